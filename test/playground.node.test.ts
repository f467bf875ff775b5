import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Browser, Page } from 'puppeteer-core';
import { incorrectAnswer, success } from '../demo/api/envelope.ts';
import { type Api, startApi } from '../demo/api/server.ts';
import { APP_KEY, seededUsers } from '../demo/api/users.ts';
import { bundle } from '../demo/bundle.ts';
import { codeFor, type CodeFile, type Host } from '../demo/code.ts';
import { listen, type Listening } from '../demo/listen.ts';
import { type Page as Site, startPage } from '../demo/page-server.ts';
import chinese from '../src/locales/zh-Hant.ts';
import { launchChromium } from './browsers/chromium.ts';
import { playgroundStates, readBuild } from './helpers/playground-states.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFile(join(root, path), 'utf8');
const themes = globSync('demo/themes/*.css', { cwd: root }).map((file) => parse(file).name);

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

async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    // Failures of the API are part of the demo.
    if (!/^(?:error|warn)$/.test(message.type()) || message.location().url?.startsWith(api.url)) return;
    // The code is bundled in development mode, where frameworks warn; so does Lit, of that mode.
    if (!message.text().startsWith('Lit is in dev mode')) problems.push(message.text());
  });
  await page.exposeFunction('report', (violation: string) => problems.push(violation));
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (window as unknown as { report: (text: string) => void }).report(`${violatedDirective} ${blockedURI}`);
    });
  });
  return page;
}

const ready = () => page.waitForSelector('main et-secret-question:state(ready)');
const codeText = () => page.$eval('#code', (code) => code.textContent);

