import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { type Api, startApi } from '../demo/api/server.ts';
import { APP_KEY } from '../demo/api/users.ts';
import { type Page as Site, startPage } from '../demo/page-server.ts';
import { countLeft, launchChromium } from './browsers/chromium.ts';

const CYCLES = 300;
const BYTES_PER_CYCLE = 64;

let api: Api;
let site: Site;
let browser: Browser;
let page: Page;
let cdp: CDPSession;

before(async () => {
  api = await startApi();
  site = await startPage({ apiUrl: api.url });
  browser = await launchChromium();
  page = await browser.newPage();
  await page.setContent(`<!doctype html><script src="${site.url}/dist/et-secret-question.min.js"></script>`);
  cdp = await page.createCDPSession();
});

after(async () => {
  await browser.close();
  await Promise.all([site.close(), api.close()]);
});

/** Waits until no element is reachable, and returns the size of the reachable heap in bytes. */
async function heap(): Promise<number> {
  const left = await countLeft(page, 'et-secret-question', 60_000);
  assert.equal(left, 0, `${String(left)} removed elements are still reachable`);
  // Once for the garbage, and once for what its finalizers release.
  for (let i = 0; i < 2; i++) await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

/** Inserts and removes elements, a fifth of them in each phase. */
function cycle(count: number): Promise<void> {
  return page.evaluate(
    async (count, apiUrl, appKey) => {
      const phases: ((element: HTMLElementTagNameMap['et-secret-question']) => unknown)[] = [
        () => undefined, // before the request
        () => new Promise((resolve) => setTimeout(resolve)), // while it is in progress
        (element) => new Promise((resolve) => element.addEventListener('question-loaded', resolve)),
        async (element) => {
          await new Promise((resolve) => element.addEventListener('question-loaded', resolve));
          element.addEventListener('answer-submitted', (event) => event.respondWith(new Promise(() => {})));
          element.value = 'Peterson';
          element.submit();
        },
        async (element) => {
          element.username = 'malformed';
          await new Promise((resolve) => element.addEventListener('question-failed', resolve));
        },
      ];
      const mount = async (index: number): Promise<void> => {
        const element = document.createElement('et-secret-question');
        Object.assign(element, { apiUrl, appKey, username: 'robert.zak' });
        document.body.append(element);
        await phases[index % phases.length]!(element);
        element.remove();
      };
      const width = 50;
      for (let i = 0; i < count; i += width) {
        await Promise.all(Array.from({ length: width }, (_, j) => mount(i + j)));
      }
      await new Promise((resolve) => setTimeout(resolve));
    },
    count,
    api.url,
    APP_KEY,
  );
}

it(`leaks no removed elements, and at most ${String(BYTES_PER_CYCLE)} bytes for each`, async (test) => {
  await cycle(100);
  const before = await heap();
  await cycle(CYCLES);
  const kept = ((await heap()) - before) / CYCLES;
  test.diagnostic(`${kept.toFixed(1)} bytes kept per cycle, over ${String(CYCLES)} cycles`);
  assert.ok(kept <= BYTES_PER_CYCLE, `${kept.toFixed(1)} bytes kept per cycle`);
  assert.equal(await page.$$eval('et-secret-question', (elements) => elements.length), 0);
});
