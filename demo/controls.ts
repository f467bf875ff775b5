import type { Settings } from './code.ts';

type Control = HTMLInputElement | HTMLSelectElement;

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter((control) => control.matches('input, select')) as Control[];

/** A control's value. That of a checkbox that is on is empty, as that of a boolean attribute. */
function valueOf(control: Control): string | undefined {
  if (control.type === 'checkbox') return control.checked ? '' : undefined;
  if (control.type === 'radio' && !control.checked) return undefined;
  return control.value.trim();
}

/** Reads the controls that are neither empty nor invalid, into the group that their fieldset names. */
export function readControls(form: HTMLFormElement): Pick<Settings, 'attributes' | 'slots' | 'properties'> {
  const groups: Record<string, Record<string, string>> = { attributes: {}, slots: {}, properties: {} };
  for (const control of controlsOf(form)) {
    const group = groups[control.closest('fieldset')?.name ?? ''];
    const value = valueOf(control);
    const isSet = control.type === 'checkbox' ? value !== undefined : !!value;
    if (group && isSet && control.validity.valid) group[control.name] = value!;
  }
  return groups as ReturnType<typeof readControls>;
}

/** A URL hash with every control that is not at its default. Empty if all are. */
export function toHash(form: HTMLFormElement): string {
  const changed = controlsOf(form).filter((control) => {
    if (control instanceof HTMLSelectElement) return control.selectedIndex > 0;
    if (/^(?:checkbox|radio)$/.test(control.type)) return control.checked && !control.defaultChecked;
    return control.value !== control.defaultValue;
  });
  const params = new URLSearchParams(changed.map((control) => [control.name, valueOf(control) ?? '']));
  return changed.length ? `#${String(params)}` : '';
}

/** Sets the controls from a URL hash, and those that it does not name to their defaults. */
export function fromHash(form: HTMLFormElement, hash: string): void {
  form.reset();
  const params = new URLSearchParams(hash.slice(1));
  for (const control of controlsOf(form)) {
    const value = params.get(control.name);
    if (value === null) continue;
    if (control.type === 'checkbox') control.checked = true;
    else if (control.type === 'radio') control.checked ||= control.value === value;
    else if (control instanceof HTMLInputElement || [...control.options].some((o) => o.value === value)) {
      control.value = value;
    }
  }
}
