import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { AnswerSubmittedEvent, Verdict as PageVerdict } from '../src/index.js';
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
  json,
} from './helpers/page.js';
import { holds } from './helpers/properties.js';

const PATH = '/v1.0/users/password/secret-question';

const EVENTS = new Map([
  ['ready', 'question-loaded'],
  ['not-required', 'question-not-required'],
]);

/** Text of all kinds: every script, half characters, controls, what reorders lines, what looks like markup. */
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

/** What is close enough to an envelope to be mistaken for one, and often is one. */
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

/** A fetch `Response`, as what it is made of. */
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
    // Longer than the element waits, so that nothing is asked twice.
    'Retry-After': fc.constant('120'),
  }),
});

type Reply = typeof reply extends fc.Arbitrary<infer T> ? T : never;

const responseOf = ({ body, ...init }: Reply): Response => new Response(body, init);

/** A `fetch` that finds the question. */
const serving = (question: string) => (): Promise<Response> =>
  Promise.resolve(json({ Model: question, Errors: [], IsSucceed: true }));

type Fields = Record<string, unknown>;

/** The fields of a JSON object; hardly any of anything else. */
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

/** The contract: the status, or the kind of the error, that a reply ends in. */
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

/** What a page may hand to `respondWith`: a value, a `Response`, or a promise that is rejected. */
type Verdict = { value: unknown } | { reply: Reply } | { reason: unknown };

function handOver(verdict: Verdict): unknown {
  if ('reply' in verdict) return responseOf(verdict.reply);
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- pages reject with anything
  return 'reason' in verdict ? Promise.reject(verdict.reason) : verdict.value;
}

/** The contract: what the trader reads after a verdict; nothing when the answer is accepted. */
async function messageAfter(verdict: Verdict): Promise<string | undefined> {
  if ('reason' in verdict) return english.unchecked;
  const response = 'reply' in verdict ? responseOf(verdict.reply) : undefined;
  if (response?.status === 429) return english['rate-limited']('in 2 minutes');
  const value = 'value' in verdict ? verdict.value : await response!.text();
  if (value == null) return undefined;
  const fields: Fields = isText(value) ? fieldsIn(value) : { ...value };
  if (!isEnvelope(fields)) return english.unchecked;
  const { Errors, ErrorsCode, IsSucceed } = fields;
  const codes = Array.isArray(ErrorsCode) && ErrorsCode.every(isText) ? ErrorsCode : [];
  if (codes.includes('ErrorIncorrectAnswer')) return english.incorrect;
  const tellsSuccess = Array.isArray(Errors) || IsSucceed === true;
  const isRefused = hasErrors(fields) || codes.length || !tellsSuccess || response?.ok === false;
  return isRefused ? english.unchecked : undefined;
}

describe('any reply', () => {
  it('ends in one event, of the kind that the contract tells', async () => {
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
  it('arrives at the server as it was set, with half characters replaced', async () => {
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
    // As it is given, and as it is meant.
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

  it('is the beginning of the URL that is asked', async () => {
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
      // One line, as in every text field.
      const line = typed.replace(/[\r\n]/g, '');
      expect(events.map(({ detail }) => detail.answer)).to.deep.equal(line.trim() ? [line] : []);
      element.remove();
    });
  });
});

describe('any verdict', () => {
  const verdict = fc.oneof(
    fc.record({ value: fc.constantFrom(undefined, null, '', 0, false) }),
    fc.record({ value: fc.oneof(envelope, envelope.map(toJson), fc.jsonValue(), anyText) }),
    { weight: 2, arbitrary: fc.record({ reply }) },
    fc.record({ reason: fc.anything() }),
  );

  it('is an acceptance or a message, as the contract tells, and only the first costs the answer', async () => {
    await holds(verdict, 100, async (verdict) => {
      const element = await shown('robert.zak', { fetch: serving('Where?') });
      element.addEventListener(
        'answer-submitted',
        (event) => void event.respondWith(handOver(verdict) as PageVerdict),
      );
      enter(element, 'Peterson');
      element.submit();
      while (element.status === 'checking') await nextTask();
      await element.updateComplete;
      const message = await messageAfter(verdict);
      expect([element.status, element.value, textOf(element, 'error')]).to.deep.equal(
        message ? ['ready', 'Peterson', message] : ['accepted', '', undefined],
      );
      element.remove();
    });
  });
});
