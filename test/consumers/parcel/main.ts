import 'et-secret-question';
import { appKey, stepOne } from './step-one';

const apiUrl = process.env['API_URL']!;
const question = document.querySelector('et-secret-question')!;
const output = document.querySelector('output')!;

question.addEventListener('answer-submitted', (event) => {
  const { username, answer } = event.detail;
  output.append(`${username}: ${answer}; `);
  event.respondWith(stepOne(apiUrl, username, answer));
});
question.appKey = appKey;
question.apiUrl = apiUrl;
