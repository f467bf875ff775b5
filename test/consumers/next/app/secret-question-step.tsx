'use client';

import { SecretQuestion } from 'et-secret-question/react';
import { useState } from 'react';
import { appKey, stepOne } from '../step-one';

const apiUrl = process.env.NEXT_PUBLIC_API_URL!;

export function SecretQuestionStep({ username }: { username: string }) {
  const [received, setReceived] = useState('');
  return (
    <main>
      <SecretQuestion
        apiUrl={apiUrl}
        appKey={appKey}
        username={username}
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
