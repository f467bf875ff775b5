import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  AnswerAcceptedEvent,
  AnswerRejectedEvent,
  QuestionFailedEvent,
  QuestionLoadedEvent,
  QuestionNotRequiredEvent,
} from './events.js';
import { effectiveTimeout, fetchQuestion, type QuestionRequest } from './question-api.js';
import { type Problem, type QuestionState, waitOf } from './question-state.js';
import { SecretQuestionError } from './secret-question-error.js';
import { type Outcome, readVerdict } from './verdict.js';

interface Host extends ReactiveControllerHost, HTMLElement, QuestionRequest {
  /** Clears the answer and any message about it. */
  reset(): void;
}

const IDLE: QuestionState = { status: 'idle' };
const LOADING: QuestionState = { status: 'loading' };

const endOfTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Shared listeners: adding and removing them for each element would cost more than the rest of its lifecycle. */
const connected = new Set<QuestionController>();
const onPageEvent = (event: Event): void => {
  for (const controller of connected) controller.onPageEvent(event);
};

/** Loads the question that the host's properties describe, and awaits the verdict. Nothing else writes the status. */
export class QuestionController implements ReactiveController {
  readonly #host: Host;
  /** Key of the latest request; empty before the first one and after removal. */
  #asked = '';
  /** What came of that request, if it has ended. */
  #outcome: QuestionState | undefined;
  /** The question that the answer in the field belongs to. */
  #answered: string | undefined;
  /** Aborted as soon as the request, or the question that it loaded, is superseded. */
  #request = new AbortController();
  #removal: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Derived from the properties and the outcome, so that an outcome for other properties never shows. */
  get state(): QuestionState {
    const key = this.#key;
    if (!key) return IDLE;
    if (key === this.#asked) return this.#outcome ?? LOADING;
    // On a server, `isConnected` is `undefined`: the state must be the one that the browser starts with.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-boolean-literal-compare -- typed for browsers
    return this.#host.isConnected === false ? IDLE : LOADING;
  }

  hostConnected(): void {
    clearTimeout(this.#removal);
    connected.add(this);
    for (const type of ['online', 'pagehide', 'pageshow']) addEventListener(type, onPageEvent);
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#key !== this.#asked && this.#host.isConnected) void this.ask();
  }

  hostDisconnected(): void {
    connected.delete(this);
    // At the end of the task, because a move within the document is not a removal.
    this.#removal = setTimeout(() => {
      this.#forget();
    });
  }

