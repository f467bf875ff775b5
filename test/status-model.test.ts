import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type {
  AnswerSubmittedDetail,
  QuestionFailedDetail,
  SecretQuestionElement,
  SecretQuestionErrorKind,
} from '../src/index.js';
import english from '../src/locales/en.js';
import { has } from './helpers/floor.js';
import { APP_KEY, collect, enter, html, inputOf, json, put, textOf } from './helpers/page.js';
import { holds, turn } from './helpers/properties.js';

type Status = SecretQuestionElement['status'];
type Kind = Exclude<SecretQuestionErrorKind, 'rate-limited'>;
/** Why an answer is not accepted, and the page's own message, if any. */
type Refusal = [kind: Kind, message?: string];

const API_URL = 'https://a.example/api';
const STATUSES: Status[] = ['idle', 'loading', 'ready', 'checking', 'accepted', 'not-required', 'failed'];

/** The contract, without timing: everything happens at once. */
class Model {
  apiUrl = '';
  username = '';
  isConnected = true;
  busy = false;
  disabled = false;
  value = '';
  requests = 0;
  readonly events: string[] = [];
  /** The status as if the page were not busy. */
  inner: Status = 'idle';
  /** The last question that was shown. */
  question = '';
  message: string | undefined;
  /** The page's message, which is shown unless it is dismissed. */
  errorMessage = '';
  isDismissed = false;

  get status(): Status {
    return this.inner === 'ready' && this.busy ? 'checking' : this.inner;
  }

  /** What can be observed of the element from outside. */
  get view(): string {
    const { status, inner, question, value, requests, events, errorMessage, isDismissed } = this;
    const pageMessage = status === 'ready' && !isDismissed && errorMessage;
    const message = pageMessage || this.message;
    const hasField = inner === 'ready' || inner === 'checking';
    return JSON.stringify({
      status,
      states: [status],
      question: hasField || inner === 'accepted' ? question : '',
      value,
      field: hasField ? value : undefined,
      message: status === 'checking' || status === 'accepted' ? undefined : message,
      end: status === 'accepted' ? (message ?? english.accepted) : undefined,
      errorMessage,
      requests,
      events,
    });
  }

  set(change: { apiUrl?: string; username?: string }): void {
    const { apiUrl, username } = this;
    Object.assign(this, change);
    if (this.isConnected && (this.apiUrl !== apiUrl || this.username !== username)) {
      this.leave();
      this.ask();
    }
  }

  ask(): void {
    if (!this.isConnected || !this.apiUrl || !this.username) return;
    this.inner = 'loading';
    this.message = undefined;
    if (this.apiUrl.startsWith('ftp:')) this.fail('configuration');
    else this.requests++;
  }

  leave(): void {
    // What the page has set before the first request stays.
    if (this.inner !== 'idle') this.reset();
    this.inner = 'idle';
    this.question = '';
    this.message = undefined;
  }

  load(question: string): void {
    if (this.question && this.question !== question) this.reset();
    this.question = question;
    this.inner = question ? 'ready' : 'not-required';
    this.tell(question ? 'question-loaded' : 'question-not-required', question);
  }

  fail(kind: Kind): void {
    this.inner = 'failed';
    this.message = english[kind];
    this.tell('question-failed', kind);
  }

  submit(reaction: Reaction): void {
    if (this.status !== 'ready' || this.disabled) return;
    this.isDismissed = true;
    this.message = this.value.trim() ? undefined : english.blank;
    if (this.message) return;
    this.tell('answer-submitted', this.question, this.value);
    if (reaction === 'respondWith') this.inner = 'checking';
    if (reaction === 'respondWith, too late') this.refuse('timeout');
    if (reaction === 'busy') this.busy = true;
  }

  refuse(kind: Kind, message = kind === 'incorrect' ? english.incorrect : english.unchecked): void {
    this.inner = 'ready';
    this.message = message;
    this.tell('answer-rejected', this.question, kind);
  }

  accept(message?: string): void {
    this.inner = 'accepted';
    this.value = '';
    this.isDismissed = true;
    this.message = message;
    this.tell('answer-accepted', this.question);
  }

  reset(): void {
    this.value = '';
    this.isDismissed = true;
    if (this.inner === 'ready') this.message = undefined;
  }

