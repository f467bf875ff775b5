import { expect, fixtureSync } from '@open-wc/testing';
import {
  type AnswerRejectedEvent,
  AnswerAcceptedEvent,
  AnswerSubmittedEvent,
  SecretQuestionElement,
  SecretQuestionError,
  type SecretQuestionErrorKind,
  type Verdict,
} from '../src/index.js';
import english from '../src/locales/en.js';
import { needs } from './helpers/floor.js';
import {
  APP_KEY,
  apiUrl,
  focusedPart,
  answer,
  collect,
  copyOf,
  enter,
  html,
  announces,
  inputOf,
  leaves,
  nextTask,
  part,
  put,
  settled,
  shown,
  stepOne,
  textOf,
  until,
  json,
} from './helpers/page.js';

type VerdictOf = (event: AnswerSubmittedEvent) => unknown;

const byStepOne = ({ detail }: AnswerSubmittedEvent): Promise<Response> =>
  stepOne(detail.username, detail.answer);

/** A reply from the server, with the body and status that this user stands for. */
const replyOf = (username: string, appKey = APP_KEY): Promise<Response> =>
  fetch(`${apiUrl}/v1.0/users/password/secret-question?username=${copyOf(username)}`, {
    headers: { 'Et-App-Key': appKey },
  });

/** Submits an answer, passes `verdict`, valid or not, to `respondWith()`, and returns its promise. */
const respond = (element: SecretQuestionElement, verdict: VerdictOf, text = 'Peterson'): Promise<boolean> =>
  new Promise((resolve) => {
    element.addEventListener(
      'answer-submitted',
      (event) => resolve(event.respondWith(verdict(event) as Verdict)),
      { once: true },
    );
    element.value = text;
    element.submit();
  });

/** A verdict that the page has not given yet. */
function pending(): {
  verdict: Promise<unknown>;
  give: (verdict: unknown) => void;
  fail: (reason: unknown) => void;
} {
  let give!: (verdict: unknown) => void;
  let fail!: (reason: unknown) => void;
  const verdict = new Promise((resolve, reject) => {
    give = resolve;
    fail = reject;
  });
  return { verdict, give, fail };
}

const typesOf = (events: CustomEvent[]): string[] => events.map(({ type }) => type);

const warnings: string[] = [];
const { warn } = console;

beforeEach(() => {
  console.warn = (...args) => warnings.push(args.join(' '));
});

// Each test removes the warnings that it expects.
afterEach(function () {
  console.warn = warn;
  const rest = warnings.splice(0);
  if (this.currentTest?.state === 'passed') expect(rest).to.deep.equal([]);
});

const ALREADY_READ = 'a Response whose body was already read';
const ADVICE =
  "Pass step one's Response before its body is read, its parsed body (with Axios, response.data), " +
  'true, false, or { accepted, message }, or a promise for one of these (with RxJS, firstValueFrom).';

async function expectUnchecked(
  verdict: VerdictOf,
  kind: SecretQuestionErrorKind,
  message: string,
): Promise<void> {
  const element = await shown();
  const events = collect(element);
  expect(await respond(element, verdict)).to.be.false;
  expect(element.status).to.equal('ready');
  expect(textOf(element, 'error')).to.equal(message);
  await announces(element, message);
  expect(inputOf(element).value).to.equal('Peterson');
  expect(inputOf(element).getAttribute('aria-invalid')).to.equal('false');
  expect(element.validity.valid).to.be.true;
  expect(typesOf(events)).to.deep.equal(['answer-submitted', 'answer-rejected']);
  expect((events[1] as AnswerRejectedEvent).detail.error.kind).to.equal(kind);
}

async function readBefore({ detail }: AnswerSubmittedEvent): Promise<Response> {
  const response = await stepOne(detail.username, detail.answer);
  await response.json();
  return response;
}

async function beingRead({ detail }: AnswerSubmittedEvent): Promise<Response> {
  const response = await stepOne(detail.username, detail.answer);
  response.body!.getReader();
  return response;
}

function foreignResponse(): Promise<Response> {
  const frame = fixtureSync<HTMLIFrameElement>(html`<iframe></iframe>`);
  const { Response } = frame.contentWindow as unknown as typeof globalThis;
  return Promise.resolve(new Response(JSON.stringify({ Errors: [] })));
}

/** As pages do that reject with something other than an error. */
// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
const rejected = (reason: unknown): Promise<never> => Promise.reject(reason);

/** Throws, no matter what is done with it. */
function hostile(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** What Angular's HttpClient emits with `observe: 'response'`. */
class HttpResponse {
  status = 200;
  ok = true;
  url = apiUrl;
  body = { Errors: [], IsSucceed: true };
}

/** What Angular's HttpClient returns: nothing is sent until something subscribes. */
class Observable {
  source = undefined;
  operator = undefined;

  subscribe(): void {
    throw new Error('The element must not subscribe.');
  }
}

/** All texts that are reachable from a value through own properties. */
function textsIn(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || seen.has(value)) return '';
  seen.add(value);
  return Reflect.ownKeys(value)
    .map((key) => textsIn(key, seen) + textsIn(Reflect.get(value, key), seen))
    .join('\n');
}

/** Like the one with which Angular's zone.js replaces the browser's: `await` takes longer with it. */
class OtherPromise extends Promise<Response> {}

