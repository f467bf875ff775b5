'use client';

import 'et-secret-question';
import type { SecretQuestionElement } from 'et-secret-question';
import type {} from 'et-secret-question/types/react';
import { useEffect, useRef, useState } from 'react';
import { appKey, stepOne } from '../../step-one';

const apiUrl = process.env.NEXT_PUBLIC_API_URL!;

export default function Page() {
  const question = useRef<SecretQuestionElement>(null);
  const [received, setReceived] = useState('');
  useEffect(() => {
    const listening = new AbortController();
    question.current!.addEventListener(
      'answer-submitted',
      (event) => {
        const { username, answer } = event.detail;
        setReceived((received) => `${received}${username}: ${answer}; `);
        event.respondWith(stepOne(apiUrl, username, answer));
      },
      { signal: listening.signal },
    );
    return () => listening.abort();
  }, []);
  return (
    <main>
      <et-secret-question ref={question} api-url={apiUrl} app-key={appKey} username="robert.zak" />
      <output>{received}</output>
    </main>
  );
}
