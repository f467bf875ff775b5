import { once } from 'node:events';
import { Server } from 'node:http';
import { type AddressInfo, connect, createServer, type Server as NetServer, type Socket } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

/** A running server. */
export interface Site {
  /** Such as `http://localhost:8000`. */
  url: string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = { js: 'text/javascript', json: 'application/json', css: 'text/css' };

/**
 * Serves texts by path, compressed as on a good server, and never cached. A path without a known extension is a page.
 * The pages are cross-origin isolated, which makes their clock precise to microseconds.
 */
export async function startSite(texts: Record<string, string>): Promise<Site> {
  const app = new Hono();
  for (const [path, text] of Object.entries(texts)) {
    const body = new Uint8Array(brotliCompressSync(text));
    const headers = {
      'Content-Type': `${TYPES[path.split('.').at(-1)!] ?? 'text/html'}; charset=utf-8`,
      'Content-Encoding': 'br',
      'Cache-Control': 'no-store',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      // Other vendors' elements request their content with CORS.
      'Access-Control-Allow-Origin': '*',
    };
    app.all(path, () => new Response(body, { headers }));
  }
  return listen(createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }));
}

/** A server that is far away. */
export interface DistantSite extends Site {
  /** Ends every connection, so that the next visitor has to connect. */
  hangUp(): void;
}

/** Forwards connections to a server on localhost, each with a delay at first, as if it were far away. */
export async function startDistantSite({ url }: { url: string }, milliseconds: number): Promise<DistantSite> {
  const { port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), 'localhost');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
    far.pipe(near);
    setTimeout(() => near.pipe(far), milliseconds);
  });
  const site = await listen(server);
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    ...site,
    hangUp,
    close: () => {
      hangUp();
      return site.close();
    },
  };
}

async function listen(server: NetServer): Promise<Site> {
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if (server instanceof Server) server.closeAllConnections();
      }),
  };
}