describe('the verdict', () => {
  it('of step one accepts the right answer, and wipes it', async () => {
    const element = await shown();
    await answer(element, 'peterson', byStepOne);
    expect(element.status).to.equal('accepted');
    expect(element.value).to.equal('');
    await announces(element, english.accepted);
    expect(part(element, 'input')).to.be.null;
  });

  it('of step one rejects a wrong answer, which is then invalid, focused, and selected', async () => {
    const element = await shown();
    await answer(element, 'Miller', byStepOne);
    const input = inputOf(element);
    expect(element.status).to.equal('ready');
    expect(textOf(element, 'error')).to.equal(english.incorrect);
    await announces(element, english.incorrect);
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(element.validity.customError).to.be.true;
    expect(element.validationMessage).to.equal(english.incorrect);
    expect(focusedPart(element)).to.equal('input');
    expect([input.selectionStart, input.selectionEnd]).to.deep.equal([0, 'Miller'.length]);
  });

  it('counts on the second try as on the first', async () => {
    const element = await shown();
    await answer(element, 'Miller', byStepOne);
    await answer(element, 'Smith', byStepOne);
    expect(textOf(element, 'error')).to.equal(english.incorrect);
    await answer(element, 'Peterson', byStepOne);
    expect(element.status).to.equal('accepted');
  });

  const faults: [string, VerdictOf, SecretQuestionErrorKind, string?][] = [
    ['a locked account', () => stepOne(copyOf('reset.locked'), 'Peterson'), 'rejected'],
    ['a server that is down', () => stepOne(copyOf('reset.down'), 'Peterson'), 'unavailable'],
    ['a captive portal that returns 200', () => stepOne(copyOf('reset.html'), 'Peterson'), 'malformed'],
    ['a dropped connection', () => stepOne(copyOf('reset.dropped'), 'Peterson'), 'network'],
    ['a reply that breaks off', () => replyOf('broken.off'), 'network'],
    ['an unknown user', () => stepOne(copyOf('nobody'), 'Peterson'), 'rejected'],
    ['a wrong key', () => replyOf('robert.zak', 'unknown-key'), 'app-key'],
    [
      'a rate limit',
      () => stepOne(copyOf('reset.rate.limited'), 'Peterson'),
      'rate-limited',
      english['rate-limited']('in 60 seconds'),
    ],
    ['an empty reply', () => replyOf('empty'), 'malformed'],
    ['a reply of `true`', () => replyOf('top.level.true'), 'malformed'],
    ['an array of envelopes', () => replyOf('top.level.array'), 'malformed'],
    ['an envelope in the prototype', () => replyOf('only.proto'), 'malformed'],
    ['a truncated reply', () => replyOf('truncated'), 'malformed'],
    ['an envelope with errors on status 500', () => replyOf('server.error'), 'rejected'],
    ['a 500 without errors', () => json({ Errors: [] }, { status: 500 }), 'rejected'],
    ["a proxy's error page", () => replyOf('bad.gateway.page'), 'unavailable'],
    ['a reply that CORS hides', () => fetch(apiUrl, { mode: 'no-cors' }), 'malformed'],
    ['an envelope with another error', () => ({ Errors: ['Closed'], IsSucceed: false }), 'rejected'],
    [
      'an envelope with only a code',
      () => ({ Errors: [], ErrorsCode: ['ErrorAccountLocked'], IsSucceed: false }),
      'rejected',
    ],
    ['an envelope with something unreadable', () => ({ Errors: hostile() }), 'network'],
    ['an envelope without success', () => ({ Model: null, IsSucceed: false }), 'rejected'],
    ['an envelope about the key', () => ({ error: 'Application key is not defined' }), 'app-key'],
    ['a rejected promise', () => Promise.reject(new Error('no')), 'network'],
    ['a promise rejected with undefined', () => rejected(undefined), 'network'],
    ['a promise rejected with null', () => rejected(null), 'network'],
    ['a promise rejected with `true`', () => rejected(true), 'network'],
    ['a promise rejected with an envelope', () => rejected({ Errors: [] }), 'network'],
    [
      "a promise rejected with the element's own kind of error",
      () => Promise.reject(new SecretQuestionError('incorrect', 'No.')),
      'network',
    ],
    ['a promise rejected with something unreadable', () => rejected(hostile()), 'network'],
    ['an aborted call', () => Promise.reject(new DOMException('', 'AbortError')), 'network'],
    ['a call that timed out', () => Promise.reject(new DOMException('', 'TimeoutError')), 'timeout'],
  ];
  for (const [name, verdict, kind, message = english.unchecked] of faults) {
    it(`keeps the answer without blaming it: ${name}`, async () => {
      await expectUnchecked(verdict, kind, message);
    });
  }

  const mistakes: [string, VerdictOf, string, SecretQuestionErrorKind?][] = [
    ['undefined', () => undefined, 'undefined'],
    ['a promise for undefined', () => Promise.resolve(), 'undefined'],
    ['null', () => Promise.resolve(null), 'null'],
    ['an empty string', () => '', 'a string'],
    ['an envelope as text', () => '{"Errors": [], "IsSucceed": true}', 'a string'],
    ['HTML', () => '<!doctype html><title>Sign in</title>', 'a string'],
    ['a number', () => 200, 'a number'],
    ['a function', () => Object.assign(() => true, { accepted: true }), 'a function'],
    ['a symbol', () => Symbol('accepted'), 'a symbol'],
    ['an array', () => [true], 'Array {0}'],
    ['an array with `accepted`', () => Object.assign([], { accepted: true }), 'Array {accepted}'],
    ['an empty object', () => ({}), 'Object {}'],
    ['an object without a prototype', () => Object.create(null), 'object {}'],
    ['an object with `accepted` as text', () => ({ accepted: 'true' }), 'Object {accepted}'],
    ['an object that inherits `accepted`', () => Object.create({ accepted: true }), 'Object {}'],
    ["the event's detail", ({ detail }) => detail, 'Object {username, question, answer}'],
    [
      "Axios's response wrapper",
      async () => {
        const { status, statusText } = await stepOne(copyOf('robert.zak'), 'Peterson');
        return { data: { Errors: [], IsSucceed: true }, status, statusText, headers: {}, config: {} };
      },
      'Object {data, status, statusText, headers, config}',
    ],
    ["Angular's response wrapper", () => new HttpResponse(), 'HttpResponse {status, ok, url, body}'],
    ['an Observable', () => new Observable(), 'Observable {source, operator}'],
    ['a function that returns a verdict', () => () => true, 'a function'],
    ['a Response that was already read', (event) => readBefore(event), ALREADY_READ],
    ['a Response that is being read', (event) => beingRead(event), ALREADY_READ],
    [
      'an error that the page has already caught',
      () => stepOne(copyOf('reset.dropped'), 'Peterson').catch(() => undefined),
      'undefined',
    ],
  ];
  for (const [name, verdict, named] of mistakes) {
    it(`keeps the answer without blaming it, and a warning says what to pass instead: ${name}`, async () => {
      await expectUnchecked(verdict, 'malformed', english.unchecked);
      expect(warnings.splice(0)).to.deep.equal([
        `<et-secret-question>: respondWith() received ${named}, which does not say whether the answer is correct. ${ADVICE}`,
      ]);
    });
  }

  it('names at most nine fields of what it was given', async () => {
    const element = await shown();
    await respond(element, () => Object.fromEntries([...'abcdefghijk'].map((key) => [key, 1])));
    expect(warnings.splice(0).join()).to.include(' {a, b, c, d, e, f, g, h, i}, ');
  });

  it('comes with an error that tells developers what happened', async () => {
    const element = await shown();
    const events = collect(element, ['answer-rejected']) as AnswerRejectedEvent[];
    await respond(element, readBefore);
    await respond(element, () => rejected(new TypeError()));
    await respond(element, () => false);
    expect(events.map(({ detail }) => detail.error.message)).to.deep.equal([
      'The body of the Response was already read.',
      'The step-one request failed.',
      'The answer is incorrect.',
    ]);
    warnings.length = 0;
  });

  it('never puts the answer in the console, even if it contains it', async () => {
    const secrets: VerdictOf[] = [
      ({ detail }) => detail.answer,
      ({ detail }) => ({ data: detail.answer, config: { data: JSON.stringify(detail) } }),
      ({ detail }) => [detail.answer],
      ({ detail }) => new Map([[detail.answer, detail.answer]]),
      ({ detail }) => new URLSearchParams({ answer: detail.answer }),
      ({ detail }) => ({ constructor: { name: detail.answer } }),
      ({ detail }) => new Error(detail.answer),
      ({ detail }) => ({ toString: () => detail.answer, toJSON: () => detail.answer }),
    ];
    const element = await shown();
    for (const verdict of secrets) expect(await respond(element, verdict)).to.be.false;
    expect(warnings).to.have.lengthOf(secrets.length);
    expect(warnings.splice(0).filter((warning) => warning.includes('Peterson'))).to.be.empty;
  });

  const wrong: [string, VerdictOf][] = [
    ['false', () => false],
    ['a promise for false', () => Promise.resolve(false)],
    ['{ accepted: false }', () => ({ accepted: false })],
    ['{ accepted: false } without a message', () => ({ accepted: false, message: undefined })],
    ['an envelope', () => ({ Errors: ['No.'], ErrorsCode: ['ErrorIncorrectAnswer'], IsSucceed: false })],
    ['step one', byStepOne],
  ];
  for (const [name, verdict] of wrong) {
    it(`says that the answer is wrong: ${name}`, async () => {
      const element = await shown();
      const events = collect(element);
      expect(await respond(element, verdict, 'Miller')).to.be.false;
      expect(element.status).to.equal('ready');
      expect(element.value).to.equal('Miller');
      expect(textOf(element, 'error')).to.equal(english.incorrect);
      expect(element.validity.customError).to.be.true;
      expect((events.at(-1) as AnswerRejectedEvent).detail.error.kind).to.equal('incorrect');
    });
  }

  const acceptances: [string, VerdictOf][] = [
    ['true', () => true],
    ['a promise for true', () => Promise.resolve(true)],
    ['{ accepted: true }', () => ({ accepted: true })],
    ['{ accepted: true } without a message', () => Promise.resolve({ accepted: true, message: undefined })],
    ['a 204', () => replyOf('no.content')],
    ['the documented envelope', () => ({ Errors: [], IsSucceed: false })],
    ['an envelope with only success', () => ({ IsSucceed: true })],
    ['a promise for a Response', () => Promise.resolve(json({ Errors: [], IsSucceed: true }))],
    ['a Response from another frame', () => foreignResponse()],
    [
      "a library's promise whose `then` returns nothing",
      () => ({ then: (take: (yes: true) => void) => take(true) }),
    ],
    ['step one', byStepOne],
  ];
  for (const [name, verdict] of acceptances) {
    it(`accepts the answer: ${name}`, async () => {
      const element = await shown();
      const events = collect(element);
      expect(await respond(element, verdict)).to.be.true;
      expect(element.status).to.equal('accepted');
      expect(element.value).to.equal('');
      await announces(element, english.accepted);
      expect(typesOf(events)).to.deep.equal(['answer-submitted', 'answer-accepted']);
    });
  }

  const misbehaving: [string, PromiseLike<unknown>][] = [
    ['whose `then` returns true', { then: () => true } as never],
    [
      'whose `then` returns true, but which resolves with false',
      { then: (take: (no: false) => void) => (take(false), true) } as never,
    ],
    [
      'that resolves with a promise',
      { then: (take: (yes: unknown) => void) => take(Promise.resolve(true)) } as never,
    ],
    [
      'whose `then` throws',
      {
        then: () => {
          throw new Error('no');
        },
      } as never,
    ],
    [
      'whose `then` is a getter that throws',
      {
        get then(): never {
          throw new Error('no');
        },
      },
    ],
    [
      'that resolves with false, then true',
      {
        then: (take: (verdict: boolean) => void) => {
          take(false);
          take(true);
        },
      } as never,
    ],
    [
      'that rejects, then resolves with true',
      {
        then: (take: (yes: true) => void, fail: () => void) => {
          fail();
          take(true);
        },
      } as never,
    ],
  ];
  for (const [name, verdict] of misbehaving) {
    it(`does not accept the answer: a promise ${name}`, async () => {
      const element = await shown(undefined, { timeout: 10_000 });
      // One of them never settles.
      element.timeout = 100;
      expect(await respond(element, () => verdict)).to.be.false;
      expect(element.status).to.equal('ready');
      expect(element.value).to.equal('Peterson');
      warnings.length = 0;
    });
  }

  for (const accepted of [false, true]) {
    it(`is shown in the page's words and language: { accepted: ${String(accepted)}, message }`, async () => {
      const element = put(html`<div lang="fr"><et-secret-question></et-secret-question></div>`);
      Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
      await settled(element);
      expect(await respond(element, () => ({ accepted, message: '<b>Compte</b>' }))).to.equal(accepted);

      const message = part(element, accepted ? 'status' : 'error')!;
      const live = element.shadowRoot!.querySelector<HTMLElement>('[aria-live]')!;
      expect(message.textContent.trim()).to.equal('<b>Compte</b>');
      expect(message.querySelector('span')!.lang).to.equal('fr');
      await announces(element, '<b>Compte</b>');
      expect(live.lang).to.equal('fr');
      expect(element.validationMessage).to.equal(accepted ? '' : '<b>Compte</b>');
    });
  }

  for (const [accepted, own] of [
    [false, english.incorrect],
    [true, english.accepted],
  ] as const) {
    it(`is shown in the element's words if the page's are blank or not text: ${String(accepted)}`, async () => {
      const element = await shown();
      for (const message of ['', ' \n', '\ufeff', 42, null, Symbol('no')]) {
        await element.reload();
        await respond(element, () => ({ accepted, message }));
        expect(textOf(element, accepted ? 'status' : 'error')).to.equal(own);
      }
    });
  }

  it('is shown, and its event fired, before respondWith() resolves', async () => {
    const element = await shown();
    const order: string[] = [];
    for (const type of ['answer-accepted', 'answer-rejected']) {
      element.addEventListener(type, () =>
        order.push(type, textOf(element, 'error') ?? textOf(element, 'status')!),
      );
    }
    for (const verdict of [false, true]) order.push(String(await respond(element, () => verdict)));
    expect(order).to.deep.equal([
      'answer-rejected',
      english.incorrect,
      'false',
      'answer-accepted',
      english.accepted,
      'true',
    ]);
  });

  it("can be read without an element, as in a page's own tests", async () => {
    const target = new EventTarget();
    const detail = { username: 'robert.zak', question: 'Which street?', answer: 'Peterson' };
    const read = (verdict: Verdict): Promise<boolean> => {
      let accepted!: Promise<boolean>;
      target.addEventListener(
        'answer-submitted',
        (event) => (accepted = (event as AnswerSubmittedEvent).respondWith(verdict)),
        { once: true },
      );
      target.dispatchEvent(new AnswerSubmittedEvent(detail));
      return accepted;
    };
    expect(await read({ Errors: [] })).to.be.true;
    expect(await read(false)).to.be.false;
  });

  for (const [what, promise] of [
    ['a promise', (reply: Response) => Promise.resolve(reply)],
    ["a library's promise", (reply: Response) => new OtherPromise((resolve) => resolve(reply))],
  ] as const) {
    it(`leaves the body to the page, which may read it as soon as it arrives: ${what}`, async () => {
      const element = await shown();
      const body = new Promise((resolve) =>
        element.addEventListener('answer-submitted', (event) => {
          const response = promise(json({ Errors: [], IsSucceed: true }));
          void event.respondWith(response);
          resolve(response.then((reply) => reply.json()));
        }),
      );
      enter(element, 'Peterson');
      element.submit();
      await leaves(element, 'checking');
      expect(element.status).to.equal('accepted');
      expect(await body).to.deep.equal({ Errors: [], IsSucceed: true });
    });
  }

  it('is awaited with focus left where it was, and without a second submission', async () => {
    const element = await shown();
    const events = collect(element);
    let accept!: (verdict: true) => void;
    element.addEventListener('answer-submitted', (event) =>
      event.respondWith(new Promise((resolve) => (accept = resolve))),
    );
    enter(element, 'Peterson');
    const button = part(element, 'submit')!;
    button.focus();
    button.click();
    await element.updateComplete;

    expect(element.status).to.equal('checking');
    expect(focusedPart(element)).to.equal('submit');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(inputOf(element).readOnly).to.be.true;
    await announces(element, english.checking);
    button.click();
    element.submit();
    expect(events).to.have.lengthOf(1);

    accept(true);
    await leaves(element, 'checking');
    expect(element.status).to.equal('accepted');
  });

  it('can be passed only once', async () => {
    const element = await shown();
    let thrown: unknown;
    element.addEventListener('answer-submitted', (event) => {
      void event.respondWith(true);
      try {
        void event.respondWith(true);
      } catch (error) {
        thrown = error;
      }
    });
    enter(element, 'Peterson');
    element.submit();
    expect(thrown).to.be.instanceOf(DOMException).and.include({
      name: 'InvalidStateError',
      message: 'Call respondWith() once, in the listener, before any await.',
    });
  });

  it('can be passed only while the event is being dispatched', async () => {
    const element = await shown();
    const [event] = await new Promise<[AnswerSubmittedEvent]>((resolve) => {
      element.addEventListener('answer-submitted', (event) => resolve([event]));
      enter(element, 'Peterson');
      element.submit();
    });
    expect(() => event.respondWith(true))
      .to.throw(DOMException)
      .with.property('name', 'InvalidStateError');
    expect(element.status).to.equal('ready');
  });
});

