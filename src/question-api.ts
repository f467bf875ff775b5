import ky, { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
import { SecretQuestionError, type SecretQuestionErrorDetails } from './secret-question-error.js';

/** All that one question request depends on. */
export interface QuestionRequest {
  apiUrl: string;
  apiVersion: string;
  appKey: string;
  username: string;
  /** Milliseconds for everything: retries and reading the body included. */
  timeout: number;
  fetch: typeof globalThis.fetch | null;
}

/** What the page's reply to an answer means: `undefined` is "accepted". */
export type Refusal = 'incorrect' | SecretQuestionError | undefined;

interface Envelope extends SecretQuestionErrorDetails {
  model: unknown;
  errors: readonly string[];
  errorCodes: readonly string[];
  /** What `IsSucceed` says. */
  succeeded: boolean;
  /** Whether it tells of no error: by an empty list, whatever `IsSucceed` says, or by `IsSucceed` where there is none. */
  accepted: boolean;
}

const DEFAULT_VERSION = '1.0';
const DEFAULT_TIMEOUT = 10_000;
// Timers of browsers count milliseconds in 32 bits.
const MAX_TIMEOUT = 2 ** 31 - 1;
const MAX_QUESTION_LENGTH = 4096;
const RETRIES = 2;
const RETRIED_STATUSES = [408, 429, 500, 502, 503, 504];

/**
 * Asks for the secret question of a user, with retries.
 *
 * @returns the question; empty when none is needed
 * @throws SecretQuestionError for every fault; anything when `signal` is aborted
 */
export async function fetchQuestion(request: QuestionRequest, signal: AbortSignal): Promise<string> {
  const timeout = request.timeout > 0 ? Math.min(request.timeout, MAX_TIMEOUT) : DEFAULT_TIMEOUT;
  const { url, headers } = configure(request);
  const deadline = performance.now() + timeout;
  let wait = 0;
  let response: Response | undefined;
  let reply: unknown;
  let httpError: unknown;
  try {
    // What other options would need of ky is not in the script-tag file: see libraries.config.mjs.
    const asked = ky(url, {
      headers,
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      timeout: false,
      totalTimeout: timeout,
      // A wrapper, because `window.fetch` must not be called as a method of something else.
      fetch: (...args) => (request.fetch ?? globalThis.fetch)(...args),
      retry: {
        limit: RETRIES,
        delay: () => wait,
        // A wait that does not fit is not begun: the trader hears at once what is the matter.
        shouldRetry: ({ error, retryCount }) => {
          const http = isHTTPError(error) ? error : undefined;
          wait = 1000 * (retryAfter(http?.response) ?? 0.3 * 2 ** (retryCount - 1));
          return performance.now() + wait < deadline && (http ? isPassing(http) : isNetworkError(error));
        },
      },
    });
    response = await asked;
    reply = await asked.json();
  } catch (cause) {
    if (!isHTTPError(cause)) {
      const details = { status: response?.status, cause };
      if (isTimeoutError(cause)) {
        throw new SecretQuestionError('timeout', `No answer within ${String(timeout)} ms.`, details);
      }
      if (cause instanceof SyntaxError) {
        throw new SecretQuestionError('malformed', 'The reply is not JSON.', details);
      }
      throw new SecretQuestionError(
        'network',
        'The server could not be reached, or CORS forbids it.',
        details,
      );
    }
    ({ response, data: reply } = httpError = cause);
  }
  return readQuestion(reply, response, httpError);
}

/**
 * Reads what the page handed to `respondWith`: step one's `Response`, its parsed envelope, or nothing.
 * Whatever is neither an envelope without errors nor nothing at all is no acceptance: a captive portal says 200, too.
 */
export async function readRefusal(response: unknown): Promise<Refusal> {
  try {
    // A copy, taken before the page gets to read the body: also from promises that are none of the browser's.
    let reply = await (isThenable(response) ? response.then(copyOf) : copyOf(response));
    let http: Response | undefined;
    if (isResponse(reply)) {
      http = reply;
      reply = http.status === 204 ? undefined : await http.text();
    }
    if (reply == null) return undefined;
    const envelope = readEnvelope(reply, http);
    if (envelope.errorCodes.includes('ErrorIncorrectAnswer')) return 'incorrect';
    if (!envelope.accepted || http?.ok === false) throw rejection(envelope);
    return undefined;
  } catch (error) {
    if (error instanceof SecretQuestionError) return error;
    return new SecretQuestionError('network', 'The answer could not be checked.', { cause: error });
  }
}

function configure({ apiUrl, apiVersion, appKey, username }: QuestionRequest): {
  url: URL;
  headers: Headers;
} {
  try {
    // `Request` resolves against the document and refuses credentials, just as fetch does.
    const url = new URL(new Request(apiUrl).url);
    if (!/^https?:$/.test(url.protocol)) throw new TypeError(url.href);
    const path = `/v${encodeURIComponent(apiVersion || DEFAULT_VERSION)}/users/password/secret-question`;
    url.pathname = url.pathname.replace(/\/*$/, path);
    url.searchParams.set('username', username);
    return { url, headers: new Headers({ Accept: 'application/json', 'Et-App-Key': appKey }) };
  } catch (cause) {
    throw new SecretQuestionError(
      'configuration',
      'Set api-url to an http(s) URL without credentials, and app-key and api-version to plain text.',
      { cause },
    );
  }
}

/** Whether a reply is worth asking again. An envelope, or a word about the key, on a 5xx is an answer, not an outage. */
function isPassing({ data, response }: { data: unknown; response: Response }): boolean {
  if (!RETRIED_STATUSES.includes(response.status)) return false;
  try {
    readEnvelope(data, response);
    return false;
  } catch (error) {
    return (error as SecretQuestionError).kind !== 'app-key';
  }
}

/** `Retry-After` in seconds, from a number or a date, both as HTTP writes them. */
function retryAfter(response: Response | undefined): number | undefined {
  const header = response?.headers.get('Retry-After') ?? '';
  let seconds = NaN;
  if (/^\d+$/.test(header)) seconds = Number(header);
  else if (/^[A-Z]/.test(header)) seconds = Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

function readQuestion(reply: unknown, response: Response, cause: unknown): string {
  const envelope = readEnvelope(reply, response, cause);
  if (!response.ok || !envelope.succeeded || envelope.errors.length) {
    throw rejection(envelope);
  }
  const question = envelope.model ?? '';
  if (typeof question !== 'string' || question.length > MAX_QUESTION_LENGTH) {
    throw new SecretQuestionError('malformed', 'The question is no text of at most 4,096 characters.', {
      status: response.status,
    });
  }
  return question.trim() && question;
}

const rejection = (details: SecretQuestionErrorDetails): SecretQuestionError =>
  new SecretQuestionError('rejected', 'The server refused.', details);

/**
 * The one parser of untrusted replies.
 *
 * @throws SecretQuestionError when it is no envelope, of the kind that its status and content tell
 */
function readEnvelope(reply: unknown, response?: Response, cause?: unknown): Envelope {
  const status = response?.status ?? 200;
  const details: SecretQuestionErrorDetails = {
    status: response?.status,
    retryAfter: retryAfter(response),
    cause,
  };
  if (status === 429) throw new SecretQuestionError('rate-limited', 'Too many requests.', details);

  const body = typeof reply === 'string' ? parse(reply) : reply;
  if (isRecord(body)) {
    // Its own fields alone: pages have been seen to add theirs to every object.
    const { Model, Errors, ErrorsCode, IsSucceed, error }: Record<string, unknown> = {
      __proto__: null,
      ...body,
    };
    const errors = texts(Errors);
    const isListed = Array.isArray(Errors);
    if (errors && (isListed || typeof IsSucceed === 'boolean')) {
      const errorCodes = texts(ErrorsCode) ?? [];
      const succeeded = IsSucceed === true;
      const accepted = !errors.length && !errorCodes.length && (isListed || succeeded);
      return { ...details, model: Model, errors, errorCodes, succeeded, accepted };
    }
    if (typeof error === 'string')
      throw new SecretQuestionError('app-key', 'The app-key is refused.', details);
  }
  if (status === 401 || status === 403) {
    throw new SecretQuestionError('app-key', 'The app-key is refused.', details);
  }
  if (status >= 500) throw new SecretQuestionError('unavailable', 'The server is not available.', details);
  if (status >= 400) throw rejection(details);
  throw new SecretQuestionError('malformed', 'The reply is not an envelope of the API.', details);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// By its tag, because a page may hand over the Response of another frame.
const isResponse = (value: unknown): value is Response =>
  Object.prototype.toString.call(value) === '[object Response]';

const copyOf = (value: unknown): unknown => (isResponse(value) ? value.clone() : value);

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  isRecord(value) && typeof value['then'] === 'function';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The list of strings in a field that may be missing; `undefined` when it is anything else. */
function texts(value: unknown): readonly string[] | undefined {
  if (value == null) return [];
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}
