import { expect, oneEvent } from '@open-wc/testing';
import {
  type QuestionFailedEvent,
  type SecretQuestionElement,
  SecretQuestionError,
  type SecretQuestionErrorKind,
} from '../src/index.js';
import english from '../src/locales/en.js';
import {
  apiUrl,
  APP_KEY,
  ask,
  collect,
  copyOf,
  enter,
  announces,
  html,
  inputOf,
  json,
  stableTree,
  logOf,
  part,
  put,
  settled,
  shown,
  textOf,
} from './helpers/page.js';

interface Row {
  kind: SecretQuestionErrorKind;
  when: string;
  username?: string;
  set?: { apiUrl?: string; appKey?: string; apiVersion?: string; timeout?: number };
  status?: number;
  /** The words for developers. Default: those of the kind. */
  message?: string;
}

const NOT_JSON = 'The reply is not JSON.';
const messages: Partial<Record<SecretQuestionErrorKind, string>> = {
  configuration:
    'Set api-url to an http(s) URL without credentials, and app-key and api-version to plain text.',
  'app-key': 'The server does not accept the app-key.',
  rejected: 'The server rejected the request.',
  'rate-limited': 'Too many requests.',
  unavailable: 'The server is unavailable.',
  network: 'The server is unreachable, or CORS blocked the request.',
  malformed: 'The reply is not an API envelope.',
};

const rows: Row[] = [
  { kind: 'configuration', when: 'api-url is not a URL', set: { apiUrl: 'https://' } },
  { kind: 'configuration', when: 'api-url is a javascript: URL', set: { apiUrl: 'javascript:alert(1)' } },
  { kind: 'configuration', when: 'api-url is a data: URL', set: { apiUrl: 'data:application/json,{}' } },
  {
    kind: 'configuration',
    when: 'api-url has credentials',
    set: { apiUrl: apiUrl.replace('//', '//me:pass@') },
  },
  { kind: 'configuration', when: 'app-key is not allowed in a header', set: { appKey: 'ключ' } },
  { kind: 'app-key', when: 'the key is wrong (401)', set: { appKey: 'wrong' }, status: 401 },
  {
    kind: 'app-key',
    when: 'the key is wrong (reported with 200)',
    set: { appKey: 'demo-app-key-200' },
    status: 200,
  },
  { kind: 'app-key', when: 'the key is wrong (403)', set: { appKey: 'demo-app-key-403' }, status: 403 },
  { kind: 'app-key', when: 'the reply is an empty 403', username: 'forbidden', status: 403 },
  { kind: 'rejected', when: 'the envelope has errors', username: 'rejected', status: 200 },
  { kind: 'rejected', when: 'the user is unknown', username: 'nobody', status: 500 },
  { kind: 'rejected', when: 'there is no such method (404)', set: { apiVersion: '9.9' }, status: 404 },
  { kind: 'rejected', when: 'the reply is an empty 400', username: 'status.400', status: 400 },
  { kind: 'rate-limited', when: 'the server demands a long wait', username: 'rate.limited', status: 429 },
  { kind: 'unavailable', when: 'the server is down', username: 'down', status: 503 },
  { kind: 'unavailable', when: 'the gateway is bad', username: 'bad.gateway', status: 502 },
  { kind: 'unavailable', when: 'the reply is an empty 599', username: 'status.599', status: 599 },
  { kind: 'network', when: 'nothing listens on the port', set: { apiUrl: 'http://localhost:1022/api' } },
  { kind: 'network', when: 'the connection is dropped', username: 'dropped' },
  { kind: 'network', when: 'the connection breaks during the body', username: 'broken.off', status: 200 },
  {
    kind: 'timeout',
    when: 'the server is silent',
    username: 'silent',
    set: { timeout: 300 },
    message: 'No reply within 300 ms.',
  },
  {
    kind: 'timeout',
    when: 'the body stalls',
    username: 'stalled',
    set: { timeout: 5000 },
    status: 200,
    message: 'No reply within 5000 ms.',
  },
  { kind: 'malformed', when: 'the reply is HTML', username: 'html', status: 200, message: NOT_JSON },
  { kind: 'malformed', when: 'the reply is not an envelope', username: 'malformed', status: 200 },
  {
    kind: 'malformed',
    when: 'the JSON is truncated',
    username: 'truncated',
    status: 200,
    message: NOT_JSON,
  },
  {
    kind: 'malformed',
    when: 'the question is too long',
    username: 'too.long.question',
    status: 200,
    message: '`Model` is neither null nor a string of at most 4,096 characters.',
  },
];