describe('the events of a verdict', () => {
  it('fire once for each, with the user and the question', async () => {
    const element = await shown();
    const { username, question } = element;
    const events = collect(document);
    await respond(element, byStepOne, 'Miller');
    await respond(element, () => stepOne(copyOf('reset.down'), 'Peterson'));
    await respond(element, byStepOne);
    const [, rejected, , failed, , accepted] = events as [
      never,
      AnswerRejectedEvent,
      never,
      AnswerRejectedEvent,
      never,
      AnswerAcceptedEvent,
    ];
    expect(typesOf(events)).to.deep.equal([
      'answer-submitted',
      'answer-rejected',
      'answer-submitted',
      'answer-rejected',
      'answer-submitted',
      'answer-accepted',
    ]);
    expect(accepted).to.be.instanceOf(AnswerAcceptedEvent);
    expect(accepted.detail).to.deep.equal({ username, question });
    expect(rejected.detail).to.deep.include({ username, question });
    expect(rejected.detail.error).to.be.instanceOf(SecretQuestionError);
    expect(rejected.detail.error).to.deep.include({
      kind: 'incorrect',
      status: 200,
      errorCodes: ['ErrorIncorrectAnswer'],
    });
    expect(failed.detail.error).to.include({ kind: 'unavailable', status: 503 });
    for (const event of [rejected, accepted]) {
      expect(event).to.include({ bubbles: true, composed: true, cancelable: false });
    }
  });

  it('never carry the answer, and neither do those of the question', async () => {
    const element = await shown();
    const events = collect(element);
    const request = ({ detail }: AnswerSubmittedEvent) => ({
      config: { data: JSON.stringify({ User: detail.username, SecretQuestionAnswer: detail.answer }) },
    });
    const verdicts: VerdictOf[] = [
      byStepOne,
      (event) => Promise.reject(Object.assign(new Error(`POST ${event.detail.answer}`), request(event))),
      (event) => rejected(event.detail.answer),
      (event) => ({ Errors: ['No.'], ...request(event) }),
      (event) => ({ accepted: false, ...request(event) }),
      (event) => request(event),
    ];
    for (const verdict of verdicts) await respond(element, verdict, 'Secretive street');
    await element.reload();
    element.username = copyOf('rejected');
    await settled(element);
    element.username = copyOf('no.question');
    await settled(element);
    element.username = copyOf('robert.zak');
    await settled(element);
    await respond(element, () => true, 'Secretive street');

    const others = events.filter(({ type }) => type !== 'answer-submitted');
    expect(new Set(typesOf(others)).size).to.equal(5);
    for (const { type, detail } of others) expect(textsIn(detail), type).to.not.include('Secretive street');
    expect(textsIn(events[0]!.detail)).to.include('Secretive street');
    warnings.length = 0;
  });
});

