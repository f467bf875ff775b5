import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Locale, PartialLocale } from './locale.js';
import english from './locales/en.js';

/** The registered languages by their tags in lower case. Dispatches `change`. */
interface Registry extends EventTarget {
  readonly locales: Map<string, PartialLocale>;
}

const KEY = Symbol.for('et-secret-question.locales');

/** One for all copies of the package on the page: whichever of them registers a language, every element gets it. */
function registry(): Registry {
  const scope = globalThis as { [KEY]?: Registry | undefined };
  return (scope[KEY] ??= Object.assign(new EventTarget(), { locales: new Map<string, PartialLocale>() }));
}

/**
 * Adds a language, or changes texts of one, for every element on the page.
 *
 * @param locale may leave texts out: they come from the same language as registered before, or from English
 */
export function registerLocale(locale: PartialLocale): void {
  const { locales } = registry();
  const tag = locale.$code.toLowerCase();
  locales.set(tag, { ...locales.get(tag), ...locale });
  registry().dispatchEvent(new Event('change'));
}

/** The texts for a language: its own, over those of its base language, over English. */
function localeOf(language: string): Locale {
  const { locales } = registry();
  return Object.assign({}, english, ...lookup(language).map((tag) => locales.get(tag))) as Locale;
}

/** Tags to look a language up by, the best last: `en`, `zh`, `zh-hant`, `zh-hant-tw`, `zh-tw` for `zh-TW`. */
function lookup(language: string): string[] {
  return ['en', ...prefixes(maximize(language)), ...prefixes(language).slice(1)];
}

const prefixes = (tag: string): string[] =>
  tag
    .toLowerCase()
    .split('-')
    .map((_, index, subtags) => subtags.slice(0, index + 1).join('-'));

/** Adds the script, because it is what tells the written languages of one base language apart. */
function maximize(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().toString();
  } catch {
    return tag; // A `lang` may be anything.
  }
}

const followers = new Set<ReactiveControllerHost>();
const updateFollowers = (): void => {
  for (const host of followers) host.requestUpdate();
};
let observer: MutationObserver | undefined;

/** Tells an element its language, and renders it again when that changes. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The nearest `lang`, the element's own first, across shadow roots. Empty where there is none. */
  get language(): string {
    // A server has no tree to look at.
    for (let node: Element | undefined = this.#host; node?.closest; node = hostOf(node)) {
      const language = node.closest('[lang]')?.getAttribute('lang');
      if (language != null) return language;
    }
    return '';
  }

  /** The texts in that language, or in English. */
  get locale(): Locale {
    return registry().locales.size ? localeOf(this.language) : english;
  }

  hostConnected(): void {
    followers.add(this.#host);
    registry().addEventListener('change', updateFollowers);
    observer ??= new MutationObserver(updateFollowers);
    for (let node: Element | undefined = this.#host; node; node = hostOf(node)) {
      observer.observe(node.getRootNode(), { subtree: true, attributeFilter: ['lang'] });
    }
  }

  hostDisconnected(): void {
    followers.delete(this.#host);
    if (followers.size) return;
    registry().removeEventListener('change', updateFollowers);
    observer?.disconnect();
  }
}

const hostOf = (node: Element): Element | undefined => (node.getRootNode() as Partial<ShadowRoot>).host;
