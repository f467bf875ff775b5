import { find } from './dom.ts';
import { StepError } from './etna-api.ts';

/** The steps of the page, each with the parts that name it in `data-step`. */
export type Step = 'user' | 'question' | 'code' | 'password' | 'done';

/**
 * Shows one step and moves the focus to its first control, or to its heading where the control is yet to come. Before what
 * had the focus is hidden: a screen reader takes up silently what follows something that is gone.
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

const aboutTheInput = [
  'ErrorInvalidCode',
  'ErrorPasswordMismatch',
  'ErrorPasswordTooShort',
  'wrong-password',
];

/**
 * Runs the action with what was typed, one at a time, and says what went wrong. Nothing typed is lost.
 * An input that is not valid is answered with its `data-invalid`.
 */
export function onSubmit(
  name: string,
  action: (value: (input: string) => string) => Promise<void>,
): HTMLFormElement {
  const form = find('form', `[name=${name}]`);
  const error = find('p', '.error', form);

  const complain = (message: string, input?: HTMLInputElement | null) => {
    error.textContent = message;
    for (const each of form.querySelectorAll('input')) each.ariaInvalid = String(each === input);
    input?.focus();
  };

  const run = async () => {
    const invalid = form.querySelector<HTMLInputElement>('input:invalid');
    if (invalid) {
      complain(invalid.dataset['invalid'] ?? invalid.validationMessage, invalid);
      return;
    }
    complain('');
    form.ariaBusy = 'true';
    try {
      await action((input) => find('input', `[name=${input}]`, form).value);
    } catch (reason) {
      if (!(reason instanceof StepError)) throw reason;
      const input = aboutTheInput.includes(reason.code) ? find('input', ':not([hidden])', form) : undefined;
      complain(reason.message, input);
    } finally {
      form.ariaBusy = null;
    }
  };

  form.addEventListener('input', () => {
    complain('');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!form.ariaBusy) void run();
  });
  return form;
}
