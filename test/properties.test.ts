import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import {
  type AnswerRejectedEvent,
  AnswerSubmittedEvent,
  type SecretQuestionElement,
  type Verdict as PageVerdict,
} from '../src/index.js';
import english from '../src/locales/en.js';
import { has } from './helpers/floor.js';
import {
  ask,
  collect,
  copyOf,
  enter,
  logOf,
  nextTask,
  part,
  settled,
  shown,
  textOf,
  triesAll,
  json,
} from './helpers/page.js';
import { holds } from './helpers/properties.js';

const PATH = '/v1.0/users/password/secret-question';

const EVENTS = new Map([
  ['ready', 'question-loaded'],
  ['not-required', 'question-not-required'],
]);

/** Text of all kinds: every script, lone surrogates, control characters, bidi controls, and what looks like markup. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom(...'\0\t\r\n \u3000\u202e\u2066\ufeff"\'&#?+%;{', '<b>', '</label>', '<!--', '&lt;'),
  ),
});
const someText = anyText.filter((text) => text !== '');
const blank = fc.string({ unit: fc.constantFrom(...' \t\u3000\ufeff') });
const notBlank = anyText.filter((text) => text.trim() !== '');

/** An envelope, or something close enough to be mistaken for one. */
const envelope = fc.record(
  {
    Model: fc.oneof(
      notBlank,
      blank,
      fc.constantFrom(null, 'a'.repeat(4096), 'a'.repeat(4097)),
      fc.jsonValue(),
    ),
    Errors: fc.oneof(fc.constant([]), fc.constantFrom([], null), fc.array(anyText), fc.jsonValue()),
    ErrorsCode: fc.oneof(fc.constantFrom([], null, ['ErrorIncorrectAnswer']), fc.jsonValue()),
    IsSucceed: fc.oneof(fc.constant(true), fc.boolean(), fc.jsonValue()),
    error: fc.oneof(anyText, fc.jsonValue()),
  },
  { requiredKeys: [] },
);

const toJson = (value: unknown): string => JSON.stringify(value);

/** The parts of a `Response`. */
const reply = fc.record({
  body: fc.oneof(
    { weight: 4, arbitrary: envelope.map(toJson) },
    fc.jsonValue().map(toJson),
    anyText,
    fc.uint8Array(),
  ),
  status: fc.oneof(
    { weight: 3, arbitrary: fc.constant(200) },
    fc.constantFrom(201, 300, 401, 403, 429, 503),
    fc.integer({ min: 400, max: 599 }),
  ),
  headers: fc.record({
    'Content-Type': fc.constantFrom('application/json', 'text/json; charset=utf-8', 'text/html', ''),
    // Longer than the element waits, so that nothing is requested twice.
    'Retry-After': fc.constant('120'),
  }),
});

type Reply = typeof reply extends fc.Arbitrary<infer T> ? T : never;

const responseOf = ({ body, ...init }: Reply): Response => new Response(body, init);

/** A `fetch` that returns the question. */
const serving = (question: string) => (): Promise<Response> =>
  Promise.resolve(json({ Model: question, Errors: [], IsSucceed: true }));

type Fields = Record<string, unknown>;

/** The fields of a JSON object. Anything else has few or none. */
function fieldsIn(text: string): Fields {
  try {
    return { ...(JSON.parse(text) as object) };
  } catch {
    return {};
  }
}

const wellFormed = (text: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));

const isText = (value: unknown): value is string => typeof value === 'string';

const isEnvelope = ({ Errors, IsSucceed }: Fields): boolean =>
  Array.isArray(Errors) ? Errors.every(isText) : Errors == null && typeof IsSucceed === 'boolean';

const hasErrors = ({ Errors }: Fields): boolean => Array.isArray(Errors) && Errors.length > 0;

