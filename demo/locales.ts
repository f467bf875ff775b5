import type { Locale } from '../src/index.js';
import ar from '../src/locales/ar.ts';
import bg from '../src/locales/bg.ts';
import bn from '../src/locales/bn.ts';
import cs from '../src/locales/cs.ts';
import da from '../src/locales/da.ts';
import de from '../src/locales/de.ts';
import el from '../src/locales/el.ts';
import en from '../src/locales/en.ts';
import es from '../src/locales/es.ts';
import et from '../src/locales/et.ts';
import fa from '../src/locales/fa.ts';
import fi from '../src/locales/fi.ts';
import fr from '../src/locales/fr.ts';
import he from '../src/locales/he.ts';
import hi from '../src/locales/hi.ts';
import hr from '../src/locales/hr.ts';
import hu from '../src/locales/hu.ts';
import id from '../src/locales/id.ts';
import it from '../src/locales/it.ts';
import ja from '../src/locales/ja.ts';
import ko from '../src/locales/ko.ts';
import lt from '../src/locales/lt.ts';
import lv from '../src/locales/lv.ts';
import ms from '../src/locales/ms.ts';
import nb from '../src/locales/nb.ts';
import nl from '../src/locales/nl.ts';
import pl from '../src/locales/pl.ts';
import pt from '../src/locales/pt.ts';
import ro from '../src/locales/ro.ts';
import ru from '../src/locales/ru.ts';
import sk from '../src/locales/sk.ts';
import sl from '../src/locales/sl.ts';
import sr from '../src/locales/sr.ts';
import sv from '../src/locales/sv.ts';
import th from '../src/locales/th.ts';
import tr from '../src/locales/tr.ts';
import uk from '../src/locales/uk.ts';
import vi from '../src/locales/vi.ts';
import zh from '../src/locales/zh.ts';
import zhHant from '../src/locales/zh-Hant.ts';

/** Every language. */
export const locales: readonly Locale[] = [
  ar,
  bg,
  bn,
  cs,
  da,
  de,
  el,
  en,
  es,
  et,
  fa,
  fi,
  fr,
  he,
  hi,
  hr,
  hu,
  id,
  it,
  ja,
  ko,
  lt,
  lv,
  ms,
  nb,
  nl,
  pl,
  pt,
  ro,
  ru,
  sk,
  sl,
  sr,
  sv,
  th,
  tr,
  uk,
  vi,
  zhHant,
  zh,
];
