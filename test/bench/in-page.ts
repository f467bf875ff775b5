/** What the measurements run in the page, as the global `bench`. */
import type { SecretQuestionElement } from '../../src/index.js';
import { BareQuestion, type Question } from './bare.ts';

/** Samples of the element and of the bare one, in pairs. */
export type Pairs = [ours: number[], bare: number[]];

const QUESTION = 'What street did you live on in third grade?';
const INCORRECT = { Errors: ['Incorrect.'], ErrorsCode: ['ErrorIncorrectAnswer'], IsSucceed: false };

/** A question that the page itself supplies, so that only the element's own work is timed. */
const local: Question = {
  apiUrl: 'http://localhost/api',
  appKey: 'key',
  username: 'robert.zak',
  fetch: () => Promise.resolve(Response.json({ Model: QUESTION, Errors: [], IsSucceed: true })),
};

customElements.define('bare-question', BareQuestion);

const TAGS = ['et-secret-question', 'bare-question'] as const;
type Tag = (typeof TAGS)[number];

const create = (tag: Tag, question: Question): HTMLElement & Question =>
  Object.assign(document.createElement(tag) as HTMLElement & Question, question);

// So that a run is not charged for work left over from the previous one.
const idle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve));

/** Alternates runs of the element and the bare one, and which goes first. Discards the warm-up runs. */
async function interleave(runs: number, warmUp: number, run: (tag: Tag) => Promise<number>): Promise<Pairs> {
  const pairs: Pairs = [[], []];
  for (let i = -warmUp; i < runs; i++) {
    for (const variant of i % 2 ? ([0, 1] as const) : ([1, 0] as const)) {
      await idle();
      const sample = await run(TAGS[variant]);
      if (i >= 0) pairs[variant].push(sample);
    }
  }
  return pairs;
}

/** Resolves with the time when a change in the shadow root has made `isDone` true. */
const changed = (root: ShadowRoot, isDone: () => boolean): Promise<number> =>
  new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (!isDone()) return;
      resolve(performance.now());
      observer.disconnect();
    }).observe(root, { childList: true, subtree: true, characterData: true });
  });

let copies = 0;

/** Milliseconds from insertion to the label with the question, over HTTP, with a preflight each time. */
export const measureInsertions = (runs: number, apiUrl: string, appKey: string): Promise<Pairs> =>
  interleave(runs, 10, async (tag) => {
    // A new user each time, because the browser caches preflights.
    const username = `robert.zak~${String(copies++)}`;
    const element = create(tag, { apiUrl, appKey, username, fetch: null });
    const start = performance.now();
    document.body.append(element);
    const root = element.shadowRoot!;
    const end = await changed(root, () => root.querySelector('label')?.textContent.trim() === QUESTION);
    element.remove();
    return end - start;
  });

/**
 * Milliseconds until that many elements, inserted at once, are laid out: after their first render, and with the last of
 * their questions, which the page itself supplies.
 */
export async function measureMounts(
  count: number,
  runs: number,
  warmUp: number,
): Promise<{ first: Pairs; last: Pairs }> {
  const first: Pairs = [[], []];
  const last = await interleave(runs, warmUp, async (tag) => {
    const elements = Array.from({ length: count }, () => create(tag, local));
    const loaded = allLoaded(count);
    const start = performance.now();
    document.body.append(...elements);
    await (elements.at(-1) as Partial<SecretQuestionElement>).updateComplete;
    document.body.getBoundingClientRect();
    first[TAGS.indexOf(tag) as 0 | 1].push(performance.now() - start);
    await loaded;
    document.body.getBoundingClientRect();
    const time = performance.now() - start;
    for (const element of elements) element.remove();
    return time;
  });
  return { first: [first[0].slice(warmUp), first[1].slice(warmUp)], last };
}

const allLoaded = (count: number): Promise<void> =>
  new Promise((resolve) => {
    const onLoaded = (): void => {
      if (--count > 0) return;
      removeEventListener('question-loaded', onLoaded);
      resolve();
    };
    addEventListener('question-loaded', onLoaded);
  });

let held: HTMLElement[] = [];

/** Puts elements on the page and keeps them there. */
export async function hold(count: number, tag: Tag = 'et-secret-question'): Promise<void> {
  const loaded = allLoaded(count);
  held = Array.from({ length: count }, () => create(tag, local));
  document.body.append(...held);
  await loaded;
  await idle();
}

/** Removes the held elements. */
export async function release(): Promise<void> {
  for (const element of held) element.remove();
  held = [];
  await idle();
}

let renders = 0;

/** Holds one element and counts how often its template renders from now on. */
export async function holdCounted(): Promise<void> {
  await hold(1);
  // Waits for the second render, which is for the live region.
  await new Promise(requestAnimationFrame);
  const element = held[0] as unknown as { render: () => unknown; updateComplete: Promise<unknown> };
  await element.updateComplete;
  const { render } = element;
  element.render = () => {
    renders++;
    return render.call(element);
  };
  held[0]!.addEventListener('answer-submitted', (event) => event.respondWith(INCORRECT));
  held[0]!.focus();
  renders = 0;
}

/** The number of renders since the last call. */
export function takeRenders(): number {
  const taken = renders;
  renders = 0;
  return taken;
}

/** Milliseconds from submitting a wrong answer in the held element to its message, and the renders of the last run. */
export async function measureVerdicts(runs: number): Promise<{ times: number[]; renders: number }> {
  const element = held[0] as SecretQuestionElement;
  const root = element.shadowRoot!;
  const times: number[] = [];
  for (let i = -10; i < runs; i++) {
    element.reset();
    await element.updateComplete;
    await idle();
    element.value = 'Peterson';
    renders = 0;
    const start = performance.now();
    element.submit();
    const end = await changed(root, () => !!root.querySelector('[part=error]'));
    if (i >= 0) times.push(end - start);
  }
  await element.updateComplete;
  return { times, renders: takeRenders() };
}

/** Microseconds per key press, with the editing itself and all listeners, in the held field and in a bare one. */
export async function measureKeys(runs: number): Promise<Pairs> {
  const keys = 50;
  const bare = document.createElement('input');
  bare.type = 'password';
  document.body.append(bare);
  const pairs = await interleave(runs, 5, async (tag) => {
    const field = tag === 'bare-question' ? bare : held[0]!.shadowRoot!.querySelector('input')!;
    field.value = '';
    field.focus();
    const start = performance.now();
    for (let key = 0; key < keys; key++) {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way for scripts to edit as keys do
      document.execCommand('insertText', false, 'x');
      // A render would happen here.
      await Promise.resolve();
    }
    const time = performance.now() - start;
    if (field.value.length !== keys) throw new Error('The keys did not arrive.');
    return (1000 * time) / keys;
  });
  bare.remove();
  return pairs;
}
