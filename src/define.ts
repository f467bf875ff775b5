import { SecretQuestionElement } from './secret-question-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'et-secret-question': SecretQuestionElement;
  }
}

const name = 'et-secret-question';

if (customElements.get(name)) {
  console.warn(`<${name}> is defined already. This copy of the script changes nothing.`);
} else {
  customElements.define(name, SecretQuestionElement);
}
