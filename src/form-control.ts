import { LitElement, type PropertyDeclarations } from 'lit';

type Method = 'checkValidity' | 'reportValidity' | 'setFormValue' | 'setValidity';

/** jsdom and happy-dom, which pages run their unit tests in, lack these methods. */
type Internals = Omit<ElementInternals, Method> & Partial<Pick<ElementInternals, Method>>;

/** What every native form control has. Knows nothing about questions. */
export abstract class FormControl extends LitElement {
  static readonly formAssociated = true;

  // Declared so that values set before the element is defined are kept.
  static override readonly properties: PropertyDeclarations = {
    name: { attribute: false },
    disabled: { attribute: false },
  };

  /**
   * Name of the answer in the form data. Without a name, the answer is left out. With one, the submit button also submits
   * the form, unless the page uses `respondWith()` or `busy`.
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
   * Disables the field, the toggle, and the submit button.
   *
   * @attr disabled
   */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(disabled: boolean | undefined) {
    // Frameworks may set `undefined`, which would make `toggleAttribute()` toggle.
    this.toggleAttribute('disabled', disabled ?? false);
  }

  /** The associated form, or `null` if there is none. */
  get form(): HTMLFormElement | null {
    return this.#internals.form ?? null;
  }

  /** The page's labels for the element. */
  get labels(): NodeList {
    return this.#internals.labels;
  }

  /**
   * The validity, as on native controls: `valueMissing` while the question is unanswered; `customError` after a wrong
   * answer, while the page's error message shows, and, with a `name`, while the question is loading or failed to load.
   */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** The message for the current `validity`. Empty if the element is valid. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  /** Whether the element takes part in constraint validation. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  readonly #internals = ((this as Partial<HTMLElement>).attachInternals?.() ?? {}) as Internals;
  #isDisabled = false;

  /** Returns whether the element is valid, and fires `invalid` if it is not. */
  checkValidity(): boolean {
    return this.#internals.checkValidity?.() ?? true;
  }

  /** Like `checkValidity()`, but also reports the problem to the trader. */
  reportValidity(): boolean {
    return this.#internals.reportValidity?.() ?? true;
  }

  /** Whether the element is disabled, by its own attribute or by a surrounding fieldset. */
  protected get isDisabled(): boolean {
    return this.#isDisabled;
  }

  /** Sets or removes the value in the form data, but never stores it in the session history. */
  protected setFormValue(value: string | null): void {
    this.#internals.setFormValue?.(value, '');
  }

  /** Makes the element invalid, or valid if there are no flags. */
  protected setValidity(
    flags: ValidityStateFlags = {},
    message: string | undefined,
    anchor: HTMLElement | null,
  ): void {
    if (!this.#internals.setValidity) return;
    this.#internals.setValidity(flags, message, anchor ?? undefined);
    // Conveyed by the field's `aria-invalid` instead: Chromium would expose the element as invalid from the start.
    this.#internals.ariaInvalid = 'false';
  }

  /** Sets the state that `:state()` matches, if supported. Chromium before 125 requires names with leading dashes. */
  protected showState(name: string): void {
    try {
      this.#internals.states.clear();
      this.#internals.states.add(name);
    } catch {
      // Only finer styling is lost.
    }
  }

  /** Called when `disabled` changes on the element or on a surrounding fieldset. */
  formDisabledCallback(disabled: boolean): void {
    this.#isDisabled = disabled;
    this.requestUpdate();
  }
}