const RETRYABLE: SecretQuestionErrorKind[] = [
  'rate-limited',
  'unavailable',
  'network',
  'timeout',
  'malformed',
];

interface Outcome {
  element: SecretQuestionElement;
  events: CustomEvent[];
}

describe('errors', () => {
  let outcomes: Outcome[];
  const page = document.createElement('main');

  // All at once, because most take a while.
  before(async function () {
    this.timeout(60_000);
    document.body.append(page);
    const requests = rows.map(async ({ username = 'robert.zak', set }) => {
      const element = document.createElement('et-secret-question');
      Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf(username), ...set });
      page.append(element);
      const events = collect(element);
      await settled(element);
      // Right away, because it does not stay.
      await announces(element, textOf(element, 'error')!);
      return { element, events };
    });
    outcomes = await Promise.all(requests);
  });

  after(() => {
    page.remove();
  });

  rows.forEach(({ kind, when, status, message = messages[kind] }, index) => {
    it(`${kind}: ${when}`, () => {
      const { element, events } = outcomes[index]!;

      expect(events.map(({ type }) => type)).to.deep.equal(['question-failed']);
      const { error } = (events[0] as QuestionFailedEvent).detail;
      expect(error).to.be.instanceOf(SecretQuestionError).and.to.equal(element.error);
      expect(error.kind).to.equal(kind);
      expect(error.status).to.equal(status);
      expect(error.message).to.equal(message);
      expect(error.retryable).to.equal(RETRYABLE.includes(kind));

      const text = kind === 'rate-limited' ? english[kind]('in 2 minutes') : english[kind];
      expect(textOf(element, 'error')).to.equal(text);
      expect(!!part(element, 'retry')).to.equal(error.retryable);
    });
  });

  for (const [kind, username, timeout] of [
    ['rejected', 'rejected', 5000],
    ['rate-limited', 'rate.limited', 5000],
    ['unavailable', 'bad.gateway', 5000],
    ['network', 'broken.off', 5000],
    ['timeout', 'stalled', 300],
    ['malformed', 'malformed', 5000],
  ] as const) {
    it(`${kind} keeps the answer typed so far, which reappears after the next good reply`, async () => {
      const copy = copyOf('robert.zak');
      const spoiled = copyOf(username);
      let spoil = false;
      // The one thing that the server cannot do: fail for a user that it has just served.
      const element = await shown(copy, {
        fetch: (request, init) => {
          if (!spoil) return fetch(request, init);
          const url = new URL((request as Request).url);
          url.searchParams.set('username', spoiled);
          return fetch(url, request as Request);
        },
      });
      enter(element, 'Peter');
      element.timeout = timeout;
      spoil = true;
      await element.reload();
      expect(element.error?.kind).to.equal(kind);
      expect(element.value).to.equal('Peter');

      spoil = false;
      element.timeout = 5000;
      await element.reload();
      expect(element.status).to.equal('ready');
      expect(inputOf(element).value).to.equal('Peter');
    });
  }

  it('app-key keeps the answer that the page set beforehand', async () => {
    const element = ask(copyOf('robert.zak'), { appKey: 'wrong', value: 'Peterson' });
    await settled(element);
    expect(element.error?.kind).to.equal('app-key');
    expect(element.value).to.equal('Peterson');
  });

  it('do not reveal whether the account exists', async () => {
    const unknown = await shown(copyOf('nobody'));
    const rejected = await shown(copyOf('rejected'));
    expect(stableTree(unknown).innerHTML).to.equal(stableTree(rejected).innerHTML);
  });

  it("carry the server's errors unchanged, but do not show them", async () => {
    const element = await shown(copyOf('rejected'));
    expect(element.error!.errors).to.deep.equal(['Password reset is not allowed.']);
    expect(element.error!.errorCodes).to.deep.equal(['ErrorResetNotAllowed']);
    expect(element.shadowRoot!.textContent).to.not.include('not allowed');
  });

  it('carry what was thrown as their cause', async () => {
    const cause = new Error('proxy is closed');
    const element = ask(copyOf('robert.zak'), { fetch: () => Promise.reject(cause) });
    await settled(element);
    expect(element.error!.kind).to.equal('network');
    expect(element.error!.cause).to.equal(cause);
    expect(element.error).to.deep.include({ errors: [], errorCodes: [] });
    Object.assign(element, { apiUrl: 'https://', fetch: undefined });
    await settled(element);
    expect(element.error!.kind).to.equal('configuration');
    expect(element.error!.cause).to.be.instanceOf(TypeError);
  });

  it('in the configuration are found before anything is sent', async () => {
    let asked = 0;
    const element = ask(copyOf('robert.zak'), {
      apiUrl: 'ftp://example.com',
      fetch: () => {
        asked++;
        return Promise.reject(new Error());
      },
    });
    await settled(element);
    expect(element.error!.kind).to.equal('configuration');
    expect(asked).to.equal(0);
  });
});

