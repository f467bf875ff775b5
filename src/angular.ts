import { Directive, ElementRef, forwardRef, inject } from '@angular/core';
import {
  type ControlValueAccessor,
  NG_VALIDATORS,
  NG_VALUE_ACCESSOR,
  type ValidationErrors,
  type Validator,
} from '@angular/forms';
import type { SecretQuestionElement } from './secret-question-element.js';

const self = forwardRef(() => SecretQuestionAccessor);

/**
 * Connects `<et-secret-question>` to Angular forms. The control's value is the answer. While the element is invalid, the
 * control has the error `secretQuestion`, with the element's `validationMessage`.
 */
@Directive({
  selector:
    'et-secret-question[formControl], et-secret-question[formControlName], et-secret-question[ngModel]',
  host: {
    '(input)': 'takeAnswer()',
    '(focusout)': 'onTouched()',
    // A different question clears the answer, and may change whether one is required.
    '(question-loaded)': 'takeQuestion()',
    '(question-not-required)': 'takeQuestion()',
    '(question-failed)': 'takeQuestion()',
    // An accepted answer is cleared, and a wrong one is invalid.
    '(answer-accepted)': 'takeQuestion()',
    '(answer-rejected)': 'takeQuestion()',
  },
  providers: [
    { provide: NG_VALUE_ACCESSOR, useExisting: self, multi: true },
    { provide: NG_VALIDATORS, useExisting: self, multi: true },
  ],
})
export class SecretQuestionAccessor implements ControlValueAccessor, Validator {
  readonly #element = inject<ElementRef<SecretQuestionElement>>(ElementRef).nativeElement;
  #answer = '';
  #onChange: (answer: string) => void = () => undefined;
  #onValidatorChange: () => void = () => undefined;
  protected onTouched: () => void = () => undefined;

  writeValue(answer: string | null): void {
    this.#element.value = this.#answer = answer ?? '';
  }

  registerOnChange(onChange: (answer: string) => void): void {
    this.#onChange = onChange;
  }

  registerOnTouched(onTouched: () => void): void {
    this.onTouched = onTouched;
  }

  setDisabledState(isDisabled: boolean): void {
    this.#element.disabled = isDisabled;
  }

  validate(): ValidationErrors | null {
    // On a server, the tag is not a custom element yet.
    const { validity, validationMessage } = this.#element as Partial<SecretQuestionElement>;
    return validity?.valid !== false ? null : { secretQuestion: validationMessage };
  }

  registerOnValidatorChange(onValidatorChange: () => void): void {
    this.#onValidatorChange = onValidatorChange;
  }

  protected takeAnswer(): void {
    const { value } = this.#element;
    if (value === this.#answer) return;
    this.#answer = value;
    this.#onChange(value);
  }

  protected takeQuestion(): void {
    this.takeAnswer();
    this.#onValidatorChange();
  }
}
