import { ownFieldsOf, readEnvelope, rejection } from './envelope.js';
import { SecretQuestionError, type SecretQuestionErrorDetails } from './secret-question-error.js';

/** The parsed body of step one's reply, `POST …/users/password/reset`. */
export interface EtnaEnvelope {
  readonly Errors: readonly string[];
  readonly ErrorsCode?: readonly string[] | null;
  readonly StatusCode?: number | string | null;
  readonly IsSucceed?: boolean;
  readonly Model?: unknown;
}

/** How step one went, in the page's own terms and, if there is a message, in its own words. */
export interface VerdictDetails {
  readonly accepted: boolean;
  /** Shown to the trader instead of the element's own text. */
  readonly message?: string | undefined;
}

/** What `respondWith` takes: step one's `Response` with its body unread, its parsed body, or the outcome itself. */
export type Verdict = Response | EtnaEnvelope | VerdictDetails | boolean;

/** What a verdict means. Without an `error`, the answer is accepted. */
export interface Outcome {
  readonly error: SecretQuestionError | undefined;
  readonly message: string | undefined;
}

/**
 * Reads what a page handed to `respondWith`. Only what {@link Verdict} lists can accept an answer: a captive portal says
 * 200 as well, and `fetch(…).catch(toast)` is a promise of nothing.
 */
export async function readVerdict(verdict: unknown): Promise<Outcome> {
  try {
    // Copied right away, because the page may read the body next.
    const value = await (isThenable(verdict) ? verdict.then(copyOf) : copyOf(verdict));
    return await (isResponse(value) ? readResponse(value) : readValue(value));
  } catch (cause) {
    if (cause instanceof SecretQuestionError) return outcomeOf(cause);
    const kind = (cause as Partial<Error> | undefined)?.name === 'TimeoutError' ? 'timeout' : 'network';
    return outcomeOf(new SecretQuestionError(kind, 'Step one did not get through.', { cause }));
  }
}

async function readResponse(response: Response): Promise<Outcome> {
  return response.status === 204 ? outcomeOf() : readReply(await response.text(), response);
}

function readValue(value: unknown): Outcome {
  if (typeof value === 'boolean') return outcomeOf(value ? undefined : incorrect());
  const { accepted, message } = ownFieldsOf(value);
  if (typeof accepted === 'boolean') {
    return outcomeOf(accepted ? undefined : incorrect(), typeof message === 'string' ? message : undefined);
  }
  try {
    // Text is for a server to send: in a verdict, it is as likely an error page.
    return readReply(typeof value === 'string' ? undefined : value);
  } catch (error) {
    if ((error as SecretQuestionError).kind === 'malformed') warn(describe(value));
    throw error;
  }
}

function readReply(body: unknown, response?: Response): Outcome {
  const envelope = readEnvelope(body, response);
  if (envelope.errorCodes.includes('ErrorIncorrectAnswer')) return outcomeOf(incorrect(envelope));
  return outcomeOf(envelope.accepted && response?.ok !== false ? undefined : rejection(envelope));
}

// With both properties, because some pages add theirs to every object.
const outcomeOf = (error?: SecretQuestionError, message?: string): Outcome => ({ error, message });

const incorrect = (details?: SecretQuestionErrorDetails): SecretQuestionError =>
  new SecretQuestionError('incorrect', 'The answer is incorrect.', details);

function copyOf(value: unknown): unknown {
  if (!isResponse(value)) return value;
  if (value.bodyUsed || value.body?.locked) {
    warn('a Response whose body was already read');
    throw new SecretQuestionError('malformed', 'The body of the Response was already read.');
  }
  return value.clone();
}

/** Names what a page handed over, without its values: the answer may be among them. */
function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const name = (value.constructor as { name?: string } | undefined)?.name ?? 'object';
  return `${name} { ${Object.keys(value).slice(0, 9).join(', ')} }`;
}

function warn(what: string): void {
  console.warn(
    `<et-secret-question>: respondWith() got ${what}, which says nothing about the answer. ` +
      "Pass step one's Response before its body is read, its parsed body (with Axios, response.data), " +
      'true, false or { accepted, message }, or a promise of one of these (with RxJS, firstValueFrom).',
  );
}

// By its tag, because a page may hand over a Response of another frame.
const isResponse = (value: unknown): value is Response =>
  Object.prototype.toString.call(value) === '[object Response]';

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function';
