import { ownFieldsOf, readEnvelope, rejection } from './envelope.js';
import { SecretQuestionError, type SecretQuestionErrorDetails } from './secret-question-error.js';

/** The parsed body of step one's response, `POST …/users/password/reset`. */
export interface EtnaEnvelope {
  readonly Errors: readonly string[];
  readonly ErrorsCode?: readonly string[] | null;
  readonly StatusCode?: number | string | null;
  readonly IsSucceed?: boolean;
  readonly Model?: unknown;
}

/** The outcome of step one, as judged by the page. */
export interface VerdictDetails {
  readonly accepted: boolean;
  /** Shown to the trader instead of the element's own message, unless it is blank. */
  readonly message?: string | undefined;
}

/** What `respondWith()` takes: step one's `Response` with its body unread, its parsed body, or the outcome itself. */
export type Verdict = Response | EtnaEnvelope | VerdictDetails | boolean;

/** What a verdict means. The answer is accepted if there is no `error`. */
export interface Outcome {
  readonly error: SecretQuestionError | undefined;
  readonly message: string | undefined;
}

/**
 * Reads what the page passed to `respondWith()`. Only a {@link Verdict} can accept an answer: a captive portal also
 * returns 200, and `fetch(…).catch(toast)` may resolve with `undefined`. Never rejects.
 */
export async function readVerdict(verdict: unknown): Promise<Outcome> {
  try {
    const { value } = await settled(verdict);
    return isResponse(value) ? await readResponse(value) : readValue(value);
  } catch (reason) {
    // No `cause`: the errors of HTTP clients carry the request, and with it the answer.
    const kind = isTimeout(reason) ? 'timeout' : 'network';
    return outcomeOf(new SecretQuestionError(kind, 'The step-one request failed.'));
  }
}

/** Waits for the page's promise, which may be nonstandard. The value is boxed, so that it is not awaited in turn. */
const settled = (verdict: unknown): Promise<{ value: unknown }> =>
  new Promise((resolve, reject) => {
    const take = (value: unknown): void => {
      try {
        // Clone it right away, because the page may read the body next.
        resolve({ value: isResponse(value) && !isRead(value) ? value.clone() : value });
      } catch (error) {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- It may be anything.
        reject(error);
      }
    };
    if (isThenable(verdict)) verdict.then(take, reject);
    else take(verdict);
  });

async function readResponse(response: Response): Promise<Outcome> {
  if (isRead(response)) {
    warn('a Response whose body was already read');
    return outcomeOf(new SecretQuestionError('malformed', 'The body of the Response was already read.'));
  }
  return response.status === 204 ? outcomeOf() : readReply(await response.text(), response);
}

function readValue(value: unknown): Outcome {
  if (typeof value === 'boolean') return outcomeOf(value ? undefined : incorrect());
  const { accepted, message } = ownFieldsOf(value);
  if (typeof accepted === 'boolean') {
    return outcomeOf(accepted ? undefined : incorrect(), typeof message === 'string' ? message : undefined);
  }
  // Text is parsed only from a Response: text that the page passes may just as well be an error page.
  const outcome = readReply(typeof value === 'string' ? undefined : value);
  if (outcome.error?.kind === 'malformed') warn(describe(value));
  return outcome;
}

function readReply(body: unknown, response?: Response): Outcome {
  try {
    const envelope = readEnvelope(body, response);
    if (envelope.errorCodes.includes('ErrorIncorrectAnswer')) return outcomeOf(incorrect(envelope));
    return outcomeOf(envelope.accepted && response?.ok !== false ? undefined : rejection(envelope));
  } catch (error) {
    if (error instanceof SecretQuestionError) return outcomeOf(error);
    throw error;
  }
}

// Sets both properties, because some pages extend `Object.prototype`.
const outcomeOf = (error?: SecretQuestionError, message?: string): Outcome => ({ error, message });

const incorrect = (details?: SecretQuestionErrorDetails): SecretQuestionError =>
  new SecretQuestionError('incorrect', 'The answer is incorrect.', details);

/** Describes what the page passed, but not its values: the answer may be among them. */
function describe(value: unknown): string {
  if (value == null) return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  const { constructor } = value;
  const name = typeof constructor === 'function' ? constructor.name : 'object';
  return `${name} {${Object.keys(value).slice(0, 9).join(', ')}}`;
}

function warn(what: string): void {
  console.warn(
    `<et-secret-question>: respondWith() received ${what}, which does not say whether the answer is correct. ` +
      "Pass step one's Response before its body is read, its parsed body (with Axios, response.data), " +
      'true, false, or { accepted, message }, or a promise for one of these (with RxJS, firstValueFrom).',
  );
}

// Not `instanceof`, because the Response may come from another frame.
const isResponse = (value: unknown): value is Response =>
  Object.prototype.toString.call(value) === '[object Response]';

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function';

const isRead = ({ bodyUsed, body }: Response): boolean => bodyUsed || body?.locked === true;

function isTimeout(reason: unknown): boolean {
  try {
    return (reason as Error).name === 'TimeoutError';
  } catch {
    return false; // The page may reject with anything, such as `undefined` or a revoked proxy.
  }
}
