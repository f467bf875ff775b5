import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import puppeteer from 'puppeteer-core';
import { startApi } from './demo/api/server.ts';
import { chromiumArgs } from './test/browsers/chromium.ts';
import { findEngines } from './test/browsers/engines.ts';
import { WebKitLauncher } from './test/browsers/webkit-launcher.ts';

const engines = await findEngines();

const launchers = {
  Chromium: (path) =>
    chromeLauncher({
      puppeteer,
      concurrency: 2,
      launchOptions: {
        executablePath: path,
        args: chromiumArgs,
      },
      async createPage({ context }) {
        // Two pages run at a time. In tabs, one would be in the background, its timers and frames slowed down.
        const page = await context.newPage({ type: 'window' });
        await page.emulateFocusedPage(true);
        return page;
      },
    }),
  Firefox: (path) =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      // The protocol's network events would cost a third of the time, and nothing here listens to them.
      launchOptions: { browser: 'firefox', executablePath: path, networkEnabled: false },
    }),
  WebKit: (path) => new WebKitLauncher(path),
};

/** The embedded ETNA server, on a port and so an origin of its own. */
function etnaApi() {
  let api;
  return {
    name: 'etna-api',
    async serverStart() {
      api = await startApi();
    },
    async serverStop() {
      await api?.close();
    },
    get script() {
      return `<script>globalThis.etnaApi = ${JSON.stringify({ url: api.url, origin: api.origin })}</script>`;
    },
  };
}

/**
 * The command `emulate-features`, in Chromium: `{ features: [{ name: 'forced-colors', value: 'active' }] }`, until
 * it is called again. The built-in `emulateMedia` knows fewer features and ignores the others silently.
 */
function emulateFeaturesPlugin() {
  const sessions = new WeakMap();
  return {
    name: 'emulate-features',
    async executeCommand({ command, payload, session }) {
      if (command !== 'emulate-features') return undefined;
      if (session.browser.name !== 'Chromium') throw new Error('emulate-features needs Chromium.');
      const page = session.browser.getPage(session.id);
      if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
      await sessions.get(page).send('Emulation.setEmulatedMedia', payload);
      return true;
    },
  };
}

const api = etnaApi();

export default {
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts'],
  rootDir: import.meta.dirname,
  nodeResolve: { exportConditions: ['browser', process.env.LIT_DEV ? 'development' : 'production'] },
  plugins: [
    // With any older target it would change JavaScript, too, and what is built is to be tested as it is.
    esbuildPlugin({ ts: true, target: 'esnext', tsconfig: 'tsconfig.json' }),
    api,
    a11ySnapshotPlugin(),
    emulateFeaturesPlugin(),
  ],
  browsers: engines.found.map(({ name, path }) => launchers[name](path)),
  concurrentBrowsers: 3,
  // Far more than any test needs: a busy machine is no failure.
  testFramework: { config: { timeout: 20_000 } },
  testRunnerHtml: (framework) => `<!doctype html>
<html lang="en">
  <head>
    <title>Test</title>
    ${api.script}
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
