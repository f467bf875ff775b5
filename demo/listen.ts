import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

/** A running server. */
export interface Listening {
  /** For example, `http://localhost:8000`. */
  origin: string;
  /** Stops it and closes every connection, pending ones included. */
  close(): Promise<void>;
}

type App = Pick<Parameters<typeof createAdaptorServer>[0], 'fetch'>;

/** Serves an app on localhost. Port 0 picks a free port. Rejects with the code `EADDRINUSE` if the port is taken. */
export async function listen({ fetch }: App, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false }) as Server;
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
