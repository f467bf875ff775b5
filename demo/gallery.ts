import type { SecretQuestionElement } from '../src/index.js';
import { create, find } from './dom.ts';
import { EtnaApi } from './etna-api.ts';

interface Exhibit {
  /** The status, and for `failed` the kind of the error. */
  title: string;
  /** How it comes to that. */
  note: string;
  properties: Partial<
    Pick<SecretQuestionElement, 'apiUrl' | 'appKey' | 'username' | 'timeout' | 'busy' | 'errorMessage'>
  >;
  /** Is submitted as soon as the question is there. */
  answer?: string;
}

const exhibits: Exhibit[] = [
  { title: 'idle', note: 'No username yet: nothing is asked, nothing shown.', properties: {} },
  {
    title: 'loading',
    note: 'The reply never comes, and the timeout is days away.',
    properties: { username: 'silent', timeout: 2 ** 31 - 1 },
  },
  { title: 'ready', note: 'The question is there.', properties: { username: 'robert.zak' } },
  {
    title: 'ready, error-message set',
    note: 'The page’s own words, gone at the next key.',
    properties: {
      username: 'robert.zak',
      errorMessage: 'That answer is not correct. You have two more attempts.',
    },
  },
  {
    title: 'ready, after a failed check',
    note: 'Step one was down. The answer is kept.',
    properties: { username: 'reset.down' },
    answer: 'Peterson',
  },
  {
    title: 'checking',
    note: 'While respondWith waits, or busy is set.',
    properties: { username: 'robert.zak', busy: true },
  },
  {
    title: 'accepted',
    note: 'Step one replied without errors.',
    properties: { username: 'robert.zak' },
    answer: 'Peterson',
  },
  {
    title: 'not-required',
    note: 'The question is empty.',
    properties: { username: 'no.question' },
  },
  { title: 'failed: network', note: 'The connection is cut.', properties: { username: 'dropped' } },
  {
    title: 'failed: timeout',
    note: 'No reply within the timeout.',
    properties: { username: 'silent', timeout: 1000 },
  },
  { title: 'failed: unavailable', note: '503, three times.', properties: { username: 'down' } },
  {
    title: 'failed: rate-limited',
    note: '429, with two minutes to wait.',
    properties: { username: 'rate.limited' },
  },
  {
    title: 'failed: malformed',
    note: 'A reply that is not the documented one.',
    properties: { username: 'malformed' },
  },
  { title: 'failed: rejected', note: 'The API refuses.', properties: { username: 'rejected' } },
  {
    title: 'failed: app-key',
    note: 'The API does not know the key.',
    properties: { username: 'robert.zak', appKey: 'unknown-key' },
  },
  {
    title: 'failed: configuration',
    note: 'The api-url is no http(s) URL.',
    properties: { username: 'robert.zak', apiUrl: 'ftp://example.com/api' },
  },
];

/** Fills the gallery when it is opened, and empties it when it is closed: it asks for nothing before. */
export function connectGallery(question: SecretQuestionElement): void {
  const gallery = find('details', '#gallery');
  gallery.addEventListener('toggle', () => {
    // Fresh copies of the users each time, so that nothing of the last visit is left.
    const tag = `~gallery-${String(Date.now())}`;
    const items = gallery.open ? exhibits.map((exhibit) => render(exhibit)) : [];
    find('ul', '', gallery).replaceChildren(...items);

    function render({ title, note, properties, answer }: Exhibit): HTMLLIElement {
      const { apiUrl, appKey, lang, dir, className } = question;
      const element = create('et-secret-question', { apiUrl, appKey, lang, dir, className, ...properties });
      if (properties.username) element.username += tag;
      if (answer) {
        element.addEventListener('question-loaded', () => {
          element.value = answer;
          element.submit();
        });
        element.addEventListener('answer-submitted', (event) => {
          const { username, answer } = event.detail;
          void event.respondWith(new EtnaApi(apiUrl, appKey).requestReset(username, answer));
        });
      }
      return create('li', {}, create('h3', {}, title), create('p', { className: 'muted' }, note), element);
    }
  });
}
