import { setTimeout as delay } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Handler } from 'hono';
import { accountLocked, failure, success, unknownUser } from './envelope.ts';
import type { Env } from './request-log.ts';

/** Middleware before a method: replies in its place, or lets it reply with `next()`. */
export type Fault = Handler<Env>;

/** A reply that is the same for every request. */
interface Reply {
  /** Default: 200. */
  status?: number;
  /** The `Content-Type`. Default: JSON if there is a body. */
  type?: string;
  /** Other headers; `undefined` removes one that every reply has. */
  headers?: Record<string, string | undefined>;
  body?: string | Uint8Array<ArrayBuffer>;
}

const json = JSON.stringify;
const good = success('What street did you live on in third grade?');
const GOOD = json(good);
const HALF = GOOD.slice(0, GOOD.length / 2);
const DEEP = '['.repeat(100_000) + ']'.repeat(100_000);

const page = (title: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1></html>`;

function send(c: Context<Env>, { status = 200, type = 'application/json', headers = {}, body }: Reply) {
  if (body !== undefined) c.header('Content-Type', type);
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  return new Response(body ?? null, { status, headers: c.res.headers });
}

const delayed =
  (ms: number): Fault =>
  async (c, next) => {
    // Ends with the connection, and does not keep the process alive.
    await delay(ms, undefined, { ref: false, signal: c.req.raw.signal });
    await next();
  };

/** A reply that does not match its `Content-Length`. Default: the first half, then nothing. */
interface PartialReply {
  status?: number;
  /** The `Content-Length`. */
  length?: number;
  text?: string | undefined;
  /** Called when the text has been sent. */
  then?: (c: Context<Env>) => void;
}

/** Sends a reply without Hono, which would set its true length. */
function sendPart(
  c: Context<Env>,
  { status = 200, length = GOOD.length, text = HALF, then }: PartialReply = {},
) {
  const { outgoing } = c.env;
  outgoing.setHeaders(c.res.headers);
  outgoing.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': length });
  outgoing.write(text, () => then?.(c));
  return RESPONSE_ALREADY_SENT;
}

/** The error tells the request log that the server hung up. */
function hangUp(c: Context<Env>): Response {
  c.env.outgoing.destroy(new Error('Dropped by the server'));
  return RESPONSE_ALREADY_SENT;
}

/** Resets the connection, as a crash would. */
function reset(c: Context<Env>): Response {
  c.env.incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** Sends the rest of a reply, after its first byte, one byte per second. */
function trickle({ env: { outgoing } }: Context<Env>): void {
  let sent = 1;
  const timer = setInterval(() => outgoing.write(GOOD[sent++] ?? ''), 1_000).unref();
  outgoing.once('close', () => clearInterval(timer));
}

/** Sends something that is not HTTP. */
function babble(c: Context<Env>): Response {
  c.env.incoming.socket.end('Who is there?\r\n\r\n');
  return RESPONSE_ALREADY_SENT;
}

/** Redirects to another user, on an origin that differs in name only. */
const redirectElsewhere =
  (username: string): Fault =>
  (c) => {
    const url = new URL(c.req.url);
    url.hostname = `other.${url.hostname}`;
    url.searchParams.set('username', username);
    return c.redirect(url.href);
  };

const tooMany = (retryAfter: string): Reply => ({
  status: 429,
  type: 'text/plain',
  headers: { 'Retry-After': retryAfter },
  body: 'Too many requests.',
});

/** What can go wrong, one line each. `preflight-…` affects the preflight of the question. */
const named = {
  'delay-2s': delayed(2_000),
  'delay-3s': delayed(3_000),

  dropped: hangUp,
  silent: () => RESPONSE_ALREADY_SENT,
  stalled: (c) => sendPart(c),
  'stalled-503': (c) => sendPart(c, { status: 503 }),
  trickle: (c) => sendPart(c, { text: GOOD[0], then: trickle }),
  reset,
  'reset-in-body': (c) => sendPart(c, { then: reset }),
  'broken-off': (c) => sendPart(c, { then: hangUp }),
  'broken-off-503': (c) => sendPart(c, { status: 503, then: hangUp }),
  'length-too-long': (c) => sendPart(c, { length: GOOD.length + 10, text: GOOD, then: hangUp }),
  'length-too-short': (c) => sendPart(c, { length: GOOD.length - 10, text: GOOD, then: hangUp }),
  'no-http': babble,

  'redirect-loop': (c) => c.redirect(c.req.url),
  'redirect-nowhere': { status: 302 },
  'redirect-elsewhere': redirectElsewhere('robert.zak'),
  'redirect-elsewhere-without-cors': redirectElsewhere('cors.missing'),
  'cors-missing': { headers: { 'Access-Control-Allow-Origin': undefined }, body: GOOD },
  'cors-other-origin': {
    headers: { 'Access-Control-Allow-Origin': 'https://broker.example' },
    body: GOOD,
  },
  'preflight-refused': { status: 403 },
  'preflight-without-cors': { status: 204 },
  'preflight-without-header': { status: 204, headers: { 'Access-Control-Allow-Origin': '*' } },
  'preflight-silent': () => RESPONSE_ALREADY_SENT,
  'preflight-dropped': hangUp,

  unavailable: { status: 503, type: 'text/plain', body: 'Service unavailable.' },
  'outage-page': { status: 503, type: 'text/html', body: page('503 Service Unavailable') },
  'bad-gateway-page': { status: 502, type: 'text/html', body: page('502 Bad Gateway') },
  'rate-limit-1s': tooMany('1'),
  'rate-limit-60s': tooMany('60'),
  'rate-limit-120s': tooMany('120'),
  'rate-limit-7200s': tooMany('7200'),
  'retry-after-date': (c) => send(c, tooMany(new Date(Date.now() + 120_000).toUTCString())),
  'retry-after-past': tooMany('Sun, 06 Nov 1994 08:49:37 GMT'),
  'retry-after-huge': tooMany('99999999999999999999'),
  'retry-after-negative': tooMany('-5'),
  'retry-after-word': tooMany('soon'),
  'retry-after-empty': tooMany(''),
  'server-error': { status: 500, body: json(unknownUser) },
  'server-error-text': { status: 500, type: 'text/plain', body: json(unknownUser) },

  'no-content': { status: 204 },
  empty: { body: '' },
  truncated: { body: HALF },
  'portal-page': { type: 'text/html', body: page('Sign in to the Wi-Fi') },
  'plain-text': { type: 'text/plain', body: GOOD },
  'byte-order-mark': { body: `\uFEFF${GOOD}` },
  'utf-16': {
    type: 'application/json; charset=utf-16le',
    body: Buffer.from(GOOD, 'utf16le'),
  },
  'latin-1': {
    type: 'application/json; charset=iso-8859-1',
    body: Buffer.from(json(success('In welcher Straße?')), 'latin1'),
  },
  'deep-nesting': { body: DEEP },
  'deep-question': { body: `{"Model":${DEEP},"Errors":[],"IsSucceed":true}` },
  'huge-question': (c) => send(c, { body: json(success('?'.padStart(2 ** 25))) }),

  rejected: { body: json(failure('Password reset is not allowed.', 'ErrorResetNotAllowed')) },
  locked: { body: json(accountLocked) },
  'not-an-envelope': { body: json({ question: good.Model }) },
  'extra-fields': { body: json({ ...good, Version: 2, Debug: { Errors: ['x'] } }) },
  'duplicate-fields': { body: `{"Model":"Which one?",${GOOD.slice(1)}` },
  'proto-fields': { body: `{"__proto__":{"Model":7,"polluted":true},"constructor":7,${GOOD.slice(1)}` },
  'only-proto': { body: `{"__proto__":${GOOD}}` },
  'model-number': { body: json({ ...good, Model: 42 }) },
  'model-true': { body: json({ ...good, Model: true }) },
  'model-object': { body: json({ ...good, Model: { Question: good.Model } }) },
  'model-array': { body: json({ ...good, Model: [good.Model] }) },
  'model-missing': { body: json({ ...good, Model: undefined }) },
  'model-null': { body: json({ ...good, Model: null }) },
  'errors-string': { body: json({ ...good, Errors: 'none' }) },
  'errors-numbers': { body: json({ ...good, Errors: [1, 2] }) },
  'errors-null': { body: json({ ...good, Errors: null }) },
  'succeed-string': { body: json({ ...good, IsSucceed: 'true' }) },
  'succeed-missing': { body: json({ ...good, IsSucceed: undefined }) },
  'top-level-array': { body: json([good]) },
  'top-level-string': { body: json(good.Model) },
  'top-level-number': { body: '42' },
  'top-level-null': { body: 'null' },
  'top-level-true': { body: 'true' },
} satisfies Record<string, Reply | Fault>;

const statuses = Object.fromEntries(
  Array.from({ length: 200 }, (_, index) => 400 + index).flatMap((status): [string, Reply][] => [
    [`status-${status}`, { status }],
    [`status-${status}-envelope`, { status, body: json({ ...unknownUser, StatusCode: status }) }],
  ]),
);

/** The name of a fault; `status-<code>` is a reply with that status and no body. */
export type FaultName = keyof typeof named | `status-${number}` | `status-${number}-envelope`;

/** Every fault. */
export const faults = Object.fromEntries(
  Object.entries<Reply | Fault>({ ...named, ...statuses }).map(([name, fault]): [string, Fault] => [
    name,
    typeof fault === 'function' ? fault : (c) => send(c, fault),
  ]),
);
