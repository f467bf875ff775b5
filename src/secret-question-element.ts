import { LocalizeController } from '@shoelace-style/localize';
import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AnswerSubmittedEvent } from './events.js';
import { errorIcon, tickIcon } from './icons.js';
import { english, type Locale, localeOf, type Localizer, registerLocale, relativeTime } from './localize.js';
import { QuestionController, type QuestionState, type QuestionStatus } from './question-controller.js';
import type { SecretQuestionError } from './secret-question-error.js';
import { styles } from './secret-question.styles.js';

/**
 * Asks the ETNA Trader API for a trader's secret question, shows it, and hands the answer to the page.
 *
 * @element et-secret-question
 *
 * @attr {boolean} autofocus - Focuses the field when the question appears, without scrolling the page.
 *
 * @fires {QuestionLoadedEvent} question-loaded - The question is shown. `detail`: `{username, question}`.
 * @fires {QuestionNotRequiredEvent} question-not-required - The account has no question: go on without an answer. `detail`: `{username}`.
 * @fires {QuestionFailedEvent} question-failed - The question could not be loaded; `detail.error.kind` says why. `detail`: `{username, error}`.
 * @fires {AnswerSubmittedEvent} answer-submitted - The trader submitted an answer, exactly as typed. Hand the outcome back with `respondWith`. `detail`: `{username, question, answer}`.
 *
 * @slot heading - Above everything, in every state.
 * @slot hint - Below the field, e.g. the format of a date.
 * @slot submit - The text of the submit button.
 * @slot alternative - Another way to continue; hidden once no answer is needed any more.
 * @slot not-required - Shown when the account has no question.
 * @slot accepted - Shown when the answer was accepted.
 *
 * @csspart form - The question, the field, the messages and the button.
 * @csspart question - The question: the label of the field.
 * @csspart field - The frame around input and toggle.
 * @csspart input - The text field.
 * @csspart toggle - The button that shows or hides what was typed.
 * @csspart hint - The slot `hint`: its text properties are inherited by what is in it.
 * @csspart error - A message about the answer or the request.
 * @csspart submit - The submit button.
 * @csspart retry - The button that asks for the question again.
 * @csspart skeleton - Holds the place of the form while the question is loading.
 * @csspart status - The live region; visible when it tells the end: no question needed, or accepted.
 * @csspart alternative - The slot `alternative`, likewise.
 *
 * @cssprop [--et-accent-color=light-dark(#1f5ad6, #8fb4ff)] - The buttons, and the field with the focus.
 * @cssprop [--et-on-accent-color=light-dark(#fff, #0b1a38)] - Text on the submit button.
 * @cssprop [--et-text-color=inherit] - The question.
 * @cssprop [--et-muted-color=color-mix(in srgb, currentColor 72%, transparent)] - The hint.
 * @cssprop [--et-error-color=light-dark(#b3261e, #ffb0a8)] - Messages, and the field that they are about.
 * @cssprop [--et-success-color=light-dark(#1b7340, #7fd6a0)] - Success messages.
 * @cssprop [--et-field-color=light-dark(#171a21, #eef0f4)] - Text in the field.
 * @cssprop [--et-field-background=light-dark(#fff, #1b1e24)] - Background of the field.
 * @cssprop [--et-field-height=3rem] - Smallest height of field and buttons, and width of the toggle.
 * @cssprop [--et-field-padding=0.875rem] - Space before and after what is typed.
 * @cssprop [--et-border-color=light-dark(#7c8598, #7d8698)] - Frame of the field.
 * @cssprop [--et-border-width=1px] - Frames of field and buttons.
 * @cssprop [--et-border-radius=0.5rem] - Corners of the field.
 * @cssprop [--et-button-radius=var(--et-border-radius)] - Corners of the buttons.
 * @cssprop [--et-placeholder-color=light-dark(#e4e7ee, #2b303a)] - What holds the place while loading.
 * @cssprop [--et-focus-color=var(--et-accent-color)] - The ring around what has the focus.
 * @cssprop [--et-focus-width=2px] - Width of that ring.
 * @cssprop [--et-gap=0.75rem] - Space between the rows.
 * @cssprop [--et-font=inherit] - Font family.
 * @cssprop [--et-question-size=inherit] - Font size of the question.
 * @cssprop [--et-question-weight=600] - Font weight of the question.
 * @cssprop [--et-hint-size=0.875em] - Font size of the hint.
 *
 * @cssstate idle - Nothing is asked: an attribute is missing.
 * @cssstate loading - The question is on its way.
 * @cssstate ready - The trader can answer.
 * @cssstate checking - The page is checking the answer.
 * @cssstate accepted - The answer was accepted.
 * @cssstate not-required - The account has no question.
 * @cssstate failed - The question could not be loaded.
 */
