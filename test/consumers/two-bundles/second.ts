// The copy that comes too late, in the bundle with the step.
import 'et-secret-question';
import { appKey, stepOne } from './step-one.ts';

const question = document.createElement('et-secret-question');
const output = document.querySelector('output')!;

question.addEventListener('answer-submitted', (event) => {
  const { username, answer } = event.detail;
  output.append(`${username}: ${answer}; `);
  event.respondWith(stepOne(question.apiUrl, username, answer));
});
question.apiUrl = new URLSearchParams(location.search).get('api')!;
question.appKey = appKey;
question.username = 'robert.zak';
document.body.prepend(question);
