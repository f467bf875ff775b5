import { SecretQuestionElement } from './secret-question-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'et-secret-question': SecretQuestionElement;
  }
}

const define = (element: typeof SecretQuestionElement): void => {
  customElements.define('et-secret-question', element);
};

if (customElements.get('et-secret-question')) {
  console.warn('<et-secret-question> is already defined. This copy leaves it as it is.');
} else {
  try {
    define(SecretQuestionElement);
  } catch {
    // The page has given the class a name of its own, and a class can have only one.
    define(class extends SecretQuestionElement {});
  }
}
