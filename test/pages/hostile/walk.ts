// Walks through every step of the element on a page that loads this first, and reports to the parent page.
import type { SecretQuestionElement } from '../../../src/index.js';

/** Passed to the page as JSON in `window.name`, which also works for a page without an origin. */
export interface Settings {
  apiUrl: string;
  appKey: string;
  /** A user whose first request fails. */
  username: string;
  base?: string;
}

export interface Report {
  /** What the trader could read, step by step. */
  texts: (string | undefined)[];
  /** The field's `display`, which only the element's styles make `flex`. */
  display: string;
  violations: string[];
  warnings: string[];
  errors: string[];
}

const { apiUrl, appKey, username, base } = JSON.parse(window.name) as Settings;
const report: Report = { texts: [], display: '', violations: [], warnings: [], errors: [] };

const send = (): void => parent.postMessage(report, '*');

function fail(error: unknown): void {
  report.errors.push(String(error));
  send();
}

addEventListener('error', ({ message }) => fail(message));
addEventListener('unhandledrejection', ({ reason }) => fail(reason));
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
  report.violations.push([effectiveDirective, blockedURI, sample].join(' ').trim()),
);
console.warn = (text: string) => report.warnings.push(text);

addEventListener('load', () => void walk().then(send, fail));

async function walk(): Promise<void> {
  if (base) document.head.append(Object.assign(document.createElement('base'), { href: base }));
  const element = document.querySelector('et-secret-question')!;
  const part = (name: string) => element.shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`)!;
  const read = (name: string) => report.texts.push(part(name).textContent.trim());
  /** Waits until what was just read is announced, too. */
  const listen = async () => {
    const text = report.texts.at(-1)!;
    await announces(element.shadowRoot!.querySelector('[aria-live]')!, text);
    report.texts.push(text);
  };
  const event = (type: string) =>
    new Promise((resolve) => element.addEventListener(type, resolve, { once: true }));

  element.addEventListener('answer-submitted', (event) =>
    event.respondWith(
      fetch(`${apiUrl}/v1.0/users/password/reset`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Et-App-Key': appKey },
        body: JSON.stringify({ User: event.detail.username, SecretQuestionAnswer: event.detail.answer }),
      }),
    ),
  );
  element.setAttribute('api-url', apiUrl);
  element.setAttribute('app-key', appKey);
  element.setAttribute('username', username);
  const failed = event('question-failed');
  await failed;
  read('error');
  await listen();
  part('retry').click();
  await event('question-loaded');
  read('question');
  report.display = getComputedStyle(part('field')).display;

  for (const [answer, reply] of [
    ['Miller', 'error'],
    ['Peterson', 'status'],
  ] as const) {
    const input = part('input') as HTMLInputElement;
    input.value = answer;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    part('submit').click();
    await element.updateComplete;
    await hasLeft(element, 'checking');
    read(reply);
    await listen();
  }
}

/** Resolves when a live region announces a text. */
const announces = (region: Element, text: string): Promise<void> =>
  new Promise((resolve) =>
    new MutationObserver((_, observer) => {
      if (region.textContent.trim() !== text) return;
      observer.disconnect();
      resolve();
    }).observe(region, { childList: true }),
  );

/** Resolves when a status is no longer rendered. No animation frames, because invisible iframes may not get any. */
const hasLeft = (element: SecretQuestionElement, status: string): Promise<void> =>
  new Promise((resolve) =>
    new MutationObserver((_, observer) => {
      if (element.status === status) return;
      observer.disconnect();
      resolve();
    }).observe(element.shadowRoot!, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    }),
  );
