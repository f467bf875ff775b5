import { expect } from '@open-wc/testing';
import type { SecretQuestionElement } from '../src/index.js';
import {
  apiUrl,
  APP_KEY,
  ask,
  copyOf,
  html,
  stableTree,
  logOf,
  put,
  settled,
  textOf,
  until,
} from './helpers/page.js';
import { states } from './helpers/states.js';

type Properties = Partial<SecretQuestionElement>;

/** Users who get a reply, good or bad. */
const replied = [
  ...['robert.zak', 'no.question', 'plus', 'nobody', 'plain.text', 'byte.order.mark', 'latin.1'],
  ...['flaky', 'down', 'down*2', 'rate.limited.briefly', 'rate.limited', 'retry.after.past'],
  ...['status.400', 'status.401', 'status.404', 'status.413', 'status.425', 'status.429'],
  ...['status.500', 'status.502', 'status.503.envelope', 'server.error', 'server.error.text', 'outage.page'],
  ...['no.content', 'empty', 'truncated', 'portal.page', 'malformed', 'too.long.question'],
];
/** Users whose connection breaks, and one whose status browsers also retry by themselves. */
const broken = [
  ...['dropped', 'reset', 'broken.off', 'broken.off.503', 'no.http', 'cors.missing', 'redirect.loop'],
  'status.408',
];
/** Users whose reply never ends. */
const endless = ['silent', 'stalled', 'stalled.503', 'preflight.silent'];

/** The outcome of an element's request, without the username. */
async function outcomeOf(element: SecretQuestionElement) {
  const { type } = await settled(element);
  const { status, question, error } = element;
  const { name, message } = (error?.cause ?? {}) as Error;
  return {
    ...{ type, status, question, text: textOf(element, 'error') },
    error: error && {
      ...error,
      message: error.message,
      cause: `${name}: ${message}`.replace(/username=.*/, ''),
      // Arrays from another frame have another prototype.
      errors: [...error.errors],
      errorCodes: [...error.errorCodes],
    },
  };
}

/** How many requests the server received for a user, and the headers of the last. */
async function requestsOf(username: string): Promise<object> {
  const { requests } = await logOf(username);
  return { count: requests.length, headers: { ...requests.at(-1)!.headers, connection: 'any' } };
}

/** What an element shows, without the whitespace and comments of its templates. */
function pictureOf(element: SecretQuestionElement): object {
  const { status, outerHTML } = element;
  const markup = stableTree(element)
    .innerHTML.replace(/<!--.*?-->/g, '')
    .replace(/\s+/g, ' ');
  return { status, outerHTML, markup: markup.replaceAll('> ', '>').replaceAll(' <', '<') };
}

describe('the script-tag file, with only the parts of Lit and ky that it uses,', function () {
  this.timeout(30_000);

  const frame = Object.assign(document.createElement('iframe'), { src: '/test/pages/script-tag.html' });

  before(async () => {
    document.body.append(frame);
    await new Promise((resolve) => (frame.onload = resolve));
  });
  after(() => frame.remove());

  /** Puts an element of the script-tag file on its page. */
  function putByScript(): SecretQuestionElement {
    const page = frame.contentDocument!;
    return page.body.appendChild(page.createElement('et-secret-question'));
  }

  /** Returns one that is about to request a user's question. */
  const askByScript = (username: string, properties: Properties = {}): SecretQuestionElement =>
    Object.assign(putByScript(), { apiUrl, appKey: APP_KEY, username, ...properties });

  /** Compares the script-tag file with the modules, which have all of ky, for these users. */
  async function compare(
    usernames: string[],
    look: (element: SecretQuestionElement) => Promise<object>,
    properties?: Properties,
  ): Promise<void> {
    const looks = (how: typeof ask) =>
      Promise.all(usernames.map(async (name) => [name, await look(how(copyOf(name), properties))]));
    const [expected, actual] = await Promise.all([looks(ask), looks(askByScript)]);
    expect(actual).to.deep.equal(expected);
  }

  it('makes as many requests, with the same headers, and handles each reply in the same way', () =>
    compare(replied, async (element) => ({
      outcome: await outcomeOf(element),
      requests: await requestsOf(element.username),
    })));

  it('handles each broken connection in the same way', () => compare(broken, outcomeOf));

  it('handles replies that never end in the same way', async () => {
    // Browsers limit the connections to a server, so one may start too late to get a status.
    const look = async (element: SecretQuestionElement) => {
      const outcome = await outcomeOf(element);
      return { ...outcome, error: { ...outcome.error, status: 'any' } };
    };
    await Promise.all([
      compare(endless, look, { timeout: 400 }),
      // Long enough for another byte to arrive.
      compare(['trickle'], look, { timeout: 2500 }),
    ]);
  });

  it('handles a `fetch` that rejects with a non-error in the same way', () =>
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- pages may reject with anything
    compare(['robert.zak'], outcomeOf, { fetch: () => Promise.reject('no error') }));

  it('waits as long before a retry', async () => {
    for (const [name, ...waits] of [
      ['flaky', 300, 600],
      ['rate.limited.briefly', 1000],
    ] as const) {
      const username = copyOf(name);
      await settled(askByScript(username));
      const times = (await logOf(username)).requests.map(({ receivedAt }) => receivedAt);
      expect(times).to.have.lengthOf(waits.length + 1);
      waits.forEach((wait, index) => expect(times[index + 1]! - times[index]!).to.be.at.least(wait - 10));
    }
  });

  it('gives up a superseded request or wait', async () => {
    for (const name of ['silent', 'down']) {
      const username = copyOf(name);
      const element = askByScript(username);
      await until(async () => (await logOf(username)).requests.length);
      element.username = copyOf('robert.zak');
      await settled(element);
      expect(element.status).to.equal('ready');
      const { requests } = await logOf(username);
      expect(requests).to.have.lengthOf(1);
      if (name === 'silent') await until(async () => (await logOf(username)).requests[0]!.aborted);
    }
  });

  for (const { name, reach } of states) {
    it(`shows the same: ${name}`, async () => {
      const elements = [put(html`<et-secret-question></et-secret-question>`), putByScript()];
      await Promise.all(elements.map(reach));
      const [expected, actual] = elements.map(pictureOf);
      expect(actual).to.deep.equal(expected);
    });
  }
});
