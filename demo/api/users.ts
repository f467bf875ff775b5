import type { FaultName } from './faults.ts';

/** The only valid `Et-App-Key`. With `-200` or `-403` appended, it is refused with that status instead of 401. */
export const APP_KEY = 'demo-app-key';

/** Every user's password until it is reset. */
export const SEEDED_PASSWORD = 'demo-password';

/** What can fail for a user: the two steps that name one, and the preflight of the question. */
export type Step = 'preflight' | 'question' | 'reset';

/** A user to try. */
export interface SeededUser {
  username: string;
  email: string;
  /** Empty: this user needs no answer. */
  question: string;
  answer: string;
  /** What this user demonstrates, in one line. */
  note: string;
  /** What fails at which step. After `failures` requests fail (default: all do), one succeeds, and so on. */
  fault?: { step: Step; name: FaultName; failures?: number };
  /** The API does not know this one. */
  unknown?: true;
}

const user = (username: string, note: string, rest: Partial<SeededUser> = {}): SeededUser => ({
  username,
  email: `${username}@example.com`,
  question: 'What street did you live on in third grade?',
  answer: 'Peterson',
  note,
  ...rest,
});

const failing = (step: Step, username: string, note: string, name: FaultName, failures = Infinity) =>
  user(username, note, { fault: { step, name, failures } });

/**
 * Every user to try. `<username>~<tag>` is a fresh copy of one, with its own password, attempts, inbox and log.
 * `<username>*<n>` fails `n` times and then works. Combined, they are `down*3~tag`. In an email address, they come
 * before the `@`.
 */
export const seededUsers: readonly SeededUser[] = [
  user('robert.zak', 'The whole reset, from question to new password. Five wrong answers lock the account.'),
  user('no.question', 'No answer is needed: the code is sent at once.', { question: '', answer: '' }),
  user('layla.haddad', 'An Arabic question, written from right to left.', {
    question: 'ما اسم الشارع الذي كنت تسكن فيه في الصف الثالث؟',
    answer: 'شارع الأمل',
  }),
  user('wei.chen', 'A Chinese question, answered with an input method.', {
    question: '你小学三年级时住在哪条街？',
    answer: '和平路',
  }),
  user('long.question', 'A question of about 600 characters, which wraps.', {
    question:
      'Think back to the summer in which you earned your very first pay, whether that was helping out on a farm, ' +
      'delivering newspapers before school, washing dishes in a restaurant, looking after the children next door ' +
      'or anything else that somebody gave you money for: what was the first thing that you bought for yourself ' +
      'with what you had earned, as opposed to a present for someone else, something your parents had asked you ' +
      'to pay for, or money that went straight into a savings account, and which you still remember today because ' +
      'of how proud you were to carry it home and to show it to friends?',
    answer: 'A red bicycle',
  }),
  user('markup', 'Markup in the question is shown as text and does nothing.', {
    question:
      '<img src=x onerror=alert(1)><b>What</b> was your first pet called? & </label><script>alert(2)</script>',
    answer: 'Rex & Co',
  }),
  user('plus', 'A plus sign in the email address, which must arrive as one.', {
    email: 'hello+trading@example.com',
  }),
  user('nobody', 'Unknown to the API. The trader must not be able to tell.', {
    question: '',
    answer: '',
    unknown: true,
  }),

  failing('question', 'slow', 'The question takes three seconds.', 'delay-3s'),
  failing('question', 'flaky', 'Two outages (503), then the question.', 'unavailable', 2),
  failing('question', 'rate.limited', 'Too many requests (429), wait two minutes.', 'rate-limit-120s'),
  failing(
    'question',
    'rate.limited.for.hours',
    'Too many requests (429), wait two hours.',
    'rate-limit-7200s',
  ),
  failing(
    'question',
    'rate.limited.briefly',
    'Too many requests (429), wait one second.',
    'rate-limit-1s',
    1,
  ),
  failing('question', 'down', 'The API is down (503).', 'outage-page'),
  failing('question', 'bad.gateway', 'The proxy does not reach the API (502).', 'bad-gateway-page'),
  failing('question', 'html', 'A captive portal answers instead of the API.', 'portal-page'),
  failing('question', 'malformed', 'JSON, but not the documented reply.', 'not-an-envelope'),
  failing('question', 'truncated', 'JSON that is cut off.', 'truncated'),
  failing('question', 'stalled', 'The reply starts and never continues.', 'stalled'),
  failing('question', 'silent', 'The connection opens, but no reply ever comes.', 'silent'),
  failing('question', 'dropped', 'The connection is closed without a reply.', 'dropped'),
  failing('question', 'broken.off', 'The connection is closed in the middle of the reply.', 'broken-off'),
  failing('question', 'rejected', 'The API refuses, with status 200.', 'rejected'),
  failing('question', 'forbidden', 'A firewall refuses with an empty 403.', 'status-403'),
  failing(
    'question',
    'server.error',
    'The API fails and says why (500), so there is no retry.',
    'server-error',
  ),
  user('too.long.question', 'A question of 4,097 characters, which is rejected.', {
    question: ''.padEnd(4097, 'Where did you grow up? '),
  }),
  failing(
    'question',
    'status.404',
    'An empty reply with status 404; any status from 400 to 599 works.',
    'status-404',
  ),

  failing('reset', 'reset.down', 'The API is down (503) when the answer is checked.', 'outage-page'),
  failing('reset', 'reset.rate.limited', 'Too many answers (429), wait a minute.', 'rate-limit-60s'),
  failing('reset', 'reset.html', 'A captive portal answers when the answer is checked.', 'portal-page'),
  failing('reset', 'reset.locked', 'The account is locked already.', 'locked'),
  failing('reset', 'reset.dropped', 'The connection is closed while the answer is checked.', 'dropped'),
  failing('reset', 'reset.slow', 'The answer takes two seconds to check.', 'delay-2s'),
];

/** A user with only this fault, named after it with dots for dashes: `status.404`. */
export const userOf = (fault: FaultName): SeededUser =>
  failing(fault.startsWith('preflight-') ? 'preflight' : 'question', fault.replaceAll('-', '.'), '', fault);
