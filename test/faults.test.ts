import { expect } from '@open-wc/testing';
import type { SecretQuestionElement, SecretQuestionError, SecretQuestionErrorKind } from '../src/index.js';
import english from '../src/locales/en.js';
import {
  APP_KEY,
  apiUrl,
  ask,
  collect,
  copyOf,
  triesAll,
  nextTask,
  part,
  settled,
  textOf,
} from './helpers/page.js';

/** In milliseconds. Long enough for a reply even on a very busy machine. */
const TIMEOUT = 30_000;
const STREET = 'What street did you live on in third grade?';
const RETRIED = ['rate-limited', 'unavailable', 'network', 'timeout', 'malformed'];
const questionUrl = (username: string): string =>
  `${apiUrl}/v1.0/users/password/secret-question?username=${username}`;

interface Outcome {
  /** The error's kind, or else the status. */
  end: SecretQuestionErrorKind | 'ready' | 'not-required';
  question: string;
  error: SecretQuestionError | null;
  /** The error message that the trader reads. */
  text: string | undefined;
}

const EVENTS: Record<string, string> = {
  ready: 'question-loaded',
  'not-required': 'question-not-required',
  failed: 'question-failed',
};

/** Waits for the request to end, which must happen in time and with exactly one event. */
async function outcomeOf(element: SecretQuestionElement): Promise<Outcome> {
  const start = performance.now();
  const { username, timeout } = element;
  const events = collect(element);
  await settled(element);
  expect(performance.now() - start, username).to.be.below(timeout + 5000);
  await nextTask();
  const { status, question, error } = element;
  expect(
    events.map(({ type }) => type),
    username,
  ).to.deep.equal([EVENTS[status]]);
  return { end: error?.kind ?? (status as 'ready'), question, error, text: textOf(element, 'error') };
}

/** Runs into a fault. If retrying may help, the retry button must then load the question. */
async function faultOf(
  username: string,
  properties: Partial<SecretQuestionElement> = {},
): Promise<[username: string, outcome: Outcome]> {
  const good = questionUrl(copyOf('robert.zak'));
  let isOver = false;
  const element = ask(copyOf(username), {
    timeout: TIMEOUT,
    // The server cannot end a fault between two requests: browsers repeat some requests by themselves.
    fetch: (request, init) => (isOver ? fetch(good, request as Request) : fetch(request, init)),
    ...properties,
  });
  const outcome = await outcomeOf(element);
  const retry = part(element, 'retry');
  expect(!!retry, username).to.equal(RETRIED.includes(outcome.end));
  if (retry) {
    isOver = true;
    element.timeout = TIMEOUT;
    const recovered = outcomeOf(element);
    // While the server makes the trader wait, the button is unavailable.
    if (retry.getAttribute('aria-disabled') === 'true') void element.reload();
    else retry.click();
    expect((await recovered).question, username).to.equal(STREET);
  }
  return [username, outcome];
}

/** Runs into several faults at once. Returns what `pick` takes from each outcome, by username. */
async function faultsOf<T>(
  usernames: object,
  pick: (outcome: Outcome) => T,
  properties?: Partial<SecretQuestionElement>,
): Promise<Record<string, T>> {
  const outcomes = await Promise.all(Object.keys(usernames).map((username) => faultOf(username, properties)));
  return Object.fromEntries(outcomes.map(([username, outcome]) => [username, pick(outcome)]));
}

/** What each fault ends in, by the user for whom the embedded server causes it. */
const faults: Record<string, Record<string, Outcome['end']>> = {
  'on the way to the API': {
    dropped: 'network',
    reset: 'network',
    'reset.in.body': 'network',
    'broken.off': 'network',
    'broken.off.503': 'unavailable',
    'length.too.long': 'network',
    'length.too.short': 'malformed',
    'no.http': 'network',

    'cors.missing': 'network',
    'cors.other.origin': 'network',
    'preflight.refused': 'network',
    'preflight.without.cors': 'network',
    'preflight.without.header': 'network',
    'preflight.dropped': 'network',

    'redirect.elsewhere': 'ready',
    'redirect.elsewhere.without.cors': 'network',
    'redirect.loop': 'network',
    'redirect.nowhere': 'malformed',

    unavailable: 'unavailable',
    'outage.page': 'unavailable',
    'bad.gateway.page': 'unavailable',
    'portal.page': 'malformed',
  },

  'in the reply': {
    'no.content': 'malformed',
    empty: 'malformed',
    truncated: 'malformed',
    'utf.16': 'malformed',
    'deep.nesting': 'malformed',
    'deep.question': 'malformed',

    'top.level.array': 'malformed',
    'top.level.string': 'malformed',
    'top.level.number': 'malformed',
    'top.level.null': 'malformed',
    'top.level.true': 'malformed',

    'not.an.envelope': 'malformed',
    'only.proto': 'malformed',
    'model.number': 'malformed',
    'model.true': 'malformed',
    'model.object': 'malformed',
    'model.array': 'malformed',
    'model.null': 'not-required',
    'model.missing': 'malformed',
    'errors.string': 'malformed',
    'errors.numbers': 'malformed',
    'succeed.string': 'rejected',
    'succeed.missing': 'rejected',

    rejected: 'rejected',
    locked: 'rejected',
    'server.error': 'rejected',
    'server.error.text': 'rejected',
  },
};