describe('playground', () => {
  before(async () => {
    page = await openPage();
    await browser.setPermission(
      site.url,
      ...['clipboard-read', 'clipboard-write'].map((name) => ({
        permission: { name },
        state: 'granted' as const,
      })),
    );
  });

  beforeEach(() => open());

  afterEach(() => {
    assert.deepEqual(problems, []);
  });

  after(() => page.close());

  async function open(hash = ''): Promise<void> {
    problems = [];
    // Otherwise a new hash would not load the page again.
    await page.goto('about:blank');
    await page.goto(`${site.url}/playground${hash}`);
    await page.bringToFront();
    await ready();
    await page.waitForFunction(() => document.querySelector('#code')?.textContent);
  }

  const choose = (name: string, value: string) => page.click(`[name=${name}][value='${value}']`);

  async function fill(name: string, value: string): Promise<void> {
    await page.click(`#controls [name='${name}']`, { count: 3 });
    await page.keyboard.type(value);
    await page.keyboard.press('Tab');
  }

  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

  const waitForStatus = (text: string) =>
    page.waitForFunction((text) => document.querySelector('output')?.textContent === text, {}, text);

  it('shows the code for what is set, as the element is', async () => {
    assert.match(await codeText(), /<et-secret-question\n\s+api-url="http:.*"\n\s+app-key="demo-app-key"\n/);
    await fill('timeout', '5000');
    await fill('error-message', 'Say "please" & <try> again.');
    await page.select('[name=lang]', 'de');
    await page.click('[name=unmasked]');
    const code = await codeText();
    assert.match(code, /\n\s+timeout="5000"\n/);
    assert.match(code, /error-message="Say &#34;please&#34; &#38; &#60;try&#62; again."/);
    assert.match(code, /src="locales\/de\.min\.js" defer .*\n\s+integrity="sha384-/);
    assert.match(code, /\n\s+lang="de"\n\s+unmasked\n/);
    await page.waitForSelector('main et-secret-question >>> [part=submit] ::-p-text(Weiter)');
    await page.waitForSelector(
      'main et-secret-question >>> [part=error] ::-p-text(Say "please" & <try> again.)',
    );
    assert.equal(await page.$eval('main et-secret-question', ({ timeout }) => timeout), 5000);
    assert.equal(await page.$('main et-secret-question >>> [part=toggle]'), null);
  });

  it('puts texts into the slots', async () => {
    await page.click('summary ::-p-text(Slots)');
    await fill('hint', 'DD/MM/YYYY');
    await fill('heading', 'One question');
    assert.match(
      await codeText(),
      /<h2 slot="heading">One question<\/h2>\n\s+<span slot="hint">DD\/MM\/YYYY<\/span>/,
    );
    assert.deepEqual(
      await page.$$eval('main et-secret-question > *', (children) =>
        children.map(({ localName, slot, textContent }) => [localName, slot, textContent]),
      ),
      [
        ['h2', 'heading', 'One question'],
        ['span', 'hint', 'DD/MM/YYYY'],
      ],
    );
  });

  it('asks for another question when the username changes, and keeps the focus', async () => {
    await fill('username', 'layla.haddad');
    const { question } = seededUsers.find(({ username }) => username === 'layla.haddad')!;
    await page.waitForFunction(
      (question) => document.querySelector('et-secret-question')?.question === question,
      {},
      question,
    );
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'api-version');
    assert.equal(await page.$eval('#answer', (answer) => answer.textContent), 'The answer is “شارع الأمل”.');
  });

  it('speaks every language, in its direction unless another is chosen', async () => {
    const options = await page.$$eval('[name=lang] option', (options) =>
      options.map(({ value, text }) => [value, text]),
    );
    const files = await readdir(join(root, 'src/locales'));
    assert.deepEqual(
      options.slice(1).map(([code]) => code),
      files.map((file) => parse(file).name),
    );
    assert.deepEqual(options[1], ['ar', 'العربية']);
    for (const [lang, choice, dir] of [
      ['ar', '', 'rtl'],
      ['de', '', ''],
      ['de', 'rtl', 'rtl'],
      ['he', 'ltr', 'ltr'],
      ['he', '', 'rtl'],
      ['', '', ''],
    ] as const) {
      await page.select('[name=lang]', lang);
      await page.select('[name=dir]', choice);
      assert.equal(await page.$eval('main et-secret-question', ({ dir }) => dir), dir, `${lang} ${choice}`);
      assert.equal(/ dir="(\w+)"/.exec(await codeText())?.[1] ?? '', dir);
    }
  });

  it('styles every element on the page with the CSS that it shows', async () => {
    await page.click('#gallery summary');
    await page.waitForSelector('#gallery et-secret-question');
    const radii = () =>
      page.$$eval('et-secret-question', (elements) =>
        elements.map((element) => getComputedStyle(element).getPropertyValue('--et-border-radius')),
      );
    await choose('file', 'password-reset.css');
    for (const theme of themes) {
      await choose('class', theme);
      const css = await read(`demo/themes/${theme}.css`);
      assert.ok((await codeText()).includes(css));
      const [expected] = /(?<=--et-border-radius: ).*(?=;)/.exec(css) ?? [];
      assert.equal((await radii())[0], expected);
    }
    await fill('--et-border-radius', '3px');
    assert.match(await codeText(), /\.[\w-]+ \{\n {2}--et-border-radius: 3px;\n\}\n$/);
    assert.equal((await radii())[0], '3px');
    // What would end the declaration is not taken.
    await fill('--et-border-radius', '3px } * { display: none');
    assert.doesNotMatch(await codeText(), /3px \}/);
    await page.select('select[name=color-scheme]', 'dark');
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
  });

  it('copies the file that is shown', async () => {
    for (const host of ['script-tag', 'import-map', 'react', 'vue', 'angular', 'svelte']) {
      await choose('host', host);
      for (const input of await page.$$('input[name=file]')) {
        await input.click();
        const name = await input.evaluate(({ value }) => value);
        await page.click('#copy-code');
        await waitForStatus(`${name} copied`);
        assert.equal(await clipboard(), await codeText());
        assert.notEqual(await codeText(), '');
      }
    }
  });

  it('announces a second copy, too, and each once', async () => {
    await page.$eval('output', (output) => {
      const texts: string[] = [];
      Object.assign(window, { texts });
      new MutationObserver(() => output.textContent && texts.push(output.textContent)).observe(output, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    for (let count = 1; count <= 2; count++) {
      await page.click('#copy-code');
      await page.waitForFunction(
        (count) => (window as unknown as { texts: string[] }).texts.length === count,
        {},
        count,
      );
    }
    await waitForStatus('index.html copied');
  });

  it('selects the code where the clipboard is out of reach', async () => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('Not allowed'));
    });
    await page.click('#copy-code');
    await waitForStatus('Selected. Copy it with the keyboard.');
    assert.equal(await page.evaluate(() => String(getSelection())), (await codeText()).trimEnd());
  });

  it('restores everything from a link, which never contains the answer', async () => {
    await page.type('et-secret-question >>> input', 'Peterson');
    await fill('username', 'wei.chen');
    await fill('timeout', '5000');
    await page.select('[name=lang]', 'ar');
    await page.click('[name=disabled]');
    await choose('class', 'soft');
    await fill('--et-gap', '1rem');
    await page.select('select[name=color-scheme]', 'dark');
    await page.click('summary ::-p-text(Slots)');
    await fill('hint', 'As & when');
    await choose('host', 'vue');
    const code = await codeText();
    await page.click('#copy-link');
    await waitForStatus('Link copied');
    const link = new URL(await clipboard());
    assert.equal(link.href, page.url());
    assert.doesNotMatch(link.href, /Peterson|api-url|app-key/);
    await open();
    assert.notEqual(await codeText(), code);
    assert.equal(new URL(page.url()).hash, '');
    await open(link.hash);
    assert.equal(await codeText(), code);
    assert.equal(page.url(), link.href);
    // Another link in the same tab.
    await page.evaluate(() => (location.hash = '#host=svelte&lang=nonsense&class=nonsense'));
    await page.waitForFunction(() => document.querySelector('#code')?.ariaLabel === 'PasswordReset.svelte');
    assert.equal(
      await page.$eval('main et-secret-question', (element) => element.outerHTML.includes('nonsense')),
      false,
    );
    assert.equal(await page.$eval('main et-secret-question', ({ username }) => username), 'robert.zak');
  });

  it('starts over', async () => {
    await choose('host', 'vue');
    await page.click('[name=busy]');
    await page.click('#start-over');
    assert.equal(new URL(page.url()).hash, '');
    assert.doesNotMatch(await codeText(), /busy|defineEmits/);
    await ready();
  });

  it('can be used with the keyboard alone', async () => {
    await page.focus('[name=host]');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.$eval('#code', ({ ariaLabel }) => ariaLabel), 'PasswordReset.tsx');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.$eval('#code', ({ ariaLabel }) => ariaLabel), 'password-reset.css');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'code');
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.querySelector('#code')!.scrollTop > 0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await waitForStatus('password-reset.css copied');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await waitForStatus('Link copied');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'copy-link');
  });

  it('has the answer checked, and logs the events without it', async () => {
    await fill('username', 'robert.zak~log');
    await ready();
    await page.type('et-secret-question >>> input', 'Peterson');
    await page.click('#methods [value=submit]');
    await page.waitForSelector('main et-secret-question:state(accepted)');
    const log = await page.$eval('#log', (log) => log.textContent);
    assert.match(log, /^answer-accepted.*answer-submitted.*question-loaded/s);
    assert.match(log, /"answer": "•+"/);
    assert.doesNotMatch(log, /peterson/i);
    await page.click('#methods [value=reload]');
    await ready();
  });

  it('shows every state, and asks for nothing before', async () => {
    assert.equal(await page.$('#gallery et-secret-question'), null);
    await page.click('#gallery summary');
    await page.waitForFunction(() => {
      const items = [...document.querySelectorAll('#gallery li')];
      const asTitled = (item: Element) => {
        const [status, kind] = item.querySelector('h3')?.textContent.split(/[:,] /) ?? [];
        const element = item.querySelector('et-secret-question');
        return element?.status === status && (!element?.error || element.error.kind === kind);
      };
      // The list is filled in the `toggle` event, some time after the click.
      return items.length > 0 && items.every(asTitled);
    });
    assert.equal(await page.$eval('#gallery summary', (summary) => document.activeElement === summary), true);
    await page.click('#gallery summary');
    await page.waitForFunction(() => !document.querySelector('#gallery li'));
  });

  for (const scheme of ['light', 'dark']) {
    for (const [width, dir] of [
      [1280, 'ltr'],
      [320, 'rtl'],
    ] as const) {
      it(`has nothing for axe to find, ${scheme}, ${width} px, ${dir}`, async () => {
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.evaluate((dir) => (document.documentElement.dir = dir), dir);
        await page.click('summary ::-p-text(Slots)');
        assert.deepEqual(await axeViolations(), []);
        assert.ok(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          'scrolls sideways',
        );
        await page.setViewport({ width: 1280, height: 900 });
      });
    }
  }
});

