import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Host extends ReactiveControllerHost, HTMLElement {}

/**
 * Milliseconds before a text is said: a new region takes a while to be known to a screen reader, and what is overtaken
 * by then, such as "Loading…" by a quick question, is not worth saying.
 */
const DELAY = 150;

/** Milliseconds before it is taken away, so that whoever reads down the page does not meet it a second time. */
const STAY = 2000;

const NO_BREAK_SPACE = '\u00a0';

/** Tells a screen reader what is new, wherever the focus is. */
export class LiveRegion implements ReactiveController {
  readonly #host: Host;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text = '';
  #occasion: unknown;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#text = '';
    this.#write('', '');
  }

  /** Says a text: once on each occasion, however often it is called. An empty text silences what is still to be said. */
  say(text: string, language: string, occasion: unknown): void {
    // Silence needs no occasion, and a removed element no timer.
    if (text === this.#text && (!text || occasion === this.#occasion)) return;
    this.#text = text;
    this.#occasion = occasion;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#write(text, language);
      if (!text) return;
      this.#timer = setTimeout(() => {
        this.#write('', language);
      }, STAY);
    }, DELAY);
  }

  #write(text: string, language: string): void {
    const region = this.#host.shadowRoot?.querySelector<HTMLElement>('[aria-live]');
    if (!region) return;
    region.lang = language;
    // What does not change is not said again.
    region.textContent = text && text === region.textContent ? text + NO_BREAK_SPACE : text;
  }
}
