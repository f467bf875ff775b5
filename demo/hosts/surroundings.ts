import { seededUsers } from '../api/users.ts';
import { create, find } from '../dom.ts';
import { hosts, linkHosts } from './hosts.ts';

// What stands around the host: no part of it.

const host = hosts.find(({ name }) => location.pathname.startsWith(`/demo/hosts/${name}/`));
if (!host) throw new Error(`${location.pathname} is not among the hosts.`);

const answers = ['robert.zak', 'layla.haddad'].map((name) => {
  const { answer = '' } = seededUsers.find(({ username }) => username === name) ?? {};
  return create('span', {}, `${name} answers `, create('bdi', {}, answer), '. ');
});

document.body.prepend(
  create(
    'header',
    {},
    create('nav', { ariaLabel: 'Hosts' }, create('a', { href: '/' }, 'Demo'), linkHosts()),
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
    target.textContent = 'It could not be loaded.';
  }
}
