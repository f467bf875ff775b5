import 'et-secret-question';
import type {} from 'et-secret-question/types/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { apiUrl, appKey, sendCode, stepOne, usernames } from '../step-one.ts';

function PasswordReset() {
  const [username, setUsername] = useState('robert.zak');
  const [mailedTo, setMailedTo] = useState('');

  return (
    <>
      <label>
        User name
        <select value={username} onChange={(event) => setUsername(event.target.value)}>
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

createRoot(document.querySelector('main')!).render(
  <StrictMode>
    <PasswordReset />
  </StrictMode>,
);
