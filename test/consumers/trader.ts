import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { type Api, startApi } from '../../demo/api/server.ts';
import { launchChromium } from '../browsers/chromium.ts';

/** Starts the embedded ETNA server for the duration of a test. */
export async function serveApi(test: TestContext): Promise<Api> {
  const api = await startApi();
  test.after(() => api.close());
  return api;
}

/** Opens a page in Chromium for the duration of a test. */
export async function openPage(test: TestContext): Promise<Page> {
  const browser = await launchChromium();
  test.after(() => browser.close());
  return browser.newPage();
}

/**
 * Uses a page in Chromium as a trader does, with a wrong answer, then the right one. The page must add each
 * `answer-submitted` that it receives to its `<output>`. Errors and warnings in the console are failures, too.
 */
export async function answerOn(test: TestContext, url: string): Promise<Page> {
  const page = await openPage(test);
  const problems: string[] = [];
  let requests = 0;
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn', 'assert'].includes(message.type())) problems.push(message.text());
  });
  page.on('request', (request) => {
    // Preflights do not count.
    requests += Number(request.method() === 'GET' && request.url().includes('/secret-question?'));
  });

  const submit = async (answer: string) => {
    await page.focus('et-secret-question >>> input');
    await page.keyboard.type(answer);
    await page.keyboard.press('Enter');
  };
  const textOf = (selector: string) => page.$eval(selector, ({ textContent }) => textContent);
  const received = (expected: string) =>
    page.waitForFunction(
      (expected) => document.querySelector('output')!.textContent === expected,
      {},
      expected,
    );

  try {
    await page.goto(url);
    await page.waitForSelector('et-secret-question:state(ready)');
    assert.equal(
      await textOf('et-secret-question >>> [part=question]'),
      'What street did you live on in third grade?',
    );

    await submit('Miller');
    await page.waitForSelector('et-secret-question >>> [part=error]');
    assert.match(await textOf('et-secret-question >>> [part=error]'), /not correct/);
    await received('robert.zak: Miller; ');

    // The wrong answer is selected, so typing replaces it.
    await submit('Peterson');
    await page.waitForSelector('et-secret-question:state(accepted)');
    await received('robert.zak: Miller; robert.zak: Peterson; ');
  } catch (error) {
    throw new Error(`The page at ${url} failed. Errors and warnings: ${problems.join('\n') || 'none'}`, {
      cause: error,
    });
  }
  assert.deepEqual(problems, []);
  assert.equal(requests, 1);
  return page;
}