/** Throws while it renders one status. */
class FragileElement extends SecretQuestionElement {
  brokenIn = '';

  protected override render() {
    if (this.status === this.brokenIn) throw new Error(`Broken while ${this.status}.`);
    return super.render();
  }
}
customElements.define('fragile-secret-question', FragileElement);

describe('every event', () => {
  // The test page logs uncaught errors here, and so does the test framework, which would fail the test.
  const uncaught: string[] = [];
  const { error } = console;

  beforeEach(() => {
    console.error = (label, reason) => {
      if (label === 'Uncaught:') uncaught.push((reason as Error).message);
    };
  });

  afterEach(() => {
    console.error = error;
    uncaught.length = 0;
  });

  /** The uncaught errors, once the element is gone: Lit throws an error again at the next update. */
  async function uncaughtOf(element: SecretQuestionElement): Promise<string[]> {
    await until(() => uncaught.length);
    element.remove();
    await until(() => element.status === 'idle');
    await nextTask();
    await nextTask();
    return [...new Set(uncaught)];
  }

  function fragile(username: string, brokenIn: string): FragileElement {
    const element = fixtureSync<FragileElement>(html`<fragile-secret-question></fragile-secret-question>`);
    return Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf(username), brokenIn });
  }

  /** Goes all the way, and records each event with the validity at that time. */
  async function tour(element: SecretQuestionElement, verdicts: VerdictOf[] = []): Promise<string[]> {
    const log: string[] = [];
    for (const type of [
      'question-loaded',
      'question-not-required',
      'question-failed',
      'answer-submitted',
      'answer-rejected',
      'answer-accepted',
    ]) {
      element.addEventListener(type, () =>
        log.push(`${type}: ${element.validity.valid ? 'valid' : 'invalid'}`),
      );
    }
    await until(() => log.length);
    for (const verdict of verdicts) await respond(element, verdict);
    return log;
  }

  const WHOLE_TOUR = [
    'question-loaded: invalid',
    'answer-submitted: valid',
    'answer-rejected: invalid',
    'answer-submitted: valid',
    'answer-accepted: valid',
  ];
  const verdicts = [() => false, byStepOne];

  for (const brokenIn of ['loading', 'ready', 'checking', 'accepted']) {
    it(`fires, with the validity up to date, even if rendering throws while ${brokenIn}`, async () => {
      const element = fragile('robert.zak', brokenIn);
      expect(await tour(element, verdicts)).to.deep.equal(WHOLE_TOUR);
      expect(element.status).to.equal('accepted');
      expect(await uncaughtOf(element)).to.deep.equal([`Broken while ${brokenIn}.`]);
    });
  }

  for (const [username, status, event] of [
    ['no.question', 'not-required', 'question-not-required: valid'],
    ['rejected', 'failed', 'question-failed: invalid'],
  ] as const) {
    it(`fires even if rendering throws while ${status}`, async () => {
      const element = fragile(username, status);
      element.name = 'answer';
      expect(await tour(element)).to.deep.equal([event]);
      expect(await uncaughtOf(element)).to.deep.equal([`Broken while ${status}.`]);
    });
  }

  for (const [name, target, property] of [
    ['has no custom states', () => ElementInternals.prototype, 'states'],
    ['requires dashes in custom states', () => CustomStateSet.prototype, 'add'],
  ] as const) {
    it(`fires even if the browser ${name}`, async function () {
      needs(this, ':state()');
      const original = Object.getOwnPropertyDescriptor(target(), property)!;
      const broken = (): never => {
        throw new DOMException('No.', 'SyntaxError');
      };
      Object.defineProperty(target(), property, { get: broken, configurable: true });
      try {
        const element = fragile('robert.zak', '');
        expect(await tour(element, verdicts)).to.deep.equal(WHOLE_TOUR);
      } finally {
        Object.defineProperty(target(), property, original);
      }
      await nextTask();
      expect(uncaught).to.be.empty;
    });
  }

  it("fires whatever the page's stylesheet does to the element", async () => {
    const style = document.createElement('style');
    style.textContent = `
      * { all: unset !important; display: none !important; }
      fragile-secret-question:state(checking), fragile-secret-question::part(input) { content-visibility: hidden; }
      fragile-secret-question:state(--nowhere), :state() { ] }`;
    document.head.append(style);
    try {
      const element = fragile('robert.zak', '');
      expect(await tour(element, verdicts)).to.deep.equal(WHOLE_TOUR);
    } finally {
      style.remove();
    }
    expect(uncaught).to.be.empty;
  });
});