/** The contract: the status or error kind that a reply leads to. */
function endOf(status: number, fields: Fields): string {
  if (status === 429) return 'rate-limited';
  if (isEnvelope(fields)) {
    const { Model, IsSucceed } = fields;
    if (status >= 300 || IsSucceed !== true || hasErrors(fields)) return 'rejected';
    if (Model === null) return 'not-required';
    if (!isText(Model) || Model.length > 4096) return 'malformed';
    return Model.trim() ? 'ready' : 'not-required';
  }
  if (isText(fields['error']) || status === 401 || status === 403) return 'app-key';
  if (status >= 500) return 'unavailable';
  return status >= 400 ? 'rejected' : 'malformed';
}

/** The contract: what a verdict means. */
type Meaning = 'accepted' | 'incorrect' | 'unchecked';

function meaningOfFields(fields: Fields, isOk = true): Meaning {
  if (!isEnvelope(fields)) return 'unchecked';
  const { Errors, ErrorsCode, IsSucceed } = fields;
  const codes = Array.isArray(ErrorsCode) && ErrorsCode.every(isText) ? ErrorsCode : [];
  if (codes.includes('ErrorIncorrectAnswer')) return 'incorrect';
  const tellsSuccess = Array.isArray(Errors) || IsSucceed === true;
  return hasErrors(fields) || codes.length || !tellsSuccess || !isOk ? 'unchecked' : 'accepted';
}

/** What a value means if it is passed as is. Text and arrays mean nothing. */
function meaningOfValue(value: unknown): Meaning {
  if (typeof value === 'boolean') return value ? 'accepted' : 'incorrect';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'unchecked';
  const fields: Fields = { ...value };
  const { accepted } = fields;
  if (typeof accepted === 'boolean') return accepted ? 'accepted' : 'incorrect';
  return meaningOfFields(fields);
}

async function meaningOfReply(reply: Reply): Promise<Meaning> {
  const response = responseOf(reply);
  if (response.status === 429) return 'unchecked';
  if (response.status === 204) return 'accepted';
  const text = await response.text();
  return meaningOfFields(text.trimStart().startsWith('[') ? {} : fieldsIn(text), response.ok);
}

/** Something that a page may pass, and what it means. Made anew for each run, because a body can be read only once. */
interface Candidate {
  what: string;
  make: () => unknown;
  meaning: () => Meaning | Promise<Meaning>;
}

const means = (what: string, make: () => unknown, meaning: Meaning): Candidate => ({
  what,
  make,
  meaning: () => meaning,
});

/** Makes fast-check print the description instead of the functions. */
const named = <T extends Candidate>(candidate: T): T =>
  Object.assign(candidate, { [fc.toStringMethod]: () => candidate.what });

function throwing(): never {
  throw new Error('Not readable.');
}

const anyValue = fc.oneof(
  fc.constantFrom(undefined, null, '', 0, 1, NaN, 'true', 'accepted'),
  fc.boolean(),
  envelope,
  envelope.map(toJson),
  fc.jsonValue(),
  anyText,
  fc.record(
    { accepted: fc.oneof(fc.boolean(), fc.jsonValue()), message: fc.oneof(anyText, fc.jsonValue()) },
    { requiredKeys: ['accepted'] },
  ),
  // As HTTP clients wrap a reply.
  fc.record({ data: envelope, status: fc.constant(200), ok: fc.constant(true), body: envelope }),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
);

