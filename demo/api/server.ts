import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.ts';

/** A running API server. */
export interface Api {
  /** The base URL of the API, as in `http://localhost:8001/api`. */
  url: string;
  /** Where the demo's own endpoints are, as in `http://localhost:8001`. */
  origin: string;
  /** Stops the server and ends every connection, also those that are waiting. */
  close(): Promise<void>;
}

/**
 * Starts the embedded ETNA API on localhost, with everything in memory.
 *
 * `port`: 0, the default, takes a free one. `now`: the clock, in milliseconds since the epoch, `Date.now` by default.
 * Rejects with an error whose `code` is `EADDRINUSE` if the port is taken.
 */
export async function startApi({ port = 0, now = Date.now } = {}): Promise<Api> {
  const server = createAdaptorServer({
    fetch: createApp(now).fetch,
    overrideGlobalObjects: false,
  }) as Server;
  server.listen(port, 'localhost');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/api`,
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
