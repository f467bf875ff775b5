import type { LitElement, ReactiveController } from 'lit';
import type { QuestionState } from './question-state.js';

/**
 * The first match takes focus. If there is no control, that is an empty stand-in, which is always rendered: a screen
 * reader loses track of focus that moves to a new element or from a removed one.
 */
const TARGETS = 'input, [part=retry], .stand-in';

const hosts = new WeakSet<EventTarget>();

/**
 * Focuses the field when one of the page's labels is clicked, as native controls do, but not when the question is: the
 * trader may be selecting its text. Listens on the root, because Chromium and Firefox expose all text inside an element
 * with a click listener as "clickable" to screen readers.
 */
const onClick = (event: Event): void => {
  const path = event.composedPath() as HTMLElement[];
  const [target] = path;
  const host = path.find((element) => hosts.has(element));
  if (!host || !target) return;
  if (target.getRootNode() === host.shadowRoot) {
    if (target.closest('label')) event.preventDefault();
  } else if (target === host) {
    // A label passes the click on to its element, with coordinates outside the element.
    const { clientX: x, clientY: y } = event as MouseEvent;
    const { left, right, top, bottom } = host.getBoundingClientRect();
    if (x < left || x > right || y < top || y > bottom) host.focus();
  }
};

/** Keeps focus where the trader expects it as the element changes. */
export class FocusController implements ReactiveController {
  readonly #host: LitElement;
  readonly #state: () => QuestionState;
  /** The last rendered state. */
  #rendered: QuestionState | undefined;
  #hadFocus: boolean | undefined;

  /** @param state returns the state to render */
  constructor(host: LitElement, state: () => QuestionState) {
    this.#host = host;
    this.#state = state;
    host.addController(this);
    hosts.add(host);
  }

  hostConnected(): void {
    // Never removed: all elements share this listener.
    this.#host.getRootNode().addEventListener('click', onClick);
  }

  /** Focuses the field, the retry button, or, if there is neither, the stand-in. */
  focus(options?: FocusOptions): void {
    const target = this.#host.shadowRoot?.querySelector<HTMLElement>(TARGETS);
    // Not in the template, because screen readers would then stop at it.
    if (target?.localName === 'div') target.tabIndex = -1;
    target?.focus(options);
  }

  /** Whether focus is in the text field. */
  get isInField(): boolean {
    return this.#focused?.localName === 'input';
  }

  /** Whether focus is in the shadow tree. */
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
        this.#host.renderRoot.querySelector('input')?.select();
      } else if (previous?.status === 'loading' && this.#host.autofocus && !this.isElsewhere) {
        this.focus(WITHOUT_SCROLLING);
      }
    }
    // Either the focused control was removed, or focus was on the stand-in and there may now be a control.
    if (this.#hadFocus && !this.#focused?.matches('input, button')) this.focus(WITHOUT_SCROLLING);
  }

  get #focused(): Element | null {
    const { activeElement } = this.#host.getRootNode() as Partial<DocumentOrShadowRoot>;
    // Only if it is the host: happy-dom throws while focus is in another shadow root.
    return activeElement === this.#host ? (this.#host.shadowRoot?.activeElement ?? null) : null;
  }

  /** Whether focus is elsewhere on the page: what the trader types there must not land in this field. */
  get isElsewhere(): boolean {
    const { activeElement, body } = document;
    if (!activeElement || activeElement === body || this.#focused) return false;
    return !this.#host.matches(':focus-within');
  }
}

const WITHOUT_SCROLLING: FocusOptions = { preventScroll: true };
