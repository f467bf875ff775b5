import { SecretQuestion } from 'et-secret-question/react';
import { useState } from 'react';
import { appKey, stepOne } from '../../step-one';
import type { Route } from './+types/home';

export const meta: Route.MetaFunction = () => [{ title: 'React Router' }];

/** Runs only on the server, which knows the URL of the API. */
export function loader({ request }: Route.LoaderArgs) {
  return {
    apiUrl: process.env.API_URL!,
    username: new URL(request.url).searchParams.get('username')!,
  };
}

export default function Home({ loaderData: { apiUrl, username } }: Route.ComponentProps) {
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
