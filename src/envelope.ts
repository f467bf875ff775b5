import { SecretQuestionError, type SecretQuestionErrorDetails } from './secret-question-error.js';

/** What a reply of the API says, once it has turned out to be one. */
export interface Envelope extends SecretQuestionErrorDetails {
  /** `undefined` only where the reply has no `Model`. */
  model: unknown;
  errors: readonly string[];
  errorCodes: readonly string[];
  /** What `IsSucceed` says. */
  succeeded: boolean;
  /** Whether it reports no error: by an empty list, whatever `IsSucceed` says, or by `IsSucceed` where there is none. */
  accepted: boolean;
}

/**
 * The one parser of untrusted replies.
 *
 * @param body the JSON text of a reply, or what was parsed from it
 * @param response where it came from, if that is known
 * @throws SecretQuestionError if it is no envelope, of the kind that status and content call for
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
  throw new SecretQuestionError('malformed', 'The reply is not an envelope of the API.', details);
}

/** The error for an envelope that says no. */
export const rejection = (details: SecretQuestionErrorDetails): SecretQuestionError =>
  new SecretQuestionError('rejected', 'The server rejected the request.', details);

/** The properties of an object itself, not those that some pages add to every object; none of anything else. */
export const ownFieldsOf = (value: unknown): Record<string, unknown> => ({
  __proto__: null,
  ...(typeof value === 'object' && !Array.isArray(value) ? value : undefined),
});

/** `Retry-After` in seconds. Numbers and dates count, both as HTTP writes them. */
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

/** The strings in a list that may be missing; `undefined` if it is anything else. */
function textsOf(value: unknown): readonly string[] | undefined {
  if (value == null) return [];
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}
