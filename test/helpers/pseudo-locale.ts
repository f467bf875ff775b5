import type { Locale } from '../../src/index.js';

/**
 * A locale `en-XA` that is made of an English one: accented, in brackets, and at least 40 % longer. What stays plain
 * was never translated, what has lost a bracket is cut off, and what does not fit would not fit in other languages.
 */
export function pseudoLocale(english: Locale): Locale {
  const texts = Object.entries(english).map(([key, text]: [string, unknown]) => [
    key,
    typeof text === 'function'
      ? (when?: string) => pseudo(english['rate-limited'](when))
      : pseudo(String(text)),
  ]);
  return { ...(Object.fromEntries(texts) as Locale), $code: 'en-XA', $name: 'Pseudo', $dir: 'ltr' };
}

const pseudo = (text: string): string =>
  `[${text.replace(/[aeinoruy]/gi, (letter) => `${letter}\u0301`.normalize().repeat(2))}]`;
