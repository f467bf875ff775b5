/** Why the question could not be loaded, or the answer could not be checked. */
export type SecretQuestionErrorKind =
  | 'configuration'
  | 'app-key'
  | 'rejected'
  | 'rate-limited'
  | 'unavailable'
  | 'network'
  | 'timeout'
  | 'malformed';

/** What is known about an error beside its kind. */
export interface SecretQuestionErrorDetails {
  status?: number | undefined;
  errors?: readonly string[] | undefined;
  errorCodes?: readonly string[] | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
}

const UNRETRYABLE: readonly SecretQuestionErrorKind[] = ['configuration', 'app-key', 'rejected'];

/** The one error type of the element. Its message is for developers; the trader reads a text chosen by `kind`. */
export class SecretQuestionError extends Error {
  override readonly name = 'SecretQuestionError' as const;
  /** What went wrong. */
  readonly kind: SecretQuestionErrorKind;
  /** The HTTP status, if a reply came. */
  readonly status: number | undefined;
  /** The server's `Errors`, as they came. Written for developers: do not show them to a trader unread. */
  readonly errors: readonly string[];
  /** The server's `ErrorsCode`, as they came. */
  readonly errorCodes: readonly string[];
  /** Seconds to wait before asking again, if the server told. */
  readonly retryAfter: number | undefined;

  constructor(kind: SecretQuestionErrorKind, message: string, details?: SecretQuestionErrorDetails) {
    // Its own fields alone, as in the parser of replies.
    const own = { __proto__: null, ...details } as SecretQuestionErrorDetails;
    super(message, { cause: own.cause });
    this.kind = kind;
    this.status = own.status;
    this.errors = own.errors ?? [];
    this.errorCodes = own.errorCodes ?? [];
    this.retryAfter = own.retryAfter;
  }

  /** Whether asking again may help. */
  get retryable(): boolean {
    return !UNRETRYABLE.includes(this.kind);
  }
}
