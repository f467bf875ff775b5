import { SecretQuestionElement } from './secret-question-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'et-secret-question': SecretQuestionElement;
  }
}

if (customElements.get('et-secret-question')) {
  console.warn('<et-secret-question> is defined already. This copy of the script changes nothing.');
} else {
  customElements.define('et-secret-question', SecretQuestionElement);
}