export class SecretQuestionElement extends LitElement {
  static readonly formAssociated = true;
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override readonly styles: CSSResultGroup = styles;

  /** Adds a language, for every element on the page. */
  static readonly registerLocale: (locale: Locale) => void = registerLocale;

  static {
    // Another language is another picture. A symbol, because the property `lang` is the browser's.
    this.createProperty(Symbol(), { attribute: 'lang' });
  }

  /** Base URL of the broker's API, http or https, absolute or relative to the document, without credentials. */
  @property({ attribute: 'api-url', useDefault: true }) apiUrl = '';

  /** The application key, sent as `Et-App-Key`. */
  @property({ attribute: 'app-key', useDefault: true }) appKey = '';

  /** The trader's login or e-mail, sent exactly as given. Set it when the trader has finished typing. */
  @property({ useDefault: true }) username = '';

  /** Version of the API in the path of the request. */
  @property({ attribute: 'api-version', useDefault: true }) apiVersion = '1.0';

  /** Milliseconds for the whole question request, retries and reading included. What is not above 0 means the default. */
  @property({ type: Number, useDefault: true }) timeout = 10000;

  /** Whether the page is checking the answer; for pages that do not use `respondWith`. */
  @property({ type: Boolean }) busy = false;

  /** The page's message about the answer; gone as soon as the trader edits or submits again. */
  @property({ attribute: 'error-message', useDefault: true }) errorMessage = '';

  /** A plain text field without the toggle, for questions whose answers nobody needs to hide. */
  @property({ type: Boolean }) unmasked = false;

  /** Replaces `globalThis.fetch`, for proxies and tests; called with a `Request`. */
  @property({ attribute: false }) fetch: typeof globalThis.fetch | null = null;

  // What is set before the element is defined would hide the next three, were they no properties of Lit.

  /**
   * Name in the form's data. Without one, the answer stays out of it. With one, the submit button also submits the
   * form, unless the page takes the answer by `respondWith` or `busy`.
   *
   * @attr name
   */
  @property({ attribute: false, noAccessor: true })
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
  @property({ attribute: false, noAccessor: true })
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(disabled: boolean | undefined) {
    // Frameworks set undefined, at which `toggleAttribute` alone would toggle.
    this.toggleAttribute('disabled', disabled ?? false);
  }

  /** The answer now in the field. */
  @property({ attribute: false, noAccessor: true })
  get value(): string {
    return this.#answer;
  }
  set value(value: string) {
    // One line, as in every text field.
    this.#answer = (value as string | null)?.replace(/[\r\n]/g, '') ?? '';
    this.#syncAnswer();
  }

  /** Where the element stands. */
  get status(): QuestionStatus {
    const { status } = this.#question.state;
    return status === 'ready' && this.busy ? 'checking' : status;
  }

  /** The question that is shown; empty when there is none. */
  get question(): string {
    return this.#question.state.question ?? '';
  }

  /** Why the question could not be loaded; `null` unless the status is `failed`. */
  get error(): SecretQuestionError | null {
    const { state } = this.#question;
    return state.status === 'failed' ? state.error : null;
  }

  /** The form that the element belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** The labels outside of the element. */
  get labels(): NodeList {
    return this.#internals.labels;
  }

  /** As on native controls: `valueMissing` while a question waits for its answer, `customError` after a wrong one. */
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

  readonly #internals = this.attachInternals();
  readonly #localizer: Localizer = new LocalizeController(this);
  readonly #question = new QuestionController(this);
  #strings = english;
  #answer = '';
  #masked = true;
  /** As the browser sees it: the attribute here or on a fieldset around. */
  #isDisabled = false;
  /** The state that was rendered last. */
  #rendered: QuestionState | undefined;
  #hadFocus = false;
  /** Whether the arrival of the question is still news. */
  #isNews = true;

  /** Asks for the question again. Resolves when that has ended, well or not. */
  reload(): Promise<void> {
    return this.#question.ask();
  }

