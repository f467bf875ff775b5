import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { QuestionFailedEvent, QuestionLoadedEvent, QuestionNotRequiredEvent } from './events.js';
import { fetchQuestion, type QuestionRequest, readRefusal, type Refusal } from './question-api.js';
import type { SecretQuestionError } from './secret-question-error.js';

/** What the trader has to be told about the answer. */
export type Problem = 'blank' | Exclude<Refusal, undefined>;

/** Everything asynchronous about the element, in one union. */
export type QuestionState = Readonly<
  | { status: 'idle' | 'loading' | 'not-required'; question?: never; problem?: never }
  | { status: 'ready'; question: string; problem?: Problem | undefined }
  | { status: 'checking' | 'accepted'; question: string; problem?: never }
  | { status: 'failed'; question?: never; problem?: never; error: SecretQuestionError }
>;

/** Where the element stands. */
export type QuestionStatus = QuestionState['status'];

interface Host extends ReactiveControllerHost, HTMLElement, QuestionRequest {
  /** Forgets the answer and what was said about it. */
  reset(): void;
}

const IDLE: QuestionState = { status: 'idle' };
const LOADING: QuestionState = { status: 'loading' };

const endOfTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** All on the page share one listener: to add and to remove one of each would cost more than all else they do then. */
const connected = new Set<QuestionController>();
const tellConnected = ({ type }: Event): void => {
  for (const controller of connected) controller.hear(type);
};

/** Asks for the question that the host's properties stand for, and alone writes the status. */
export class QuestionController implements ReactiveController {
  readonly #host: Host;
  /** The request that was asked, as a key; empty before the first one and after removal. */
  #asked = '';
  /** What came of it, if anything has. */
  #outcome: QuestionState | undefined;
  /** The question that the answer in the field belongs to. */
  #answered = '';
  #request: AbortController | undefined;
  #removal: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Follows from the properties and the outcome alone, so that the outcome of other properties never shows. */
  get state(): QuestionState {
    const key = this.#key;
    if (!key) return IDLE;
    if (key === this.#asked) return this.#outcome ?? LOADING;
    // What a server renders will be inserted, and starts with the same picture there.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- typed for browsers
    return isServer || this.#host.isConnected ? LOADING : IDLE;
  }

  hostConnected(): void {
    clearTimeout(this.#removal);
    connected.add(this);
    addEventListener('online', tellConnected);
    addEventListener('pagehide', tellConnected);
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#key !== this.#asked && this.#host.isConnected) void this.ask();
  }

  hostDisconnected(): void {
    connected.delete(this);
    // At the end of the task, so that moving within the document is no removal.
    this.#removal = setTimeout(() => {
      this.#forget();
    });
  }

  /** Asks, or asks again, while the host is in the document. Resolves when the request has ended or was overtaken. */
  async ask(): Promise<void> {
    if (!this.#host.isConnected) {
      this.#forget();
      return;
    }
    if (this.#asked !== this.#key) this.#forget();
    this.#request?.abort();
    this.#asked = this.#key;
    this.#become();
    if (!this.#asked) return;

    const { username } = this.#host;
    const { signal } = (this.#request = new AbortController());
    // So that several changes in one task make one request.
    await endOfTask();
    if (this.#dropIfOvertaken(signal)) return;

    let event;
    try {
      const question = await fetchQuestion(this.#host, signal);
      if (this.#dropIfOvertaken(signal)) return;
      if (this.#answered && this.#answered !== question) this.#host.reset();
      this.#answered = question;
      if (question) {
        this.#become({ status: 'ready', question });
        event = new QuestionLoadedEvent({ username, question });
      } else {
        this.#become({ status: 'not-required' });
        event = new QuestionNotRequiredEvent({ username });
      }
    } catch (cause) {
      if (this.#dropIfOvertaken(signal)) return;
      const error = cause as SecretQuestionError;
      this.#become({ status: 'failed', error });
      event = new QuestionFailedEvent({ username, error });
    }
    // So that a listener finds what the event tells already on the page.
    await this.#host.updateComplete;
    if (!this.#dropIfOvertaken(signal)) this.#host.dispatchEvent(event);
  }

  /** Waits for the verdict that the page handed over, and shows it if the question is still the same. */
  async check(response: unknown): Promise<void> {
    // At once, because the page may read the same body, and a refusal that nobody waits for is no error of the page.
    const refusal = readRefusal(response);
    const { state } = this;
    if (state.status !== 'ready') return;
    const { question } = state;
    const checking: QuestionState = { status: 'checking', question };
    this.#become(checking);
    const problem = await refusal;
    if (this.state !== checking) return;
    if (problem) {
      this.#become({ status: 'ready', question, problem });
    } else {
      this.#host.reset();
      this.#become({ status: 'accepted', question });
    }
  }

  /** Tells the trader what is wrong with the answer, or takes it back. */
  tell(problem?: Problem): void {
    const { state } = this;
    if (state.status === 'ready' && state.problem !== problem) this.#become({ ...state, problem });
  }

  get #key(): string {
    const { apiUrl, appKey, username, apiVersion } = this.#host;
    return apiUrl && appKey && username && [apiUrl, appKey, username, apiVersion].join('\n');
  }

  #become(outcome?: QuestionState): void {
    this.#outcome = outcome;
    this.#host.requestUpdate();
  }

  /** Whether the host has moved on since the request was made. One that was removed forgets it, to ask anew. */
  #dropIfOvertaken(signal: AbortSignal): boolean {
    if (!this.#host.isConnected) this.#forget();
    return signal.aborted || this.#asked !== this.#key;
  }

  #forget(): void {
    this.#request?.abort();
    // Nothing to forget before the first question: what the page has set until then stays.
    if (this.#asked) this.#host.reset();
    this.#asked = this.#answered = '';
    this.#become();
  }

  /** Something happened to the page. */
  hear(type: string): void {
    const { state } = this;
    // The page may be kept for the back button of the next person.
    if (type === 'pagehide') this.#host.reset();
    else if (state.status === 'failed' && state.error.kind === 'network') void this.ask();
  }
}
