import type { Locale } from '../locale.js';

/** English, built into the element. */
const en: Locale = {
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
  timeout: 'The service took too long to respond. Please try again.',
  malformed: 'We could not read the response from the service. Please try again.',
};
export default en;