  /** Does what the submit button does. */
  submit(): void {
    if (!this.#isAnswerable()) return;
    this.#forgive();
    if (!this.#answer.trim()) {
      this.#question.tell('blank');
      this.focus();
      return;
    }
    this.#isNews = false;
    this.#mask(true);
    const { username, question } = this;
    const event = new AnswerSubmittedEvent({ username, question, answer: this.#answer }, (response) => {
      void this.#question.check(response);
    });
    this.dispatchEvent(event);
    if (this.name && this.#isAnswerable()) this.form?.requestSubmit();
  }

  /** Empties the answer and takes back what was said about it. */
  reset(): void {
    this.value = '';
    this.#forgive();
    this.#mask(true);
  }

  /** Focuses the field, the retry button, or where nothing can be done, what tells the status. */
  override focus(options?: FocusOptions): void {
    const target = this.#find('input, [part=retry], [role=status]');
    // Not in the markup, where a click or the browser's own autofocus would find it.
    if (target?.role === 'status') target.tabIndex = -1;
    target?.focus(options);
  }

  /** As on native controls. */
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  /** As on native controls. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  protected override willUpdate(): void {
    this.#strings = localeOf(this.#localizer);
    this.#hadFocus = !!this.#focused;
    if (this.status === 'loading') this.#isNews = true;
  }

  protected override render(): TemplateResult {
    const { status } = this;
    const message = this.#message;
    const isEnd = status === 'not-required' || status === 'accepted';
    return html`
      <slot name="heading"></slot>
      ${this.#renderState(message)}
      <div part="status" role="status" class=${isEnd ? 'end' : 'hidden'} lang=${this.#langOf(message)}>
        ${
          isEnd
            ? html`${tickIcon}<slot name=${status}><span dir="auto">${this.#strings[status]}</span></slot>`
            : this.hasUpdated
              ? message || this.#announcement
              : ''
        }
      </div>
      ${isEnd ? nothing : html`<slot name="alternative" part="alternative"></slot>`}
    `;
  }

  protected override firstUpdated(): void {
    // A live region tells what changes in it, not what it came with.
    requestAnimationFrame(() => {
      this.requestUpdate();
    });
  }

  protected override updated(): void {
    const { status, autofocus } = this;
    const { state } = this.#question;
    const previous = this.#rendered;
    this.#rendered = state;

    const { states } = this.#internals;
    if (!states.has(status)) {
      states.clear();
      states.add(status);
    }
    this.#syncAnswer();

    const isNew = state !== previous && state.status === 'ready';
    if (isNew && state.problem === 'incorrect') {
      this.focus();
      this.#input?.select();
    } else if (
      (isNew && previous?.status === 'loading' && autofocus && !this.#isElsewhere) ||
      // What had the focus is gone, or was only standing in for what is there now.
      (this.#hadFocus && [null, this.#find('[role=status]')].includes(this.#focused))
    ) {
      this.focus({ preventScroll: true });
    }
  }

  #renderState(message: string): TemplateResult | typeof nothing {
    switch (this.status) {
      case 'loading':
        return html`
          <div part="skeleton" inert>
            <div class="question"></div>
            <div class="field"></div>
            <slot name="hint" part="hint"></slot>
            <div class="button"></div>
          </div>
        `;
      case 'failed':
        return html`
          <div part="form">
            ${this.#renderError(message)}
            ${
              this.error?.retryable
                ? html`<button
                    part="retry"
                    class="button"
                    type="button"
                    lang=${this.#strings.$code}
                    @click=${this.reload}
                  >
                    ${this.#strings.retry}
                  </button>`
                : nothing
            }
          </div>
        `;
      case 'ready':
      case 'checking':
        return this.#renderForm(message);
      default:
        return nothing;
    }
  }

  #renderForm(message: string): TemplateResult {
    const isMasked = this.#masked && !this.unmasked;
    const isChecking = this.status === 'checking';
    return html`
      <div part="form">
        <label part="question" class="question" for="input"><span dir="auto">${this.question}</span></label>
        <div part="field" class="field" @keydown=${this.#onKeydown}>
          <input
            part="input"
            id="input"
            type=${isMasked ? 'password' : 'text'}
            dir="auto"
            autocomplete="off"
            autocapitalize="none"
            autocorrect="off"
            spellcheck="false"
            translate="no"
            enterkeyhint="send"
            required
            aria-invalid=${this.#isWrong}
            aria-describedby=${message ? 'error hint' : 'hint'}
            ?disabled=${this.#isDisabled}
            ?readonly=${isChecking}
            @input=${this.#onInput}
          />
          ${
            this.unmasked
              ? nothing
              : html`<button
                  part="toggle"
                  type="button"
                  lang=${this.#strings.$code}
                  aria-label=${this.#strings.show}
                  aria-pressed=${!isMasked}
                  aria-controls="input"
                  aria-disabled=${this.#isDisabled}
                  @mousedown=${this.#onToggleMousedown}
                  @click=${this.#onToggle}
                >
                  <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M2 12q3.5-6.5 10-6.5T22 12q-3.5 6.5-10 6.5T2 12Z" />
                    <circle cx="12" cy="12" r="3" />
                    <path class="strike" d="m4 4 16 16" />
                  </svg>
                </button>`
          }
        </div>
        <slot name="hint" part="hint" id="hint"></slot>
        ${message && this.#renderError(message)}
        <button
          part="submit"
          class="button"
          type="button"
          lang=${this.#strings.$code}
          aria-disabled=${isChecking || this.#isDisabled}
          aria-busy=${isChecking}
          @click=${this.submit}
        >
          <slot name="submit">${this.#strings.submit}</slot>
        </button>
      </div>
    `;
  }

  #renderError(message: string): TemplateResult {
    return html`<div part="error" id="error">
      ${errorIcon}<span lang=${this.#langOf(message)} dir="auto">${message}</span>
    </div>`;
  }

  /** The language of a message: that of the texts here, unless it is the page's own. */
  #langOf(message: string): string {
    return message && message === this.errorMessage ? this.#localizer.lang() : this.#strings.$code;
  }

  /** What the live region says where there is no message. */
  get #announcement(): string {
    const { status } = this;
    const isNews = status === 'loading' || status === 'checking' || (status === 'ready' && this.#isNews);
    return isNews ? this.#strings[status] : '';
  }

  /** What the trader has to be told, about the request or the answer. */
  get #message(): string {
    const { error } = this;
    const { problem } = this.#question.state;
    if (error) return this.#describe(error);
    if (this.status !== 'ready') return '';
    if (this.errorMessage || !problem) return this.errorMessage;
    return typeof problem === 'string'
      ? this.#strings[problem]
      : this.#describe(problem, this.#strings.unchecked);
  }

