import type { Locale } from './locale.js';
import { type QuestionState, waitOf } from './question-state.js';
import type { SecretQuestionError } from './secret-question-error.js';

/** A message for the trader. */
export interface Message {
  text: string;
  /** Whether the text is the page's own, in the page's language, rather than the element's. */
  isFromPage: boolean;
}

/** The error about the request or the answer, or the final message. Its text is empty if there is nothing to say. */
export function messageOf(state: QuestionState, locale: Locale, pageMessage: string): Message {
  switch (state.status) {
    case 'failed':
      return own(
        state.error.kind === 'rate-limited'
          ? slowDown(state.error, locale, state.mustWait)
          : locale[state.error.kind],
      );
    case 'not-required':
      return own(locale[state.status]);
    case 'accepted':
      return fromPage(state.message) ?? own(locale.accepted);
    case 'ready':
      return fromPage(pageMessage) ?? fromPage(state.message) ?? own(explain(state.problem, locale));
    default:
      return own('');
  }
}

/**
 * What to announce to screen readers: the message, or else the progress.
 *
 * @param isNews whether the question's arrival is still worth announcing
 */
export function announcementOf(
  { status }: QuestionState,
  message: Message,
  locale: Locale,
  isNews: boolean,
): Message {
  if (message.text) return message;
  const isSaid = status === 'loading' || status === 'checking' || (status === 'ready' && isNews);
  return own(isSaid ? locale[status] : '');
}

/** Whether the message is about the answer itself rather than the attempt to check it. */
export const isAboutAnswer = (state: QuestionState, { isFromPage }: Message): boolean =>
  state.status === 'ready' &&
  (isFromPage || state.problem === 'blank' || state.problem?.kind === 'incorrect');

/** What prevents a surrounding form from being submitted, if anything. */
export function validityOf(
  state: QuestionState,
  message: Message,
  locale: Locale,
  answer: string,
  name: string,
): { flags?: ValidityStateFlags; text?: string } {
  const { status } = state;
  if ((status === 'ready' || status === 'checking') && !answer.trim()) {
    return { flags: { valueMissing: true }, text: locale.blank };
  }
  // A quick trader must not submit the form without the answer.
  const isMissing = name !== '' && (status === 'loading' || status === 'failed');
  if (isMissing || isAboutAnswer(state, message)) {
    return { flags: { customError: true }, text: message.text || locale.loading };
  }
  return {};
}

const own = (text: string): Message => ({ text, isFromPage: false });

/** The page's message, unless it is blank: an error that says nothing helps nobody. */
export const fromPage = (text = ''): Message | undefined =>
  /\S/.test(text) ? { text, isFromPage: true } : undefined;

/** The message for a problem. Blames the answer only if it is wrong. */
function explain(problem: 'blank' | SecretQuestionError | undefined, locale: Locale): string {
  if (!problem) return '';
  if (problem === 'blank') return locale.blank;
  if (problem.kind === 'rate-limited') return slowDown(problem, locale, true);
  return problem.kind === 'incorrect' ? locale.incorrect : locale.unchecked;
}

function slowDown(error: SecretQuestionError, locale: Locale, mustWait: boolean): string {
  const wait = waitOf(error);
  return locale['rate-limited'](wait ? relativeTime(mustWait ? wait : 0, locale) : undefined);
}

/** Formats seconds as a relative time, such as "now" or "in 2 minutes". Rounds up, so that nobody retries too early. */
function relativeTime(seconds: number, { $code }: Locale): string {
  const format = new Intl.RelativeTimeFormat($code, { numeric: 'auto' });
  if (seconds < 90) return format.format(seconds, 'second');
  if (seconds < 5400) return format.format(Math.ceil(seconds / 60), 'minute');
  return format.format(Math.ceil(seconds / 3600), 'hour');
}