describe('retrying', () => {
  it('recovers from two outages by itself', async () => {
    const username = copyOf('flaky');
    const element = await shown(username);
    expect(element.status).to.equal('ready');
    expect((await logOf(username)).requests).to.have.lengthOf(3);
  });

  it('waits twice as long before the second retry as before the first', async () => {
    const username = copyOf('flaky');
    await shown(username);
    const [first, second, third] = (await logOf(username)).requests;
    // Timers and clocks may differ by some milliseconds.
    expect(second!.receivedAt - first!.receivedAt).to.be.at.least(290);
    expect(third!.receivedAt - second!.receivedAt).to.be.at.least(590);
  });

  it('fits two retries into 3.5 seconds', async () => {
    const username = copyOf('down');
    await shown(username, { timeout: 3500 });
    expect((await logOf(username)).requests).to.have.lengthOf(3);
  });

  it('waits as long as Retry-After says', async () => {
    const username = copyOf('rate.limited.briefly');
    const element = await shown(username);
    expect(element.status).to.equal('ready');
    const [first, second] = (await logOf(username)).requests;
    expect(second!.receivedAt - first!.receivedAt).to.be.at.least(990);
  });

  it('does not start a wait that would exceed the timeout', async () => {
    const username = copyOf('rate.limited');
    const element = await shown(username);
    expect(element.error).to.include({ kind: 'rate-limited', retryAfter: 120 });
    expect((await logOf(username)).requests).to.have.lengthOf(1);
  });

  it('treats an envelope on a 500 as final', async () => {
    const username = copyOf('server.error');
    const element = await shown(username);
    expect(element.error!.kind).to.equal('rejected');
    expect((await logOf(username)).requests).to.have.lengthOf(1);
  });

  it('treats a refused app key as final, even on a 503', async () => {
    let requests = 0;
    const element = ask(copyOf('robert.zak'), {
      fetch: () => {
        requests++;
        return Promise.resolve(json({ error: 'Unknown application.' }, { status: 503 }));
      },
    });
    await settled(element);
    expect(element.error!.kind).to.equal('app-key');
    expect(requests).to.equal(1);
  });

  it('does not repeat a request that was refused', async () => {
    const username = copyOf('status.404');
    await shown(username);
    expect((await logOf(username)).requests).to.have.lengthOf(1);
  });

  it('happens when the button is pressed', async () => {
    const username = copyOf('malformed*1');
    const element = await shown(username);
    const loaded = oneEvent(element, 'question-loaded');
    part(element, 'retry')!.click();
    await loaded;
    expect(element.status).to.equal('ready');
    expect((await logOf(username)).requests).to.have.lengthOf(2);
  });

  it('happens when the browser comes back online, but only after a network error', async () => {
    const dropped = put(
      html`<et-secret-question
        api-url=${apiUrl}
        app-key=${APP_KEY}
        username=${copyOf('broken.off*1')}
      ></et-secret-question>`,
    );
    await settled(dropped);
    expect(dropped.error!.kind).to.equal('network');
    const garbled = copyOf('malformed*1');
    const malformed = await shown(garbled);

    const loaded = oneEvent(dropped, 'question-loaded');
    window.dispatchEvent(new Event('online'));
    expect(malformed.status).to.equal('failed');
    await loaded;
    expect(dropped.status).to.equal('ready');
    expect((await logOf(garbled)).requests).to.have.lengthOf(1);
  });
});
