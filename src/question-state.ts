import type { SecretQuestionError } from './secret-question-error.js';

/** What is wrong with an answer: there is none, or what came back for it. */
export type Problem = 'blank' | SecretQuestionError;

/** Everything asynchronous about the element, in one union. `message` is in the page's own words. */
export type QuestionState = Readonly<
  | { status: 'idle' | 'loading' | 'not-required' }
  | { status: 'ready'; question: string; problem: Problem | undefined; message: string | undefined }
  | { status: 'checking'; question: string }
  | { status: 'accepted'; question: string; message: string | undefined }
  | { status: 'failed'; error: SecretQuestionError; mustWait: boolean }
>;

/** Where the element is between the first request and the verdict. */
export type QuestionStatus = QuestionState['status'];

const DAY = 86_400;

/** Seconds until asking again makes sense; 0 if that is unknown, or so long that it helps nobody. */
export const waitOf = ({ kind, retryAfter = 0 }: SecretQuestionError): number =>
  kind === 'rate-limited' && retryAfter < DAY ? retryAfter : 0;
