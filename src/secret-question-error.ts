/** Why the question could not be loaded or the answer was not accepted. */
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

/** Everything about an error except its kind and message. */
export interface SecretQuestionErrorDetails {
  status?: number | undefined;
  errors?: readonly string[] | undefined;
  errorCodes?: readonly string[] | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
}

const FINAL: readonly SecretQuestionErrorKind[] = ['configuration', 'app-key', 'rejected'];

/** The element's only error type. `message` is for developers; what the trader reads depends on `kind`. */
export class SecretQuestionError extends Error {
  override readonly name = 'SecretQuestionError' as const;
  /** What went wrong. */
  readonly kind: SecretQuestionErrorKind;
  /** The HTTP status, if there was a response. */
  readonly status: number | undefined;
  /** The server's `Errors`, unchanged. They are written for developers: do not show them to traders as they are. */
  readonly errors: readonly string[];
  /** The server's `ErrorsCode`, unchanged. */
  readonly errorCodes: readonly string[];
  /** Seconds to wait before retrying, if the server specified them. */
  readonly retryAfter: number | undefined;

  constructor(kind: SecretQuestionErrorKind, message: string, details?: SecretQuestionErrorDetails) {
    // Own properties only, because some pages extend `Object.prototype`.
    const own = { __proto__: null, ...details } as SecretQuestionErrorDetails;
    super(message, { cause: own.cause });
    this.kind = kind;
    this.status = own.status;
    this.errors = own.errors ?? [];
    this.errorCodes = own.errorCodes ?? [];
    this.retryAfter = own.retryAfter;
  }

  /** Whether retrying may help. */
  get retryable(): boolean {
    return !FINAL.includes(this.kind);
  }
}
