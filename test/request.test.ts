import { expect } from '@open-wc/testing';
import '../src/index.js';
import { APP_KEY, ask, collect, copyOf, logOf, nextTask, settled, shown, until } from './helpers/page.js';

describe('the request', () => {
  it('is one preflight and one GET', async () => {
    const username = copyOf('robert.zak');
    await shown(username);
    const { requests, preflights } = await logOf(username);
    expect(requests.map(({ method }) => method)).to.deep.equal(['GET']);
    expect(preflights).to.be.at.most(1);
  });

  it('sends no cookies and no referrer, asks for JSON, and stays out of the HTTP cache', async () => {
    let seen: Request | undefined;
    const username = copyOf('robert.zak');
    await shown(username, {
      fetch: (request, init) => {
        seen = request as Request;
        return fetch(request, init);
      },
    });
    expect(seen).to.include({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
    const { headers } = (await logOf(username)).requests[0]!;
    expect(headers).to.not.have.any.keys('cookie', 'referer');
    expect(headers['accept']).to.equal('application/json');
  });

  it("goes through the `fetch` property if set, even to the window's own", async () => {
    const element = await shown(copyOf('robert.zak'), { fetch: window.fetch });
    expect(element.status).to.equal('ready');
  });

  it('is aborted when its time is up', async () => {
    const username = copyOf('silent');
    await shown(username, { timeout: 1000 });
    await until(async () => (await logOf(username)).requests[0]?.aborted);
  });

  it('is made once for 100 changes in one task', async () => {
    const username = copyOf('robert.zak');
    const element = ask(copyOf('no.question'));
    for (let i = 0; i < 100; i++) element.setAttribute('username', copyOf('robert.zak'));
    element.setAttribute('username', username);
    await settled(element);

    expect(element.status).to.equal('ready');
    expect((await logOf(username)).requests).to.have.lengthOf(1);
  });

  it('is made once for changes in several microtasks of one task', async () => {
    const usernames = Array.from({ length: 5 }, () => copyOf('robert.zak'));
    const element = ask('');
    await nextTask();
    for (const username of usernames) {
      element.username = username;
      await element.updateComplete;
    }
    await settled(element);

    const logs = await Promise.all(usernames.map(logOf));
    expect(logs.map(({ requests }) => requests.length)).to.deep.equal([0, 0, 0, 0, 1]);
  });

  it('is made again when the app-key and the username change, even if they are the same end to end', async () => {
    const username = copyOf('robert.zak');
    const element = await shown(username);
    Object.assign(element, { appKey: APP_KEY + username.charAt(0), username: username.slice(1) });
    await settled(element);
    expect(element.error?.kind).to.equal('app-key');
  });

  it('is not repeated when anything else changes', async () => {
    const username = copyOf('robert.zak');
    const element = await shown(username);
    const events = collect(element);
    Object.assign(element, {
      timeout: 9,
      name: 'x',
      unmasked: true,
      disabled: true,
      lang: 'de',
      fetch: window.fetch,
    });
    await element.updateComplete;
    await nextTask();

    expect(element.status).to.equal('ready');
    expect(events).to.be.empty;
    expect((await logOf(username)).requests).to.have.lengthOf(1);
  });

  it('is repeated by reload(), whose promise waits for its end', async () => {
    const username = copyOf('robert.zak');
    const element = await shown(username);
    const events = collect(element);
    const reloaded = element.reload();
    expect(element.status).to.equal('loading');
    await reloaded;

    expect(element.status).to.equal('ready');
    expect(events.map(({ type }) => type)).to.deep.equal(['question-loaded']);
    expect((await logOf(username)).requests).to.have.lengthOf(2);
  });
});