const anyPlain: fc.Arbitrary<Candidate> = fc
  .oneof(
    {
      weight: 4,
      arbitrary: anyValue.map((value) => ({
        what: fc.stringify(value),
        make: () => value,
        meaning: () => meaningOfValue(value),
      })),
    },
    {
      weight: 2,
      arbitrary: reply.map((reply) => ({
        what: `Response ${fc.stringify(reply)}`,
        make: () => responseOf(reply),
        meaning: () => meaningOfReply(reply),
      })),
    },
    fc.constantFrom(
      means('a 204', () => new Response(null, { status: 204 }), 'accepted'),
      means('Response.error()', () => Response.error(), 'unchecked'),
      means('a Response that was already read', read, 'unchecked'),
      means('a Response that breaks off', brokenOff, 'unchecked'),
      means('a function', () => Object.assign(() => true, { accepted: true }), 'unchecked'),
      means('a symbol', () => Symbol('accepted'), 'unchecked'),
      means(
        'a getter that throws',
        () => ({
          get accepted() {
            return throwing();
          },
        }),
        'unchecked',
      ),
      means(
        'an envelope whose getter throws',
        () => ({
          get Errors() {
            return throwing();
          },
        }),
        'unchecked',
      ),
      means('a proxy that throws', () => new Proxy({}, { get: throwing, ownKeys: throwing }), 'unchecked'),
      means('a proxy that says yes to all', () => new Proxy({}, { get: () => true }), 'unchecked'),
      means('a revoked proxy', revoked, 'unchecked'),
      means(
        'a `Symbol.toStringTag` that throws',
        () => ({
          get [Symbol.toStringTag]() {
            return throwing();
          },
        }),
        'unchecked',
      ),
      means('an Observable', () => ({ subscribe: throwing, pipe: throwing }), 'unchecked'),
    ),
  )
  .map(named);

const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await Promise.resolve();
};

type Then = (take: (value: unknown) => unknown, fail: (reason?: unknown) => unknown) => unknown;

const thenable = (then: Then): object => ({ then });

const unchecked = (): Meaning => 'unchecked';

/** A promise for something, standard or not. Those that never settle are in `neverSettling`. */
const anyPromise: fc.Arbitrary<Candidate> = fc
  .oneof(
    fc.tuple(anyPlain, fc.nat(5)).map(([{ what, make, meaning }, delay]) => ({
      what: `promise for ${what} in ${delay} turns`,
      make: () => turns(delay).then(make),
      meaning,
    })),
    anyPlain.map(({ what, make, meaning }) => ({
      what: `thenable for ${what}`,
      make: () => thenable((take) => void take(make())),
      meaning,
    })),
    // The first call counts.
    fc.tuple(anyPlain, anyPlain).map(([first, second]) => ({
      what: `thenable for ${first.what} and then ${second.what}`,
      make: () => thenable((take) => (take(first.make()), take(second.make()), second.make())),
      meaning: first.meaning,
    })),
    anyPlain.map(({ what, make, meaning }) => ({
      what: `thenable for ${what} that throws afterward`,
      make: () => thenable((take) => (take(make()), throwing())),
      meaning,
    })),
    anyPlain.map(({ what, make }) => ({
      what: `thenable that rejects and then resolves with ${what}`,
      make: () => thenable((take, fail) => (fail(make()), take(make()))),
      meaning: unchecked,
    })),
    anyPlain.map(({ what, make }) => ({
      what: `promise rejected with ${what}`,
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- pages may reject with anything
      make: () => Promise.reject(make()),
      meaning: unchecked,
    })),
    anyPlain.map(({ what, make }) => ({
      what: `thenable for a promise for ${what}`,
      make: () => thenable((take) => take(Promise.resolve({ accepted: true, made: make() }))),
      meaning: unchecked,
    })),
    fc.constantFrom(
      means('a `then` that throws', () => thenable(throwing), 'unchecked'),
      means(
        'a getter for `then` that throws',
        () => ({
          get then() {
            return throwing();
          },
        }),
        'unchecked',
      ),
    ),
  )
  .map(named);

/** A promise that never settles, whatever its `then` returns. */
const neverSettling: fc.Arbitrary<Candidate> = anyPlain
  .map(({ what, make }) => means(`thenable that returns ${what}`, () => thenable(make), 'unchecked'))
  .map(named);

const anyVerdict = fc.oneof({ weight: 2, arbitrary: anyPlain }, { weight: 3, arbitrary: anyPromise });

function read(): Response {
  const response = json({ Errors: [] });
  void response.text();
  return response;
}

