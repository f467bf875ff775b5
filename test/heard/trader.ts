import type { Desktop } from './desktop.ts';
import type { ElementEvent, Settings, Site } from './site.ts';
import type { Turn } from './transcript.ts';

interface Expectation {
  /** What the transcript says beside the key. */
  note?: string;
  /** What has to come of it before the silence counts. */
  until?: ElementEvent;
}

/** Somebody who listens to the page, and has a keyboard. Waits for silence after all that is done. */
export class Trader {
  readonly turns: Turn[] = [];
  readonly #desktop: Desktop;
  readonly #site: Site;

  constructor(desktop: Desktop, site: Site) {
    this.#desktop = desktop;
    this.#site = site;
  }

  opens(settings: Settings, { note, until }: Expectation = {}): Promise<void> {
    return this.#does(`Opens the page${note ? `: ${note}` : ''}`, until, () => this.#site.open(settings));
  }

  presses(key: string, { note, until }: Expectation = {}): Promise<void> {
    return this.#does(note ? `${key}: ${note}` : key, until, () => this.#desktop.press(key));
  }

  /** Listens after each letter, because each key silences Orca. */
  async types(text: string): Promise<void> {
    const heard: string[] = [];
    for (const letter of text) {
      await this.#desktop.press(letter);
      heard.push(...(await this.#desktop.listen()));
    }
    this.turns.push({ did: `Types “${text}”`, heard });
  }

  async #does(did: string, until: ElementEvent | undefined, action: () => Promise<void>): Promise<void> {
    const result = until && this.#site.next(until);
    await action();
    await result;
    this.turns.push({ did, heard: await this.#desktop.listen() });
  }
}