  /** Requests the question if the host is in the document. Resolves when the request has ended or was superseded. */
  async ask(): Promise<void> {
    if (!this.#host.isConnected) return;
    if (this.#asked !== this.#key) this.#forget();
    this.#request.abort();
    this.#asked = this.#key;
    this.#setOutcome();
    if (!this.#asked) return;

    const { username } = this.#host;
    const { signal } = (this.#request = new AbortController());
    // Several changes in one task make one request.
    await endOfTask();
    if (this.#isSuperseded(signal)) return;

    let event;
    try {
      const question = await fetchQuestion(this.#host, signal);
      if (this.#isSuperseded(signal)) return;
      if (this.#answered && this.#answered !== question) this.#host.reset();
      this.#answered = question;
      if (question) {
        this.#setOutcome({ status: 'ready', question, problem: undefined, message: undefined });
        event = new QuestionLoadedEvent({ username, question });
      } else {
        this.#setOutcome({ status: 'not-required' });
        event = new QuestionNotRequiredEvent({ username });
      }
    } catch (cause) {
      if (this.#isSuperseded(signal)) return;
      const error = cause as SecretQuestionError;
      this.#fail(error, signal);
      event = new QuestionFailedEvent({ username, error });
    }
    await this.#dispatch(event, signal);
  }

  /** Waits for the page's verdict on the answer, and shows it. Resolves with whether the answer was accepted. */
  async check(verdict: unknown): Promise<boolean> {
    // Right away, because the page may read the same body next.
    const reading = readVerdict(verdict);
    const { state } = this;
    if (state.status !== 'ready') return false;
    const { question } = state;
    const { username } = this.#host;
    const { signal } = this.#request;
    this.#setOutcome({ status: 'checking', question });

    const outcome = await this.#inTime(reading, signal);
    if (!outcome) return false;
    const { error, message } = outcome;
    if (error) {
      this.#setOutcome({ status: 'ready', question, problem: error, message });
      await this.#dispatch(new AnswerRejectedEvent({ username, question, error }), signal);
      return false;
    }
    this.#host.reset();
    this.#setOutcome({ status: 'accepted', question, message });
    return this.#dispatch(new AnswerAcceptedEvent({ username, question }), signal);
  }

  /** Sets the problem with the answer, or removes it. */
  mark(problem?: Problem): void {
    const { state } = this;
    if (state.status === 'ready' && state.problem !== problem) {
      this.#setOutcome({ status: 'ready', question: state.question, problem, message: undefined });
    }
  }

  /** Reacts to `online`, `pagehide`, and `pageshow`. */
  onPageEvent({ type, persisted }: Event & { persisted?: boolean }): void {
    const { state } = this;
    // The next person at this browser may go back to the page.
    if (type === 'pagehide') this.#host.reset();
    else if (
      type === 'pageshow'
        ? persisted && ['accepted', 'not-required', 'failed'].includes(state.status)
        : state.status === 'failed' && state.error.kind === 'network'
    )
      void this.ask();
  }

  get #key(): string {
    const { apiUrl, appKey, username, apiVersion } = this.#host;
    return apiUrl && appKey && username && [apiUrl, appKey, username, apiVersion].join('\n');
  }

  #setOutcome(outcome?: QuestionState): void {
    this.#outcome = outcome;
    this.#host.requestUpdate();
  }

  /** Shows the error, and, once the wait is over, that the trader can retry. */
  #fail(error: SecretQuestionError, signal: AbortSignal): void {
    const wait = waitOf(error);
    this.#setOutcome({ status: 'failed', error, mustWait: wait > 0 });
    if (!wait) return;
    const timer = setTimeout(() => {
      this.#setOutcome({ status: 'failed', error, mustWait: false });
    }, wait * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  }

  /** The outcome, or a timeout if it takes too long; `undefined` as soon as the question is superseded. */
  #inTime(reading: Promise<Outcome>, signal: AbortSignal): Promise<Outcome | undefined> {
    const timeout = effectiveTimeout(this.#host.timeout);
    return new Promise((resolve) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        const message = `No verdict within ${String(timeout)} ms.`;
        resolve({ error: new SecretQuestionError('timeout', message), message: undefined });
      }, timeout);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve(undefined);
      });
      void reading.then((outcome) => {
        clearTimeout(timer);
        resolve(outcome);
        if (isLate)
          console.warn(`<et-secret-question>: a verdict came after ${String(timeout)} ms and was ignored.`);
      });
    });
  }

  /** Fires an event once rendering has succeeded or failed, unless superseded. Resolves with whether it fired. */
  async #dispatch(event: Event, signal: AbortSignal): Promise<boolean> {
    const rendered = this.#host.updateComplete;
    // A failed render is still reported, as an unhandled rejection.
    void rendered.then();
    await Promise.allSettled([rendered]);
    if (this.#isSuperseded(signal)) return false;
    this.#host.dispatchEvent(event);
    return true;
  }

  /** Whether the host has moved on since the request. If it was removed, it starts over when it returns. */
  #isSuperseded(signal: AbortSignal): boolean {
    if (!this.#host.isConnected) this.#forget();
    return signal.aborted || this.#asked !== this.#key;
  }

  #forget(): void {
    this.#request.abort();
    // Before the first request, keep what the page has set.
    if (this.#asked) this.#host.reset();
    this.#asked = this.#answered = '';
  }
}
