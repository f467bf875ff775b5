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

// @ts-expect-error: a number is no user name.
question.username = 1;
// @ts-expect-error: nobody but the element sets the question.
question.question = '';

question.addEventListener('answer-submitted', (event) => {
  event satisfies AnswerSubmittedEvent;
  event.detail.answer satisfies string;
  // @ts-expect-error: the answer is no number.
  event.detail.answer satisfies number;
  // @ts-expect-error: there is no such detail.
  event.detail.password;
  event.respondWith(fetch('/'));
});
document.addEventListener('question-failed', (event) => {
  // Events of the document are not the element's: only their class tells them.
  // @ts-expect-error: any event.
  event.detail;
});
question.addEventListener('question-failed', ({ detail: { error } }) => {
  error.errors satisfies readonly string[];
  // @ts-expect-error: there is no such kind.
  error.kind === 'forbidden';
});

german satisfies Locale;
SecretQuestionElement.registerLocale({ ...german, submit: 'Weiter' });
// @ts-expect-error: texts are missing.
SecretQuestionElement.registerLocale({ $code: 'de', $name: 'Deutsch', $dir: 'ltr' });

customElements.define('my-secret-question', class extends ElementAlone {});
