import { SecretQuestion } from 'et-secret-question/react';
import { useState } from 'react';
import { appKey, stepOne } from './step-one.ts';

interface Props {
  apiUrl: string;
  username: string;
  /** A message from the page, if any. */
  message?: string;
}

export function Step({ apiUrl, username, message }: Props) {
  const [received, setReceived] = useState('');
  return (
    <main>
      <SecretQuestion
        apiUrl={apiUrl}
        appKey={appKey}
        username={username}
        errorMessage={message}
        onAnswerSubmitted={(event) => {
          const { username, answer } = event.detail;
          setReceived((received) => `${received}${username}: ${answer}; `);
          event.respondWith(stepOne(apiUrl, username, answer));
        }}
      />
      <output>{received}</output>
    </main>
  );
}