describe('the time limit for a verdict', () => {
  it('is `timeout`, after which the answer could not be checked', async () => {
    const element = await shown();
    const events = collect(element);
    element.timeout = 100;
    const start = performance.now();
    expect(await respond(element, () => pending().verdict)).to.be.false;
    expect(performance.now() - start).to.be.at.least(99);
    expect(element.status).to.equal('ready');
    expect(inputOf(element).value).to.equal('Peterson');
    expect(textOf(element, 'error')).to.equal(english.unchecked);
    expect(inputOf(element).getAttribute('aria-invalid')).to.equal('false');
    expect(typesOf(events)).to.deep.equal(['answer-submitted', 'answer-rejected']);
    expect((events[1] as AnswerRejectedEvent).detail.error).to.include({
      kind: 'timeout',
      message: 'No verdict within 100 ms.',
    });
  });

  for (const [name, end] of [
    ['the verdict arrives', (_, give) => give(true)],
    ['the element is removed', (element) => element.remove()],
  ] as [string, (element: SecretQuestionElement, give: (verdict: boolean) => void) => void][]) {
    it(`leaves no timer behind when ${name}`, async () => {
      const element = await shown();
      element.timeout = 123_456;
      const { verdict, give } = pending();
      const timers = new Set<unknown>();
      const { setTimeout, clearTimeout } = window;
      window.setTimeout = ((run: () => void, delay?: number) => {
        const timer = setTimeout(run, delay);
        if (delay === element.timeout) timers.add(timer);
        return timer;
      }) as typeof setTimeout;
      window.clearTimeout = (timer) => {
        timers.delete(timer);
        clearTimeout(timer);
      };
      try {
        const responded = respond(element, () => verdict);
        expect(timers.size).to.equal(1);
        end(element, give);
        await responded;
        expect(timers).to.be.empty;
      } finally {
        Object.assign(window, { setTimeout, clearTimeout });
      }
    });
  }

  it('applies to a reply that does not arrive', async () => {
    const username = copyOf('reset.slow');
    const element = await shown(username);
    const events = collect(element);
    element.timeout = 200;
    let reply!: Promise<Response>;
    expect(await respond(element, () => (reply = stepOne(username, 'Peterson')))).to.be.false;
    expect(element.status).to.equal('ready');
    expect((await reply).ok).to.be.true;
    await until(() => warnings.length);
    expect(element.status).to.equal('ready');
    expect(typesOf(events)).to.deep.equal(['answer-submitted', 'answer-rejected']);
    expect(warnings.splice(0)).to.deep.equal([
      '<et-secret-question>: a verdict came after 200 ms and was ignored.',
    ]);
  });

  it('applies to a body that does not arrive', async () => {
    const element = await shown();
    element.timeout = 200;
    expect(await respond(element, () => replyOf('stalled'))).to.be.false;
    expect(textOf(element, 'error')).to.equal(english.unchecked);
  });

  for (const [name, settle] of [
    ['true', ({ give }) => give(true)],
    ['false', ({ give }) => give(false)],
    ['a Response', ({ give }) => give(json({ Errors: [] }))],
    ['a rejection', ({ fail }) => fail(new Error('no'))],
  ] as [string, (verdict: ReturnType<typeof pending>) => void][]) {
    it(`makes the element ignore a late verdict, with a warning: ${name}`, async () => {
      const element = await shown();
      const events = collect(element);
      const late = pending();
      element.timeout = 50;
      expect(await respond(element, () => late.verdict)).to.be.false;
      settle(late);
      await until(() => warnings.length);
      await nextTask();
      expect(element.status).to.equal('ready');
      expect(element.value).to.equal('Peterson');
      expect(textOf(element, 'error')).to.equal(english.unchecked);
      expect(typesOf(events)).to.deep.equal(['answer-submitted', 'answer-rejected']);
      expect(warnings.splice(0)).to.deep.equal([
        '<et-secret-question>: a verdict came after 50 ms and was ignored.',
      ]);
    });
  }

  it('makes the element ignore a late verdict on one answer, but not the verdict on the next', async () => {
    const element = await shown();
    const [first, second] = [pending(), pending()];
    element.timeout = 50;
    await respond(element, () => first.verdict);
    element.timeout = 10_000;
    const responded = respond(element, () => second.verdict);
    first.give(true);
    await until(() => warnings.length);
    expect(element.status).to.equal('checking');
    second.give(false);
    expect(await responded).to.be.false;
    expect(textOf(element, 'error')).to.equal(english.incorrect);
    expect(warnings.splice(0)).to.have.lengthOf(1);
  });

  for (const [name, end] of [
    ['the element is removed', (element) => element.remove()],
    ['the user changes', (element) => (element.username = copyOf('wei.chen'))],
    ['the question is requested again', (element) => void element.reload()],
  ] as [string, (element: SecretQuestionElement) => unknown][]) {
    it(`ends early when ${name}, and respondWith() resolves with false right away`, async () => {
      const element = await shown();
      const events = collect(element, ['answer-accepted', 'answer-rejected']);
      const { verdict, give } = pending();
      const responded = respond(element, () => verdict);
      end(element);
      expect(await responded).to.be.false;
      give(true);
      await nextTask();
      expect(element.status).to.not.equal('accepted');
      expect(events).to.be.empty;
    });
  }

  it('ends early when the element is removed in the same task as the verdict arrives', async () => {
    const element = await shown();
    const events = collect(element, ['answer-accepted', 'answer-rejected']);
    const responded = respond(element, () => true);
    element.remove();
    expect(await responded).to.be.false;
    expect(events).to.be.empty;
  });

  it('ends early when the user changes before the verdict is shown', async () => {
    const element = await shown();
    const events = collect(element, ['answer-accepted', 'answer-rejected']);
    const responded = respond(element, () => true);
    while (element.status !== 'accepted') await Promise.resolve();
    element.username = copyOf('wei.chen');
    expect(await responded).to.be.false;
    await settled(element);
    expect(events).to.be.empty;
    expect(element.status).to.equal('ready');
  });

  for (const [name, supersede] of [
    ['the user has changed', (element) => (element.username = copyOf('wei.chen'))],
    ['the question is being requested again', (element) => void element.reload()],
  ] as [string, (element: SecretQuestionElement) => unknown][]) {
    it(`does not start if ${name} before the verdict is passed`, async () => {
      const element = await shown();
      expect(await respond(element, () => (supersede(element), true))).to.be.false;
      await settled(element);
      expect(element.status).to.equal('ready');
    });
  }
});

