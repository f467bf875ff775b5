import { SecretQuestionError, type SecretQuestionErrorDetails } from './secret-question-error.js';

/** A parsed reply from the API. */
export interface Envelope extends SecretQuestionErrorDetails {
  /** `undefined` only if the reply has no `Model`. */
  model: unknown;
  errors: readonly string[];
  errorCodes: readonly string[];
  /** Whether `IsSucceed` is `true`. */
  succeeded: boolean;
  /** Whether it lists no errors and no codes, and either has a list of `Errors` or its `IsSucceed` is `true`. */
  accepted: boolean;
}

/**
 * The only parser of untrusted replies.
 *
 * @param body the JSON text of the reply, or its parsed value
 * @param response the response that it came in, if known
 * @param cause the `cause` of any error
 * @throws SecretQuestionError if the status is 429 or the reply is not an envelope; the kind says why
 */
export function readEnvelope(body: unknown, response?: Response, cause?: unknown): Envelope {
  const status = response?.status ?? 200;
  const details: SecretQuestionErrorDetails = {
    status: response?.status,
    retryAfter: retryAfterOf(response),
    cause,
  };
  if (status === 429) throw new SecretQuestionError('rate-limited', 'Too many requests.', details);

  const { Model, Errors, ErrorsCode, IsSucceed, error } = ownFieldsOf(
    typeof body === 'string' ? parse(body) : body,
  );
  const errors = textsOf(Errors);
  const isListed = Array.isArray(Errors);
  if (errors && (isListed || typeof IsSucceed === 'boolean')) {
    const errorCodes = textsOf(ErrorsCode) ?? [];
    const succeeded = IsSucceed === true;
    const accepted = !errors.length && !errorCodes.length && (isListed || succeeded);
    return { ...details, model: Model, errors, errorCodes, succeeded, accepted };
  }
  if (typeof error === 'string' || status === 401 || status === 403) {
    throw new SecretQuestionError('app-key', 'The server does not accept the app-key.', details);
  }
  if (status >= 500) throw new SecretQuestionError('unavailable', 'The server is unavailable.', details);
  if (status >= 400) throw rejection(details);
  throw new SecretQuestionError('malformed', 'The reply is not an API envelope.', details);
}

/** The error for a reply that reports a failure. */
export const rejection = (details: SecretQuestionErrorDetails): SecretQuestionError =>
  new SecretQuestionError('rejected', 'The server rejected the request.', details);

/** Copies the own properties of an object, because some pages extend `Object.prototype`. Anything else has none. */
export const ownFieldsOf = (value: unknown): Record<string, unknown> => ({
  __proto__: null,
  ...(typeof value === 'object' && !Array.isArray(value) ? value : undefined),
});

/** `Retry-After` in seconds, from a number or an HTTP date. */
export function retryAfterOf(response: Response | undefined): number | undefined {
  const header = response?.headers.get('Retry-After') ?? '';
  let seconds = NaN;
  if (/^\d+$/.test(header)) seconds = Number(header);
  else if (/^[A-Z]/.test(header)) seconds = Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A list of strings, empty if it is missing; `undefined` if it is anything else. */
function textsOf(value: unknown): readonly string[] | undefined {
  if (value == null) return [];
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}
