import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { QuestionState } from './question-state.js';

interface Host extends ReactiveControllerHost, HTMLElement {}

/** Where the focus can go: what is there first. While loading, the live region stands in for what is to come. */
const TARGETS = 'input, [part=retry], [part=status], [role=status]';

/** Keeps the focus where the trader expects it while the element changes. */
export class FocusController implements ReactiveController {
  readonly #host: Host;
  readonly #state: () => QuestionState;
  /** The state that was rendered last. */
  #rendered: QuestionState | undefined;
  #hadFocus = false;

  /** @param state what the element is about to show */
  constructor(host: Host, state: () => QuestionState) {
    this.#host = host;
    this.#state = state;
    host.addController(this);
  }

  /** Focuses the field, the retry button, or, where nothing can be done, what tells the status. */
  focus(options?: FocusOptions): void {
    const target = this.#host.shadowRoot?.querySelector<HTMLElement>(TARGETS);
    // Not in the markup, where a click would focus it.
    if (target?.localName === 'div') target.tabIndex = -1;
    target?.focus(options);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#focused !== null;
  }

  hostUpdated(): void {
    const state = this.#state();
    const previous = this.#rendered;
    this.#rendered = state;
    if (state !== previous && state.status === 'ready') {
      const { problem } = state;
      if (problem && problem !== 'blank' && problem.kind === 'incorrect') {
        if (this.#isElsewhere) return;
        this.focus();
        this.#host.shadowRoot?.querySelector('input')?.select();
        return;
      }
      if (previous?.status === 'loading' && this.#host.autofocus && !this.#isElsewhere) this.focus(QUIETLY);
    }
    // What had the focus is gone, or was only standing in for what is there now.
    if (this.#hadFocus && !this.#focused?.matches('input, button')) this.focus(QUIETLY);
  }

  get #focused(): Element | null {
    const { activeElement } = this.#host.getRootNode() as Partial<DocumentOrShadowRoot>;
    // Not asked elsewhere, because happy-dom throws while another shadow root has the focus.
    return activeElement === this.#host ? (this.#host.shadowRoot?.activeElement ?? null) : null;
  }

  /** Whether something else on the page has the focus: what is typed there must not become an answer here. */
  get #isElsewhere(): boolean {
    const { activeElement, body } = document;
    if (!activeElement || activeElement === body || this.#focused) return false;
    return !this.#host.matches(':focus-within');
  }
}

const QUIETLY: FocusOptions = { preventScroll: true };
