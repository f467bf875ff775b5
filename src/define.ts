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
  console.warn('<et-secret-question> is already defined. Ignoring this copy.');
} else {
  try {
    define(SecretQuestionElement);
  } catch {
    // The page has defined the class under another name, and a class can have only one.
    define(class extends SecretQuestionElement {});
  }
}
