/** Why the question could not be loaded, or why an answer was not accepted. */
export type SecretQuestionErrorKind =
  | 'configuration'
  | 'app-key'
  | 'rejected'
  | 'rate-limited'
  | 'unavailable'
  | 'network'
  | 'timeout'
  | 'malformed'
  | 'incorrect';

/** What is known about an error besides its kind. */
export interface SecretQuestionErrorDetails {
  status?: number | undefined;
  errors?: readonly string[] | undefined;
  errorCodes?: readonly string[] | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
}

const FINAL: readonly SecretQuestionErrorKind[] = ['configuration', 'app-key', 'rejected'];

/** The element's only error type. Its message is for developers; what the trader reads is chosen by `kind`. */
export class SecretQuestionError extends Error {
  override readonly name = 'SecretQuestionError' as const;
  /** What went wrong. */
  readonly kind: SecretQuestionErrorKind;
  /** The HTTP status, if there was a reply. */
  readonly status: number | undefined;
  /** The server's `Errors`, as they came. They are written for developers: do not show them to traders unread. */
  readonly errors: readonly string[];
  /** The server's `ErrorsCode`, as they came. */
  readonly errorCodes: readonly string[];
  /** Seconds to wait before asking again, if the server said. */
  readonly retryAfter: number | undefined;

  constructor(kind: SecretQuestionErrorKind, message: string, details?: SecretQuestionErrorDetails) {
    // Own properties only, because some pages add theirs to every object.
    const own = { __proto__: null, ...details } as SecretQuestionErrorDetails;
    super(message, { cause: own.cause });
    this.kind = kind;
    this.status = own.status;
    this.errors = own.errors ?? [];
    this.errorCodes = own.errorCodes ?? [];
    this.retryAfter = own.retryAfter;
  }

  /** Whether trying again may help. */
  get retryable(): boolean {
    return !FINAL.includes(this.kind);
  }
}
