import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join, parse } from 'node:path';
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { startApi, type Api } from '../demo/api/server.ts';
import { SEEDED_PASSWORD } from '../demo/api/users.ts';
import { startPage, type Page as Site } from '../demo/page-server.ts';
import { launchChromium } from './browsers/chromium.ts';

const root = join(import.meta.dirname, '..');
assert.ok(existsSync(join(root, 'dist/et-secret-question.min.js')), 'Run `npm run build` first.');

const themes = globSync('demo/themes/*.css', { cwd: root }).map((file) => parse(file).name);
const NEW_PASSWORD = 'correct horse battery';

let api: Api;
let site: Site;
let browser: Browser;
let page: Page;
let problems: string[];

before(async () => {
  api = await startApi();
  site = await startPage({ apiUrl: api.url });
  browser = await launchChromium();
});

after(async () => {
  await browser.close();
  await Promise.all([site.close(), api.close()]);
});

/** Waits until an element outside of shadow roots shows this text. */
const waitForText = (selector: string, text: string) =>
  page.waitForFunction(
    (selector, text) => {
      const element = document.querySelector(selector);
      return element?.checkVisibility() && element.textContent.includes(text);
    },
    {},
    selector,
    text,
  );

/** Waits until the control of the next step has the focus by itself. */
const waitForFocus = (selector: string) =>
  page.waitForFunction((selector) => document.activeElement?.matches(selector), {}, selector);

/** Types where the focus is, and sends it. */
async function enter(text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function enterPasswords(password: string, confirmation: string): Promise<void> {
  for (const [id, text] of [
    ['#password', password],
    ['#confirmation', confirmation],
  ] as const) {
    await page.click(id, { count: 3 });
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
}

const valueOf = (selector: string) => page.$eval(selector, (element) => (element as HTMLInputElement).value);
const answerOf = () => page.$eval('et-secret-question', (element) => element.value);
const waitForQuestion = () => page.waitForSelector('main et-secret-question:state(ready)');

describe('demo page', () => {
  before(async () => {
    page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      // Faults of the API are part of the demo.
      if (message.type() !== 'error' || message.location().url?.startsWith(api.url)) return;
      problems.push(message.text());
    });
    await page.exposeFunction('report', (violation: string) => problems.push(violation));
    await page.evaluateOnNewDocument(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        (window as unknown as { report: (text: string) => void }).report(
          `${violatedDirective} ${blockedURI}`,
        );
      });
    });
  });

  beforeEach(async () => {
    problems = [];
    await page.goto(site.url);
    // As a trader does, who types when there is a caret.
    await page.bringToFront();
    await waitForFocus('#username');
  });

  afterEach(() => {
    assert.deepEqual(problems, []);
  });

  it('takes a trader from the forgotten password to signing in with a new one', async () => {
    await waitForFocus('#username');
    await enter('robert.zak~whole');

    await waitForQuestion();
    await waitForFocus('et-secret-question');
    await enter('Wrong street');
    await page.waitForSelector('et-secret-question >>> [part=error] ::-p-text(not correct)');
    assert.equal(await answerOf(), 'Wrong street');
    // It is selected: typing replaces it.
    await enter('peterson');

    await waitForFocus('#code');
    await enter('12345');
    await waitForText('#code-error', 'Enter the six digits');
    assert.equal(await valueOf('#code'), '12345');
    await page.locator('#inbox ::-p-text(Use this code)').click();

    await waitForFocus('#password');
    await enterPasswords(NEW_PASSWORD, 'something else');
    await waitForText('#password-error', 'do not match');
    assert.equal(await valueOf('#password'), NEW_PASSWORD);
    await enterPasswords('short', 'short');
    await waitForText('#password-error', 'at least eight');
    await enterPasswords(NEW_PASSWORD, NEW_PASSWORD);

    await waitForFocus('[name=sign-in] h2');
    await page.click('#current-password');
    await enter(SEEDED_PASSWORD);
    await waitForText('#sign-in-error', 'is incorrect');
    await page.click('#current-password', { count: 3 });
    await enter(NEW_PASSWORD);
    await waitForText('[name=sign-in] output', 'Signed in as robert.zak~whole');
  });

  it('takes a user with a click, and asks for no answer where none is needed', async () => {
    await page.locator('#users ::-p-text(no.question)').click();
    await waitForFocus('#code');
    await waitForText('#inbox', 'no.question@example.com');
  });

  it('says what is wrong, and keeps the user name', async () => {
    await page.keyboard.press('Enter');
    await waitForText('#username-error', 'Enter your user name');
    await enter('nobody');
    await waitForText('#username-error', 'cannot reset this password');
    assert.equal(await valueOf('#username'), 'nobody');
    await page.setOfflineMode(true);
    await page.keyboard.press('Enter');
    await waitForText('#username-error', 'could not reach');
    await page.setOfflineMode(false);
    assert.equal(await valueOf('#username'), 'nobody');
  });

  it('keeps the answer that could not be checked', async () => {
    await enter('reset.down');
    await waitForQuestion();
    await waitForFocus('et-secret-question');
    await enter('Peterson');
    await page.waitForSelector('et-secret-question >>> [part=error] ::-p-text(could not check)');
    assert.equal(await page.$eval('et-secret-question', (element) => element.value), 'Peterson');
  });

  it('tells a trader whose account was locked on the way', async () => {
    await enter('robert.zak~locked');
    await waitForQuestion();
    await waitForFocus('et-secret-question');
    for (let attempt = 1; attempt <= 5; attempt++) {
      await enter(`wrong ${String(attempt)}`);
      await page.waitForSelector('et-secret-question >>> [part=error] ::-p-text(not correct)');
    }
    await enter('Peterson');
    await page.waitForSelector('et-secret-question >>> [part=error] ::-p-text(is locked)');
  });

  it('starts over', async () => {
    await enter('robert.zak~over');
    await waitForQuestion();
    await page.click('.start-over a');
    await waitForFocus('#username');
    assert.equal(await valueOf('#username'), '');
  });
});

