import type { SecretQuestionError } from './secret-question-error.js';

const dispatched = { bubbles: true, composed: true } as const;

export interface QuestionLoadedDetail {
  readonly username: string;
  readonly question: string;
}

export interface QuestionNotRequiredDetail {
  readonly username: string;
}

export interface QuestionFailedDetail {
  readonly username: string;
  readonly error: SecretQuestionError;
}

export interface AnswerSubmittedDetail {
  readonly username: string;
  readonly question: string;
  /** The answer exactly as typed. */
  readonly answer: string;
}

/** The question came and is shown. */
export class QuestionLoadedEvent extends CustomEvent<QuestionLoadedDetail> {
  constructor(detail: QuestionLoadedDetail) {
    super('question-loaded', { ...dispatched, detail });
  }
}

/** The account has no question: go on without an answer. */
export class QuestionNotRequiredEvent extends CustomEvent<QuestionNotRequiredDetail> {
  constructor(detail: QuestionNotRequiredDetail) {
    super('question-not-required', { ...dispatched, detail });
  }
}

/** The question could not be loaded; `detail.error.kind` says why. */
export class QuestionFailedEvent extends CustomEvent<QuestionFailedDetail> {
  constructor(detail: QuestionFailedDetail) {
    super('question-failed', { ...dispatched, detail });
  }
}

/** The trader submitted an answer. */
export class AnswerSubmittedEvent extends CustomEvent<AnswerSubmittedDetail> {
  #take: ((response: unknown) => void) | undefined;

  /** `take` is called with what is handed to `respondWith`. */
  constructor(detail: AnswerSubmittedDetail, take: (response: unknown) => void = () => undefined) {
    super('answer-submitted', { ...dispatched, detail });
    this.#take = take;
  }

  /**
   * Hands the outcome of step one back to the element, which shows it to the trader.
   *
   * @param response a fetch `Response`, the parsed envelope, or nothing for "accepted"; or a promise of one of them
   * @throws InvalidStateError when called twice, or after the event was dispatched
   */
  respondWith(response: unknown): void {
    const take = this.#take;
    // The phase is 0 while nothing dispatches it.
    if (!take || !this.eventPhase) {
      throw new DOMException(
        'Call respondWith() once, in the listener, before any await.',
        'InvalidStateError',
      );
    }
    this.#take = undefined;
    take(response);
  }
}

declare global {
  interface HTMLElementEventMap {
    'question-loaded': QuestionLoadedEvent;
    'question-not-required': QuestionNotRequiredEvent;
    'question-failed': QuestionFailedEvent;
    'answer-submitted': AnswerSubmittedEvent;
  }
}
