import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { QuestionState } from './question-state.js';

interface Host extends ReactiveControllerHost, HTMLElement {}

/**
 * Where the focus can go: what is there first. Where there is no control, something empty stands in, which is always there:
 * a screen reader loses track of a focus that goes to something new, or comes from something that is gone.
 */
const TARGETS = 'input, [part=retry], .stand-in';

const hosts = new WeakSet<EventTarget>();

/**
 * Has a click on a label outside focus the field, as on native controls, and one on the question focus nothing: whoever
 * selects its text is not about to type. Heard from outside, because Chromium and Firefox tell a screen reader that all
 * text within a listener of clicks is "clickable".
 */
const onClick = (event: Event): void => {
  const path = event.composedPath() as HTMLElement[];
  const [target] = path;
  const host = path.find((element) => hosts.has(element));
  if (!host || !target) return;
  if (target.getRootNode() === host.shadowRoot) {
    if (target.closest('label')) event.preventDefault();
  } else if (target === host) {
    // The click on a label reaches its element as one that is not upon it.
    const { clientX: x, clientY: y } = event as MouseEvent;
    const { left, right, top, bottom } = host.getBoundingClientRect();
    if (x < left || x > right || y < top || y > bottom) host.focus();
  }
};

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
    hosts.add(host);
  }

  hostConnected(): void {
    // One and the same for all elements, so it can stay.
    this.#host.getRootNode().addEventListener('click', onClick);
  }

  /** Focuses the field, the retry button, or, where nothing can be done, what stands in for them. */
  focus(options?: FocusOptions): void {
    const target = this.#host.shadowRoot?.querySelector<HTMLElement>(TARGETS);
    // Not in the markup, where a screen reader would stop at it.
    if (target?.localName === 'div') target.tabIndex = -1;
    target?.focus(options);
  }

  /** Whether the trader is in the text field. */
  get isInField(): boolean {
    return this.#focused?.localName === 'input';
  }

  /** Whether the trader is in the text field or at a button. */
  get isInside(): boolean {
    return this.#focused !== null;
  }

  hostUpdate(): void {
    this.#hadFocus = this.isInside;
  }

  hostUpdated(): void {
    const state = this.#state();
    const previous = this.#rendered;
    this.#rendered = state;
    if (state !== previous && state.status === 'ready') {
      const { problem } = state;
      if (problem === 'blank') {
        this.focus();
      } else if (problem?.kind === 'incorrect') {
        if (this.isElsewhere) return;
        this.focus();
        this.#host.shadowRoot?.querySelector('input')?.select();
      } else if (previous?.status === 'loading' && this.#host.autofocus && !this.isElsewhere) {
        this.focus(QUIETLY);
      }
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
  get isElsewhere(): boolean {
    const { activeElement, body } = document;
    if (!activeElement || activeElement === body || this.#focused) return false;
    return !this.#host.matches(':focus-within');
  }
}

const QUIETLY: FocusOptions = { preventScroll: true };