  /** The page comes back from the back/forward cache. */
  comeBack(): void {
    if (['accepted', 'not-required', 'failed'].includes(this.inner)) this.ask();
  }

  tell(type: string, ...details: string[]): void {
    this.events.push([type, this.username, ...details].join(' ').trim());
  }
}

/** What the page does with an answer. */
type Reaction = 'respondWith' | 'respondWith, too late' | 'busy' | 'nothing';

interface Deferred {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

const defer = (deferred: Deferred[]): Promise<never> =>
  new Promise((resolve, reject) => deferred.push({ resolve, reject }));

/** An element, and what it is waiting for. */
class Real {
  readonly element = put(html`<et-secret-question></et-secret-question>`);
  readonly home = this.element.parentElement!;
  readonly requests: Deferred[] = [];
  readonly verdicts: Deferred[] = [];
  /** What the promises from `respondWith()` resolved with. */
  readonly responses: boolean[] = [];
  readonly events = collect(this.element);
  reaction: Reaction = 'nothing';

  constructor() {
    // Pending until a command settles it, whether aborted or not.
    const fetch = (): Promise<Response> => defer(this.requests);
    Object.assign(this.element, { appKey: APP_KEY, timeout: 1e6, fetch });
    this.element.addEventListener('answer-submitted', (event) => {
      if (this.reaction.startsWith('respondWith')) {
        this.element.timeout = this.reaction === 'respondWith' ? 1e6 : 1;
        void event.respondWith(defer(this.verdicts)).then((accepted) => this.responses.push(accepted));
        this.element.timeout = 1e6;
      }
      if (this.reaction === 'busy') this.element.busy = true;
    });
  }

