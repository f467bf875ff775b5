import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { startApi } from '../../demo/api/server.ts';
import { APP_KEY } from '../../demo/api/users.ts';
import { listen } from '../../demo/listen.ts';
import { startPage } from '../../demo/page-server.ts';

/** The settings of the page, which `page.html` reads from its URL. */
export interface Settings {
  /** A user of the embedded server, which determines its replies. */
  user: string;
  /** The language of the page. English by default. */
  lang?: 'ar';
  /** The language of the element. That of the page by default. */
  'element-lang'?: 'ar';
  'api-url'?: string;
  'app-key'?: string;
  timeout?: string;
  autofocus?: 'yes';
  /** Whether the page starts with a focused button, which the element replaces once it is clicked. */
  wizard?: 'yes';
}

/** The events that the page reports. */
export type ElementEvent =
  'question-loaded' | 'question-not-required' | 'question-failed' | 'answer-rejected' | 'answer-accepted';

/** The pages of one browser. They navigate on command, so that the address bar is never heard. */
export interface Site {
  /** An empty page to start with. */
  url: string;
  /** Sends the browser to the page with these settings, or to the empty one; resolves when it has loaded. */
  open(settings?: Settings): Promise<void>;
  /** Resolves when the next such event fires. */
  next(event: ElementEvent): Promise<void>;
  close(): Promise<void>;
}

const empty = html`<!doctype html>
  <html lang="en">
    <title>Empty page</title>
    <link rel="icon" href="data:," />
    <script src="/next.js"></script>
  </html>`;

// Sent only once the page has loaded, which would otherwise wait for the reply.
const nextPage = `addEventListener('load', async () => {
  const response = await fetch('/next' + location.search);
  location.replace(await response.text());
});`;

const TIMEOUT = 30_000;

export async function startSite(): Promise<Site> {
  const api = await startApi();
  const site = await startPage({ apiUrl: api.url });
  const values: Record<string, string> = { site: site.url, apiUrl: api.url, appKey: APP_KEY };
  const events = new EventEmitter();
  const app = new Hono();

  app.get('/', (c) => c.html(empty));
  app.get('/page', async (c) => {
    const page = await readFile(join(import.meta.dirname, 'page.html'), 'utf8');
    return c.html(page.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]!));
  });
  app.get('/next.js', (c) => c.text(nextPage, 200, { 'Content-Type': 'text/javascript' }));
  app.get('/next', async (c) => {
    const going = once(events, 'go');
    events.emit(`loaded ${new URL(c.req.url).search}`);
    const [path] = (await going) as [string];
    return c.text(path);
  });
  app.post('/events/:type', (c) => {
    events.emit(c.req.param('type'));
    return c.body(null, 204);
  });

  const pages = await listen(app, 0);
  const next = async (event: string): Promise<void> => {
    await once(events, event, { signal: AbortSignal.timeout(TIMEOUT) }).catch((cause: unknown) => {
      throw new Error(`Timed out waiting for ${event}.`, { cause });
    });
  };
  return {
    url: pages.origin,
    async open(settings) {
      const query = settings ? `?${String(new URLSearchParams({ ...settings }))}` : '';
      // The first time, the browser may still be loading the empty page. Then there is nothing else to do.
      const loaded = next(`loaded ${query}`);
      events.emit('go', settings ? `/page${query}` : '/');
      await loaded;
    },
    next,
    async close() {
      await Promise.all([pages.close(), site.close(), api.close()]);
    },
  };
}
