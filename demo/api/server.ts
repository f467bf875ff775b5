import { listen, type Listening } from '../listen.ts';
import { createApp } from './app.ts';

/** A running API server. Its origin also has the demo's own endpoints. */
export interface Api extends Listening {
  /** The base URL of the API, e.g. `http://localhost:8001/api`. */
  url: string;
}

/**
 * Starts the embedded ETNA API on localhost, with everything in memory.
 *
 * `port`: 0, the default, picks a free one. `now`: the clock, in milliseconds since the epoch, `Date.now` by default.
 * Rejects with an error whose `code` is `EADDRINUSE` if the port is taken.
 */
export async function startApi({ port = 0, now = Date.now } = {}): Promise<Api> {
  const server = await listen(createApp(now), port);
  return { ...server, url: `${server.origin}/api` };
}