describe('busy and error-message', () => {
  it('are the verdict of a page that does not call respondWith()', async () => {
    const element = await shown();
    element.addEventListener('answer-submitted', () => (element.busy = true));
    enter(element, 'Miller');
    part(element, 'submit')!.focus();
    element.submit();
    await element.updateComplete;
    expect(element.status).to.equal('checking');

    element.errorMessage = 'Not quite.';
    element.busy = false;
    await element.updateComplete;
    expect(element.status).to.equal('ready');
    expect(textOf(element, 'error')).to.equal('Not quite.');
    await announces(element, 'Not quite.');
    expect(element.validationMessage).to.equal('Not quite.');
    expect(inputOf(element).getAttribute('aria-invalid')).to.equal('true');

    enter(element, 'Peterson');
    await element.updateComplete;
    expect(element.errorMessage).to.equal('Not quite.');
    expect(part(element, 'error')).to.be.null;
  });

  it('can be set together, with the message shown when busy ends', async () => {
    const element = await shown(undefined, { value: 'Miller' });
    Object.assign(element, { busy: true, errorMessage: 'Not quite.' });
    await element.updateComplete;
    expect(part(element, 'error')).to.be.null;
    expect(element.validity.valid).to.be.true;
    element.busy = false;
    await element.updateComplete;
    expect(textOf(element, 'error')).to.equal('Not quite.');
  });

  for (const nothing of ['', ' ', null, undefined]) {
    it(`hide the message when the page sets ${JSON.stringify(nothing)}`, async () => {
      const element = await shown(undefined, { errorMessage: 'Not quite.' });
      element.errorMessage = nothing;
      await element.updateComplete;
      expect(part(element, 'error')).to.be.null;
      expect(element.errorMessage).to.equal(nothing ?? '');
    });
  }

  it('show markup in the message as text', async () => {
    const element = await shown(undefined, { errorMessage: '<img src=x>' });
    expect(textOf(element, 'error')).to.equal('<img src=x>');
    expect(part(element, 'error')!.querySelector('img')).to.be.null;
  });

  for (const [name, again] of [
    ['the property is set, even to the same value', (element) => (element.errorMessage = 'Not quite.')],
    [
      'busy ends',
      (element) => {
        element.busy = true;
        void element.updateComplete.then(() => (element.busy = false));
      },
    ],
  ] as [string, (element: SecretQuestionElement) => void][]) {
    it(`show the same message again when ${name}`, async () => {
      const element = await shown(undefined, { errorMessage: 'Not quite.' });
      for (const wrong of ['Miller', 'Smith']) {
        expect(textOf(element, 'error')).to.equal('Not quite.');
        enter(element, wrong);
        await element.updateComplete;
        expect(part(element, 'error')).to.be.null;
        expect(element.validity.valid).to.be.true;
        again(element);
        await until(() => part(element, 'error'));
        await announces(element, 'Not quite.');
        expect(element.validationMessage).to.equal('Not quite.');
      }
    });
  }

  it('hide the message when the trader submits again', async () => {
    const element = await shown(undefined, { value: 'Miller', name: 'answer', errorMessage: 'Not quite.' });
    expect(textOf(element, 'error')).to.equal('Not quite.');
    element.submit();
    await element.updateComplete;
    expect(part(element, 'error')).to.be.null;
    expect(element.errorMessage).to.equal('Not quite.');
  });

  it('keep the message that the page has set, whatever happens', async () => {
    const element = await shown(undefined, { errorMessage: 'Not quite.' });
    enter(element, 'Miller');
    await respond(element, () => false);
    await element.reload();
    element.reset();
    element.username = copyOf('wei.chen');
    await settled(element);
    await respond(element, () => true);
    element.remove();
    await until(() => element.status === 'idle');
    expect(element.errorMessage).to.equal('Not quite.');
    expect(element.getAttribute('error-message')).to.be.null;
  });
});