describe('themes', async () => {
  const read = (path: string) => readFile(join(root, path), 'utf8');
  const documentation = await read('src/secret-question-element.ts');
  const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, match]) => match);

  it('default.css has every custom property, with its default', async () => {
    const documented = matches(documentation, /@cssprop \[(.*?)\] - /g).map((text) =>
      text?.replace('=', ': '),
    );
    const shown = matches(await read('demo/themes/default.css'), /(--et-.*);/g);
    assert.deepEqual(shown.sort(), documented.sort());
  });

  for (const theme of themes) {
    it(`${theme}.css names only what the element has`, async () => {
      const css = await read(`demo/themes/${theme}.css`);
      for (const [kind, named, known] of [
        ['custom property', /(--[\w-]+)/g, /@cssprop \[([\w-]+)/g],
        ['part', /::part\((.*?)\)/g, /@csspart ([\w-]+)/g],
        ['state', /:state\((.*?)\)/g, /@cssstate ([\w-]+)/g],
      ] as const) {
        const names = new Set(matches(documentation, known));
        for (const name of matches(css, named)) assert.ok(names.has(name), `no ${kind} ${String(name)}`);
      }
    });
  }
});

describe('page server', () => {
  it('sends a policy that allows nothing but its own files and the API', async () => {
    const policy = (await fetch(site.url)).headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; /);
    assert.match(policy, new RegExp(`connect-src 'self' ${api.origin};`));
    assert.match(policy, /require-trusted-types-for 'script'; trusted-types et-secret-question$/);
  });

  for (const path of ['/', '/demo/main.ts', '/dist/et-secret-question.min.js']) {
    it(`compresses ${path}, and does not send it twice`, async () => {
      const first = await fetch(site.url + path);
      assert.equal(first.headers.get('Content-Encoding'), 'gzip');
      const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
      assert.equal((await fetch(site.url + path, { headers })).status, 304);
    });
  }

  for (const path of [
    '/package.json',
    '/demo/../package.json',
    '/demo/%2e%2e/package.json',
    '/demo/..%2fpackage.json',
    '/demo/../src/index.ts',
    '/demo/%2e%2e/src/index.ts',
    '/demo/..%2fsrc/index.ts',
    '/dist/..%5cpackage.json',
    '/demo/no-such-script.ts',
  ]) {
    it(`does not serve ${path}`, async () => {
      // Not with fetch, which would normalise the path.
      const [response] = (await once(get(site.url, { path }), 'response')) as [IncomingMessage];
      response.resume();
      assert.equal(response.statusCode, 404);
    });
  }
});

describe('npm start', () => {
  /** Takes a port until `release` is called. */
  async function takePort(port = 0): Promise<{ port: number; release: () => Promise<void> }> {
    const server = createServer().listen(port, 'localhost');
    await once(server, 'listening');
    return {
      port: (server.address() as AddressInfo).port,
      release: async () => {
        server.close();
        await once(server, 'close');
      },
    };
  }

  async function freePorts(): Promise<[number, number]> {
    const [one, other] = await Promise.all([takePort(), takePort()]);
    await Promise.all([one.release(), other.release()]);
    return [one.port, other.port];
  }

  function start(PORT: number, API_PORT: number) {
    const child = spawn(process.execPath, ['demo/start.ts'], {
      cwd: root,
      env: { ...process.env, PORT: String(PORT), API_PORT: String(API_PORT) },
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
    child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
    return { child, output, closed: once(child, 'close') as Promise<[code: number | null]> };
  }

  for (const variable of ['PORT', 'API_PORT']) {
    it(`says in one line that the port in ${variable} is taken`, async () => {
      const [free] = await freePorts();
      const taken = await takePort();
      const { output, closed } = variable === 'PORT' ? start(taken.port, free) : start(free, taken.port);
      assert.deepEqual(await closed, [1, null]);
      await taken.release();
      assert.equal(output.stdout, '');
      assert.match(
        output.stderr,
        new RegExp(`^Port ${String(taken.port)} is taken\\. .*\\b${variable}=\\d+ npm start\\n$`),
      );
    });
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`serves both, and ends cleanly with ${signal}`, async () => {
      const [port, apiPort] = await freePorts();
      const { child, output, closed } = start(port, apiPort);
      while (!output.stdout.includes('Ctrl-C')) await once(child.stdout, 'data');
      assert.match(output.stdout, new RegExp(`http://localhost:${String(port)}\\n`));
      assert.match(output.stdout, new RegExp(`http://localhost:${String(apiPort)}/api\\n`));
      const html = await (await fetch(`http://localhost:${String(port)}`)).text();
      assert.match(html, new RegExp(`api-url="http://localhost:${String(apiPort)}/api"`));
      assert.equal((await fetch(`http://localhost:${String(port)}/demo/main.ts`)).status, 200);

      child.kill(signal);
      assert.deepEqual(await closed, [0, null]);
      assert.equal(output.stderr, '');
      for (const each of [port, apiPort]) await (await takePort(each)).release();
    });
  }
});
