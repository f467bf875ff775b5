import type { Mail } from './api/accounts.ts';
import { fetchInbox } from './demo-endpoints.ts';
import { create, find } from './dom.ts';

const POLL_MS = 1000;

/** Polls a user's inbox while it is shown. Calls `use` with the code that the user chooses. */
export async function watchInbox(user: string, use: (code: string) => void): Promise<void> {
  const inbox = find('section', '#inbox');
  const list = find('ul', '', inbox);
  let shown = 0;
  while (!inbox.hidden) {
    const mails = await fetchInbox(user).catch(() => []);
    // Rendered only when there is something new, so that a focused button stays.
    if (mails.length > shown) list.replaceChildren(...mails.map((mail) => render(mail, use)));
    shown = mails.length;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function render({ to, subject, code, sentAt }: Mail, use: (code: string) => void): HTMLLIElement {
  const button = create('button', { type: 'button' }, 'Use this code');
  button.addEventListener('click', () => {
    use(code);
  });
  return create(
    'li',
    {},
    create('strong', {}, subject),
    create('span', { className: 'muted' }, `to ${to}, ${new Date(sentAt).toLocaleTimeString()}`),
    create('span', { className: 'code' }, code),
    button,
  );
}
