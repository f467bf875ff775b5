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
  /** Whether minutes do not matter, as in CI. */
  var isThorough: boolean;
}

export { APP_KEY };
export const { url: apiUrl, origin: apiOrigin } = globalThis.etnaApi;

/**
 * Whether all values are to be tried on what is about our code alone: in Chromium and, in CI, in all engines of today.
 * Elsewhere, some do.
 */
export const triesAll = isCurrent && (globalThis.isThorough || navigator.userAgent.includes('Chrom'));

let copies = 0;
const run = Math.random().toString(36).slice(2);

/** A fresh copy of a seeded user, so that no test sees what another one did. */
export function copyOf(username: string): string {
  const tag = `~${run}${String(copies++)}`;
  return username.includes('@') ? username.replace('@', `${tag}@`) : username + tag;
}

/** Puts markup with an element in it on the page, and returns the element. Its request, if any, is yet to be made. */
export function put(markup: TemplateResult): SecretQuestionElement {
  return fixtureSync<HTMLElement>(html`<div>${markup}</div>`).querySelector('et-secret-question')!;
}

/** An element that is about to ask for the question of a user. */
export function ask(
  username: string,
  properties: Partial<SecretQuestionElement> = {},
): SecretQuestionElement {
  const element = put(html`<et-secret-question></et-secret-question>`);
  return Object.assign(element, { apiUrl, appKey: APP_KEY, username, ...properties });
}

/** An element that shows the question of a user. */
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

/** The event that ends the request under way, and with it the render. */
export async function settled(element: SecretQuestionElement): Promise<EndEvent> {
  const event = await Promise.race(END_EVENTS.map((type) => oneEvent(element, type)));
  await element.updateComplete;
  return event;
}

/** Collects the events of the element from now on, in order. */
export function collect(target: EventTarget, types = [...END_EVENTS, ...ANSWER_EVENTS]): CustomEvent[] {
  const events: CustomEvent[] = [];
  for (const type of types) target.addEventListener(type, (event) => events.push(event as CustomEvent));
  return events;
}

/** The first element with that part. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as `querySelector` has it
export function part<E extends HTMLElement = HTMLElement>(element: Element, name: string): E | null {
  return element.shadowRoot!.querySelector<E>(`[part~='${name}']`);
}

/** The text field. */
export const inputOf = (element: Element): HTMLInputElement => part<HTMLInputElement>(element, 'input')!;

/** The visible text of a part, with its slots filled in. */
export const textOf = (element: Element, name: string): string | undefined =>
  part(element, name)?.textContent.trim();

/** What a screen reader was last given to say. */
export const announced = (element: Element): string =>
  element.shadowRoot!.querySelector('[aria-live]')?.textContent.trim() ?? '';

/** A copy of the shadow tree without the live region, whose text comes and goes in its own time. */
export function lastingTree({ shadowRoot }: Element): HTMLElement {
  const copy = document.createElement('div');
  copy.innerHTML = shadowRoot!.innerHTML;
  copy.querySelector('[aria-live]')!.remove();
  return copy;
}

/** Resolves when a screen reader is given this to say, which takes a moment. */
export const hears = (element: Element, text: string): Promise<void> =>
  until(() => announced(element) === text);

/** The name of the part that has the focus, if any. */
export const focusedPart = (element: Element): string | null | undefined =>
  element.shadowRoot!.activeElement?.getAttribute('part');

/** Enters an answer as a trader's typing would leave it. */
export function enter(element: SecretQuestionElement, answer: string): void {
  const input = inputOf(element);
  input.value = answer;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Presses a key in the text field, in a way that no driver can. Returns whether the browser may act on it, too. */
export const pressIn = (element: SecretQuestionElement, init: KeyboardEventInit): boolean =>
  inputOf(element).dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
  );

/** Answers the question, hands `verdict` back, be it one or not, and returns when it is shown. */
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

/** Resolves when the element has left a status, and has rendered. */
export async function leaves(element: SecretQuestionElement, status: string): Promise<void> {
  await until(() => element.status !== status);
  await element.updateComplete;
}

/** Resolves as soon as a condition holds. The test's own time limit ends it otherwise. */
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

/** A reply with JSON in it; `Response.json` is newer than some of the engines. */
export const json = (body: unknown, init?: ResponseInit): Response =>
  new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' }, ...init });

/** Whether there is anything of it to see; `checkVisibility` is newer than some of the engines. */
export const isVisible = (element: Element): boolean =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';

/** The user that a request of the element asks about. */
export const usernameIn = (request: RequestInfo | URL): string | null =>
  new URL((request as Request).url).searchParams.get('username');

/** What arrived at the server for a user. */
export async function logOf(username: string): Promise<UserLog> {
  const response = await fetch(
    `${apiOrigin}/demo/requests?${new URLSearchParams({ user: username }).toString()}`,
  );
  return (await response.json()) as UserLog;
}

/** Resolves after everything that was put off to the end of this task. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export { html };
