import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { build } from 'esbuild';
import { Hono } from 'hono';
import { APP_KEY } from './api/users.ts';

/** A running page server. */
export interface Page {
  /** Where the demo page is, as in `http://localhost:8000`. */
  url: string;
  /** Stops the server and ends every connection. */
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..');

/** The strictest policy that a page with the element can have. */
const contentSecurityPolicy = (apiUrl: string) =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `connect-src 'self' ${new URL(apiUrl).origin}`,
    `img-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `require-trusted-types-for 'script'`,
    `trusted-types et-secret-question`,
  ].join('; ');

/**
 * Serves the demo on localhost: its pages with `{{apiUrl}}` and `{{appKey}}` filled in, its TypeScript bundled as it is
 * asked for, and `demo/` and `dist/` as they are.
 *
 * `port`: 0, the default, takes a free one. `apiUrl`: the base URL of the API, which the page may talk to.
 * Rejects with an error whose `code` is `EADDRINUSE` if the port is taken.
 */
export async function startPage({ port = 0, apiUrl }: { port?: number; apiUrl: string }): Promise<Page> {
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-cache');
    c.header('X-Content-Type-Options', 'nosniff');
  });

  const readPage = async (path: string) =>
    (await readFile(path, 'utf8')).replaceAll('{{apiUrl}}', apiUrl).replaceAll('{{appKey}}', APP_KEY);

  app.get('/', async (c) => {
    c.header('Content-Security-Policy', contentSecurityPolicy(apiUrl));
    return c.html(await readPage(join(root, 'demo/index.html')));
  });

  // The patterns have no room for `..`; serveStatic refuses it.
  app.get('/demo/:page{[\\w/-]+\\.html}', async (c, next) => {
    const path = join(root, c.req.path);
    return existsSync(path) ? c.html(await readPage(path)) : next();
  });

  app.get('/demo/:script{[\\w/-]+\\.tsx?}', async (c, next) => {
    const path = join(root, c.req.path);
    if (!existsSync(path)) return next();
    const { outputFiles } = await build({
      entryPoints: [path],
      tsconfig: join(root, 'tsconfig.json'),
      bundle: true,
      format: 'esm',
      charset: 'utf8',
      sourcemap: 'inline',
      write: false,
      logLevel: 'silent',
    });
    return c.body(outputFiles[0]?.text ?? '', 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });

  app.get('/demo/*', serveStatic({ root }));
  app.get('/dist/*', serveStatic({ root }));

  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  server.listen(port, 'localhost');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://localhost:${String(address.port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
