/** @jsxImportSource preact */
import 'et-secret-question';
import type {} from 'et-secret-question/types/preact';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { apiUrl, appKey, isAccepted, stepOne, usernames } from '../step-one.ts';

function PasswordReset() {
  const [username, setUsername] = useState('robert.zak');
  const [mailedTo, setMailedTo] = useState('');

  async function goOn(username: string, response: Promise<Response>) {
    if (await isAccepted(response)) setMailedTo(username);
  }

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
          onanswer-submitted={(event) => {
            const response = stepOne(event.detail.username, event.detail.answer);
            event.respondWith(response);
            void goOn(event.detail.username, response);
          }}
          onquestion-not-required={({ detail }) => void goOn(detail.username, stepOne(detail.username))}
        />
      )}

      <p role="status">{mailedTo === username && `We have e-mailed a code to ${username}.`}</p>
    </>
  );
}

render(<PasswordReset />, document.querySelector('main')!);
