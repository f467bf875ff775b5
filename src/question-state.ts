import type { SecretQuestionError } from './secret-question-error.js';

/** What is wrong with an answer: that it is blank, or why it was not accepted. */
export type Problem = 'blank' | SecretQuestionError;

/** The asynchronous state of the element, in one union. `message` is the page's own text. */
export type QuestionState = Readonly<
  | { status: 'idle' | 'loading' | 'not-required' }
  | { status: 'ready'; question: string; problem: Problem | undefined; message: string | undefined }
  | { status: 'checking'; question: string }
  | { status: 'accepted'; question: string; message: string | undefined }
  | { status: 'failed'; error: SecretQuestionError; mustWait: boolean }
>;

/** The element's status, which CSS can match as a custom state. */
export type QuestionStatus = QuestionState['status'];

const DAY = 86_400;

/** Seconds until a retry makes sense, or 0 if that is unknown or a day or more away. */
export const waitOf = ({ kind, retryAfter = 0 }: SecretQuestionError): number =>
  kind === 'rate-limited' && retryAfter < DAY ? retryAfter : 0;
