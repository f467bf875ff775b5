import type { SecretQuestionElement } from '../src/index.js';
import { create, find } from './dom.ts';
import { EtnaApi } from './etna-api.ts';

interface Exhibit {
  /** The status; for `failed`, also the kind of error. */
  title: string;
  /** How the element gets there. */
  note: string;
  properties: Partial<
    Pick<SecretQuestionElement, 'apiUrl' | 'appKey' | 'username' | 'timeout' | 'busy' | 'errorMessage'>
  >;
  /** Submitted as soon as the question has loaded. */
  answer?: string;
}

const exhibits: Exhibit[] = [
  { title: 'idle', note: 'No username yet, so nothing is requested or shown.', properties: {} },
  {
    title: 'loading',
    note: 'The reply never arrives, and the timeout is days away.',
    properties: { username: 'silent', timeout: 2 ** 31 - 1 },
  },
  { title: 'ready', note: 'The question has loaded.', properties: { username: 'robert.zak' } },
  {
    title: 'ready, error-message set',
    note: 'The page’s own message. It disappears when you type.',
    properties: {
      username: 'robert.zak',
      errorMessage: 'That answer is not correct. You have two more attempts.',
    },
  },
  {
    title: 'ready, after a failed check',
    note: 'Step one is down. The answer stays.',
    properties: { username: 'reset.down' },
    answer: 'Peterson',
  },
  {
    title: 'checking',
    note: 'While respondWith is pending, or busy is set.',
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
    note: 'The account has no question.',
    properties: { username: 'no.question' },
  },
  { title: 'failed: network', note: 'The connection is dropped.', properties: { username: 'dropped' } },
  {
    title: 'failed: timeout',
    note: 'No reply within the timeout.',
    properties: { username: 'silent', timeout: 1000 },
  },
  { title: 'failed: unavailable', note: '503, three times.', properties: { username: 'down' } },
  {
    title: 'failed: rate-limited',
    note: '429, retry after two minutes.',
    properties: { username: 'rate.limited' },
  },
  {
    title: 'failed: malformed',
    note: 'The reply is not what the API documents.',
    properties: { username: 'malformed' },
  },
  { title: 'failed: rejected', note: 'The API refuses the request.', properties: { username: 'rejected' } },
  {
    title: 'failed: app-key',
    note: 'The API does not know the key.',
    properties: { username: 'robert.zak', appKey: 'unknown-key' },
  },
  {
    title: 'failed: configuration',
    note: 'The api-url is not an HTTP URL.',
    properties: { username: 'robert.zak', apiUrl: 'ftp://example.com/api' },
  },
];

/** Fills the gallery when it opens, and empties it when it closes. Nothing is requested before. */
export function connectGallery(question: SecretQuestionElement): void {
  const gallery = find('details', '#gallery');
  gallery.addEventListener('toggle', () => {
    // Fresh copies of the users each time, so that no state is left over.
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