  #describe({ kind, retryAfter }: SecretQuestionError, otherwise?: string): string {
    const strings = this.#strings;
    if (kind !== 'rate-limited') return otherwise ?? strings[kind];
    // A wait of days is a mistake of the server, or no use to the trader.
    const isSane = retryAfter && retryAfter < 86_400;
    return strings[kind](isSane ? relativeTime(strings, retryAfter) : undefined);
  }

  /** Whether what was said is about the answer itself. */
  get #isWrong(): boolean {
    return !!this.errorMessage || typeof this.#question.state.problem === 'string';
  }

  get #input(): HTMLInputElement | null {
    return this.#find('input') as HTMLInputElement | null;
  }

  get #focused(): HTMLElement | null {
    return (this.shadowRoot?.activeElement ?? null) as HTMLElement | null;
  }

  /** Whether something else on the page has the focus: to type there must not become an answer here. */
  get #isElsewhere(): boolean {
    const { activeElement, body } = document;
    return activeElement !== null && activeElement !== body && !this.matches(':focus-within');
  }

  #find(selector: string): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  #isAnswerable(): boolean {
    return this.status === 'ready' && !this.#isDisabled;
  }

  /** Carries the answer to the field and the form, without a render. */
  #syncAnswer(): void {
    const input = this.#input;
    if (input && input.value !== this.#answer) input.value = this.#answer;
    const internals = this.#internals;
    // The empty state keeps the answer out of the session history.
    internals.setFormValue(input && this.#answer, '');
    const message = this.#isWrong && this.#message;
    if (input && !this.#answer.trim())
      internals.setValidity({ valueMissing: true }, this.#strings.blank, input);
    else if (input && message) internals.setValidity({ customError: true }, message, input);
    else internals.setValidity({});
  }

  /** Takes back what was said about the answer. */
  #forgive(): void {
    this.errorMessage = '';
    this.#question.tell();
  }

  #mask(masked: boolean): void {
    this.#masked = masked;
    this.requestUpdate();
  }

  #onInput(): void {
    this.#isNews = false;
    this.#forgive();
    this.value = this.#input?.value ?? '';
  }

  #onKeydown(event: KeyboardEvent): void {
    // A key that ends a composition means nothing else; Safari tells it by the code alone.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && event.target === this.#input) {
      event.preventDefault();
      // One that is held down would submit the same answer again after each verdict.
      if (!event.repeat) this.submit();
    } else if (event.key === 'Escape' && !this.#masked) {
      // Hides the answer first; a dialog around closes at the next one.
      event.preventDefault();
      this.#mask(true);
    }
  }

  // The field keeps the focus, and a phone its keyboard.
  #onToggleMousedown(event: MouseEvent): void {
    event.preventDefault();
  }

  #onToggle(): void {
    if (!this.#isDisabled) this.#mask(!this.#masked);
  }

  /** The form around was reset. */
  formResetCallback(): void {
    this.reset();
  }

  /** The attribute here, or on a fieldset around, has changed. */
  formDisabledCallback(disabled: boolean): void {
    this.#isDisabled = disabled;
    this.requestUpdate();
  }
}