/** All of them, or else those that browsers treat specially and those next to a boundary. */
const statuses = Array.from({ length: 200 }, (_, index) => 400 + index).filter(
  (status) =>
    triesAll ||
    [400, 401, 402, 403, 404, 407, 408, 421, 425, 428, 429, 430, 499, 500, 502, 503, 504, 511, 599].includes(
      status,
    ),
);

describe('faults', function () {
  this.timeout(60_000);

  const uncaught: string[] = [];
  const note = ({ type }: Event): void => void uncaught.push(type);

  before(() => {
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
  });
  after(() => {
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
  });
  afterEach(async () => {
    await nextTask();
    expect(uncaught.splice(0)).to.be.empty;
  });

  for (const [where, ends] of Object.entries(faults)) {
    it(`${where} end as the contract says, and pressing the button recovers`, async () => {
      expect(await faultsOf(ends, ({ end }) => end)).to.deep.equal(ends);
    });
  }

  it('of a server that is not listening end in network', async () => {
    const [, { end }] = await faultOf('robert.zak', { apiUrl: 'http://localhost:1022/api' });
    expect(end).to.equal('network');
  });

  it('of a 32 MB reply end in malformed', async () => {
    const [, { end }] = await faultOf('huge.question');
    expect(end).to.equal('malformed');
  });

  it('that would never end are ended by the timeout', async () => {
    const ends = {
      silent: 'timeout',
      stalled: 'timeout',
      'stalled.503': 'timeout',
      'preflight.silent': 'timeout',
    };
    // Long enough for another byte to arrive, which must not restart the timeout.
    const trickled = { trickle: 'timeout' };
    const pick = ({ end }: Outcome) => end;
    const actual = await Promise.all([
      faultsOf(ends, pick, { timeout: 400 }),
      faultsOf(trickled, pick, { timeout: 2500 }),
    ]);
    expect(actual).to.deep.equal([ends, trickled]);
  });

  it('that leave the question readable show it', async () => {
    const questions = {
      'plain.text': STREET,
      'byte.order.mark': STREET,
      // `fetch` reads text as UTF-8, whatever charset is declared.
      'latin.1': 'In welcher Stra\ufffde?',
      'errors.null': STREET,
      'extra.fields': STREET,
      'duplicate.fields': STREET,
      'proto.fields': STREET,
    };
    expect(await faultsOf(questions, ({ question }) => question)).to.deep.equal(questions);
    expect({}).to.not.have.property('polluted');
  });

  it('with a Retry-After tell the trader how long to wait, if that makes sense', async () => {
    const inTwoMinutes = english['rate-limited']('in 2 minutes');
    const later = english['rate-limited']();
    const expected = {
      'rate.limit.120s': [120, inTwoMinutes],
      'retry.after.date': [120, inTwoMinutes],
      'retry.after.past': [0, later],
      'retry.after.huge': [1e20, later],
      'retry.after.negative': [undefined, later],
      'retry.after.word': [undefined, later],
      'retry.after.empty': [undefined, later],
    };
    const actual = await faultsOf(expected, ({ error, text }) => {
      const { retryAfter } = error!;
      // A date is only exact to the second.
      return [retryAfter && Math.round(retryAfter / 10) * 10, text];
    });
    expect(actual).to.deep.equal(expected);
  });

  for (const [what, suffix] of [
    ['without a body', ''],
    ['with an envelope', '.envelope'],
  ] as const) {
    it(`of statuses from 400 to 599 ${what} end as the contract says, and pressing the button recovers`, async () => {
      // Chromium treats a 407 that no proxy sent as a network error; other engines pass it on.
      const has407 = await fetch(questionUrl(copyOf('status.407')), {
        headers: { 'Et-App-Key': APP_KEY },
      }).then(
        () => true,
        () => false,
      );
      const kindOf = (status: number): SecretQuestionErrorKind => {
        if (status === 429) return 'rate-limited';
        if (suffix) return 'rejected';
        if (status === 401 || status === 403) return 'app-key';
        return status < 500 ? 'rejected' : 'unavailable';
      };
      const outcomes = await Promise.all(
        statuses.map((status) => faultOf(`status.${String(status)}${suffix}`)),
      );
      expect(outcomes.map(([, { end, error }]) => [end, error?.status])).to.deep.equal(
        statuses.map((status) =>
          status === 407 && !has407 ? ['network', undefined] : [kindOf(status), status],
        ),
      );
    });
  }
});
