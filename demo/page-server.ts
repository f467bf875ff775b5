import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { APP_KEY } from './api/users.ts';
import { bundle } from './bundle.ts';
import { EtnaApi } from './etna-api.ts';
import { formHost } from './hosts/form/server.ts';
import { listen } from './listen.ts';

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

/** Reads a page and fills in `{{name}}`, as text, for each name among the values. */
async function readPage(path: string, values: Record<string, string>): Promise<string> {
  const page = await readFile(join(root, path), 'utf8');
  const escape = (text: string) => html`${text}` as string;
  return page.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => escape(values[name] ?? placeholder));
}

/**
 * Serves the demo on localhost: its pages with `{{apiUrl}}` and `{{appKey}}` filled in, its scripts bundled as they are
 * asked for, with `?raw` as they are written, and else `demo/` and `dist/` as they are.
 *
 * `port`: 0, the default, takes a free one. `apiUrl`: the base URL of the API, which the page may talk to.
 * Rejects with an error whose `code` is `EADDRINUSE` if the port is taken.
 */
export async function startPage({ port = 0, apiUrl }: { port?: number; apiUrl: string }): Promise<Page> {
  const app = new Hono();
  const values = { apiUrl, appKey: APP_KEY };

  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-cache');
    c.header('X-Content-Type-Options', 'nosniff');
  });

  app.get('/', async (c) => {
    c.header('Content-Security-Policy', contentSecurityPolicy(apiUrl));
    return c.html(await readPage('demo/index.html', values));
  });

  app.route(
    '/',
    formHost(new EtnaApi(apiUrl, APP_KEY), (more) =>
      readPage('demo/hosts/form/index.html', { ...values, ...more }),
    ),
  );

  // The patterns have no room for `..`; serveStatic refuses it.
  app.get('/demo/:file{[\\w/-]+\\.\\w+}', async (c, next) => {
    const path = join(root, c.req.path);
    return c.req.query('raw') !== undefined && existsSync(path)
      ? c.text(await readFile(path, 'utf8'))
      : next();
  });

  app.get('/demo/:page{[\\w/-]+(?:\\.html|/)}', async (c, next) => {
    const path = c.req.path.replace(/\/$/, '/index.html');
    return existsSync(join(root, path)) ? c.html(await readPage(path, values)) : next();
  });

  app.get('/demo/:script{[\\w/-]+\\.tsx?}', async (c, next) => {
    const path = join(root, c.req.path);
    if (!existsSync(path)) return next();
    return c.body(await bundle(path), 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });

  app.get('/demo/*', serveStatic({ root }));
  app.get('/dist/*', serveStatic({ root }));

  const { origin, close } = await listen(app, port);
  return { url: origin, close };
}
