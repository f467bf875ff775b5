import type { SecretQuestionError } from './secret-question-error.js';
import { readVerdict, type Verdict } from './verdict.js';

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

export interface AnswerAcceptedDetail {
  readonly username: string;
  readonly question: string;
}

export interface AnswerRejectedDetail {
  readonly username: string;
  readonly question: string;
  /** Has the kind `incorrect` if the answer was wrong; otherwise, says why it could not be checked. */
  readonly error: SecretQuestionError;
}

/** The question has loaded and is on the page. */
export class QuestionLoadedEvent extends CustomEvent<QuestionLoadedDetail> {
  constructor(detail: QuestionLoadedDetail) {
    super('question-loaded', { ...dispatched, detail });
  }
}

/** The account has no question: continue without an answer. */
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

/** The trader submitted an answer. No other event carries it. */
export class AnswerSubmittedEvent extends CustomEvent<AnswerSubmittedDetail> {
  #take: ((verdict: unknown) => Promise<boolean>) | undefined;

  /** @param take receives what the page passes to `respondWith()`, and resolves with whether the answer is accepted */
  constructor(detail: AnswerSubmittedDetail, take: (verdict: unknown) => Promise<boolean> = accepts) {
    super('answer-submitted', { ...dispatched, detail });
    this.#take = take;
  }

  /**
   * Passes the outcome of step one to the element, which shows it to the trader.
   *
   * @param verdict step one's `Response` with its body unread, its parsed body, `true`, `false`, or
   *   `{accepted, message}`; or a promise for one of these. Anything else means that the answer could not be checked
   * @returns a promise that resolves with whether the answer was accepted. It never rejects, and resolves with `false`
   *   if the verdict came too late
   * @throws InvalidStateError if called more than once or when the event is not being dispatched
   */
  respondWith(verdict: Verdict | PromiseLike<Verdict>): Promise<boolean> {
    const take = this.#take;
    // `eventPhase` is 0 unless the event is being dispatched.
    if (!take || !this.eventPhase) {
      throw new DOMException(
        'Call respondWith() once, in the listener, before any await.',
        'InvalidStateError',
      );
    }
    this.#take = undefined;
    return take(verdict);
  }
}

/** The answer was accepted. */
export class AnswerAcceptedEvent extends CustomEvent<AnswerAcceptedDetail> {
  constructor(detail: AnswerAcceptedDetail) {
    super('answer-accepted', { ...dispatched, detail });
  }
}

/** The answer was wrong or could not be checked; `detail.error.kind` says which. */
export class AnswerRejectedEvent extends CustomEvent<AnswerRejectedDetail> {
  constructor(detail: AnswerRejectedDetail) {
    super('answer-rejected', { ...dispatched, detail });
  }
}

/** For events that no element dispatched, such as those in a page's own tests. */
const accepts = async (verdict: unknown): Promise<boolean> => !(await readVerdict(verdict)).error;

declare global {
  // The events bubble, and the event maps of elements, documents, and windows all extend this one.
  interface GlobalEventHandlersEventMap {
    'question-loaded': QuestionLoadedEvent;
    'question-not-required': QuestionNotRequiredEvent;
    'question-failed': QuestionFailedEvent;
    'answer-submitted': AnswerSubmittedEvent;
    'answer-accepted': AnswerAcceptedEvent;
    'answer-rejected': AnswerRejectedEvent;
  }
}
