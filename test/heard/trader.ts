import type { Desktop } from './desktop.ts';
import type { ElementEvent, Settings, Site } from './site.ts';
import type { Turn } from './transcript.ts';

/** The keys by the names that people call them, and what xdotool calls them. */
const keys = {
  Tab: 'Tab',
  'Shift+Tab': 'shift+Tab',
  Enter: 'Return',
  Space: 'space',
  Escape: 'Escape',
  Down: 'Down',
  'Ctrl+Home': 'ctrl+Home',
};

/** Orca reads it as the page loads, now before, now after what the element has to say. */
const FIRST_LINE = 'Reset your password heading level 1.';

interface Expectation {
  /** What the transcript adds to what was done. */
  note?: string;
  /** What has to come of it before the silence counts. */
  until?: ElementEvent;
}

/** Somebody who has a keyboard, and ears: does nothing before Orca is silent. */
export class Trader {
  readonly turns: Turn[] = [];
  readonly #desktop: Desktop;
  readonly #site: Site;

  constructor(desktop: Desktop, site: Site) {
    this.#desktop = desktop;
    this.#site = site;
  }

  /** Goes to the page before the story begins: what is said until then is left out. */
  async isOn(settings: Settings, until?: ElementEvent): Promise<void> {
    await this.#until(until, () => this.#site.open(settings));
    await this.#desktop.listen();
  }

  async opens(settings: Settings, { note, until }: Expectation = {}): Promise<void> {
    await this.#does('Opens the page', note, until, () => this.#site.open(settings));
    const turn = this.turns.at(-1)!;
    turn.heard = turn.heard.filter((phrase) => phrase !== FIRST_LINE);
  }

  presses(key: keyof typeof keys, { note, until }: Expectation = {}): Promise<void> {
    return this.#does(key, note, until, () => this.#desktop.press(keys[key]));
  }

  /** Listens after each letter, because each key silences Orca; not for long, because an echo comes at once. */
  async types(text: string): Promise<void> {
    const heard: string[] = [];
    for (const letter of text) {
      await this.#desktop.press(letter);
      heard.push(...(await this.#desktop.listen(200)));
    }
    heard.push(...(await this.#desktop.listen()));
    this.turns.push({ did: `Types “${text}”`, heard });
  }

  /** Reads so many lines from the top of the page. */
  async reads(lines: number): Promise<void> {
    await this.presses('Ctrl+Home');
    for (let line = 1; line < lines; line++) await this.presses('Down');
  }

  async #does(
    did: string,
    note: string | undefined,
    until: ElementEvent | undefined,
    action: () => Promise<void>,
  ): Promise<void> {
    await this.#until(until, action);
    this.turns.push({ did: note ? `${did}: ${note}` : did, heard: await this.#desktop.listen() });
  }

  async #until(event: ElementEvent | undefined, action: () => Promise<void>): Promise<void> {
    await Promise.all([event && this.#site.next(event), action()]);
  }
}
