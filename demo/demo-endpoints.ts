import type { Mail } from './api/accounts.ts';
import { find } from './dom.ts';
import { StepError } from './etna-api.ts';

// Endpoints that only the demo's server has.
const { origin } = new URL(find('et-secret-question').apiUrl);

/** The emails that the API has sent to a user, newest first. */
export async function fetchInbox(user: string): Promise<Mail[]> {
  const response = await fetch(`${origin}/demo/inbox?user=${encodeURIComponent(user)}`);
  return (await response.json()) as Mail[];
}

/** Resolves with whether this is the user's password. */
export async function signIn(user: string, password: string): Promise<boolean> {
  const response = await fetch(`${origin}/demo/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ User: user, Password: password }),
  }).catch(() => {
    throw new StepError('unreachable');
  });
  return ((await response.json()) as { signedIn: boolean }).signedIn;
}
