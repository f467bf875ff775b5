import { SecretQuestion } from 'et-secret-question/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
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
        <select value={username} onChange={(event) => setUsername(event.target.value)}>
          {usernames.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>

      {mailedTo !== username && (
        <SecretQuestion
          apiUrl={apiUrl}
          appKey={appKey}
          username={username}
          onAnswerSubmitted={(event) => {
            const response = stepOne(event.detail.username, event.detail.answer);
            event.respondWith(response);
            void goOn(event.detail.username, response);
          }}
          onQuestionNotRequired={({ detail }) => void goOn(detail.username, stepOne(detail.username))}
        />
      )}

      <p role="status">{mailedTo === username && `We have e-mailed a code to ${username}.`}</p>
    </>
  );
}

createRoot(document.querySelector('main')!).render(
  <StrictMode>
    <PasswordReset />
  </StrictMode>,
);
