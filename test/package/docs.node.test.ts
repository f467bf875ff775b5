import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Package } from 'custom-elements-manifest';
import { build, type StdinOptions } from 'esbuild';
import { Hono } from 'hono';
import type { Browser, Page } from 'puppeteer-core';
import { success } from '../../demo/api/envelope.ts';
import { type Api, startApi } from '../../demo/api/server.ts';
import { APP_KEY } from '../../demo/api/users.ts';
import { listen, type Listening } from '../../demo/listen.ts';
import german from '../../src/locales/de.ts';
import { launchChromium } from '../browsers/chromium.ts';
import { elementOf, renderDocs, type Snippet, snippetsOf } from './docs.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFile(join(root, path), 'utf8');

const docs = await renderDocs();
const snippets = new Map(docs.map(({ file, actual }) => [file, snippetsOf(actual)]));
const tried = new Set<Snippet>();

const textOf = (file: string) => docs.find((doc) => doc.file === file)!.actual;

/** The snippets of a language under a heading; takes note that they are tried. */
function take(file: string, heading: string, language: string): string[] {
  const taken = snippets
    .get(file)!
    .filter((snippet) => snippet.heading === heading && snippet.language === language);
  assert.notDeepEqual(taken, [], `no ${language} under ${heading} in ${file}`);
  taken.forEach((snippet) => tried.add(snippet));
  return taken.map(({ code }) => code);
}

