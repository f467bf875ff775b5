import { LitElement, type PropertyDeclarations } from 'lit';

type Method = 'checkValidity' | 'reportValidity' | 'setFormValue' | 'setValidity';

/** jsdom and happy-dom, in which pages have their unit tests, lack the methods, and anything that comes of them. */
type Internals = Omit<ElementInternals, Method> & Partial<Pick<ElementInternals, Method>>;

/** What every form control of the platform has, and nothing about questions. */
export abstract class FormControl extends LitElement {
  static readonly formAssociated = true;

  // Here so that setting them before the element is defined works.
  static override readonly properties: PropertyDeclarations = {
    name: { attribute: false, noAccessor: true },
    disabled: { attribute: false, noAccessor: true },
  };

  /**
   * Name in the form's data. Without one, the answer stays out of it. With one, the submit button also submits the
   * form, unless the page takes the answer by `respondWith` or `busy`.
   *
   * @attr name
   */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string) {
    this.setAttribute('name', name);
  }

  /**
   * Whether the trader can neither type nor submit.
   *
   * @attr disabled
   */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(disabled: boolean | undefined) {
    // Frameworks set undefined, at which `toggleAttribute` alone would toggle.
    this.toggleAttribute('disabled', disabled ?? false);
  }

  /** The form that the element belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form ?? null;
  }

  /** The labels outside the element. */
  get labels(): NodeList {
    return this.#internals.labels;
  }

  /**
   * As on native controls: `valueMissing` while a question waits for its answer, `customError` after a wrong one, and,
   * with a `name`, `customError` while there is no question because it is loading or failed to load.
   */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** The message that goes with `validity`. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  /** Whether the element takes part in the form's validation. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  readonly #internals = ((this as Partial<HTMLElement>).attachInternals?.() ?? {}) as Internals;
  #isDisabled = false;

  /** As on native controls. */
  checkValidity(): boolean {
    return this.#internals.checkValidity?.() ?? true;
  }

  /** As on native controls. */
  reportValidity(): boolean {
    return this.#internals.reportValidity?.() ?? true;
  }

  /** Whether the element is disabled, be it by its own attribute or by a fieldset around it. */
  protected get isDisabled(): boolean {
    return this.#isDisabled;
  }

  /** Puts a value, or nothing, into the form's data, but never into the session history. */
  protected setFormValue(value: string | null): void {
    this.#internals.setFormValue?.(value, '');
  }

  /** Makes the element invalid, or, without flags, valid. */
  protected setValidity(flags: ValidityStateFlags, message: string, anchor: HTMLElement | null): void {
    if (!this.#internals.setValidity) return;
    this.#internals.setValidity(flags, message, anchor ?? undefined);
    // The field tells a screen reader when it is time. Chromium would call the element invalid from the start.
    this.#internals.ariaInvalid = 'false';
  }

  /** Shows one state to `:state()`, where the browser has it. Chromium before 125 takes names with dashes alone. */
  protected showState(name: string): void {
    try {
      this.#internals.states.clear();
      this.#internals.states.add(name);
    } catch {
      // Some finer looks are missing.
    }
  }

  /** The attribute here, or on a fieldset around, has changed. */
  formDisabledCallback(disabled: boolean): void {
    this.#isDisabled = disabled;
    this.requestUpdate();
  }
}