async function axeViolations(): Promise<string[]> {
  // Not as a script of the page, whose policy forbids it.
  await page.evaluate(await read('node_modules/axe-core/axe.min.js'));
  return page.evaluate(async () => {
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
  });
}

describe('layout', () => {
  for (const path of ['/', '/playground', '/playground#class=soft&lang=ar&hint=hint']) {
    for (const width of [1280, 320]) {
      it(`of ${path} does not shift while it loads, at ${width} px`, async (test) => {
        problems = [];
        page = await openPage();
        test.after(() => page.close());
        await page.setViewport({ width, height: 900 });
        await page.evaluateOnNewDocument(() => {
          const shifts: unknown[] = [];
          Object.assign(window, { shifts });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & {
              value: number;
              sources: { node?: Element }[];
            })[]) {
              shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML.slice(0, 80))]);
            }
          }).observe({ type: 'layout-shift', buffered: true });
        });
        await page.goto(site.url + path, { waitUntil: 'networkidle0' });
        if (path !== '/') await ready();
        // Shifts are reported after the frame that they happen in.
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
        assert.deepEqual(await page.evaluate(() => (window as unknown as { shifts: unknown[] }).shifts), []);
      });
    }
  }
});

describe('code of the playground', () => {
  const QUESTION = 'What street did you live on in third grade?';
  const folder = join(root, 'coverage/playground');

  /** What an app has beside the component: its start, which tells that the code was sent as the plain pages do. */
  const starts: Partial<Record<Host, string>> = {
    react: `
      import { createElement } from 'react';
      import { createRoot } from 'react-dom/client';
      import { PasswordReset } from './PasswordReset.tsx';
      const onCodeSent = () => (location.hash = 'enter-code');
      createRoot(document.querySelector('main')).render(createElement(PasswordReset, { onCodeSent }));`,
    vue: `
      import { createApp } from 'vue';
      import PasswordReset from './PasswordReset.vue';
      createApp(PasswordReset, { onCodeSent: () => (location.hash = 'enter-code') }).mount('main');`,
    angular: `
      import '@angular/compiler';
      import { bootstrapApplication } from '@angular/platform-browser';
      import { PasswordReset } from './password-reset.ts';
      const { instance } = (await bootstrapApplication(PasswordReset)).components[0];
      instance.codeSent.subscribe(() => (location.hash = 'enter-code'));`,
    svelte: `
      import { mount } from 'svelte';
      import PasswordReset from './PasswordReset.svelte';
      const onCodeSent = () => (location.hash = 'enter-code');
      mount(PasswordReset, { target: document.querySelector('main'), props: { onCodeSent } });`,
  };

  const start = (host: Host) => `<!doctype html>
    <html lang="en">
      <link rel="stylesheet" href="/${host === 'angular' ? 'styles' : 'password-reset'}.css" />
      <main><app-password-reset></app-password-reset></main>
      <script src="/${host}.js" type="module"></script>
    </html>`;

  let server: Listening;
  let own: Listening;
  let headers: Record<string, string>;

  /** An API that sends the headers that the playground shows, and no other. */
  before(async () => {
    const app = new Hono();
    app.use(async (c, next) => {
      await next();
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
    });
    app.options('*', (c) => c.body(null, 204));
    app.get('/api/v1.0/users/password/secret-question', (c) => c.json(success(QUESTION)));
    app.post('/api/v1.0/users/password/reset', async (c) => {
      const { SecretQuestionAnswer: answer } = await c.req.json<Record<string, string>>();
      const isKnown = c.req.header('Et-App-Key') === APP_KEY;
      return isKnown && answer === 'Peterson' ? c.json(success(null)) : c.json(incorrectAnswer);
    });
    server = await listen(app, 0);
    await mkdir(folder, { recursive: true });
  });

  after(() => server.close());

  async function serve(host: Host, files: CodeFile[]): Promise<void> {
    const text = (name: string) => files.find((file) => file.name === name)?.text;
    const type = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
    const app = new Hono();
    app.use(async (c, next) => {
      await next();
      // Without Angular's own compiler ahead of time, there is one in the page, which evaluates what it makes.
      if (host !== 'angular') c.header('Content-Security-Policy', text('CSP')!.split(': ')[1]!.trim());
    });
    app.get('/favicon.ico', (c) => c.body(null, 204));
    app.get('/:file{.*}', async (c, next) => {
      const name = c.req.param('file') || 'index.html';
      const content = text(name);
      if (content === undefined) return next();
      return c.body(content, 200, { 'Content-Type': type[name.split('.').pop() as keyof typeof type] });
    });
    if (starts[host]) {
      for (const file of files) await writeFile(join(folder, file.name), file.text);
      await writeFile(join(folder, `${host}.ts`), starts[host]);
      const script = await bundle(join(folder, `${host}.ts`));
      app.get('/', (c) => c.html(start(host)));
      app.get(`/${host}.js`, (c) => c.body(script, 200, { 'Content-Type': type.js }));
    }
    app.get('/*', serveStatic({ root: join(root, 'dist') }));
    own = await listen(app, 0);
    headers = Object.fromEntries(
      text('CORS')!
        .replace('https://www.broker.example', own.origin)
        .trim()
        .split('\n')
        .map((line) => line.split(': ')),
    );
  }

  for (const host of ['script-tag', 'import-map', 'react', 'vue', 'angular', 'svelte'] as const) {
    for (const state of ['default', 'everything'] as const) {
      it(`runs: ${host}, ${state}`, async (test) => {
        problems = [];
        test.after(async () => {
          await page.close();
          await own.close();
        });
        const settings = (await playgroundStates(`${server.origin}/api`))[state];
        await serve(host, codeFor(host, settings, await readBuild()));
        page = await openPage();
        await page.goto(own.origin);
        await page.waitForFunction(
          (question) => document.querySelector('et-secret-question')?.question === question,
          {},
          QUESTION,
        );
        if (state === 'default') {
          await page.type('et-secret-question >>> input', 'Miller');
          await page.keyboard.press('Enter');
          await page.waitForSelector('et-secret-question >>> [part=error] ::-p-text(not correct)');
          await page.keyboard.type('Peterson');
          await page.keyboard.press('Enter');
          await page.waitForFunction(() => location.hash === '#enter-code');
        } else {
          await page.waitForFunction(
            (text) => document.querySelector('et-secret-question')?.shadowRoot?.textContent.includes(text),
            {},
            chinese.submit,
          );
          const shown = await page.$eval('et-secret-question', (element) => ({
            errorMessage: element.errorMessage,
            slots: Object.fromEntries(
              [...element.children].map(({ slot, textContent }) => [slot, textContent]),
            ),
            accent: getComputedStyle(element).getPropertyValue('--et-accent-color'),
            gap: getComputedStyle(element).getPropertyValue('--et-gap'),
            is: [
              element.autofocus,
              element.unmasked,
              element.busy,
              element.disabled,
              element.dir,
              element.timeout,
            ],
          }));
          assert.deepEqual(shown, {
            errorMessage: settings.attributes['error-message'],
            slots: settings.slots,
            accent: '#6d28d9',
            gap: '1rem',
            is: [true, true, true, true, 'rtl', 5000],
          });
        }
        assert.deepEqual(problems, []);
      });
    }
  }
});
