import { html } from 'hono/html';
import { seededUsers } from './api/users.ts';
import { hosts } from './hosts/hosts.ts';
import { locales } from './locales.ts';

// Lists in the pages. The server renders them, because filling them in later would shift the layout.

const groups = [
  { title: 'Users', users: seededUsers.filter(({ fault }) => !fault) },
  { title: 'The question fails', users: seededUsers.filter(({ fault }) => fault?.step === 'question') },
  { title: 'The reset fails', users: seededUsers.filter(({ fault }) => fault?.step === 'reset') },
];

/** A button for each user, in groups. */
export const userLists = groups.map(
  ({ title, users }, index) =>
    html`<details ${index === 0 ? 'open' : ''}>
      <summary>${title}</summary>
      <ul class="users">
        ${users.map(
          ({ username, note }) =>
            html`<li>
              <button type="button" value="${username}"><strong>${username}</strong> ${note}</button>
            </li>`,
        )}
      </ul>
    </details>`,
);

/** An option of a `<datalist>` for each user. */
export const usernameOptions = seededUsers.map(
  ({ username, note }) => html`<option value="${username}">${note}</option>`,
);

/** An option of a `<select>` for each language. */
export const languageOptions = locales.map(
  ({ $code, $name, $dir }) =>
    html`<option value="${$code}" lang="${$code}" data-dir="${$dir}">${$name}</option>`,
);

/** A link to each host, as a list item. */
export const hostLinks = hosts.map(
  ({ name, title }) => html`<li><a href="/demo/hosts/${name}/">${title}</a></li>`,
);
