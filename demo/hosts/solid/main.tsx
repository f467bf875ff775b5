/** @jsxImportSource solid-js */
import 'et-secret-question';
import type {} from 'et-secret-question/types/solid';
import { createSignal, For, Show } from 'solid-js';
import { render } from 'solid-js/web';
import { apiUrl, appKey, sendCode, stepOne, usernames } from '../step-one.ts';

function PasswordReset() {
  const [username, setUsername] = createSignal('robert.zak');
  const [mailedTo, setMailedTo] = createSignal('');

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
          on:answer-submitted={async (event) => {
            const { username, answer } = event.detail;
            if (await event.respondWith(stepOne(username, answer))) setMailedTo(username);
          }}
          on:question-not-required={async ({ detail }) => {
            if (await sendCode(detail.username)) setMailedTo(detail.username);
          }}
        />
      </Show>

      <p role="status">
        <Show when={mailedTo() === username()}>We have emailed a code to {username()}.</Show>
      </p>
    </>
  );
}

render(PasswordReset, document.querySelector('main')!);