  get view(): string {
    const { element, requests, events } = this;
    const { status, question, value } = element;
    return JSON.stringify({
      status,
      states: has(':state()') ? STATUSES.filter((status) => element.matches(`:state(${status})`)) : [status],
      question,
      value,
      field: (inputOf(element) as HTMLInputElement | null)?.value,
      message: textOf(element, 'error'),
      end: status === 'accepted' ? textOf(element, 'status') : undefined,
      errorMessage: element.errorMessage,
      requests: requests.length,
      events: events.map(({ type, detail }) => {
        const { username, question, answer, error } = detail as Partial<
          AnswerSubmittedDetail & QuestionFailedDetail
        >;
        return [type, username, question, error?.kind, answer].filter(Boolean).join(' ');
      }),
    });
  }
}

/** Something that happens. `expected` updates the model, which the element must then match. */
const command = (
  name: string,
  act: (real: Real, model: Readonly<Model>) => unknown,
  expected: (model: Model) => void,
  check: (model: Readonly<Model>) => boolean = () => true,
): fc.AsyncCommand<Model, Real> => ({
  check,
  toString: () => name,
  async run(model, real) {
    await act(real, model);
    expected(model);
    const deadline = performance.now() + 1000;
    do await turn();
    while (real.view !== model.view && performance.now() < deadline);
    expect(real.view).to.equal(model.view);
  },
});

const nothing = (): void => undefined;
const isConnected = (model: Readonly<Model>): boolean => model.isConnected;
const isLoading = (model: Readonly<Model>): boolean => model.inner === 'loading';
const canType = ({ status, disabled }: Readonly<Model>): boolean => status === 'ready' && !disabled;
const isChecking = (model: Readonly<Model>): boolean => model.inner === 'checking';

const envelope = (question: string): Response => json({ Model: question, Errors: [], IsSucceed: true });

const set = (change: { apiUrl?: string; username?: string }): fc.AsyncCommand<Model, Real> =>
  command(
    `set ${JSON.stringify(change)}`,
    ({ element }) => Object.assign(element, change),
    (model) => model.set(change),
  );

const load = (question: string): fc.AsyncCommand<Model, Real> =>
  command(
    `load '${question}'`,
    ({ requests }) => requests.at(-1)!.resolve(envelope(question)),
    (model) => model.load(question),
    isLoading,
  );

const fail = (kind: Kind, reply: (request: Deferred) => void): fc.AsyncCommand<Model, Real> =>
  command(
    `fail: ${kind}`,
    ({ requests }) => reply(requests.at(-1)!),
    (model) => model.fail(kind),
    isLoading,
  );

const verdict = (
  name: string,
  give: (verdict: Deferred) => void,
  expected: (model: Model) => void,
): fc.AsyncCommand<Model, Real> =>
  command(`verdict: ${name}`, ({ verdicts }) => give(verdicts.at(-1)!), expected, isChecking);

const INCORRECT = { Errors: ['No.'], ErrorsCode: ['ErrorIncorrectAnswer'] };

const accepting = (
  name: string,
  give: (verdict: Deferred) => void,
  message?: string,
): fc.AsyncCommand<Model, Real> => verdict(`accepted by ${name}`, give, (model) => model.accept(message));

const refusing = (
  name: string,
  give: (verdict: Deferred) => void,
  refusal: Refusal,
): fc.AsyncCommand<Model, Real> => verdict(`refused by ${name}`, give, (model) => model.refuse(...refusal));

const lateReplies = command(
  'late replies',
  ({ requests }, model) => {
    for (const request of isLoading(model) ? requests.slice(0, -1) : requests)
      request.resolve(envelope('Late?'));
  },
  nothing,
);

const lateVerdicts = command(
  'late verdicts',
  ({ verdicts }, model) => {
    for (const verdict of isChecking(model) ? verdicts.slice(0, -1) : verdicts) verdict.resolve(true);
  },
  nothing,
);

const type = (text: string): fc.AsyncCommand<Model, Real> =>
  command(
    `type '${text}'`,
    ({ element }) => enter(element, text),
    (model) => {
      model.value = text;
      model.message = undefined;
      model.isDismissed = true;
    },
    canType,
  );

const fill = command(
  'value = Preset',
  ({ element }) => (element.value = 'Preset'),
  (model) => (model.value = 'Preset'),
);

const submit = (reaction: Reaction): fc.AsyncCommand<Model, Real> =>
  command(
    `submit, ${reaction}`,
    (real) => {
      real.reaction = reaction;
      real.element.submit();
    },
    (model) => model.submit(reaction),
  );

const answer = ([text, reaction]: [string, Reaction]): fc.AsyncCommand<Model, Real> =>
  command(
    `answer '${text}', ${reaction}`,
    (real) => {
      real.reaction = reaction;
      enter(real.element, text);
      real.element.submit();
    },
    (model) => {
      model.value = text;
      model.submit(reaction);
    },
    canType,
  );

const remove = command(
  'remove',
  ({ element }) => element.remove(),
  (model) => {
    model.leave();
    model.isConnected = false;
  },
  isConnected,
);

const insert = command(
  'insert',
  ({ element, home }) => home.append(element),
  (model) => {
    model.isConnected = true;
    model.ask();
  },
  (model) => !model.isConnected,
);

const move = command(
  'move in one task',
  async ({ element }) => {
    element.remove();
    await element.updateComplete;
    document.body.append(element);
  },
  nothing,
  isConnected,
);

const changeThereAndBack = command(
  'change there and back',
  ({ element }, { username }) => {
    element.username = 'eve';
    element.username = username;
  },
  nothing,
);

const changeTwice = command(
  'change twice in one task',
  async ({ element }) => {
    element.username = 'eve';
    await element.updateComplete;
    element.username = 'bob';
  },
  (model) => {
    const { requests } = model;
    model.set({ username: 'eve' });
    model.requests = requests;
    model.set({ username: 'bob' });
  },
  ({ apiUrl }) => !apiUrl.startsWith('ftp:'),
);

const reload = command(
  'reload',
  ({ element }) => void element.reload(),
  (model) => model.ask(),
);

const reset = command(
  'reset',
  ({ element }) => element.reset(),
  (model) => model.reset(),
);

const online = command(
  'online',
  () => dispatchEvent(new Event('online')),
  (model) => {
    if (model.message === english.network) model.ask();
  },
);

const comeBack = command(
  'come back from the cache',
  () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  (model) => model.comeBack(),
  isConnected,
);

const leavePage = command(
  'leave the page',
  () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
  (model) => model.reset(),
  isConnected,
);

const say = (message: string): fc.AsyncCommand<Model, Real> =>
  command(
    `errorMessage = '${message}'`,
    ({ element }) => (element.errorMessage = message),
    (model) => {
      model.errorMessage = message;
      model.isDismissed = false;
    },
  );

const toggle = ([property, value]: ['busy' | 'disabled', boolean]): fc.AsyncCommand<Model, Real> =>
  command(
    `${property} = ${String(value)}`,
    ({ element }) => (element[property] = value),
    (model) => {
      if (property === 'busy' && model.busy && !value) model.isDismissed = false;
      model[property] = value;
    },
  );

const anyText = fc.constantFrom('Peterson', 'Miller', ' ');
const anyReaction = fc.constantFrom<Reaction[]>(
  'respondWith',
  'respondWith',
  'respondWith, too late',
  'busy',
  'nothing',
);

/** Weighted so that most sequences get to an answer and beyond. */
const anyCommand = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .record(
        {
          apiUrl: fc.constantFrom(API_URL, 'https://b.example', 'ftp://c.example', ''),
          username: fc.constantFrom('ann', 'ann', 'bob', ''),
        },
        { requiredKeys: [] },
      )
      .map(set),
  },
  { weight: 4, arbitrary: fc.constantFrom('Where?', 'Where?', 'When?', '').map(load) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      fail('network', (request) => request.reject(new Error('refused'))),
      fail('malformed', (request) => request.resolve(new Response('<html>'))),
      fail('rejected', (request) => request.resolve(json({ Errors: ['No.'] }))),
      fail('unavailable', (request) =>
        request.resolve(new Response('', { status: 503, headers: { 'Retry-After': '3600' } })),
      ),
    ),
  },
  { weight: 2, arbitrary: fc.constant(reload) },
  { weight: 2, arbitrary: fc.constant(fill) },
  { weight: 1, arbitrary: anyText.map(type) },
  { weight: 2, arbitrary: anyReaction.map(submit) },
  { weight: 5, arbitrary: fc.tuple(anyText, anyReaction).map(answer) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      accepting('true', (verdict) => verdict.resolve(true)),
      accepting('an envelope', (verdict) => verdict.resolve({ Errors: [] })),
      accepting('a Response', (verdict) => verdict.resolve(json({ Errors: [] }))),
      accepting('a message', (verdict) => verdict.resolve({ accepted: true, message: 'Done.' }), 'Done.'),
      refusing('false', (verdict) => verdict.resolve(false), ['incorrect']),
      refusing('an envelope', (verdict) => verdict.resolve(INCORRECT), ['incorrect']),
      refusing('a message', (verdict) => verdict.resolve({ accepted: false, message: 'No.' }), [
        'incorrect',
        'No.',
      ]),
      refusing('a rejection', (verdict) => verdict.reject(new Error('offline')), ['network']),
      refusing('a time limit', (verdict) => verdict.reject(new DOMException('', 'TimeoutError')), [
        'timeout',
      ]),
      refusing('another error', (verdict) => verdict.resolve({ Errors: ['Locked.'] }), ['rejected']),
      refusing('an outage', (verdict) => verdict.resolve(new Response('', { status: 503 })), ['unavailable']),
      refusing('nothing', (verdict) => verdict.resolve(undefined), ['malformed']),
    ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      remove,
      insert,
      insert,
      move,
      changeThereAndBack,
      changeTwice,
      reset,
      online,
      lateReplies,
      lateVerdicts,
      comeBack,
      comeBack,
      leavePage,
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('Not quite.', 'Not quite.', '').map(say) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom('busy', 'disabled'), fc.constantFrom(false, false, true)).map(toggle),
  },
);

describe('the element', () => {
  // Warnings about late and wrong verdicts are tested elsewhere.
  const { warn } = console;
  before(() => (console.warn = () => undefined));
  after(() => (console.warn = warn));

  it('follows the contract, whatever happens in whatever order', async () => {
    await holds(fc.commands([anyCommand], { maxCommands: 40, size: 'medium' }), 100, async (commands) => {
      const model = new Model();
      const real = new Real();
      await set({ apiUrl: API_URL, username: 'ann' }).run(model, real);
      await load('Where?').run(model, real);
      await fc.asyncModelRun(() => ({ model, real }), commands);
      if (model.isConnected) await remove.run(model, real);
      await lateReplies.run(model, real);
      await lateVerdicts.run(model, real);
      const accepted = model.events.filter((event) => event.startsWith('answer-accepted'));
      expect(real.responses.filter(Boolean)).to.have.lengthOf(accepted.length);
      expect(real.responses).to.have.lengthOf(real.verdicts.length);
    });
  });
});
