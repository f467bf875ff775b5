import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { APP_KEY } from '../../demo/api/users.ts';
import { table } from '../package/docs.ts';
import { bundle, head, inFreshPage, type Lab, progress, root } from './lab.ts';
import { kilobytes, spread, summarize, type Figures } from './report.ts';
import { type Site, startSite } from './site.ts';
import { lines, throttle } from './throttle.ts';

const DEFINITIONS = 11;
const LOADS = 11;
const SLOW_LOADS = 5;

interface Other {
  /** The package, as test/bench/package.json pins it. */
  package: string;
  does: string;
  doesNot: string;
  /** The one script that its own documentation tells a page to load. */
  script: { file: string } | { bundled: string };
  /** The page, as its own documentation has it. `src` is the URL of the script. */
  page: (src: string) => string;
  /** What the script defines: a custom element, or else a global variable. */
  defines: string;
  /** The export to call in a module that defines nothing by itself. */
  start?: string;
  /** The first thing to type into or to press. */
  field: string;
}

const moduleScript = (src: string): string => `<script type="module" src="${src}" async defer></script>`;

const others = (apiUrl: string): Other[] => [
  {
    package: 'et-secret-question',
    does: 'fetches a question from an API, shows it, takes the answer, shows the verdict',
    doesNot: 'sign anyone in; keep bots out',
    script: { file: 'dist/et-secret-question.min.js' },
    page: (src) =>
      `<script src="${src}" defer></script><body><et-secret-question api-url="${apiUrl}" app-key="${APP_KEY}"
        username="robert.zak"></et-secret-question>`,
    defines: 'et-secret-question',
    field: '[part=input]',
  },
  {
    package: '@teamhanko/hanko-elements',
    does: 'sign-up, sign-in and profile, with passkeys, using Hanko’s API',
    doesNot: 'ask secret questions; work with another API',
    script: { file: 'test/bench/node_modules/@teamhanko/hanko-elements/dist/elements.js' },
    page: (src) =>
      `<body><hanko-auth></hanko-auth><script type="module">import { register } from '${src}';
        await register(location.origin + '/hanko');</script>`,
    defines: 'hanko-auth',
    start: 'register',
    field: 'input[type=email]',
  },
  {
    package: 'altcha',
    does: 'keeps bots out with work for the browser',
    doesNot: 'know an account; ask for what only its owner knows',
    script: { file: 'test/bench/node_modules/altcha/dist/main/altcha.min.js' },
    page: (src) =>
      `${moduleScript(src)}<body><form><altcha-widget challenge="/challenge"></altcha-widget></form>`,
    defines: 'altcha-widget',
    field: 'altcha-widget input[type=checkbox]',
  },
  {
    package: '@vaadin/login',
    does: 'a form for username and password, in Vaadin’s style',
    doesNot: 'talk to a server: the page does',
    script: { bundled: "import '@vaadin/login/vaadin-login-form.js';" },
    page: (src) => `${moduleScript(src)}<body><vaadin-login-form></vaadin-login-form>`,
    defines: 'vaadin-login-form',
    field: 'input[name=username]',
  },
  {
    package: '@cap.js/widget',
    does: 'keeps bots out with work for the browser',
    doesNot: 'know an account; ask for what only its owner knows',
    script: { file: 'test/bench/node_modules/@cap.js/widget/cap.min.js' },
    page: (src) =>
      `<script src="${src}"></script><body><cap-widget data-cap-api-endpoint="/cap/"></cap-widget>`,
    defines: 'cap-widget',
    field: '.captcha',
  },
  {
    package: 'friendly-challenge',
    does: 'keeps bots out with work for the browser',
    doesNot: 'know an account; come as a custom element',
    script: { file: 'test/bench/node_modules/friendly-challenge/widget.module.min.js' },
    page: (src) =>
      `${moduleScript(src)}<body><form><div class="frc-captcha" data-sitekey="key"></div></form>`,
    defines: 'friendlyChallenge',
    field: '.frc-captcha button',
  },
  {
    package: '@github/include-fragment-element',
    does: 'replaces itself with HTML from a server',
    doesNot: 'create a field, show errors or send an answer: that is up to the server’s HTML',
    script: { bundled: "import '@github/include-fragment-element';" },
    page: (src) =>
      `${moduleScript(src)}<body><include-fragment src="/fragment"><p>Loading…</p></include-fragment>`,
    defines: 'include-fragment',
    field: '#fragment-input',
  },
];

/** An extract of what Hanko's API replies to a new visitor: first what it asks of the browser, then the form. */
const action = (name: string, inputs: object) => ({ action: name, href: '/flow', description: '', inputs });
const hankoReplies = {
  '/hanko/login': JSON.stringify({
    name: 'preflight',
    status: 200,
    csrf_token: '',
    actions: {
      register_client_capabilities: action('register_client_capabilities', {
        webauthn_available: { name: 'webauthn_available', type: 'boolean' },
        webauthn_conditional_mediation_available: {
          name: 'webauthn_conditional_mediation_available',
          type: 'boolean',
        },
        webauthn_platform_authenticator_available: {
          name: 'webauthn_platform_authenticator_available',
          type: 'boolean',
        },
      }),
    },
  }),
  '/hanko/flow': JSON.stringify({
    name: 'login_init',
    status: 200,
    csrf_token: '',
    payload: {},
    actions: {
      continue_with_login_identifier: action('continue_with_login_identifier', {
        email: { name: 'email', type: 'email', required: true },
      }),
    },
  }),
};

