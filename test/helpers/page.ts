import { fixtureSync, oneEvent } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { UserLog } from '../../demo/api/request-log.js';
import { APP_KEY } from '../../demo/api/users.js';
import '../../src/index.js';
import type {
  AnswerSubmittedEvent,
  QuestionFailedEvent,
  QuestionLoadedEvent,
  QuestionNotRequiredEvent,
  SecretQuestionElement,
  Verdict,
} from '../../src/index.js';
import { isCurrent } from './floor.js';

declare global {
  /** The embedded server, started by the test runner. */
  var etnaApi: { url: string; origin: string };
  /** Whether to spend extra minutes on more thorough tests, as in CI. */
  var isThorough: boolean;
}

export { APP_KEY };
export const { url: apiUrl, origin: apiOrigin } = globalThis.etnaApi;

/**
 * Whether to try every value where a test is about our code alone: in Chromium and, in CI, in every current engine.
 * Elsewhere, a few are enough.
 */
export const triesAll = isCurrent && (globalThis.isThorough || navigator.userAgent.includes('Chrom'));

// Without this, a failed assertion about an element would show as a timeout: the test runner clones what it reports.
function dropUncloneable(this: Mocha.Context): void {
  const error = (this.currentTest?.err ?? {}) as { actual?: unknown; expected?: unknown };
  for (const key of ['actual', 'expected'] as const) {
    try {
      structuredClone(error[key]);
    } catch {
      error[key] = undefined;
    }
  }
}
// Not where pictures are taken.
if ('afterEach' in globalThis) afterEach(dropUncloneable);

let copies = 0;
const run = Math.random().toString(36).slice(2);

/** A fresh copy of a seeded user, so that tests do not affect each other. */
export function copyOf(username: string): string {
  const tag = `~${run}${String(copies++)}`;
  return username.includes('@') ? username.replace('@', `${tag}@`) : username + tag;
}

/** Renders markup that contains an element, and returns the element before it makes any request. */
export function put(markup: TemplateResult): SecretQuestionElement {
  return fixtureSync<HTMLElement>(html`<div>${markup}</div>`).querySelector('et-secret-question')!;
}

/** Returns an element that is about to request a user's question. */
export function ask(
  username: string,
  properties: Partial<SecretQuestionElement> = {},
): SecretQuestionElement {
  const element = put(html`<et-secret-question></et-secret-question>`);
  return Object.assign(element, { apiUrl, appKey: APP_KEY, username, ...properties });
}

/** Returns an element whose request for a user's question has ended. */
export async function shown(
  username = copyOf('robert.zak'),
  properties: Partial<SecretQuestionElement> = {},
): Promise<SecretQuestionElement> {
  const element = ask(username, properties);
  await settled(element);
  return element;
}

export type EndEvent = QuestionLoadedEvent | QuestionNotRequiredEvent | QuestionFailedEvent;
const END_EVENTS = ['question-loaded', 'question-not-required', 'question-failed'];
const ANSWER_EVENTS = ['answer-submitted', 'answer-accepted', 'answer-rejected'];

/** Resolves with the event that ends the current request, after the element has rendered. */
export async function settled(element: SecretQuestionElement): Promise<EndEvent> {
  const event = await Promise.race(END_EVENTS.map((type) => oneEvent(element, type)));
  await element.updateComplete;
  return event;
}

/** Collects the events at the target from now on, in order. */
export function collect(target: EventTarget, types = [...END_EVENTS, ...ANSWER_EVENTS]): CustomEvent[] {
  const events: CustomEvent[] = [];
  for (const type of types) target.addEventListener(type, (event) => events.push(event as CustomEvent));
  return events;
}

/** The first element that has this part name. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- like `querySelector`
export function part<E extends HTMLElement = HTMLElement>(element: Element, name: string): E | null {
  return element.shadowRoot!.querySelector<E>(`[part~='${name}']`);
}

/** The text field. */
export const inputOf = (element: Element): HTMLInputElement => part<HTMLInputElement>(element, 'input')!;

/** The text of a part, without slotted content. */
export const textOf = (element: Element, name: string): string | undefined =>
  part(element, name)?.textContent.trim();

/** The text in the live region. */
export const announced = (element: Element): string =>
  element.shadowRoot!.querySelector('[aria-live]')?.textContent.trim() ?? '';

/** A copy of the shadow tree without the live region, whose text comes and goes on a timer. */
export function stableTree({ shadowRoot }: Element): HTMLElement {
  const copy = document.createElement('div');
  copy.innerHTML = shadowRoot!.innerHTML;
  copy.querySelector('[aria-live]')!.remove();
  return copy;
}

/** Resolves when the element announces this text, which takes a moment. */
export const announces = (element: Element, text: string): Promise<void> =>
  until(() => announced(element) === text);

/** The name of the focused part, if any. */
export const focusedPart = (element: Element): string | null | undefined =>
  element.shadowRoot!.activeElement?.getAttribute('part');

/** Enters an answer as if the trader had typed it. */
export function enter(element: SecretQuestionElement, answer: string): void {
  const input = inputOf(element);
  input.value = answer;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Presses a key in the text field, in ways that no driver can. Returns whether the default action may follow. */
export const pressIn = (element: SecretQuestionElement, init: KeyboardEventInit): boolean =>
  inputOf(element).dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
  );

/** Submits an answer, passes `verdict`, valid or not, to `respondWith()`, and resolves when the outcome is shown. */
export async function answer(
  element: SecretQuestionElement,
  text: string,
  verdict: (event: AnswerSubmittedEvent) => unknown,
): Promise<void> {
  element.addEventListener('answer-submitted', (event) => void event.respondWith(verdict(event) as Verdict), {
    once: true,
  });
  enter(element, text);
  element.submit();
  await leaves(element, 'checking');
}

/** Resolves when the element has left a status and rendered. */
export async function leaves(element: SecretQuestionElement, status: string): Promise<void> {
  await until(() => element.status !== status);
  await element.updateComplete;
}

/** Resolves as soon as a condition holds. If it never does, the test times out. */
export async function until(condition: () => unknown): Promise<void> {
  while (!(await condition())) await new Promise(requestAnimationFrame);
}

/** Step one of the reset, as a broker's page calls it. */
export function stepOne(username: string, answer?: string): Promise<Response> {
  return fetch(`${apiUrl}/v1.0/users/password/reset`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Et-App-Key': APP_KEY },
    body: JSON.stringify({ User: username, SecretQuestionAnswer: answer }),
  });
}

/** A JSON response. Some of the tested engines lack `Response.json()`. */
export const json = (body: unknown, init?: ResponseInit): Response =>
  new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' }, ...init });

/** Whether the element is visible. Some of the tested engines lack `checkVisibility()`. */
export const isVisible = (element: Element): boolean =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';

/** The user whose question a request is for. */
export const usernameIn = (request: RequestInfo | URL): string | null =>
  new URL((request as Request).url).searchParams.get('username');

/** What the server has received for a user. */
export async function logOf(username: string): Promise<UserLog> {
  const response = await fetch(
    `${apiOrigin}/demo/requests?${new URLSearchParams({ user: username }).toString()}`,
  );
  return (await response.json()) as UserLog;
}

/** Resolves after everything that was deferred to the end of this task. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export { html };
