import { useState } from 'react';

export function UsernameStep({ onDone }: { onDone: (username: string) => void }) {
  const [draft, setDraft] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim()) onDone(draft.trim());
      }}
    >
      <label>
        Login or email <input value={draft} onChange={(event) => setDraft(event.target.value)} />
      </label>
      <button>Next</button>
    </form>
  );
}
