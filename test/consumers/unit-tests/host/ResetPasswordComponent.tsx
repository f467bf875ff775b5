import { SecretQuestion } from 'et-secret-question/react';
import type { AnswerSubmittedEvent } from 'et-secret-question';
import { useState } from 'react';
import { apiUrl, appKey, check, sendCode } from './api';
import { UsernameStep } from './UsernameStep';

type Phase = 'loading' | 'ready' | 'failed' | 'sending';

export function ResetPassword({ username: initial = '' }: { username?: string }) {
  const [username, setUsername] = useState(initial);
  const [editing, setEditing] = useState(!initial);
  const [mailedTo, setMailedTo] = useState('');
  const [phase, setPhase] = useState<Phase>('loading');
  const [problem, setProblem] = useState('');
  const [submissions, setSubmissions] = useState(0);

  if (mailedTo) return <p>We sent a code to {mailedTo}.</p>;

  const usernameStep = editing && (
    <UsernameStep
      onDone={(name) => {
        setEditing(false);
        setProblem('');
        if (name !== username) setPhase('loading');
        setUsername(name);
      }}
    />
  );
  if (!username) return usernameStep;

  async function onAnswerSubmitted(event: AnswerSubmittedEvent) {
    const { username, answer } = event.detail;
    setProblem('');
    setSubmissions((count) => count + 1);
    const onLocked = () => setProblem('Locked. Call +1 555 0100 to unlock your account.');
    if (await event.respondWith(check(username, answer, onLocked))) setMailedTo(username);
  }

  return (
    <main aria-busy={phase === 'loading' || phase === 'sending'}>
      <h1>Reset your password</h1>
      {usernameStep || <button onClick={() => setEditing(true)}>Not {username}?</button>}
      {phase === 'loading' && <p>Looking up your question…</p>}
      {phase === 'sending' && <p>Sending your code…</p>}
      {phase === 'failed' && <p>If this keeps happening, call +1 555 0100.</p>}
      {problem && <p role="alert">{problem}</p>}
      <SecretQuestion
        apiUrl={apiUrl}
        appKey={appKey}
        username={username}
        onAnswerSubmitted={onAnswerSubmitted}
        onQuestionLoaded={() => setPhase('ready')}
        onQuestionFailed={() => setPhase('failed')}
        onQuestionNotRequired={async ({ detail }) => {
          setPhase('sending');
          if (await sendCode(detail.username)) setMailedTo(detail.username);
          else {
            setPhase('ready');
            setProblem('We could not send your code.');
          }
        }}
      >
        <small slot="hint">Attempts: {submissions}</small>
      </SecretQuestion>
    </main>
  );
}
