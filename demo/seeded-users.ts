import { SEEDED_PASSWORD, seededUsers } from './api/users.ts';
import { create, find } from './dom.ts';

const groups = [
  { title: 'Users', users: seededUsers.filter(({ fault }) => !fault) },
  { title: 'The question fails', users: seededUsers.filter(({ fault }) => fault?.step === 'question') },
  { title: 'The reset itself fails', users: seededUsers.filter(({ fault }) => fault?.step === 'reset') },
];

/** Lists the users that the API knows, in groups, and tells the password of all. `use` is called with the name of the one that is chosen. */
export function listUsers(use: (username: string) => void): void {
  const lists = groups.map(({ title, users }, index) => {
    const items = users.map(({ username, note }) => {
      const button = create('button', { type: 'button' }, create('strong', {}, username), ` ${note}`);
      button.addEventListener('click', () => {
        use(username);
      });
      return create('li', {}, button);
    });
    return create(
      'details',
      { open: index === 0 },
      create('summary', {}, title),
      create('ul', { className: 'users' }, ...items),
    );
  });
  find('div', '#users').append(...lists);
  find('strong', '#old-password').textContent = SEEDED_PASSWORD;
}

/** Tells the answer that the API takes from this user. */
export function showAnswer(username: string): void {
  // Copies of a user are `name~tag` and `name*failures`.
  const name = username.toLowerCase().replace(/[*~][^@]*/, '');
  const user = seededUsers.find((each) => name === each.username || name === each.email);
  find('strong', '#answer').textContent = user?.answer ?? '';
}