describe('the warning that nothing handled the answer', () => {
  const MESSAGE =
    '<et-secret-question>: nothing handled the answer. Either the page does not listen for answer-submitted (React ' +
    'attaches no listeners to server-rendered tags: use the component from et-secret-question/react), or the ' +
    'listener neither calls event.respondWith() nor sets busy.';

  function submitted(element: SecretQuestionElement): SecretQuestionElement {
    element.value = 'Peterson';
    element.submit();
    return element;
  }

  it('appears once, and the answer stays', async () => {
    const element = submitted(submitted(await shown()));
    await until(() => warnings.length);
    // A second warning would be due at the same time, so it would come before this resolves.
    await nextTask();
    expect(warnings.splice(0)).to.deep.equal([MESSAGE]);
    expect(element.status).to.equal('ready');
    expect(element.value).to.equal('Peterson');
  });

  it('does not appear if respondWith(), a name, or busy, even if late or brief, handles the answer', async () => {
    const takes: ((element: SecretQuestionElement) => unknown)[] = [
      (element) => element.addEventListener('answer-submitted', (event) => event.respondWith(false)),
      (element) => element.addEventListener('answer-submitted', () => (element.busy = true)),
      (element) =>
        element.addEventListener('answer-submitted', () => nextTask().then(() => (element.busy = true))),
      (element) =>
        element.addEventListener('answer-submitted', async () => {
          await nextTask();
          element.busy = true;
          await element.updateComplete;
          element.busy = false;
        }),
      (element) =>
        element.addEventListener('answer-submitted', () => {
          element.busy = true;
          element.busy = false;
        }),
      (element) => (element.name = 'answer'),
      (element) =>
        element.addEventListener('answer-submitted', () => {
          element.remove();
        }),
      (element) =>
        element.addEventListener('answer-submitted', () =>
          nextTask().then(() => (element.username = copyOf('silent'))),
        ),
    ];
    const elements = await Promise.all(takes.map(() => shown()));
    const unhandled = await shown();
    takes.forEach((take, index) => {
      take(elements[index]!);
      submitted(elements[index]!);
    });
    submitted(unhandled);
    await until(() => warnings.length);
    // All would be due at the same time.
    await nextTask();
    expect(warnings.splice(0)).to.deep.equal([MESSAGE]);
  });
});