function brokenOff(): Response {
  return new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"Errors": [], "IsSucceed": true}'));
        controller.error(new TypeError('Broken off.'));
      },
    }),
  );
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

describe('any reply', () => {
  it('ends in the one event that the contract says', async () => {
    await holds(reply, 100, async (reply) => {
      const element = ask('robert.zak', { fetch: () => Promise.resolve(responseOf(reply)) });
      const events = collect(element);
      await settled(element);
      const end = endOf(reply.status, fieldsIn(await responseOf(reply).text()));
      expect(element.error?.kind ?? element.status).to.equal(end);
      expect(events.map(({ type }) => type)).to.deep.equal([EVENTS.get(end) ?? 'question-failed']);
      element.remove();
    });
  });
});

describe('any question', () => {
  it('is the text of the label, and nothing but text', async () => {
    await holds(notBlank, 60, async (question) => {
      const element = await shown('robert.zak', { fetch: serving(question) });
      const label = part(element, 'question')!;
      expect(element.question).to.equal(question);
      expect(label.textContent).to.equal(question);
      expect([...label.querySelectorAll('*')].map(({ localName }) => localName)).to.deep.equal(['span']);
      element.remove();
    });
  });
});

describe('any username', () => {
  it('reaches the server as it was set, with lone surrogates replaced', async () => {
    await holds(anyText, 20, async (text) => {
      const username = text + copyOf('');
      const element = await shown(username);
      const { requests } = await logOf(username);
      expect(requests.map(({ path, query }) => [path, ...new URLSearchParams(query)])).to.deep.equal([
        [`/api${PATH}`, ['username', wellFormed(username)]],
      ]);
      element.remove();
    });
  });
});

describe('any api-url', () => {
  const { origin, protocol } = location;
  const segment = someText.map((text) => encodeURIComponent(wellFormed(text)));
  const url = fc.record({
    // As given, and as resolved.
    base: fc.constantFrom(
      ['https://api.example', 'https://api.example'],
      ['HTTP://API.example:80//etna', 'http://api.example//etna'],
      ['//api.example', `${protocol}//api.example`],
      ['/etna', `${origin}/etna`],
    ),
    segments: fc.array(
      segment.filter(
        (segment) => !/^\.\.?$/.test(segment) && (has('%00 in a path') || !segment.includes('%00')),
      ),
    ),
    slashes: fc.stringMatching(/^\/{0,3}$/),
    query: fc.array(fc.tuple(fc.oneof(anyText, fc.constant('username')), anyText), { maxLength: 3 }),
  });

  it('is the beginning of the requested URL', async () => {
    await holds(url, 60, async ({ base: [given, meant], segments, slashes, query }) => {
      const parameters = new URLSearchParams(query);
      let asked = '';
      const element = await shown('robert+zak@example.com', {
        apiUrl: `${[given, ...segments].join('/')}${slashes}?${parameters.toString()}#top`,
        fetch: (request) => {
          asked = (request as Request).url;
          return serving('Where?')();
        },
      });
      parameters.set('username', element.username);
      expect(asked.split('?')[0]).to.equal([meant, ...segments].join('/') + PATH);
      expect([...new URL(asked).searchParams]).to.deep.equal([...parameters]);
      element.remove();
    });
  });
});

describe('any answer', () => {
  it('is in the event as it was typed, unless it is blank', async () => {
    await holds(fc.oneof(anyText, blank), 60, async (typed) => {
      const element = await shown('robert.zak', { fetch: serving('Where?') });
      const events = collect(element) as AnswerSubmittedEvent[];
      enter(element, typed);
      element.submit();
      // One line, as in any text field.
      const line = typed.replace(/[\r\n]/g, '');
      expect(events.map(({ detail }) => detail.answer)).to.deep.equal(line.trim() ? [line] : []);
      element.remove();
    });
  });
});

