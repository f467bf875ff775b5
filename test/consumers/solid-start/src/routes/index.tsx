import { useSearchParams } from '@solidjs/router';
import 'et-secret-question';
import type {} from 'et-secret-question/types/solid';
import { createSignal } from 'solid-js';
import { appKey, stepOne } from '../../step-one';

const apiUrl: string = import.meta.env.VITE_API_URL;

export default function Home() {
  const [{ username }] = useSearchParams<{ username: string }>();
  const [received, setReceived] = createSignal('');
  return (
    <main>
      <et-secret-question
        prop:apiUrl={apiUrl}
        prop:appKey={appKey}
        prop:username={username}
        on:answer-submitted={(event) => {
          const { username, answer } = event.detail;
          setReceived((received) => `${received}${username}: ${answer}; `);
          event.respondWith(stepOne(apiUrl, username, answer));
        }}
      />
      <output>{received()}</output>
    </main>
  );
}
