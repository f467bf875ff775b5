/** What every ETNA method replies. */
export interface Envelope {
  Model?: string | null;
  Errors: string[];
  ErrorsCode?: string[];
  StatusCode?: number;
  IsSucceed: boolean;
}

/** A method that succeeded. */
export const success = (model: string | null): Envelope => ({ Model: model, Errors: [], IsSucceed: true });

/** A method that refused. */
export const failure = (error: string, code: string): Envelope => ({
  Errors: [error],
  ErrorsCode: [code],
  IsSucceed: false,
});

/** Step 1, accepted: the documentation shows `IsSucceed: false` here. */
export const accepted: Envelope = { Errors: [], IsSucceed: false };

/** Step 1, answer missing or wrong. */
export const incorrectAnswer = failure('Answer is incorrect, try again.', 'ErrorIncorrectAnswer');

/** Step 1, after too many wrong answers. */
export const accountLocked = failure('Account is locked.', 'ErrorAccountLocked');

/** An unknown user, as other methods document it. Sent with status 500. */
export const unknownUser: Envelope = {
  Model: null,
  Errors: ['Value cannot be null.\r\nParameter name: user'],
  StatusCode: 500,
  IsSucceed: false,
};
