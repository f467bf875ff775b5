import {
  AnswerSubmittedEvent,
  type Locale,
  type QuestionStatus,
  SecretQuestionElement,
  SecretQuestionError,
} from 'et-secret-question';
import { SecretQuestionElement as ElementAlone } from 'et-secret-question/element.js';
import german from 'et-secret-question/locales/de.js';

const question = document.querySelector('et-secret-question')!;
question satisfies SecretQuestionElement;
document.createElement('et-secret-question').timeout = 5_000;
question.status satisfies QuestionStatus;
if (question.error) question.error.kind satisfies SecretQuestionError['kind'];
void question.reload().then(() => question.submit());

// @ts-expect-error: a number is not a username.
question.username = 1;
// @ts-expect-error: only the element sets the question.
question.question = '';

question.addEventListener('answer-submitted', (event) => {
  event satisfies AnswerSubmittedEvent;
  event.detail.answer satisfies string;
  // @ts-expect-error: the answer is not a number.
  event.detail.answer satisfies number;
  // @ts-expect-error: the detail has no such field.
  event.detail.password;
  event.respondWith(fetch('/')) satisfies Promise<boolean>;
});
question.addEventListener('answer-accepted', ({ detail }) => {
  detail.question satisfies string;
  // @ts-expect-error: no other event has the answer.
  detail.answer;
});
question.addEventListener('answer-rejected', ({ detail: { error } }) => {
  if (error.kind === 'incorrect') error.errorCodes satisfies readonly string[];
});
// Events bubble.
document.addEventListener('answer-accepted', (event) => event.detail.username satisfies string);
document.addEventListener('answer-rejected', (event) => event.detail.error satisfies SecretQuestionError);
document.addEventListener('question-loaded', (event) => event.detail.question satisfies string);
document.addEventListener('question-not-required', (event) => event.detail.username satisfies string);
document.addEventListener('question-failed', (event) => event.detail.error satisfies SecretQuestionError);
window.addEventListener('answer-accepted', (event) => event.detail.username satisfies string);
window.addEventListener('answer-rejected', (event) => event.detail.error satisfies SecretQuestionError);
document.addEventListener('answer-submitted', (event) => {
  event satisfies AnswerSubmittedEvent;
  // @ts-expect-error: the answer is not a number.
  event.detail.answer satisfies number;
});
window.addEventListener('answer-submitted', (event) => {
  event satisfies AnswerSubmittedEvent;
  // @ts-expect-error: the answer is not a number.
  event.detail.answer satisfies number;
});
question.addEventListener('question-failed', ({ detail: { error } }) => {
  error.errors satisfies readonly string[];
  // @ts-expect-error: there is no such kind.
  error.kind === 'forbidden';
});

german satisfies Locale;
SecretQuestionElement.registerLocale({ ...german, submit: 'Weiter' });
SecretQuestionElement.registerLocale({ $code: 'de', submit: 'Weiter' });
// @ts-expect-error: the language is missing.
SecretQuestionElement.registerLocale({ submit: 'Weiter' });

customElements.define('my-secret-question', class extends ElementAlone {});
