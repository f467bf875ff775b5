import { AnswerSubmittedEvent } from 'et-secret-question';
import { appKey, stepOne } from '../step-one.js';

const apiUrl = new URLSearchParams(location.search).get('api')!;
const question = document.querySelector('et-secret-question')!;
const output = document.querySelector('output')!;

document.addEventListener('answer-submitted', (event) => {
  const { username, answer } = event.detail;
  if (event instanceof AnswerSubmittedEvent) output.append(`${username}: ${answer}; `);
  event.respondWith(stepOne(apiUrl, username, answer));
});
question.appKey = appKey;
question.apiUrl = apiUrl;
