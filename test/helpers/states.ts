import type { SecretQuestionElement } from '../../src/index.js';
import { answer, APP_KEY, apiUrl, copyOf, enter, part, settled } from './page.js';

/** One visible state of the element. */
export interface State {
  name: string;
  /** Brings an element on the page into this state, with the real server. */
  reach: (element: SecretQuestionElement) => Promise<void>;
}

type Reach = State['reach'];
type Properties = Partial<SecretQuestionElement>;

const INCORRECT = { Errors: ['Answer is incorrect, try again.'], ErrorsCode: ['ErrorIncorrectAnswer'] };
const ANOTHER_ERROR = { Errors: ['The account is locked.'] };
const ACCEPTED = { Errors: [] };

function askFor(element: SecretQuestionElement, username: string, properties?: Properties): void {
  Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf(username), ...properties });
}

/** The state after the request for a user's question has ended. */
const asked =
  (username: string, properties?: Properties): Reach =>
  async (element) => {
    askFor(element, username, properties);
    await settled(element);
  };

/** The state after an action on a question that has loaded. */
const then =
  (act: (element: SecretQuestionElement) => unknown): Reach =>
  async (element) => {
    await asked('robert.zak')(element);
    await act(element);
    await element.updateComplete;
  };

/** The same state, with slotted content. */
const filled =
  (slots: string, reach: Reach): Reach =>
  (element) => {
    element.innerHTML = slots;
    return reach(element);
  };

const failed = (kind: string, username: string, properties?: Properties): State => ({
  name: `failed, ${kind}`,
  reach: asked(username, properties),
});

/** Every state. For the users that fail, the element does not retry. */
export const states: readonly State[] = [
  {
    name: 'idle',
    reach: async (element) => {
      await element.updateComplete;
    },
  },
  {
    name: 'loading',
    reach: async (element) => {
      askFor(element, 'silent', { timeout: 60_000 });
      await element.updateComplete;
    },
  },
  { name: 'ready', reach: asked('robert.zak') },
  {
    name: 'ready, with slots',
    reach: filled(
      `<h2 slot="heading">Is it you?</h2>
      <span slot="hint">You can use capital or small letters.</span>
      <span slot="submit">Go on</span>
      <a slot="alternative" href="#support">Try another way</a>`,
      asked('robert.zak'),
    ),
  },
  {
    name: 'ready, shown',
    reach: then((element) => {
      enter(element, 'Peterson');
      part(element, 'toggle')!.click();
    }),
  },
  { name: 'ready, unmasked', reach: asked('robert.zak', { unmasked: true }) },
  { name: 'ready, disabled', reach: asked('robert.zak', { disabled: true }) },
  { name: 'ready, long question', reach: asked('long.question') },
  { name: 'ready, Arabic question', reach: asked('layla.haddad') },
  { name: 'ready, blank', reach: then((element) => element.submit()) },
  { name: 'ready, incorrect', reach: then((element) => answer(element, 'Miller', () => INCORRECT)) },
  { name: 'ready, unchecked', reach: then((element) => answer(element, 'Peterson', () => ANOTHER_ERROR)) },
  {
    name: 'ready, rate-limited',
    reach: then((element) => answer(element, 'Peterson', () => new Response(null, { status: 429 }))),
  },
  {
    name: 'ready, error-message',
    reach: filled(
      '<span slot="hint">DD/MM/YYYY</span>',
      asked('robert.zak', { errorMessage: 'You have two attempts left.' }),
    ),
  },
  {
    name: 'checking',
    reach: then((element) => {
      element.timeout = 600_000;
      element.addEventListener('answer-submitted', (event) =>
        event.respondWith(new Promise(() => undefined)),
      );
      enter(element, 'Peterson');
      element.submit();
    }),
  },
  { name: 'accepted', reach: then((element) => answer(element, 'Peterson', () => ACCEPTED)) },
  { name: 'not-required', reach: asked('no.question') },
  failed('configuration', 'robert.zak', { apiUrl: 'ftp://example.com/api' }),
  failed('app-key', 'robert.zak', { appKey: 'unknown-key' }),
  failed('rejected', 'rejected'),
  failed('rate-limited', 'rate.limited.for.hours'),
  failed('unavailable', 'status.501'),
  failed('network', 'broken.off'),
  failed('timeout', 'silent', { timeout: 200 }),
  failed('malformed', 'malformed'),
];

/** A page with the element in every state, each in a region named after the state. */
export interface Gallery {
  page: HTMLElement;
  elements: SecretQuestionElement[];
  /** The element in the state of this name. */
  at: (name: string) => SecretQuestionElement;
  /** The names of the states that overflow the width of the page. */
  overflowing: () => string[];
}

/** Shows every state, one below the other, until the page is removed. */
export async function showStates(): Promise<Gallery> {
  const page = document.createElement('main');
  const regions = new Map(
    states.map(({ name }) => {
      const region = document.createElement('section');
      region.setAttribute('aria-label', name);
      region.append(document.createElement('et-secret-question'));
      return [name, region];
    }),
  );
  page.append(...regions.values());
  document.body.append(page);
  const at = (name: string): SecretQuestionElement => regions.get(name)!.querySelector('et-secret-question')!;
  await Promise.all(states.map(({ name, reach }) => reach(at(name))));
  (document.activeElement as HTMLElement | null)?.blur();
  return {
    page,
    elements: states.map(({ name }) => at(name)),
    at,
    overflowing: () =>
      [...regions]
        .filter(([, { scrollWidth, clientWidth }]) => scrollWidth > clientWidth)
        .map(([name]) => name),
  };
}
