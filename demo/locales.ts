import type { Locale } from '../src/index.js';
import ar from '../src/locales/ar.ts';
import cs from '../src/locales/cs.ts';
import da from '../src/locales/da.ts';
import de from '../src/locales/de.ts';
import en from '../src/locales/en.ts';
import es from '../src/locales/es.ts';
import fa from '../src/locales/fa.ts';
import fr from '../src/locales/fr.ts';
import he from '../src/locales/he.ts';
import hi from '../src/locales/hi.ts';
import id from '../src/locales/id.ts';
import it from '../src/locales/it.ts';
import ja from '../src/locales/ja.ts';
import ko from '../src/locales/ko.ts';
import nl from '../src/locales/nl.ts';
import pl from '../src/locales/pl.ts';
import pt from '../src/locales/pt.ts';
import ru from '../src/locales/ru.ts';
import sv from '../src/locales/sv.ts';
import th from '../src/locales/th.ts';
import tr from '../src/locales/tr.ts';
import uk from '../src/locales/uk.ts';
import vi from '../src/locales/vi.ts';
import zh from '../src/locales/zh.ts';
import { pseudoLocale } from './pseudo-locale.ts';

/** Every language that there is, and one that is made up. */
export const locales: readonly Locale[] = [
  ar,
  cs,
  da,
  de,
  en,
  es,
  fa,
  fr,
  he,
  hi,
  id,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  ru,
  sv,
  th,
  tr,
  uk,
  vi,
  zh,
  pseudoLocale(en),
];