/** Compares the element with the most similar ones: what it takes to load them, and to get to the first field. */
export async function measureOthers(lab: Lab): Promise<Figures> {
  const compared = await Promise.all(
    others(lab.api.url).map(async (other, index) => ({
      ...other,
      path: `/${String(index)}`,
      version: await versionOf(other.package),
      text: await textOf(other.script),
    })),
  );
  const site = await startSite({
    '/empty': `${head}<body>`,
    '/fragment': '<label for="fragment-input">Which?</label><input id="fragment-input">',
    ...hankoReplies,
    ...Object.fromEntries(
      compared.flatMap(({ path, text, page }) => [
        [`${path}.js`, text],
        [path, head + page(`${path}.js`)],
      ]),
    ),
  });
  try {
    const define = await interleave('definition', DEFINITIONS, compared, (other) =>
      inFreshPage(lab, (page) => measureDefinition(page, site, other)),
    );
    const field = await interleave('first field', LOADS, compared, (other) =>
      inFreshPage(lab, (page) => measureField(page, site, other)),
    );
    const slowField = await interleave('first field on slow 4G', SLOW_LOADS, compared, (other) =>
      inFreshPage(lab, async (page) => {
        await throttle(page, lines['slow 4G']);
        return measureField(page, site, other);
      }),
    );
    const text = [
      table(
        ['', 'script, brotli', 'defined, ms', 'first field, ms', 'on slow 4G, ms', 'does', 'does not'],
        compared.map(({ package: name, version, text, script, does, doesNot }, index) => [
          `${name} ${version}${'bundled' in script ? ' (bundled)' : ''}`,
          kilobytes(brotliCompressSync(text).length),
          spread(summarize(define[index]!)),
          spread(summarize(field[index]!)),
          spread(summarize(slowField[index]!)),
          does,
          doesNot,
        ]),
      ),
      '',
      `Medians of ${String(DEFINITIONS)}, ${String(LOADS)} and ${String(SLOW_LOADS)} alternating runs, with quartiles.`,
    ].join('\n');
    return { text };
  } finally {
    await site.close();
  }
}

/** Measures all of them in alternation. The first round is a warm-up, and is discarded. */
async function interleave<Item extends Other>(
  what: string,
  rounds: number,
  items: Item[],
  measure: (item: Item) => Promise<number>,
): Promise<number[][]> {
  const samples = items.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, item] of items.entries()) {
      progress(`others: ${what}, round ${String(round)} of ${String(rounds)}, ${item.package}`);
      const sample = await measure(item);
      if (round) samples[index]!.push(sample);
    }
  }
  return samples;
}

type Compared = Other & { path: string; text: string };

/** Milliseconds to run the script as a module, up to the definition. */
async function measureDefinition(
  page: Page,
  site: Site,
  { text, defines, start }: Compared,
): Promise<number> {
  await page.goto(`${site.url}/empty`);
  return page.evaluate(
    async (text, name, start, api) => {
      let end = 0;
      const define = customElements.define;
      customElements.define = function (...args) {
        define.apply(this, args);
        if (args[0] === name) end = performance.now();
      };
      const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      const begin = performance.now();
      const module = (await import(url)) as Record<string, (api: string) => Promise<unknown>>;
      if (start) await module[start]!(api);
      if (!end && name in globalThis) end = performance.now();
      if (!end) throw new Error(`${name} is not defined.`);
      return end - begin;
    },
    text,
    defines,
    start,
    `${site.url}/hanko`,
  );
}

/** Milliseconds from the navigation to the first frame with something to type into or to press. */
async function measureField(page: Page, site: Site, { path, field }: Compared): Promise<number> {
  await page.evaluateOnNewDocument((selector) => {
    const find = (root: ParentNode): Element | undefined => {
      const found = root.querySelector(selector);
      if (found) return found;
      for (const { shadowRoot } of root.querySelectorAll('*')) {
        const inside = shadowRoot && find(shadowRoot);
        if (inside) return inside;
      }
      return undefined;
    };
    globalThis.fieldShown = new Promise((resolve, reject) => {
      const look = (time: number): void => {
        if (find(document)?.checkVisibility()) resolve(time);
        else if (time > 20_000) reject(new Error(`There is no ${selector}.`));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }, field);
  await page.goto(`${site.url}${path}`);
  return page.evaluate(() => fieldShown);
}

async function versionOf(name: string): Promise<string> {
  const folder = name === 'et-secret-question' ? '.' : `test/bench/node_modules/${name}`;
  const { version } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** The script of a package. If it has none for pages, one is bundled and minified, as is usual. */
const textOf = (script: Other['script']): Promise<string> =>
  'file' in script
    ? readFile(join(root, script.file), 'utf8')
    : bundle({
        stdin: { contents: script.bundled, resolveDir: import.meta.dirname },
        format: 'esm',
        minify: true,
      });

declare global {
  /** Resolves with the time of the frame that showed the field. */
  var fieldShown: Promise<number>;
}
