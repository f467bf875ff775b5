import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { serveStatic } from '@hono/node-server/serve-static';
import { build } from 'esbuild';
import { Hono } from 'hono';
import type { Browser, Page } from 'puppeteer-core';
import { success } from '../../demo/api/envelope.ts';
import { type Api, startApi } from '../../demo/api/server.ts';
import { APP_KEY } from '../../demo/api/users.ts';
import { listen, type Listening } from '../../demo/listen.ts';
import german from '../../src/locales/de.ts';
import { launchChromium } from '../browsers/chromium.ts';
import { renderReadme, type Snippet, snippetsOf } from './readme.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFile(join(root, path), 'utf8');

const { actual, expected } = await renderReadme();
const snippets = snippetsOf(actual);
const tried = new Set<Snippet>();

/** The snippets of a language under a heading; takes note that they are tried. */
function take(heading: string, language: string): string[] {
  const taken = snippets.filter((snippet) => snippet.heading === heading && snippet.language === language);
  assert.notDeepEqual(taken, [], `no ${language} under ${heading}`);
  taken.forEach((snippet) => tried.add(snippet));
  return taken.map(({ code }) => code);
}

describe('README.md', () => {
  after(() => {
    const untried = snippets.filter((snippet) => !tried.has(snippet));
    assert.deepEqual(untried, [], 'Every snippet needs a test that runs it.');
  });

  it('tells what the build is: otherwise, run `npm run readme`', () => {
    assert.equal(actual, expected);
  });

  describe('snippets', () => {
    let api: Api;
    let site: Listening;
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
      await site.close();
      assert.deepEqual(problems, []);
    });

    /** What is an example in a snippet becomes what is there. */
    const real = (text: string, origin: string) =>
      text
        .replaceAll('https://pub-api-broker.example', origin)
        .replaceAll('api-url="…"', `api-url="${origin}/api"`)
        .replaceAll('app-key="…"', `app-key="${APP_KEY}"`);

    /** Opens a page of these snippets, under the policy of the README. */
    async function open({
      html,
      js = '',
      css = '',
      policy = take('Policies: CSP and CORS', 'http')[0]!,
      apiOrigin = api.origin,
    }: Partial<Record<'js' | 'css' | 'policy' | 'apiOrigin', string>> & { html: string }) {
      const [, value = ''] = real(policy.replaceAll(/\s+/g, ' '), apiOrigin).split(': ');
      const app = new Hono()
        .get('/', (c) =>
          c.html(
            `<!doctype html><title>Page</title><link rel="stylesheet" href="page.css" />
             ${real(html, apiOrigin)}<script src="page.js" type="module"></script>`,
            200,
            { 'Content-Security-Policy': value },
          ),
        )
        .get('/page.css', (c) => c.body(css, 200, { 'Content-Type': 'text/css' }))
        .get('/page.js', (c) => c.body(js, 200, { 'Content-Type': 'text/javascript' }))
        .get('/favicon.ico', (c) => c.body(null, 204))
        .post('/reset', (c) => c.html('<!doctype html><title>Posted</title>'))
        .get('/*', serveStatic({ root: join(root, 'dist') }));
      site = await listen(app, 0);
      await tab.goto(site.origin);
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

    const quickStart = () => take('Quick start', 'html').join('\n');
    const script = () => /.*<\/script>/s.exec(quickStart())?.[0] ?? '';
    const element = () => /<et-secret-question.*/s.exec(quickStart())?.[0] ?? '';

    it('of the quick start work, under the policy', async () => {
      const stepOne = `async function stepOne(username, answer) {
        console.log(username, answer);
        return answer === 'Peterson' ? { Errors: [] } : { Errors: ['No.'], ErrorsCode: ['ErrorIncorrectAnswer'] };
      }`;
      await open({ html: quickStart(), js: take('Quick start', 'js').join('') + stepOne });
      await answer('Miller');
      await hearsThat(/not correct/);
      await answer('Peterson');
      await status('accepted');
      assert.deepEqual(logged, ['robert.zak Miller', 'robert.zak Peterson']);
    });

    describe('about the verdict', () => {
      const js = () => take('Hand the verdict back', 'js').join('');

      it('work, also with a slash at the end of the URL', async () => {
        await open({ html: quickStart().replace('/api"', '/api/"'), js: js() });
        await answer('Miller');
        await hearsThat(/not correct/);
        await answer('Peterson');
        await status('accepted');
        await tab.waitForFunction(() => location.hash === '#enter-code');
      });

      it('go on where no answer is needed', async () => {
        await open({ html: quickStart().replace('robert.zak', 'no.question'), js: js() });
        const called = tab.waitForRequest((request) => request.method() === 'POST');
        await tab.waitForFunction(() => location.hash === '#enter-code');
        assert.deepEqual(JSON.parse((await (await called).fetchPostData()) ?? ''), { User: 'no.question' });
      });

      it('leave it to the element when step one does not answer with an envelope', async () => {
        await tab.setRequestInterception(true);
        tab.on('request', (request) => {
          const headers = { 'Access-Control-Allow-Origin': '*' };
          const body = JSON.stringify({ error: 'Application key is not defined or does not exist' });
          void (request.method() === 'POST' ? request.respond({ headers, body }) : request.continue());
        });
        await open({ html: quickStart(), js: js() });
        await answer('Peterson');
        await hearsThat(/could not check/);
        assert.equal(new URL(tab.url()).hash, '');
      });
    });

    it('about CORS let the question, step one and waiting times through', async () => {
      const [, lines = ''] = take('Policies: CSP and CORS', 'http');
      const headers = [...lines.matchAll(/^(.*?): (.*)$/gm)];
      const broker = new Hono()
        .use(async (c, next) => {
          await next();
          for (const [, name = '', value = ''] of headers) {
            c.header(name, value.replace('https://www.broker.example', site.origin));
          }
        })
        .options('/api/*', (c) => c.body(null, 204))
        .get('/api/v1.0/users/password/secret-question', (c) => c.json(success('Which street?')))
        .post('/api/v1.0/users/password/reset', (c) => c.body(null, 429, { 'Retry-After': '120' }));
      const { origin, close } = await listen(broker, 0);
      try {
        await open({
          html: quickStart(),
          js: take('Hand the verdict back', 'js').join(''),
          apiOrigin: origin,
        });
        await answer('Peterson');
        await hearsThat(/in 2 minutes/);
        problems = problems.filter((problem) => !problem.includes('status of 429'));
      } finally {
        await close();
      }
    });

    describe('about forms', () => {
      const form = () => script() + take('A plain form', 'html').join('');
      const posted = async () => {
        const { origin } = site;
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
      const [css = ''] = take('Theming', 'css');
      await open({ html: quickStart(), css });
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
      await open({ html: element(), css: take('Speed', 'css').join('') });
      assert.equal(await tab.$eval('et-secret-question', ({ offsetHeight }) => offsetHeight), 144);
    });

    describe('about languages', () => {
      const textOfButton = async () => {
        await status('ready');
        return tab.$eval('et-secret-question >>> [part=submit]', ({ textContent }) => textContent.trim());
      };
      const germanElement = () => element().replace('<et-secret-question', '$& lang="de"');

      it('work with script tags', async () => {
        await open({ html: take('Languages', 'html').join('') + germanElement() });
        assert.equal(await textOfButton(), german.submit);
      });

      it('work with their hashes', async () => {
        const [, hash = ''] = /`locales\/de\.min\.js`\s*\|\s*`(.*)`/.exec(actual) ?? [];
        const html = take('Languages', 'html').join('').replace('de.min.js"', `$& integrity="${hash}"`);
        await open({ html: html + germanElement() });
        assert.equal(await textOfButton(), german.submit);
      });

      it('are English where the page names none', async () => {
        const html = take('Languages', 'html').join('') + element();
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
        const { outputFiles } = await build({
          stdin: { contents: take('Languages', 'js').join(''), resolveDir: root },
          tsconfigRaw: {}, // Without the paths to the source.
          bundle: true,
          format: 'esm',
          write: false,
        });
        await open({ html: germanElement(), js: outputFiles[0]!.text, policy: '' });
        assert.equal(await textOfButton(), german.submit);
      });
    });

    it('show what is inside the tag where the element does not work', async () => {
      const [css, html] = [take('Browser support', 'css'), take('Browser support', 'html')];
      await tab.setContent(`<style>${css.join('')}</style>${html.join('')}`);
      const visibility = () => tab.$eval('p', (fallback) => getComputedStyle(fallback).visibility);
      assert.equal(await visibility(), 'hidden');
      await tab.waitForFunction(
        () => getComputedStyle(document.querySelector('p')!).visibility === 'visible',
      );
    });
  });

  it('names files that are there, for editors', () => {
    const settings = JSON.parse(take('Types and completion', 'json').join('')) as Record<string, string[]>;
    for (const path of Object.values(settings).flat()) {
      assert.ok(existsSync(join(root, path.replace('node_modules/et-secret-question/', ''))), path);
    }
  });

  it('names scripts that are there', async () => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
    const commands = [...take('Quick start', 'sh'), ...take('In your framework', 'sh')].join('');
    for (const [, command = ''] of commands.matchAll(/\bnpm (?:run )?(\w+)/g)) {
      assert.ok(['ci', 'cit', 'install'].includes(command) || scripts[command], command);
    }
  });

  it('links, as SECURITY.md and CONTRIBUTING.md do, to headings and files that are there', async () => {
    const anchors = [...actual.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const text of [actual, await read('SECURITY.md'), await read('CONTRIBUTING.md')]) {
      for (const [link, file = '', anchor] of text.matchAll(/\]\((?!https:)([^)#]*)(?:#([^)]*))?\)/g)) {
        assert.ok(existsSync(join(root, file || 'README.md')), link);
        if (anchor !== undefined) assert.ok(anchors.includes(anchor), link);
      }
    }
  });

  it('names the file that `npm pack` makes', async () => {
    const { name, version } = JSON.parse(await read('package.json')) as Record<string, string>;
    assert.ok(actual.includes(`\`npm install ./${name}-${version}.tgz\``));
  });

  describe('shows lines of the pages in demo/hosts, in their order', () => {
    const section = actual.slice(actual.indexOf('## In your framework'), actual.indexOf('### A plain form'));
    for (const [, heading = '', language = '', path = ''] of section.matchAll(
      /^####? (.*)\n\n```(\w+)\n[^]*?```\n[^]*?The whole page:\s+\[`(.*)`\]/gm,
    )) {
      it(heading, async () => {
        // Of what is imported, each name is a line of its own.
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
        const source = lines(await read(path));
        let at = -1;
        for (const line of take(heading, language).flatMap(lines).filter(Boolean)) {
          if (line === "'use client'") continue; // is in the pages of test/consumers/next
          at = source.indexOf(line, at + 1);
          assert.notEqual(at, -1, `${path} does not have, or not there: ${line}`);
        }
      });
    }
  });
});
