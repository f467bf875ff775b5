import type { SecretQuestionErrorKind } from './secret-question-error.js';

/** Every string of the element in one language. Plain text only: markup is shown literally. */
export interface Locale extends Record<Exclude<SecretQuestionErrorKind, 'rate-limited'>, string> {
  /** BCP 47 tag, e.g. `de` or `zh-Hant`. */
  $code: string;
  /** The language's name in that language. */
  $name: string;
  $dir: 'ltr' | 'rtl';
  /** Too many requests. `when` is a relative time such as "in 2 minutes", if the server specified one. */
  'rate-limited': (when?: string) => string;
  loading: string;
  ready: string;
  checking: string;
  accepted: string;
  'not-required': string;
  /** Label of the submit button. */
  submit: string;
  /** Label of the button that requests the question again. */
  retry: string;
  /** Label of the show/hide toggle. It never changes, because `aria-pressed` conveys the state. */
  show: string;
  /** The trader submitted a blank answer. */
  blank: string;
  /** The answer could not be checked, for a reason other than the answer itself. */
  unchecked: string;
}

/** A locale that may omit strings. Those fall back to any registered earlier, to the base language, or to English. */
export type PartialLocale = Partial<Locale> & Pick<Locale, '$code'>;
