import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Browser, launch, type Page } from 'puppeteer-core';
import type { UserLog } from '../demo/api/request-log.ts';
import { type Api, startApi } from '../demo/api/server.ts';
import { APP_KEY } from '../demo/api/users.ts';
import { listen, type Listening } from '../demo/listen.ts';
import { type Page as Site, startPage } from '../demo/page-server.ts';
import { chromiumArgs } from './browsers/chromium.ts';
import { type Engine, findEngines } from './browsers/engines.ts';

/** What becomes of an element, by its status when the page is left, which is also its `id`. */
const cases = [
  { left: 'accepted', user: 'robert.zak~accepted', becomes: 'ready', event: 'question-loaded' },
  { left: 'not-required', user: 'no.question~left', becomes: 'not-required', event: 'question-not-required' },
  { left: 'failed', user: 'server.error*1~left', becomes: 'ready', event: 'question-loaded' },
] as const;
const READY = { left: 'ready', user: 'robert.zak~ready' };

/** What the page records. It is lost unless the page comes back from the cache. */
interface Notes {
  isRestored: boolean;
  /** The events since the page was left, with their users. */
  events: string[];
}

// WebKit's driver caches no pages, and old engines are only for the browser tests.
const { found } = await findEngines();
for (const engine of found.filter(({ key }) => key === 'chromium' || key === 'firefox')) {
  describe(`a page restored from the back/forward cache of ${engine.name}`, () => {
    let api: Api;
    let site: Site;
    let pages: Listening;
    let browser: Browser;
    let page: Page;

    before(async () => {
      api = await startApi();
      site = await startPage({ apiUrl: api.url });
      pages = await listen(twoPages(), 0);
      browser = await start(engine);
      page = await browser.newPage();
      page.setDefaultTimeout(20_000);

      await page.goto(pages.origin);
      await Promise.all([
        reach('accepted', 'ready'),
        reach('not-required', 'not-required'),
        reach('failed', 'failed'),
        reach('ready', 'ready'),
      ]);
      await page.evaluate(() => {
        document.addEventListener('answer-submitted', (event) => event.respondWith(true));
        for (const id of ['accepted', 'ready'])
          (document.getElementById(id) as HTMLElementTagNameMap['et-secret-question']).value = 'Peterson';
        (document.getElementById('accepted') as HTMLElementTagNameMap['et-secret-question']).submit();
      });
      await reach('accepted', 'accepted');

      await page.evaluate(() => {
        const notes: Notes = { isRestored: false, events: [] };
        Object.assign(window, { notes });
        addEventListener('pageshow', ({ persisted }) => (notes.isRestored = persisted));
        for (const type of ['question-loaded', 'question-not-required', 'question-failed'] as const) {
          document.addEventListener(type, ({ detail }) => notes.events.push(`${detail.username} ${type}`));
        }
      });
      await page.goto(`${pages.origin}/another`);
      // Not with `goBack`, which waits for a page load in Firefox.
      await page.evaluate(() => {
        history.back();
      });
      await page.waitForFunction(() => {
        const { notes } = window as { notes?: Notes };
        return document.getElementById('ready') && (!notes || notes.isRestored);
      });
    });

    after(async () => {
      await browser.close();
      await Promise.all([pages.close(), site.close(), api.close()]);
    });

    it('is the page that was left', async () => {
      assert.equal(await page.evaluate(() => (window as { notes?: Notes }).notes?.isRestored), true);
    });

    for (const { left, user, becomes, event } of cases) {
      it(`requests the question again if the element was ${left}`, async () => {
        await page.waitForFunction(
          (text) => (window as { notes?: Notes }).notes?.events.includes(text),
          {},
          `${user} ${event}`,
        );
        await reach(left, becomes);
        assert.equal(await requestsFor(user), 2);
      });
    }

    it('requests nothing if the element was ready, but has forgotten the answer', async () => {
      // By then, the others have made their requests.
      await page.waitForFunction(
        (count) => (window as { notes?: Notes }).notes?.events.length === count,
        {},
        cases.length,
      );
      assert.equal(await requestsFor(READY.user), 1);
      assert.deepEqual(
        await page.$eval('#ready', (element) => {
          const { status, value } = element as HTMLElementTagNameMap['et-secret-question'];
          return { status, value };
        }),
        { status: 'ready', value: '' },
      );
    });

    function twoPages(): Hono {
      const app = new Hono();
      const elements = [...cases, READY].map(
        ({ left, user }) =>
          html`<et-secret-question id="${left}" api-url="${api.url}" app-key="${APP_KEY}" username="${user}">
          </et-secret-question>`,
      );
      app.get('/', (c) =>
        c.html(
          html`<!doctype html>
            <script src="${site.url}/dist/et-secret-question.min.js"></script>
            ${elements}`,
        ),
      );
      app.get('/another', (c) => c.html('<!doctype html>'));
      return app;
    }

    const reach = (id: string, status: string) =>
      page.waitForFunction(
        (id, status) =>
          (document.getElementById(id) as HTMLElementTagNameMap['et-secret-question'] | null)?.status ===
          status,
        {},
        id,
        status,
      );

    async function requestsFor(user: string): Promise<number> {
      const response = await fetch(`${api.origin}/demo/requests?user=${encodeURIComponent(user)}`);
      return ((await response.json()) as UserLog).requests.length;
    }
  });
}

function start({ name, path }: Engine): Promise<Browser> {
  return name === 'Firefox'
    ? launch({ browser: 'firefox', executablePath: path, timeout: 60_000 })
    : launch({
        executablePath: path,
        args: chromiumArgs,
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      });
}
