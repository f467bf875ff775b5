import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';

/** Hono on Node. */
export type Env = { Bindings: HttpBindings };

/** A request to the API, as it arrived. */
export interface LoggedRequest {
  method: string;
  path: string;
  /** What follows the `?`, not decoded. */
  query: string;
  origin: string | null;
  /** By lower-case name. */
  headers: Record<string, string | string[] | undefined>;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  /** Whether the client disconnected before the reply was complete. */
  aborted: boolean;
}

/** The requests that named one user, oldest first. Preflights are only counted. */
export interface UserLog {
  requests: LoggedRequest[];
  preflights: number;
}

/** The user that a request names, exactly as it arrived: in the query (step 2) or the body (step 1). */
export async function namedUser(c: Context): Promise<string | undefined> {
  const body = await readBody(c);
  return c.req.query('username') ?? (typeof body['User'] === 'string' ? body['User'] : undefined);
}

/** The JSON object in the body; empty if there is none. */
export async function readBody(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  return { ...(body as object | undefined) };
}

/** Logs requests by the user that they name. */
export class RequestLog {
  readonly #now: () => number;
  readonly #users = new Map<string, UserLog>();

  /** `now` is the clock, in milliseconds since the epoch. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Forgets everything. */
  clear(): void {
    this.#users.clear();
  }

  /** The log of the user with exactly this name. */
  of(name: string): UserLog {
    return this.#users.get(name) ?? { requests: [], preflights: 0 };
  }

  /** Middleware. Must come before CORS, which replies to preflights. */
  readonly record: MiddlewareHandler<Env> = async (c, next) => {
    const name = await namedUser(c);
    if (name !== undefined) {
      const log = this.of(name);
      this.#users.set(name, log);
      if (c.req.method === 'OPTIONS') log.preflights++;
      else log.requests.push(this.#request(c.env));
    }
    await next();
  };

  #request({ incoming, outgoing }: HttpBindings): LoggedRequest {
    const [path = '', ...query] = incoming.url?.split('?') ?? [];
    const { method = '', headers } = incoming;
    const request: LoggedRequest = {
      method,
      path,
      query: query.join('?'),
      origin: headers.origin ?? null,
      headers,
      receivedAt: this.#now(),
      aborted: outgoing.destroyed,
    };
    outgoing.once('close', () => {
      request.aborted = !outgoing.writableFinished && !outgoing.errored;
    });
    return request;
  }
}
