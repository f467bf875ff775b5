import { find } from './dom.ts';
import { StepError } from './etna-api.ts';

/** A step of the page. It consists of the parts that name it in `data-step`. */
export type Step = 'user' | 'question' | 'code' | 'password' | 'done';

/**
 * Shows a step, and moves the focus to its first control, or to its heading if the control is still to come. The focus
 * moves before the last step is hidden: when the focused element disappears, a screen reader moves on silently.
 */
export function showStep(step: Step): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-step]')];
  const shown = parts.filter((part) => part.dataset['step']?.split(' ').includes(step));
  for (const part of shown) part.hidden = false;
  for (const item of document.querySelectorAll<HTMLElement>('.steps [data-name]')) {
    item.ariaCurrent = item.dataset['name'] === step ? 'step' : null;
  }
  shown
    .filter((part) => part.matches('.card > *'))
    .map((part) => part.querySelector<HTMLElement>('h2[tabindex], input:not([hidden])'))
    .find((control) => control)
    ?.focus();
  for (const part of parts) part.hidden = !shown.includes(part);
}

const inputErrors = ['ErrorInvalidCode', 'ErrorPasswordMismatch', 'ErrorPasswordTooShort', 'wrong-password'];

/**
 * Runs the action when the form is submitted, one submission at a time, and shows what went wrong. Input is never lost.
 * For an invalid input, shows its `data-invalid`.
 */
export function onSubmit(
  name: string,
  action: (value: (input: string) => string) => Promise<void>,
): HTMLFormElement {
  const form = find('form', `[name=${name}]`);
  const error = find('p', '.error', form);

  const showError = (message: string, input?: HTMLInputElement | null) => {
    error.textContent = message;
    for (const each of form.querySelectorAll('input')) each.ariaInvalid = String(each === input);
    input?.focus();
  };

  const run = async () => {
    const invalid = form.querySelector<HTMLInputElement>('input:invalid');
    if (invalid) {
      showError(invalid.dataset['invalid'] ?? invalid.validationMessage, invalid);
      return;
    }
    showError('');
    form.ariaBusy = 'true';
    try {
      await action((input) => find('input', `[name=${input}]`, form).value);
    } catch (reason) {
      if (!(reason instanceof StepError)) throw reason;
      const input = inputErrors.includes(reason.code) ? find('input', ':not([hidden])', form) : undefined;
      showError(reason.message, input);
    } finally {
      form.ariaBusy = null;
    }
  };

  form.addEventListener('input', () => {
    showError('');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!form.ariaBusy) void run();
  });
  return form;
}