describe('any verdict', () => {
  const { warn } = console;
  const warnings: string[] = [];

  beforeEach(() => {
    console.warn = (...args) => warnings.push(args.join(' '));
  });

  afterEach(() => {
    console.warn = warn;
    warnings.length = 0;
  });

  it('accepts the answer only in a form that the `Verdict` type lists', async function () {
    this.timeout(180_000);
    const runs = globalThis.isThorough ? 10_000 : 500;
    const counts = { accepted: 0, incorrect: 0, unchecked: 0 };
    const target = new EventTarget();
    const detail = { username: 'robert.zak', question: 'Where?', answer: 'Peterson' };
    let verdict: unknown;
    let accepted!: Promise<boolean>;
    target.addEventListener('answer-submitted', (event) => {
      accepted = (event as AnswerSubmittedEvent).respondWith(verdict as PageVerdict);
    });
    const check = async ({ make, meaning }: Candidate): Promise<void> => {
      verdict = make();
      target.dispatchEvent(new AnswerSubmittedEvent(detail));
      const meant = await meaning();
      expect(await accepted).to.equal(meant === 'accepted');
      counts[meant]++;
    };
    await holds(anyVerdict, runs, check, 170);
    // Otherwise, the property would prove nothing.
    if (triesAll) for (const count of Object.values(counts)) expect(count).to.be.above(runs / 100);
  });

  it('is shown and reported once, and wipes the answer only if it accepts it', async () => {
    const element = await shown('robert.zak', { fetch: serving('Where?') });
    const events = collect(element);
    await holds(anyVerdict, 100, async ({ make, meaning }) => {
      await element.reload();
      events.length = 0;
      warnings.length = 0;
      const isAccepted = await submitWith(element, make);
      const expected = await meaning();
      const end = events.map(({ type, detail }) => [type, (detail as Partial<Rejected>).error?.kind]);
      expect(isAccepted).to.equal(expected === 'accepted');
      expect(end).to.have.lengthOf(2);
      expect(end[1]![0]).to.equal(isAccepted ? 'answer-accepted' : 'answer-rejected');
      expect(end[1]![1] === 'incorrect').to.equal(expected === 'incorrect');
      expect([element.status, element.value]).to.deep.equal(
        isAccepted ? ['accepted', ''] : ['ready', 'Peterson'],
      );
      if (!isAccepted) expect(textOf(element, 'error')).to.not.be.empty;
      expect(warnings.length).to.be.at.most(1);
      expect(warnings.join()).to.not.include('Peterson');
    });
    element.remove();
  });

  it('that comes too late, or never, leaves the answer unchecked', async () => {
    const late = fc.record({ verdict: fc.oneof(anyPlain, neverSettling), isLate: fc.boolean() });
    const element = await shown('robert.zak', { fetch: serving('Where?') });
    const events = collect(element);
    await holds(late, 40, async ({ verdict: { make }, isLate }) => {
      element.timeout = 10_000;
      await element.reload();
      element.timeout = 1;
      events.length = 0;
      let give!: () => void;
      const held = new Promise((resolve) => (give = () => resolve(make())));
      const never = thenable(make);
      expect(await submitWith(element, () => (isLate ? held : never))).to.be.false;
      if (isLate) give();
      await nextTask();
      expect(events.map(({ type }) => type)).to.deep.equal(['answer-submitted', 'answer-rejected']);
      expect((events[1]!.detail as Rejected).error.kind).to.equal('timeout');
      expect([element.status, element.value]).to.deep.equal(['ready', 'Peterson']);
      expect(textOf(element, 'error')).to.equal(english.unchecked);
    });
    element.remove();
  });
});

type Rejected = AnswerRejectedEvent['detail'];

function submitWith(element: SecretQuestionElement, make: () => unknown): Promise<boolean> {
  return new Promise((resolve) => {
    element.addEventListener(
      'answer-submitted',
      (event) => {
        resolve(event.respondWith(make() as PageVerdict));
      },
      { once: true },
    );
    enter(element, 'Peterson');
    element.submit();
  });
}
