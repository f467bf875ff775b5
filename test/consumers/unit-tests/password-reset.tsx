import 'et-secret-question';
import { useState } from 'react';
import { appKey, stepOne } from './step-one.ts';

export function PasswordReset({ username }: { username: string }) {
  const [mailedTo, setMailedTo] = useState('');
  if (mailedTo) return <p>We sent a code to {mailedTo}.</p>;
  return (
    <et-secret-question
      api-url="/api"
      app-key={appKey}
      username={username}
      onanswer-submitted={async (event) => {
        const { username, answer } = event.detail;
        if (await event.respondWith(stepOne('/api', username, answer))) setMailedTo(username);
      }}
    />
  );
}
