/**
 * Chromium's own password manager, with a login saved for the page's origin. `chrome://password-manager-internals` shows
 * its decisions. The tests also have a password field, which shows that the manager is at work.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { type Api, startApi } from '../demo/api/server.ts';
import { APP_KEY, SEEDED_PASSWORD } from '../demo/api/users.ts';
import { listen, type Listening } from '../demo/listen.ts';
import { type Page as Site, startPage } from '../demo/page-server.ts';
import { chromiumArgs } from './browsers/chromium.ts';
import { findEngines } from './browsers/engines.ts';

const USER = 'robert.zak';
const ANSWER = 'Peterson';

/** The extension API of the manager's own page. */
declare const chrome: { passwordsPrivate: { addPassword(login: object): Promise<void> } };

let api: Api;
let site: Site;
let pages: Listening;
let browser: Browser;
let internals: Page;
let page: Page;

before(async () => {
  api = await startApi();
  site = await startPage({ apiUrl: api.url });
  pages = await listen(formPages(), 0);
  const [chromium] = (await findEngines({ ...process.env, ENGINES: 'chromium' })).found;
  browser = await launch({
    executablePath: chromium!.path,
    args: chromiumArgs,
    // With this flag, Chromium's manager neither fills in nor saves anything.
    ignoreDefaultArgs: ['--enable-automation'],
  });

  const manager = await browser.newPage();
  await manager.goto('chrome://password-manager/passwords');
  const login = { url: pages.origin, username: USER, password: SEEDED_PASSWORD };
  await manager.evaluate(
    (login) => chrome.passwordsPrivate.addPassword({ ...login, note: '', useAccountStore: false }),
    login,
  );
  internals = await browser.newPage();
  await internals.goto('chrome://password-manager-internals');
});

after(async () => {
  await browser.close();
  await Promise.all([pages.close(), site.close(), api.close()]);
});

beforeEach(async () => {
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
});

it('other managers find their opt-outs as soon as the field appears', async () => {
  await page.goto(`${pages.origin}/password`);
  await page.addScriptTag({ url: `${site.url}/dist/et-secret-question.min.js` });
  const attributes = await page.evaluate(
    async (apiUrl, appKey, username) => {
      const element = document.createElement('et-secret-question');
      Object.assign(element, { apiUrl, appKey, username });
      document.body.append(element);
      const input = await new Promise<Element>((resolve) => {
        new MutationObserver((_, observer) => {
          const input = element.shadowRoot!.querySelector('input');
          if (!input) return;
          observer.disconnect();
          resolve(input);
        }).observe(element.shadowRoot!, { childList: true, subtree: true });
      });
      return Object.fromEntries([...input.attributes].map(({ name, value }) => [name, value]));
    },
    api.url,
    APP_KEY,
    USER,
  );
  for (const [name, value] of Object.entries({
    'data-1p-ignore': '',
    'data-bwignore': '',
    'data-form-type': 'other',
    'data-lpignore': 'true',
    'data-protonpass-ignore': 'true',
    autocomplete: 'one-time-code',
  })) {
    assert.equal(attributes[name], value, name);
  }
});

it('Chromium does not fill in the login password', async () => {
  await openQuestion();
  // A form that is added later is filled later.
  await page.evaluate(() => {
    document.body.append(document.querySelector('template')!.content);
  });
  await page.waitForSelector('[type=password]:autofill');
  assert.equal(
    await page.$eval('et-secret-question >>> input', (input) => input.matches(':autofill')),
    false,
  );
});

for (const shown of [false, true]) {
  it(`Chromium does not offer to save the answer, submitted ${shown ? 'unmasked' : 'masked'}`, async () => {
    const before = await promptCount();
    await openQuestion();
    if (shown) await page.click('et-secret-question >>> [part=toggle]');
    await page.click('et-secret-question >>> input');
    await page.keyboard.type(ANSWER);
    await send('#question');

    await page.goto(`${pages.origin}/password`);
    await page.click('[type=password]', { count: 3 });
    await page.keyboard.type(ANSWER);
    await send('#login');
    await internals.waitForFunction(
      (count) => document.body.innerText.split('Show password prompt').length - 1 > count,
      { polling: 100 }, // background pages draw no frames
      before,
    );
    assert.equal(await promptCount(), before + 1);
  });
}

/** How often the manager has prompted the user. */
const promptCount = () =>
  internals.evaluate(() => document.body.innerText.split('Show password prompt').length - 1);

async function openQuestion(): Promise<void> {
  await page.goto(`${pages.origin}/question`);
  await page.waitForFunction(() => document.querySelector('et-secret-question')?.status === 'ready');
}

async function send(form: string): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.$eval(form, (element) => {
      (element as HTMLFormElement).requestSubmit();
    }),
  ]);
}

/** The answer in a form with its username, which the manager may take for a login, and an actual login. */
function formPages(): Hono {
  const app = new Hono();
  const username = html`<input name="username" value="${USER}" />`;
  const login = html`<form id="login" method="post" action="/end">
    ${username}<input name="password" type="password" />
  </form>`;
  app.get('/question', (c) =>
    c.html(
      html`<!doctype html>
        <body>
          <script src="${site.url}/dist/et-secret-question.min.js"></script>
          <form id="question" method="post" action="/end">
            ${username}
            <et-secret-question name="answer" api-url="${api.url}" app-key="${APP_KEY}" username="${USER}">
            </et-secret-question>
          </form>
          <template>${login}</template>
        </body>`,
    ),
  );
  app.get('/password', (c) => c.html(html`<!doctype html>${login}`));
  app.post('/end', (c) => c.redirect('/end', 303));
  // The manager ignores an empty page.
  app.get('/end', (c) => c.html('<!doctype html><p>Sent.</p>'));
  return app;
}
