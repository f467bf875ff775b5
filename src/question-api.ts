import ky, { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
import { readEnvelope, rejection, retryAfterOf } from './envelope.js';
import { SecretQuestionError } from './secret-question-error.js';

/** Everything that a question request depends on. */
export interface QuestionRequest {
  apiUrl: string;
  apiVersion: string;
  appKey: string;
  username: string;
  /** Time limit in milliseconds for the whole request, including retries and reading the body. */
  timeout: number;
  fetch: typeof globalThis.fetch | null;
}

const DEFAULT_VERSION = '1.0';
const DEFAULT_TIMEOUT = 10_000;
// Browsers store a timer's milliseconds as a signed 32-bit integer.
const MAX_TIMEOUT = 2 ** 31 - 1;
const MAX_QUESTION_LENGTH = 4096;
const RETRIES = 2;
const RETRIED_STATUSES = [408, 429, 500, 502, 503, 504];

/** The effective `timeout` in milliseconds: the default unless it is greater than 0. */
export const effectiveTimeout = (timeout: number): number =>
  timeout > 0 ? Math.min(timeout, MAX_TIMEOUT) : DEFAULT_TIMEOUT;

/**
 * Requests a user's secret question, with retries.
 *
 * @returns the question, or an empty string if no answer is required
 * @throws SecretQuestionError for every failure; once `signal` is aborted, anything
 */
export async function fetchQuestion(request: QuestionRequest, signal: AbortSignal): Promise<string> {
  const timeout = effectiveTimeout(request.timeout);
  const { url, headers } = configure(request);
  const deadline = performance.now() + timeout;
  // Without `AbortSignal.any`, ky does not abort a timed-out request that was given a signal.
  const attempt = new AbortController();
  signal.addEventListener('abort', () => {
    attempt.abort();
  });
  let wait = 0;
  let response: Response | undefined;
  let reply: unknown;
  let httpError: unknown;
  try {
    // If you change these options, check `build/replacements.mjs`.
    const asked = ky(url, {
      headers,
      signal: attempt.signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      timeout: false,
      totalTimeout: timeout,
      // Wrapped, because `window.fetch` must not be called as a method of another object.
      fetch: (...args) => (request.fetch ?? globalThis.fetch)(...args),
      retry: {
        limit: RETRIES,
        delay: () => wait,
        // Never wait past the timeout: tell the trader right away what is wrong.
        shouldRetry: ({ error, retryCount }) => {
          const http = isHTTPError(error) ? error : undefined;
          wait = 1000 * (retryAfterOf(http?.response) ?? 0.3 * 2 ** (retryCount - 1));
          return performance.now() + wait < deadline && (http ? isTransient(http) : isNetworkError(error));
        },
      },
    });
    response = await asked;
    reply = await asked.json();
  } catch (cause) {
    if (!isHTTPError(cause)) {
      const details = { status: response?.status, cause };
      if (isTimeoutError(cause)) {
        throw new SecretQuestionError('timeout', `No reply within ${String(timeout)} ms.`, details);
      }
      if (cause instanceof SyntaxError) {
        throw new SecretQuestionError('malformed', 'The reply is not JSON.', details);
      }
      throw new SecretQuestionError(
        'network',
        'The server is unreachable, or CORS blocked the request.',
        details,
      );
    }
    ({ response, data: reply } = httpError = cause);
  } finally {
    attempt.abort();
  }
  return readQuestion(reply, response, httpError);
}

function configure({ apiUrl, apiVersion, appKey, username }: QuestionRequest): {
  url: URL;
  headers: Headers;
} {
  try {
    const url = new URL(apiUrl, document.baseURI);
    const isWeb = ['http:', 'https:'].includes(url.protocol);
    if (!isWeb || url.username || url.password) throw new TypeError(url.href);
    const path = `/v${encodeURIComponent(apiVersion || DEFAULT_VERSION)}/users/password/secret-question`;
    url.pathname = url.pathname.replace(/\/*$/, path);
    url.searchParams.set('username', username);
    url.hash = '';
    return { url, headers: new Headers({ Accept: 'application/json', 'Et-App-Key': appKey }) };
  } catch (cause) {
    throw new SecretQuestionError(
      'configuration',
      'Set api-url to an http(s) URL without credentials, and app-key and api-version to plain text.',
      { cause },
    );
  }
}

/** Whether a retry may change the reply. An envelope is final, even on a 5xx, and so is a rejected app key. */
function isTransient({ data, response }: { data: unknown; response: Response }): boolean {
  if (!RETRIED_STATUSES.includes(response.status)) return false;
  try {
    readEnvelope(data, response);
    return false;
  } catch (error) {
    return (error as SecretQuestionError).kind !== 'app-key';
  }
}

function readQuestion(reply: unknown, response: Response, cause: unknown): string {
  const envelope = readEnvelope(reply, response, cause);
  if (!response.ok || !envelope.succeeded || envelope.errors.length) throw rejection(envelope);
  const { model } = envelope;
  if (model === null) return '';
  if (typeof model !== 'string' || model.length > MAX_QUESTION_LENGTH) {
    throw new SecretQuestionError(
      'malformed',
      '`Model` is neither null nor a string of at most 4,096 characters.',
      {
        status: response.status,
      },
    );
  }
  return model.trim() && model;
}
