import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { html } from 'hono/html';
import { APP_KEY, SEEDED_PASSWORD } from './api/users.ts';
import { bundle } from './bundle.ts';
import { EtnaApi } from './etna-api.ts';
import { formHost } from './hosts/form/server.ts';
import { listen } from './listen.ts';
import { hostLinks, languageOptions, userLists, usernameOptions } from './lists.ts';

/** A running page server. */
export interface Page {
  /** For example, `http://localhost:8000`. */
  url: string;
  /** Stops the server and closes every connection. */
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..');

/** The strictest policy under which the element and the demo work. */
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

/** Reads a page and fills in each `{{name}}` that has a value. A value that is not made by `html` is escaped. */
async function readPage(path: string, values: Record<string, unknown>): Promise<string> {
  const page = await readFile(join(root, path), 'utf8');
  const fill = (placeholder: string, name: string) => html`${values[name] ?? placeholder}` as string;
  return page.replace(/\{\{(\w+)\}\}/g, fill);
}

/**
 * Serves the demo on localhost: its pages with their `{{placeholders}}` filled in, its scripts bundled on request, or as
 * they are with `?raw`, and everything else in `demo/` and `dist/` as it is.
 *
 * `port`: 0, the default, picks a free one. `apiUrl`: base URL of the API, which the pages may call.
 * Rejects with an error whose `code` is `EADDRINUSE` if the port is taken.
 */
export async function startPage({ port = 0, apiUrl }: { port?: number; apiUrl: string }): Promise<Page> {
  const app = new Hono();
  const values = {
    apiUrl,
    appKey: APP_KEY,
    password: SEEDED_PASSWORD,
    users: userLists,
    usernames: usernameOptions,
    languages: languageOptions,
    hosts: hostLinks,
  };

  app.use(compress(), etag(), async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-cache');
    c.header('X-Content-Type-Options', 'nosniff');
  });

  for (const [path, file] of [
    ['/', 'demo/index.html'],
    ['/playground', 'demo/playground.html'],
  ] as const) {
    app.get(path, async (c) => {
      c.header('Content-Security-Policy', contentSecurityPolicy(apiUrl));
      return c.html(await readPage(file, values));
    });
  }

  app.route(
    '/',
    formHost(new EtnaApi(apiUrl, APP_KEY), (more) =>
      readPage('demo/hosts/form/index.html', { ...values, ...more }),
    ),
  );

  // These patterns do not match `..`, and serveStatic refuses it.
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
