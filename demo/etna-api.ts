/** A step that failed. The message is for the trader. */
export class StepError extends Error {
  override readonly name = 'StepError';
  /** The API's `ErrorsCode`, or our own where the API has none. */
  readonly code: string;

  constructor(code: string) {
    super(messages[code] ?? messages['refused']);
    this.code = code;
  }
}

const messages: Record<string, string> = {
  ErrorIncorrectAnswer: 'That answer is not correct. Please try again.',
  ErrorAccountLocked: 'This account is locked after too many wrong answers. Please contact support.',
  ErrorInvalidCode: 'That code is incorrect or has expired. Please check your latest email.',
  ErrorInvalidToken: 'Your time to choose a password has run out. Please start over.',
  ErrorPasswordMismatch: 'The two passwords do not match.',
  ErrorPasswordTooShort: 'Your password must have at least eight characters.',
  'wrong-password': 'The user name or password is incorrect.',
  refused: 'We cannot reset this password online. Please contact support.',
  'rate-limited': 'Too many attempts. Please wait a minute and try again.',
  unavailable: 'Our service is currently unavailable. Please try again.',
  unreachable: 'We could not reach our service. Check your connection and try again.',
};

/** The steps of a password reset that belong to the page. Step 2, the question, belongs to the element. */
export class EtnaApi {
  readonly #users: string;
  readonly #appKey: string;

  constructor(apiUrl: string, appKey: string) {
    this.#users = `${apiUrl.replace(/\/+$/, '')}/v1.0/users`;
    this.#appKey = appKey;
  }

  /** Step 1: emails a code if the answer is correct or none is needed. */
  requestReset(user: string, answer?: string): Promise<Response> {
    return this.#send('POST', 'password/reset', { User: user, SecretQuestionAnswer: answer });
  }

  /** Step 3: exchanges the code for a token. */
  redeemCode(code: string): Promise<Response> {
    return this.#send('POST', 'identifiers/reset/code', { Code: code, Identifier: 'ResetPassword' });
  }

  /** Step 4: sets the new password. */
  changePassword(token: string, password: string, confirmation: string): Promise<Response> {
    return this.#send('PUT', 'passwords/reset/', {
      Token: token,
      Password: password,
      PasswordConfirmation: confirmation,
    });
  }

  #send(method: string, path: string, body: object): Promise<Response> {
    return fetch(`${this.#users}/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', 'Et-App-Key': this.#appKey },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  }
}

interface Envelope {
  Model?: string | null;
  Errors: string[];
  ErrorsCode?: string[];
}

/**
 * Resolves with the `Model` of the reply, or an empty string. A reply without errors is a success, whatever `IsSucceed`
 * says.
 *
 * @throws StepError for anything else
 */
export async function readModel(request: Promise<Response>): Promise<string> {
  const response = await request.catch(() => {
    throw new StepError('unreachable');
  });
  if (response.status === 429) throw new StepError('rate-limited');
  const envelope = (await response.json().catch(() => null)) as Envelope | null;
  if (!Array.isArray(envelope?.Errors)) throw new StepError('unavailable');
  if (envelope.Errors.length > 0) throw new StepError(envelope.ErrorsCode?.[0] ?? 'refused');
  return envelope.Model ?? '';
}
