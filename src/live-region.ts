import type { LitElement, ReactiveController } from 'lit';

/**
 * Milliseconds before a text is announced. Screen readers take a while to notice a new live region, and what is outdated
 * by then, such as "Loading…" before a question that loads fast, is not worth announcing.
 */
const DELAY = 150;

/** Milliseconds before the text is removed, so that reading down the page does not repeat it. */
const STAY = 2000;

const NO_BREAK_SPACE = '\u00a0';

/** Announces changes to screen readers, wherever focus is. */
export class LiveRegion implements ReactiveController {
  readonly #host: LitElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text = '';
  #occasion: unknown;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#text = '';
    this.#write('', '');
  }

  /** Announces text once per occasion, however often this is called. Empty text cancels a pending announcement. */
  say(text: string, language: string, occasion: unknown): void {
    // Empty text is the same on every occasion; a timer for it would outlive a removed element.
    if (text === this.#text && (!text || occasion === this.#occasion)) return;
    this.#text = text;
    this.#occasion = occasion;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#write(text, language);
      this.#timer = setTimeout(() => {
        this.#write('', language);
      }, STAY);
    }, DELAY);
  }

  #write(text: string, language: string): void {
    const region = this.#host.renderRoot.querySelector<HTMLElement>('[aria-live]');
    if (!region) return;
    region.lang = language;
    // Screen readers do not announce a text again unless it changes.
    region.textContent = text && text === region.textContent ? text + NO_BREAK_SPACE : text;
  }
}
