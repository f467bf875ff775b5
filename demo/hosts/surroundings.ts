import { seededUsers } from '../api/users.ts';
import { create, find } from '../dom.ts';
import { hosts } from './hosts.ts';

// What surrounds a host on its page; not part of the example.

const host = hosts.find(({ name }) => location.pathname.startsWith(`/demo/hosts/${name}/`));
if (!host) throw new Error(`${location.pathname} is not among the hosts.`);

const links = hosts.map(({ name, title }) => {
  const ariaCurrent = name === host.name ? 'page' : null;
  return create('li', {}, create('a', { href: `/demo/hosts/${name}/`, ariaCurrent }, title));
});

const answers = ['robert.zak', 'layla.haddad'].map((name) => {
  const { answer = '' } = seededUsers.find(({ username }) => username === name) ?? {};
  return create('span', {}, `${name} answers `, create('bdi', {}, answer), '. ');
});

document.body.prepend(
  create(
    'header',
    {},
    create(
      'nav',
      { ariaLabel: 'Hosts' },
      create('a', { href: '/' }, 'Demo'),
      create('a', { href: '/playground' }, 'Playground'),
      create('ul', { className: 'hosts' }, ...links),
    ),
    create('h1', {}, host.title),
    create('p', { className: 'muted' }, ...answers, 'Try a wrong answer first.'),
  ),
);

const sources = host.sources.map((source, index) => {
  const pre = create('pre', { tabIndex: 0, role: 'region', ariaLabel: source });
  void showText(pre, source);
  return create('details', { open: index === 0 }, create('summary', {}, source.replace('../', '')), pre);
});
find('main').after(create('aside', { ariaLabel: 'Source' }, ...sources));

async function showText(target: HTMLElement, source: string): Promise<void> {
  try {
    target.textContent = await (await fetch(`${source}?raw`)).text();
  } catch {
    target.textContent = 'This file could not be loaded.';
  }
}
