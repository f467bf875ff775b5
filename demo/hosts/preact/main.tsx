/** @jsxImportSource preact */
import 'et-secret-question';
import type {} from 'et-secret-question/types/preact';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { apiUrl, appKey, sendCode, stepOne, usernames } from '../step-one.ts';

function PasswordReset() {
  const [username, setUsername] = useState('robert.zak');
  const [mailedTo, setMailedTo] = useState('');

  return (
    <>
      <label>
        User name
        <select value={username} onChange={(event) => setUsername(event.currentTarget.value)}>
          {usernames.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>

      {mailedTo !== username && (
        <et-secret-question
          api-url={apiUrl}
          app-key={appKey}
          username={username}
          onanswer-submitted={async (event) => {
            const { username, answer } = event.detail;
            if (await event.respondWith(stepOne(username, answer))) setMailedTo(username);
          }}
          onquestion-not-required={async ({ detail }) => {
            if (await sendCode(detail.username)) setMailedTo(detail.username);
          }}
        />
      )}

      <p role="status">{mailedTo === username && `We have emailed a code to ${username}.`}</p>
    </>
  );
}

render(<PasswordReset />, document.querySelector('main')!);
