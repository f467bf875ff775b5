import type { Desktop } from './desktop.ts';
import type { ElementEvent, Settings, Site } from './site.ts';
import type { Turn } from './transcript.ts';

/** The names of keys in the transcripts, and xdotool's names for them. */
const keys = {
  Tab: 'Tab',
  'Shift+Tab': 'shift+Tab',
  Enter: 'Return',
  Space: 'space',
  Escape: 'Escape',
  Down: 'Down',
  'Ctrl+Home': 'ctrl+Home',
};

/** Orca reads this as the page loads, sometimes before and sometimes after the element's announcements. */
const FIRST_LINE = 'Reset your password heading level 1.';

interface Expectation {
  /** Added to the action in the transcript. */
  note?: string;
  /** The event that must fire before silence counts. */
  until?: ElementEvent;
}

/** A trader with a keyboard and a screen reader, who only acts once Orca is silent. */
export class Trader {
  readonly turns: Turn[] = [];
  readonly #desktop: Desktop;
  readonly #site: Site;

  constructor(desktop: Desktop, site: Site) {
    this.#desktop = desktop;
    this.#site = site;
  }

  /** Starts the scenario on the page. What is said until then is left out. */
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

  /** Listens after each letter, because each key silences Orca, but only briefly, because the echo is immediate. */
  async types(text: string): Promise<void> {
    const heard: string[] = [];
    for (const letter of text) {
      await this.#desktop.press(letter);
      heard.push(...(await this.#desktop.listen(200)));
    }
    heard.push(...(await this.#desktop.listen()));
    this.turns.push({ did: `Types “${text}”`, heard });
  }

  /** Reads this many lines from the top of the page. */
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
