import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import puppeteer from 'puppeteer-core';
import { startApi } from './demo/api/server.ts';
import { startPage } from './demo/page-server.ts';
import { chromiumArgs } from './test/browsers/chromium.ts';
import { findEngines } from './test/browsers/engines.ts';
import { mimicry } from './test/browsers/mimicry.ts';
import { oldChromiumOptions } from './test/browsers/old-chromium.ts';
import { scriptModules } from './test/browsers/script-modules.ts';
import { WebKitLauncher } from './test/browsers/webkit-launcher.ts';

const engines = await findEngines();

/** Browser launchers, by the drivers of `engines.ts`. */
const launchers = {
  chromium: ({ path }) =>
    chromeLauncher({
      puppeteer,
      concurrency: 2,
      // In the back/forward cache, the requests of a page would keep their connections.
      launchOptions: { executablePath: path, args: [...chromiumArgs, '--disable-features=BackForwardCache'] },
      createPage,
    }),
  'old-chromium': ({ path }) =>
    chromeLauncher({
      puppeteer,
      concurrency: 2,
      // Setting `browser` keeps the launcher from measuring coverage.
      launchOptions: { browser: 'chrome', executablePath: path, ...oldChromiumOptions },
      createPage,
    }),
  firefox: ({ path, userAgent }) =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      launchOptions: {
        browser: 'firefox',
        executablePath: path,
        // The protocol's network events would take a third of the time, and nothing here listens to them.
        networkEnabled: false,
        extraPrefsFirefox: userAgent ? { 'general.useragent.override': userAgent } : {},
      },
    }),
  webkit: ({ path, userAgent }) => new WebKitLauncher(path, userAgent ? [`--user-agent=${userAgent}`] : []),
};

async function createPage({ context }) {
  // Two pages run at a time. As tabs, one would be in the background, with its timers and frames throttled.
  const page = await context.newPage({ type: 'window' });
  await page.emulateFocusedPage(true);
  return page;
}

/** Starts the embedded ETNA server, on an origin of its own, and the demo's server, which uses it. */
function demoServers() {
  let api;
  let page;
  const scripts = new Map();

  const load = async (path, init) => {
    const response = await fetch(page.url + path, { redirect: 'manual', ...init });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };

  const loadOnce = (path) => {
    if (!scripts.has(path)) scripts.set(path, load(path));
    return scripts.get(path);
  };

  return {
    name: 'demo-servers',
    async serverStart() {
      api = await startApi();
      page = await startPage({ apiUrl: api.url });
    },
    async serverStop() {
      await Promise.all([page?.close(), api?.close()]);
    },
    get script() {
      return `<script>globalThis.etnaApi = ${JSON.stringify({ url: api.url, origin: api.origin })}</script>`;
    },
    /** Serves the hosts from the origin of the tests, which can then inspect them, and watch them from the start. */
    async serveHosts(ctx, next) {
      if (!ctx.path.startsWith('/demo/hosts/')) return next();
      const { method } = ctx;
      const isScript = /\.tsx?$/.test(ctx.url);
      const init = { method, headers: { 'Content-Type': ctx.get('Content-Type') } };
      if (method === 'POST') init.body = Buffer.concat(await Array.fromAsync(ctx.req));
      const { status, headers, body } = await (isScript ? loadOnce(ctx.url) : load(ctx.url, init));
      ctx.status = status;
      for (const name of ['content-type', 'location'])
        if (headers.has(name)) ctx.set(name, headers.get(name));
      ctx.body = isScript
        ? body
        : body.replace('<head>', '<head><script>parent.watchHost?.(window)</script>');
    },
  };
}

/**
 * The command `emulate-features`, in Chromium: `{ features: [{ name: 'forced-colors', value: 'active' }] }` applies until
 * the next call. The built-in `emulateMedia` supports fewer features and silently ignores the others.
 */
function emulateFeaturesPlugin() {
  const sessions = new WeakMap();
  return {
    name: 'emulate-features',
    async executeCommand({ command, payload, session }) {
      if (command !== 'emulate-features') return undefined;
      if (!session.browser.name.startsWith('Chromium')) throw new Error('emulate-features needs Chromium.');
      const page = session.browser.getPage(session.id);
      if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
      await sessions.get(page).send('Emulation.setEmulatedMedia', payload);
      return true;
    },
  };
}

const servers = demoServers();

export default {
  files: ['test/*.test.ts', '!test/*.node.test.ts'],
  rootDir: import.meta.dirname,
  nodeResolve: { exportConditions: ['browser', 'production'] },
  middleware: [mimicry(engines.found), (ctx, next) => servers.serveHosts(ctx, next)],
  plugins: [
    ...(process.env.SCRIPT ? [scriptModules({ whole: process.env.SCRIPT === 'whole' })] : []),
    // An older target would transform JavaScript as well, but the build must be tested as it is.
    esbuildPlugin({ ts: true, target: 'esnext', tsconfig: 'tsconfig.json' }),
    servers,
    a11ySnapshotPlugin(),
    emulateFeaturesPlugin(),
  ],
  browsers: engines.found.map((engine) =>
    Object.assign(launchers[engine.driver](engine), { name: engine.name }),
  ),
  concurrentBrowsers: 3,
  browserStartTimeout: 120_000,
  // Far more than any test needs, so that a busy machine does not fail the tests.
  testFramework: { config: { timeout: 20_000 } },
  testRunnerHtml: (framework) => `<!doctype html>
<html lang="en">
  <head>
    <title>Test</title>
    ${servers.script}
    <script>globalThis.isThorough = ${!!process.env.THOROUGH}</script>
    <script>
      for (const type of ['error', 'unhandledrejection']) {
        addEventListener(type, (event) => console.error('Uncaught:', event.reason ?? event.error ?? event.message));
      }
    </script>
  </head>
  <body>
    <script type="module" src="${framework}"></script>
  </body>
</html>`,
  // Measured in Chromium only.
  coverageConfig: {
    include: ['src/**/*.ts'],
    threshold: { lines: 95, branches: 95, functions: 95, statements: 95 },
  },
};
