import type { SecretQuestionErrorKind } from './secret-question-error.js';

/** Every text of the element in one language. Plain text only: markup is shown as it is written. */
export interface Locale extends Record<Exclude<SecretQuestionErrorKind, 'rate-limited'>, string> {
  /** BCP 47 tag, e.g. `de` or `zh-Hant`. */
  $code: string;
  /** The language's own name for itself. */
  $name: string;
  $dir: 'ltr' | 'rtl';
  /** The server asks to slow down. `when` is a relative time such as "in 2 minutes", if the server gave one. */
  'rate-limited': (when?: string) => string;
  loading: string;
  ready: string;
  checking: string;
  accepted: string;
  'not-required': string;
  /** Label of the submit button. */
  submit: string;
  /** Label of the button that asks for the question again. */
  retry: string;
  /** Label of the show/hide toggle. `aria-pressed` says which of the two, so the label never changes. */
  show: string;
  /** The trader submitted a blank answer. */
  blank: string;
  /** The answer could not be checked, through no fault of the answer. */
  unchecked: string;
}

/** A locale that may leave texts out: they come from the same language as registered before, or from English. */
export type PartialLocale = Partial<Locale> & Pick<Locale, '$code'>;
