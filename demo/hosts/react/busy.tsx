import 'et-secret-question';
import type {} from 'et-secret-question/types/react';
import { StrictMode, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { apiUrl, appKey, sendCode } from '../step-one.ts';

/** A page that keeps the check in its own state instead of using `respondWith`. */
function PasswordReset() {
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState('');
  const [mailedTo, setMailedTo] = useState('');

  return (
    <>
      {!mailedTo && (
        <et-secret-question
          api-url={apiUrl}
          app-key={appKey}
          username="robert.zak"
          busy={isBusy}
          error-message={message}
          onanswer-submitted={async ({ detail: { username, answer } }) => {
            // Synchronously, because React would skip a check that ends before the next render.
            flushSync(() => setIsBusy(true));
            if (await sendCode(username, answer)) setMailedTo(username);
            else setMessage('That is not what you told us.');
            setIsBusy(false);
          }}
          onquestion-not-required={async ({ detail: { username } }) => {
            if (await sendCode(username)) setMailedTo(username);
          }}
        />
      )}

      <p role="status">{mailedTo && `We have emailed a code to ${mailedTo}.`}</p>
    </>
  );
}

createRoot(document.querySelector('main')!).render(
  <StrictMode>
    <PasswordReset />
  </StrictMode>,
);
