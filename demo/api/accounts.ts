import { randomInt, randomUUID } from 'node:crypto';
import { accepted, accountLocked, failure, incorrectAnswer, success, type Envelope } from './envelope.ts';
import { type FaultName, faults } from './faults.ts';
import { SEEDED_PASSWORD, seededUsers, type SeededUser, type Step, userOf } from './users.ts';

const MAX_WRONG_ANSWERS = 5;
const MIN_PASSWORD_LENGTH = 8;
const CODE_LIFETIME_MS = 10 * 60_000;
const TOKEN_LIFETIME_MS = 5 * 60_000;

/** An email with the code of step 3. `sentAt` is in milliseconds since the epoch. */
export interface Mail {
  to: string;
  subject: string;
  code: string;
  sentAt: number;
}

/** A code (step 3) or a token (step 4), which identifies the user for a while. */
interface Secret {
  value: string;
  expiresAt: number;
}

/** A seeded user or a copy of one, and its state. */
export interface Account {
  readonly seed: SeededUser;
  readonly email: string;
  /** The `n` of `<username>*<n>`. */
  readonly failures: number | undefined;
  /** How many requests came for the step that fails. */
  requests: number;
  password: string;
  wrongAnswers: number;
  /** Newest first. */
  inbox: Mail[];
  code?: Secret | undefined;
  token?: Secret | undefined;
}

const seeds = new Map(
  [...(Object.keys(faults) as FaultName[]).map(userOf), ...seededUsers]
    .filter((seed) => !seed.unknown)
    .flatMap((seed) => [
      [seed.username, seed],
      [seed.email, seed],
    ]),
);

/** `local*failures~tag@domain` */
const NAME = /^(?<local>[^*~@]+)(?<suffix>(?:\*(?<failures>\d+))?(?:~[\w.-]+)?)(?<domain>@.+)?$/;

const comparable = (answer: string) => answer.trim().toLowerCase().normalize();

/** All accounts, in memory, and the rules of a password reset. */
export class Accounts {
  readonly #now: () => number;
  readonly #accounts = new Map<string, Account>();

  /** `now` is the clock, in milliseconds since the epoch. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Resets every account to its seed. */
  clear(): void {
    this.#accounts.clear();
  }

  /** Finds the account with this login or email address. Creates a copy when it is first named. */
  find(name = ''): Account | undefined {
    const { local = '', suffix = '', failures, domain = '' } = NAME.exec(name.toLowerCase())?.groups ?? {};
    const seed = seeds.get(local + domain);
    if (!seed) return undefined;
    const key = seed.username + suffix;
    let account = this.#accounts.get(key);
    if (!account) {
      account = {
        seed,
        email: seed.email.replace('@', `${suffix}@`),
        failures: failures === undefined ? undefined : Number(failures),
        requests: 0,
        password: SEEDED_PASSWORD,
        wrongAnswers: 0,
        inbox: [],
      };
      this.#accounts.set(key, account);
    }
    return account;
  }

  /** Counts a request to the step, and returns its fault, if any. */
  nextFault(account: Account, step: Step): FaultName | undefined {
    const { fault } = account.seed;
    if (fault?.step !== step) return undefined;
    const { name, failures = Infinity } = fault;
    const request = account.requests++;
    const fails =
      account.failures === undefined ? request % (failures + 1) < failures : request < account.failures;
    return fails ? name : undefined;
  }

  /** Step 1: emails a code if the answer is correct or none is needed. */
  requestReset(account: Account, answer: string): Envelope {
    if (account.wrongAnswers >= MAX_WRONG_ANSWERS) return accountLocked;
    const given = comparable(answer);
    if (account.seed.question && given !== comparable(account.seed.answer)) {
      if (given) account.wrongAnswers++;
      return incorrectAnswer;
    }
    account.wrongAnswers = 0;
    this.#mailCode(account);
    return accepted;
  }

  /** Step 3: exchanges a code for a token. */
  redeemCode(code: string): Envelope {
    const account = this.#holder('code', code);
    if (!account) return failure('Code is invalid.', 'ErrorInvalidCode');
    account.code = undefined;
    account.token = { value: randomUUID(), expiresAt: this.#now() + TOKEN_LIFETIME_MS };
    return success(account.token.value);
  }

  /** Step 4: takes a token for a new password. */
  changePassword(token: string, password: string, confirmation: string): Envelope {
    const account = this.#holder('token', token);
    if (!account) return failure('Token is invalid.', 'ErrorInvalidToken');
    if (password !== confirmation) return failure('Passwords do not match.', 'ErrorPasswordMismatch');
    if (password.length < MIN_PASSWORD_LENGTH)
      return failure('Password is too short.', 'ErrorPasswordTooShort');
    account.token = undefined;
    account.password = password;
    return success(null);
  }

  #mailCode(account: Account): void {
    // Step 3 does not name a user, so no two accounts may have the same code.
    let value;
    do value = String(randomInt(1_000_000)).padStart(6, '0');
    while (this.#holder('code', value));
    const sentAt = this.#now();
    account.code = { value, expiresAt: sentAt + CODE_LIFETIME_MS };
    account.inbox.unshift({ to: account.email, subject: 'Your password reset code', code: value, sentAt });
  }

  #holder(kind: 'code' | 'token', value: string): Account | undefined {
    return [...this.#accounts.values()].find(
      ({ [kind]: secret }) => secret?.value === value && this.#now() < secret.expiresAt,
    );
  }
}
