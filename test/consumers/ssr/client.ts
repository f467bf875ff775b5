import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import 'et-secret-question';
import { stepOne } from './step-one.ts';

declare const placeholder: Element;

const question = document.querySelector('et-secret-question')!;
const output = document.querySelector('output')!;

question.addEventListener('answer-submitted', (event) => {
  const { username, answer } = event.detail;
  output.append(`${username}: ${answer}; `);
  event.respondWith(stepOne(question.apiUrl, username, answer));
});

// After the first render, while the question is loading.
await question.updateComplete;
const placeholders = [...question.shadowRoot!.querySelectorAll('[part=skeleton]')];
document.body.dataset['hydrated'] = String(placeholders.length === 1 && placeholders[0] === placeholder);
