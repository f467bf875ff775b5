import type { SecretQuestionElement } from '../src/index.js';
import { create, find } from './dom.ts';
import { locales } from './locales.ts';

/** Connects the form whose controls are named like the element's properties, and its buttons like the methods. */
export function connectControls(element: SecretQuestionElement): void {
  const form = find('form', '[name=controls]');
  const controls = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
  const language = find('select', '[name=lang]', form);
  const direction = find('select', '[name=direction]', form);

  const { registerLocale } = element.constructor as typeof SecretQuestionElement;
  for (const locale of locales) {
    registerLocale(locale);
    language.append(create('option', { value: locale.$code, lang: locale.$code }, locale.$name));
  }

  form.addEventListener('change', ({ target }) => {
    const control = target as HTMLInputElement | HTMLSelectElement;
    // The control that is used keeps the focus.
    element.autofocus = false;
    if (control.name === 'colorScheme') document.documentElement.style.colorScheme = control.value;
    else if (control !== direction) Object.assign(element, { [control.name]: valueOf(control) });
    const locale = locales.find(({ $code }) => $code === language.value);
    element.dir = direction.value || (locale?.$dir ?? '');
  });

  form.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const method = target.name as 'reload' | 'submit' | 'reset' | 'focus';
    void element[method]();
  });

  // What the page or the element itself has changed.
  const show = () => {
    for (const control of controls) {
      const value: unknown = Reflect.get(element, control.name);
      if (typeof value === 'boolean') (control as HTMLInputElement).checked = value;
      else if (typeof value === 'string' || typeof value === 'number') control.value = String(value);
    }
  };
  for (const type of ['question-loaded', 'question-failed', 'answer-submitted', 'input']) {
    element.addEventListener(type, show);
  }
  show();
}

function valueOf(control: HTMLInputElement | HTMLSelectElement): unknown {
  if (control instanceof HTMLSelectElement || control.type === 'text') return control.value;
  return control.type === 'checkbox' ? control.checked : control.valueAsNumber;
}