describe('the Markdown files', () => {
  after(() => {
    for (const file of ['README.md', 'API.md', 'FRAMEWORKS.md', 'THEMING.md']) {
      const untried = snippets.get(file)!.filter((snippet) => !tried.has(snippet));
      assert.deepEqual(untried, [], `Every snippet in ${file} needs a test that runs it.`);
    }
  });

  for (const { file, actual, expected } of docs) {
    it(`say what the build is: otherwise, run \`npm run docs\` (${file})`, () => {
      assert.equal(actual, expected);
    });
  }

  it('start with a README of at most 300 lines', () => {
    const { length } = textOf('README.md').trimEnd().split('\n');
    assert.ok(length <= 300, `${String(length)} lines`);
  });

  it('start with a README that counts right', async () => {
    const { cssProperties, cssParts, cssStates } = elementOf(
      JSON.parse(await read('custom-elements.json')) as Package,
    );
    const languages = globSync('src/locales/*.ts', { cwd: root });
    for (const count of [
      `${String(cssProperties?.length)} custom properties`,
      `${String(cssParts?.length)} parts`,
      `${String(cssStates?.length)} states`,
      `${String(languages.length)} languages`,
    ]) {
      assert.ok(textOf('README.md').includes(count), count);
    }
  });

  for (const { file, actual } of docs) {
    it(`have links that lead somewhere (${file})`, () => {
      const prose = actual.replaceAll(/^```.*?^```$/gms, '');
      const links = prose.matchAll(/(?:\]\(|\bsrc(?:set)?=")(?!https?:)([^)"#]*)(?:#([^)]*))?[)"]/g);
      for (const [link, path = '', anchor] of links) {
        assert.ok(existsSync(join(root, path)), link);
        if (anchor) assert.ok(anchorsOf(textOf(path || file)).includes(anchor), link);
      }
    });
  }

  describe('snippets', () => {
    let api: Api;
    let site: Listening | undefined;
    let browser: Browser;
    let tab: Page;
    let problems: string[];
    let logged: string[];

    before(async () => {
      api = await startApi();
      browser = await launchChromium();
    });

    after(async () => {
      await browser.close();
      await api.close();
    });

    beforeEach(async () => {
      problems = [];
      logged = [];
      tab = await browser.newPage();
      tab.on('pageerror', (error) => problems.push(String(error)));
      tab.on('console', (message) => (message.type() === 'log' ? logged : problems).push(message.text()));
    });

    afterEach(async () => {
      await tab.close();
      await site?.close();
      site = undefined;
      assert.deepEqual(problems, []);
    });

    /** What is an example in a snippet becomes what is there. */
    const real = (text: string, origin: string) =>
      text
        .replaceAll('https://pub-api-broker.example', origin)
        .replaceAll('api-url="…"', `api-url="${origin}/api"`)
        .replaceAll('app-key="…"', `app-key="${APP_KEY}"`)
        .replaceAll("appKey = '…'", `appKey = '${APP_KEY}'`);

    const thePolicy = () => take('README.md', 'CSP and CORS', 'http')[0]!;

    interface Parts {
      html: string;
      js?: string;
      css?: string;
      policy?: string;
      apiOrigin?: string;
    }

    /** Opens a page of these snippets, under the policy of the README. */
    async function open({ html, js, css, policy = thePolicy(), apiOrigin = api.origin }: Parts) {
      const [, value = ''] = real(policy.replaceAll(/\s+/g, ' '), apiOrigin).split(': ');
      const app = new Hono()
        .get('/', (c) =>
          c.html(
            (css === undefined ? '' : '<link rel="stylesheet" href="page.css" />') +
              real(html, apiOrigin) +
              (js === undefined ? '' : '<script src="page.js" type="module"></script>'),
            200,
            value ? { 'Content-Security-Policy': value } : {},
          ),
        )
        .get('/page.css', (c) => c.body(css ?? '', 200, { 'Content-Type': 'text/css' }))
        .get('/page.js', (c) => c.body(js ?? '', 200, { 'Content-Type': 'text/javascript' }))
        .get('/favicon.ico', (c) => c.body(null, 204))
        .post('/reset', (c) => c.html('<!doctype html><title>Posted</title>'))
        .get('/*', serveStatic({ root: join(root, 'dist') }));
      site = await listen(app, 0);
      await tab.goto(site.origin);
    }

    /** A module as a bundler makes it of the package. */
    async function bundle(contents: string, loader: StdinOptions['loader'] = 'js'): Promise<string> {
      const { outputFiles } = await build({
        stdin: { contents: real(contents, api.origin), loader, resolveDir: root },
        tsconfigRaw: { compilerOptions: { jsx: 'react-jsx' } }, // Without the paths to the source.
        define: { 'process.env.NODE_ENV': '"production"' },
        bundle: true,
        format: 'esm',
        write: false,
      });
      return outputFiles[0]!.text;
    }

    const status = (expected: string) =>
      tab.waitForFunction(
        (expected) => document.querySelector('et-secret-question')?.status === expected,
        {},
        expected,
      );

    async function answer(text: string) {
      await status('ready');
      // In the world of the page: `tab.focus` does not know the element's own `focus()`.
      await tab.$eval('et-secret-question', (element) => element.focus());
      await tab.keyboard.type(text);
      await tab.keyboard.press('Enter');
    }

    async function hearsThat(text: RegExp) {
      await tab.waitForSelector('et-secret-question >>> [part=error]');
      assert.match(
        await tab.$eval('et-secret-question >>> [part=error]', ({ textContent }) => textContent),
        text,
      );
    }

    /** The page of the quick start, for this user. */
    const quickStart = (username = 'robert.zak') =>
      take('README.md', 'Quick start', 'html')[0]!.replace('robert.zak', username);
    const script = () => /<script src.*<\/script>/.exec(quickStart())?.[0] ?? '';
    const element = () => /<et-secret-question.*<\/et-secret-question>/s.exec(quickStart())?.[0] ?? '';
    const inlineScript = /<script type="module">(.*?)<\/script>/s;
    const stepOne = () =>
      /^ *\/\/ Step one of.*?(?=^ *function showNextStep)/ms.exec(quickStart())?.[0] ?? '';

    /** The same with the page's script as a file, as the policy wants it. */
    const split = (page = quickStart()) => ({
      html: page.replace(inlineScript, ''),
      js: inlineScript.exec(page)?.[1] ?? '',
    });

    const goesOn = () =>
      tab.waitForFunction(() => document.querySelector('#next')?.contains(document.activeElement));
    const hasGoneOn = () => tab.$eval('#next', (next) => next.checkVisibility());

    async function answerTwice() {
      await answer('Miller');
      await hearsThat(/not correct/);
      await answer('Peterson');
      await status('accepted');
    }

    it('of the first lines work', async () => {
      await open({ html: script() + take('README.md', '`<et-secret-question>`', 'html').join('') });
      await status('ready');
    });

    describe('of the quick start', () => {
      it('work as they stand', async () => {
        await open({ html: quickStart(), policy: '' });
        await answerTwice();
        await goesOn();
        assert.equal(await tab.$eval('et-secret-question', (element) => element.checkVisibility()), false);
      });

      it('work in a file', async (test) => {
        const folder = await mkdtemp(join(tmpdir(), 'et-secret-question-'));
        test.after(() => rm(folder, { recursive: true }));
        const name = 'et-secret-question.min.js';
        await cp(join(root, 'dist', name), join(folder, name));
        await writeFile(join(folder, 'page.html'), real(quickStart(), api.origin));
        await tab.goto(pathToFileURL(join(folder, 'page.html')).href);
        await answerTwice();
        await goesOn();
      });

      it('work under the policy, also with a slash at the end of the URL', async () => {
        await open(split(quickStart().replace('/api"', '/api/"')));
        await answerTwice();
        await goesOn();
      });

      it('go on where no answer is needed', async () => {
        await open(split(quickStart('no.question')));
        const called = tab.waitForRequest((request) => request.method() === 'POST');
        await goesOn();
        assert.deepEqual(JSON.parse((await (await called).fetchPostData()) ?? ''), { User: 'no.question' });
      });

      it('say so if no code could be sent', async () => {
        await refuseStepOne();
        const told = new Promise<string>((resolve) => {
          tab.on('dialog', (dialog) => {
            resolve(dialog.message());
            void dialog.accept();
          });
        });
        await open(split(quickStart('no.question')));
        assert.match(await told, /could not send/);
        assert.equal(await hasGoneOn(), false);
      });

      it('leave it to the element when step one does not answer with an envelope', async () => {
        await refuseStepOne();
        await open(split());
        await answer('Peterson');
        await hearsThat(/could not check/);
        assert.equal(await hasGoneOn(), false);
      });

      it('work with the hash of the script', async () => {
        const [, pinned = ''] = take('README.md', 'Quick start', 'html');
        await open(split(quickStart().replace(script(), pinned)));
        await status('ready');
      });

      async function refuseStepOne() {
        await tab.setRequestInterception(true);
        tab.on('request', (request) => {
          const headers = { 'Access-Control-Allow-Origin': '*' };
          const body = JSON.stringify({ error: 'Application key is not defined or does not exist' });
          void (request.method() === 'POST' ? request.respond({ headers, body }) : request.continue());
        });
      }
    });

    it('for React work with the calls of the quick start', async () => {
      const page = `import { createRoot } from 'react-dom/client';
        createRoot(document.querySelector('main')).render(
          <PasswordReset username="robert.zak" onCodeSent={() => console.log('sent')} />);`;
      const [component = ''] = take('README.md', 'Frameworks', 'jsx');
      await open({
        html: '<!doctype html><main></main>',
        js: await bundle(component + stepOne() + page, 'jsx'),
        policy: '',
      });
      await answerTwice();
      assert.deepEqual(logged, ['sent']);
    });

    it('about the verdict work with the calls of FRAMEWORKS.md', async () => {
      const page = `import 'et-secret-question';
        const question = document.querySelector('et-secret-question');`;
      const [calls = ''] = take('FRAMEWORKS.md', 'Your own calls', 'ts');
      const [listener = ''] = take('API.md', 'The verdict', 'js');
      await open({ html: element(), js: await bundle(calls + page + listener, 'ts'), policy: '' });
      await answerTwice();
      await tab.waitForFunction(() => location.hash === '#enter-code');
    });

    it('about CORS let the question, step one and waiting times through', async () => {
      const [, lines = ''] = take('README.md', 'CSP and CORS', 'http');
      const headers = [...lines.matchAll(/^(.*?): (.*)$/gm)];
      const broker = new Hono()
        .use(async (c, next) => {
          await next();
          for (const [, name = '', value = ''] of headers) {
            c.header(name, value.replace('https://www.broker.example', site!.origin));
          }
        })
        .options('/api/*', (c) => c.body(null, 204))
        .get('/api/v1.0/users/password/secret-question', (c) => c.json(success('Which street?')))
        .post('/api/v1.0/users/password/reset', (c) => c.body(null, 429, { 'Retry-After': '120' }));
      const { origin, close } = await listen(broker, 0);
      try {
        await open({ ...split(), apiOrigin: origin });
        await answer('Peterson');
        await hearsThat(/in 2 minutes/);
        problems = problems.filter((problem) => !problem.includes('status of 429'));
      } finally {
        await close();
      }
    });

    describe('about forms', () => {
      const form = () => script() + take('FRAMEWORKS.md', 'Plain forms', 'html').join('');
      const posted = async () => {
        const { origin } = site!;
        const request = await tab.waitForRequest(
          (request) => request.method() === 'POST' && request.url().startsWith(origin),
        );
        return request.fetchPostData();
      };

      it('post the answer', async () => {
        await open({ html: form() });
        const [data] = await Promise.all([posted(), answer('Peterson')]);
        assert.equal(data, 'answer=Peterson');
      });

      it('post without an answer where none is needed', async () => {
        await open({ html: form().replace('robert.zak', 'no.question') });
        await status('not-required');
        const [data] = await Promise.all([posted(), tab.click('[slot=not-required]')]);
        assert.equal(data ?? '', '');
      });
    });

    it('about theming work', async () => {
      const css = [...take('README.md', 'Theming', 'css'), ...take('THEMING.md', 'Theming', 'css')].join('');
      await open({ html: script() + element(), css });
      await status('ready');
      const looks = await tab.$eval('et-secret-question', (element) => {
        const part = (name: string) => getComputedStyle(element.shadowRoot!.querySelector(`[part=${name}]`)!);
        element.busy = true;
        return {
          color: part('submit').backgroundColor,
          radius: part('field').borderRadius,
          size: part('question').fontSize,
        };
      });
      assert.deepEqual(looks, { color: 'rgb(109, 40, 217)', radius: '999px', size: '20px' });
      await status('checking');
      assert.equal(
        await tab.$eval('et-secret-question', (element) => getComputedStyle(element).cursor),
        'progress',
      );
    });

    it('about the time before the script keep the place', async () => {
      const [reserve = ''] = take('THEMING.md', 'Before the script arrives', 'css');
      await open({ html: element(), css: reserve });
      assert.equal(await tab.$eval('et-secret-question', ({ offsetHeight }) => offsetHeight), 144);
    });

    describe('about languages', () => {
      const textOfButton = async () => {
        await status('ready');
        return tab.$eval('et-secret-question >>> [part=submit]', ({ textContent }) => textContent.trim());
      };
      const germanElement = () => element().replace('<et-secret-question', '$& lang="de"');

      it('work with script tags', async () => {
        await open({ html: take('README.md', 'Languages', 'html').join('') + germanElement() });
        assert.equal(await textOfButton(), german.submit);
      });

      it('work with their hashes', async () => {
        const hashes = JSON.parse(await read('dist/integrity.json')) as Record<string, string>;
        const hash = hashes['locales/de.min.js']!;
        const html = take('README.md', 'Languages', 'html')
          .join('')
          .replace('de.min.js"', `$& integrity="${hash}"`);
        await open({ html: html + germanElement() });
        assert.equal(await textOfButton(), german.submit);
      });

      it('are English where the page names none', async () => {
        const html = take('README.md', 'Languages', 'html').join('') + element();
        await open({ html });
        await tab.$eval('html', (root) => root.removeAttribute('lang'));
        await tab.waitForFunction(
          (text) => {
            const { shadowRoot } = document.querySelector('et-secret-question')!;
            const submit = shadowRoot!.querySelector('[part=submit]')!.textContent.trim();
            return submit !== '' && submit !== text;
          },
          {},
          german.submit,
        );
        assert.equal(await textOfButton(), 'Continue');
      });

      it('work with modules', async () => {
        const js = await bundle(take('README.md', 'Languages', 'js').join(''));
        await open({ html: germanElement(), js, policy: '' });
        assert.equal(await textOfButton(), german.submit);
      });
    });

    it('show what is inside the tag where the element does not work', async () => {
      const [css, html] = (['css', 'html'] as const).map((language) =>
        take('THEMING.md', 'Before the script arrives', language).join(''),
      );
      await tab.setContent(`<style>${css}</style>${html}`);
      const visibility = () => tab.$eval('p', (fallback) => getComputedStyle(fallback).visibility);
      assert.equal(await visibility(), 'hidden');
      await tab.waitForFunction(
        () => getComputedStyle(document.querySelector('p')!).visibility === 'visible',
      );
    });
  });

  it('name files that are there, for editors', () => {
    const [settings = ''] = take('FRAMEWORKS.md', 'Types and completion', 'json');
    for (const path of Object.values(JSON.parse(settings) as Record<string, string[]>).flat()) {
      assert.ok(existsSync(join(root, path.replace('node_modules/et-secret-question/', ''))), path);
    }
  });

  it('name commands that are there', async () => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
    const commands = [...snippets.values()].flat().filter(({ language }) => language === 'sh');
    commands.forEach((snippet) => tried.add(snippet));
    for (const { code } of commands) {
      for (const [, command = ''] of code.matchAll(/\bnpm (?:run )?([\w:]+)/g)) {
        assert.ok(['ci', 'cit', 'install'].includes(command) || scripts[command], command);
      }
    }
  });

  it('are the source of the snippets in llms.txt, which has the whole API', async () => {
    const text = await read('dist/llms.txt');
    assert.deepEqual(
      snippetsOf(text).map(({ code }) => code),
      [take('README.md', 'Quick start', 'html')[0], ...take('README.md', 'Frameworks', 'jsx')],
    );
    const element = elementOf(JSON.parse(await read('custom-elements.json')) as Package);
    const { attributes, events, slots, cssParts, cssProperties, cssStates, members } = element;
    for (const items of [attributes, events, slots, cssParts, cssProperties, cssStates, members]) {
      for (const { name } of items!) {
        assert.ok(new RegExp(`^- .*\`(?:\\w+\\.)?${name}(?:\\(\\))?\`.*: .`, 'm').test(text), name);
      }
    }
    for (const [link, path = ''] of text.matchAll(/\]\((.*?)\)/g)) {
      assert.ok(existsSync(join(root, 'dist', path)), link);
    }
  });

  it('name the file that `npm pack` makes', async () => {
    const { name, version } = JSON.parse(await read('package.json')) as Record<string, string>;
    assert.ok(textOf('README.md').includes(`\`npm install ./${name}-${version}.tgz\``));
  });

  describe('for frameworks show lines of the pages in demo/hosts, in their order', () => {
    for (const section of textOf('FRAMEWORKS.md').split(/^(?=#+ )/m)) {
      const [, path] = /The whole page:\s+\[`(.*)`\]/.exec(section) ?? [];
      const [snippet] = snippetsOf(section);
      if (!path || !snippet || snippet.language === 'html') continue;
      it(snippet.heading, async () => {
        take('FRAMEWORKS.md', snippet.heading, snippet.language);
        const source = lines(await read(path));
        let at = -1;
        for (const line of lines(snippet.code).filter(Boolean)) {
          if (line === "'use client'") continue; // is in the pages of test/consumers/next
          at = source.indexOf(line, at + 1);
          assert.notEqual(at, -1, `${path} does not have, or not there: ${line}`);
        }
      });
    }
  });
});

/** Lines without their ends; of what is imported, each name is a line of its own. */
const lines = (text: string) =>
  text
    .replaceAll(/^ *(import .*)\{ (.*) \}(.*?)(?:\.ts)?';$/gm, (_, start, names, end) =>
      names
        .split(', ')
        .map((name: string) => `${start}${name}${end}`)
        .join('\n'),
    )
    .split('\n')
    .map((line) => line.trim().replace(/[;,]$/, ''));

/** The anchors that headings get where Markdown is shown. */
const anchorsOf = (markdown: string) =>
  [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
