import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Locale, PartialLocale } from './locale.js';
import english from './locales/en.js';

/** The registered languages, by lowercase tag. Fires `change`. */
interface Registry extends EventTarget {
  readonly locales: Map<string, PartialLocale>;
}

const KEY = Symbol.for('et-secret-question.locales');

/** Shared by all copies of the package on the page, so that a language registered with one works in every element. */
function registry(): Registry {
  const scope = globalThis as { [KEY]?: Registry | undefined };
  return (scope[KEY] ??= Object.assign(new EventTarget(), { locales: new Map<string, PartialLocale>() }));
}

/**
 * Registers a language, or overrides strings of a registered one, for every element on the page.
 *
 * @param locale may omit strings: they fall back to those registered before, to the base language, or to English
 */
export function registerLocale(locale: PartialLocale): void {
  const { locales } = registry();
  const tag = locale.$code.toLowerCase();
  locales.set(tag, { ...locales.get(tag), ...locale });
  registry().dispatchEvent(new Event('change'));
}

/** The strings for a language, which fall back to its base language, then to English. */
function localeOf(language: string): Locale {
  const { locales } = registry();
  return Object.assign({}, english, ...lookup(language).map((tag) => locales.get(tag))) as Locale;
}

/** The tags to look up for a language, best match last: `en`, `zh`, `zh-hant`, `zh-hant-tw`, `zh-tw` for `zh-TW`. */
function lookup(language: string): string[] {
  return ['en', ...prefixes(maximize(language)), ...prefixes(language).slice(1)];
}

const prefixes = (tag: string): string[] =>
  tag
    .toLowerCase()
    .split('-')
    .map((_, index, subtags) => subtags.slice(0, index + 1).join('-'));

/** Adds the likely script, which distinguishes written languages, such as `zh-Hans` from `zh-Hant`. */
function maximize(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().toString();
  } catch {
    return tag; // `lang` may be anything.
  }
}

const followers = new Set<ReactiveControllerHost>();
const updateFollowers = (): void => {
  for (const host of followers) host.requestUpdate();
};
let observer: MutationObserver | undefined;

/** Finds the language of an element, and updates the element when that changes. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The nearest `lang`, starting with the element's own, across shadow roots. Empty if there is none. */
  get language(): string {
    // On a server, there is no tree to search.
    for (let node: Element | undefined = this.#host; node?.closest; node = hostOf(node)) {
      const language = node.closest('[lang]')?.getAttribute('lang');
      if (language != null) return language;
    }
    return '';
  }

  /** The strings in that language, or else in English. */
  get locale(): Locale {
    return registry().locales.size ? localeOf(this.language) : english;
  }

  hostConnected(): void {
    followers.add(this.#host);
    // Never removed: all elements share this listener and the observer.
    registry().addEventListener('change', updateFollowers);
    observer ??= new MutationObserver(updateFollowers);
    for (let node: Element | undefined = this.#host; node; node = hostOf(node)) {
      observer.observe(node.getRootNode(), { subtree: true, attributeFilter: ['lang'] });
    }
  }

  hostDisconnected(): void {
    followers.delete(this.#host);
  }
}

const hostOf = (node: Element): Element | undefined => (node.getRootNode() as Partial<ShadowRoot>).host;
