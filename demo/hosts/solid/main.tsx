/** @jsxImportSource solid-js */
import 'et-secret-question';
import type {} from 'et-secret-question/types/solid';
import { createSignal, For, Show } from 'solid-js';
import { render } from 'solid-js/web';
import { apiUrl, appKey, isAccepted, stepOne, usernames } from '../step-one.ts';

function PasswordReset() {
  const [username, setUsername] = createSignal('robert.zak');
  const [mailedTo, setMailedTo] = createSignal('');

  async function goOn(username: string, response: Promise<Response>) {
    if (await isAccepted(response)) setMailedTo(username);
  }

  return (
    <>
      <label>
        User name
        <select onChange={(event) => setUsername(event.currentTarget.value)}>
          <For each={usernames}>{(name) => <option>{name}</option>}</For>
        </select>
      </label>

      <Show when={mailedTo() !== username()}>
        <et-secret-question
          prop:apiUrl={apiUrl}
          prop:appKey={appKey}
          prop:username={username()}
          on:answer-submitted={(event) => {
            const response = stepOne(event.detail.username, event.detail.answer);
            event.respondWith(response);
            void goOn(event.detail.username, response);
          }}
          on:question-not-required={({ detail }) => void goOn(detail.username, stepOne(detail.username))}
        />
      </Show>

      <p role="status">
        <Show when={mailedTo() === username()}>We have e-mailed a code to {username()}.</Show>
      </p>
    </>
  );
}

render(PasswordReset, document.querySelector('main')!);
