import { type LocalizeController, registerTranslation, type Translation } from '@shoelace-style/localize';
import type { SecretQuestionErrorKind } from './secret-question-error.js';

/** Every text of the element in one language, plain text only. */
export interface Locale
  extends Translation, Record<Exclude<SecretQuestionErrorKind, 'rate-limited'>, string> {
  /** Said when the server asks to slow down. `when` is a relative time such as "in 2 minutes", if it was told. */
  'rate-limited': (when?: string) => string;
  /** The status texts. */
  loading: string;
  ready: string;
  checking: string;
  accepted: string;
  'not-required': string;
  /** The submit button. */
  submit: string;
  /** The button that asks for the question again. */
  retry: string;
  /** The name of the toggle that shows what was typed; pressed or not tells whether it is shown. */
  show: string;
  /** The trader submitted a blank answer. */
  blank: string;
  /** The answer was wrong. */
  incorrect: string;
  /** The answer could not be checked, which says nothing about the answer. */
  unchecked: string;
}

export const english: Locale = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  loading: 'Loading your security question…',
  ready: 'Your security question is ready.',
  checking: 'Checking your answer…',
  accepted: 'Your answer is correct.',
  'not-required': 'No security question is needed.',
  submit: 'Continue',
  retry: 'Try again',
  show: 'Show answer',
  blank: 'Enter your answer.',
  incorrect: 'That answer is not correct. Please try again.',
  unchecked: 'We could not check your answer. Please try again.',
  configuration: 'This page is not set up correctly. Please contact support.',
  'app-key': 'This page is not allowed to ask for your question. Please contact support.',
  rejected: 'We cannot show a security question here. Please contact support.',
  'rate-limited': (when = 'later') => `Too many attempts. Please try again ${when}.`,
  unavailable: 'The service is not available at the moment. Please try again.',
  network: 'We could not reach the service. Check your connection and try again.',
  timeout: 'The service took too long to answer. Please try again.',
  malformed: 'The service gave an answer that we do not understand. Please try again.',
};

// One key of its own in the registry, which every library on the page that uses the same package shares.
const KEY = 'et-secret-question';

interface Registered extends Translation {
  [KEY]: Locale;
}

/** Chooses the locale of an element. */
export type Localizer = LocalizeController<Registered>;

let hasOthers = false;

/** Adds a locale, or replaces texts of one, for all elements on the page. */
export function registerLocale(locale: Locale): void {
  const { $code, $name, $dir } = locale;
  const registered: Registered = { $code, $name, $dir, [KEY]: { ...english, ...locale } };
  hasOthers = true;
  registerTranslation(registered);
}

/** The texts for the element's `lang`, else the page's, else English. To choose takes as long as to render. */
export const localeOf = (localizer: Localizer): Locale =>
  hasOthers && localizer.exists(KEY, {}) ? (localizer.term(KEY) as unknown as Locale) : english;

/** Seconds as a relative time in the language of a locale, e.g. "in 2 minutes". Rounded up: never too soon. */
export function relativeTime({ $code }: Locale, seconds: number): string {
  const [size, unit] =
    seconds < 90
      ? ([1, 'second'] as const)
      : seconds < 5400
        ? ([60, 'minute'] as const)
        : ([3600, 'hour'] as const);
  return new Intl.RelativeTimeFormat($code).format(Math.ceil(seconds / size), unit);
}
