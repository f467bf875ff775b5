import {
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { AnswerSubmittedEvent } from './events.js';
import { FocusController } from './focus-controller.js';
import { FormControl } from './form-control.js';
import { LiveRegion } from './live-region.js';
import { LocaleController, registerLocale } from './localize.js';
import type { PartialLocale } from './locale.js';
import { announcementOf, fromPage, type Message, messageOf, validityOf } from './messages.js';
import { QuestionController } from './question-controller.js';
import type { QuestionState, QuestionStatus } from './question-state.js';
import type { SecretQuestionError } from './secret-question-error.js';
import { styles } from './secret-question.styles.js';
import { type Actions, render } from './secret-question.template.js';

/**
 * Loads a trader's secret question from the ETNA Trader API, shows it, and passes the answer to the page.
 *
 * @element et-secret-question
 *
 * @attr {boolean} autofocus - Focuses the field when the question loads, without scrolling, unless focus is elsewhere.
 *
 * @fires {QuestionLoadedEvent} question-loaded - The question has loaded and is on the page. `detail`: `{username, question}`.
 * @fires {QuestionNotRequiredEvent} question-not-required - The account has no question: continue without an answer. `detail`: `{username}`.
 * @fires {QuestionFailedEvent} question-failed - The question could not be loaded; `detail.error.kind` says why. `detail`: `{username, error}`.
 * @fires {AnswerSubmittedEvent} answer-submitted - The trader submitted an answer. Pass the outcome of step one to `respondWith()`. `detail`: `{username, question, answer}`, with the answer exactly as typed.
 * @fires {AnswerAcceptedEvent} answer-accepted - The answer was accepted. `detail`: `{username, question}`.
 * @fires {AnswerRejectedEvent} answer-rejected - The answer was wrong or could not be checked; `detail.error.kind` says which. `detail`: `{username, question, error}`.
 *
 * @slot heading - A heading above the rest of the element, in every state.
 * @slot hint - Help text below the field, such as the format of a date.
 * @slot submit - Replaces the label of the submit button.
 * @slot alternative - Another way to continue. Hidden once no answer is needed.
 * @slot not-required - Replaces the message shown when the account has no question.
 * @slot accepted - Replaces the message shown when the answer was accepted.
 *
 * @csspart form - The wrapper around the question, field, messages, and buttons.
 * @csspart question - The question, which is the label of the field.
 * @csspart field - The frame around the input and the toggle.
 * @csspart input - The text input.
 * @csspart toggle - The button that shows or hides the answer.
 * @csspart hint - The `hint` slot. Slotted content inherits its text properties.
 * @csspart error - The error message about the answer or the request.
 * @csspart submit - The submit button.
 * @csspart retry - The button that requests the question again.
 * @csspart skeleton - The placeholder shown while the question loads.
 * @csspart status - The final message: the answer is accepted, or none is required.
 * @csspart alternative - The `alternative` slot. Slotted content inherits its text properties.
 *
 * @cssprop [--et-accent-color=light-dark(#1f5ad6, #8fb4ff)] - Color of the buttons and of the focused field's border.
 * @cssprop [--et-on-accent-color=light-dark(#fff, #0b1a38)] - Text color of the submit button.
 * @cssprop [--et-text-color=inherit] - Default text color, such as that of the question.
 * @cssprop [--et-muted-color=color-mix(in srgb, currentColor 72%, transparent)] - Text color of the hint.
 * @cssprop [--et-error-color=light-dark(#b3261e, #ffb0a8)] - Color of error messages and of the border and focus ring of an invalid field.
 * @cssprop [--et-success-color=light-dark(#1b7340, #7fd6a0)] - Color of success messages.
 * @cssprop [--et-field-color=light-dark(#171a21, #eef0f4)] - Text color of the field.
 * @cssprop [--et-field-background=light-dark(#fff, #1b1e24)] - Background of the field.
 * @cssprop [--et-field-height=3rem] - Minimum height of the field and buttons, and width of the toggle.
 * @cssprop [--et-field-padding=0.875rem] - Inline padding of the input.
 * @cssprop [--et-border-color=light-dark(#7c8598, #7d8698)] - Border color of the field.
 * @cssprop [--et-border-width=1px] - Border width of the field and buttons.
 * @cssprop [--et-border-radius=0.5rem] - Corner radius of the field.
 * @cssprop [--et-button-radius=var(--et-border-radius)] - Corner radius of the buttons.
 * @cssprop [--et-placeholder-color=light-dark(#e4e7ee, #2b303a)] - Color of the loading placeholder.
 * @cssprop [--et-focus-color=var(--et-accent-color)] - Color of the focus ring.
 * @cssprop [--et-focus-width=2px] - Width of the focus ring.
 * @cssprop [--et-gap=0.75rem] - Space between rows.
 * @cssprop [--et-font=inherit] - Font family.
 * @cssprop [--et-question-size=inherit] - Font size of the question.
 * @cssprop [--et-question-weight=600] - Font weight of the question.
 * @cssprop [--et-hint-size=0.875em] - Font size of the hint.
 *
 * @cssstate idle - Waiting for `api-url`, `app-key`, and `username` to be set.
 * @cssstate loading - The question is loading.
 * @cssstate ready - The trader can answer.
 * @cssstate checking - The page is checking the answer.
 * @cssstate accepted - The answer was accepted.
 * @cssstate not-required - The account has no question.
 * @cssstate failed - The question could not be loaded.
 */
export class SecretQuestionElement extends FormControl {
  static override readonly styles: CSSResultGroup = styles;

  static override readonly properties: PropertyDeclarations = {
    apiUrl: { attribute: 'api-url', useDefault: true },
    appKey: { attribute: 'app-key', useDefault: true },
    username: { useDefault: true },
    apiVersion: { attribute: 'api-version', useDefault: true },
    timeout: { type: Number, useDefault: true },
    busy: { type: Boolean },
    errorMessage: { attribute: 'error-message' },
    unmasked: { type: Boolean },
    fetch: { attribute: false },
    // Declared so that a value set before the element is defined is kept.
    value: { attribute: false, noAccessor: true },
  };

  /** Registers a language, or overrides strings of a registered one, for every element on the page. */
  static readonly registerLocale: (locale: PartialLocale) => void = registerLocale;

  /** Base URL of the broker's API: an HTTP or HTTPS URL without credentials, absolute or relative to the document. */
  apiUrl = '';

  /** Application key, sent in the `Et-App-Key` header. */
  appKey = '';

  /**
   * The trader's login or email address, sent exactly as given. Each new value starts a request, so set it only once the
   * trader has finished typing.
   */
  username = '';

  /** API version in the request path. */
  apiVersion = '1.0';

  /**
   * Time limit in milliseconds for the question request, including retries and reading the body, and for the page's
   * verdict. Anything not greater than 0 means the default, 10 seconds.
   */
  timeout = 10000;

  /** Whether the page is checking the answer. For pages that do not use `respondWith()`. */
  busy = false;

  /** Shows the answer as plain text, without the show/hide toggle. For answers that need no masking. */
  unmasked = false;

  /** Replaces `globalThis.fetch`, for example to go through a proxy, or in tests. Called with a `Request`. */
  fetch: typeof globalThis.fetch | null = null;

  /**
   * The page's message about the answer. Hidden once the trader edits or submits, and shown again when this property is
   * set, even to the same text, or when `busy` is cleared.
   */
  get errorMessage(): string {
    return this.#errorMessage;
  }
  set errorMessage(message: string | null | undefined) {
    this.#errorMessage = message ?? '';
    this.#isDismissed = false;
    this.requestUpdate();
  }

  /** The answer in the field. */
  get value(): string {
    return this.#answer;
  }
  set value(value: string | null | undefined) {
    // A native text field strips line breaks, too.
    this.#answer = value?.replace(/[\r\n]/g, '') ?? '';
    this.#syncAnswer();
  }

  /** The current status: `idle`, `loading`, `ready`, `checking`, `accepted`, `not-required`, or `failed`. */
  get status(): QuestionStatus {
    return this.#state.status;
  }

  /** The loaded question, or an empty string if there is none. */
  get question(): string {
    const state = this.#state;
    return 'question' in state ? state.question : '';
  }

  /** Why the question could not be loaded, or `null` unless the status is `failed`. */
  get error(): SecretQuestionError | null {
    const state = this.#state;
    return state.status === 'failed' ? state.error : null;
  }

  readonly #localizer = new LocaleController(this);
  readonly #question = new QuestionController(this);
  readonly #focus = new FocusController(this, () => this.#state);
  readonly #liveRegion = new LiveRegion(this);
  readonly #actions: Actions = {
    input: (answer) => {
      this.#dismiss();
      this.value = answer;
    },
    mask: (isMasked) => {
      if (!this.isDisabled) this.#mask(isMasked);
    },
    submit: () => {
      this.submit();
    },
    leave: () => {
      this.#describe();
    },
    retry: () => {
      void this.reload();
    },
  };
  #locale = this.#localizer.locale;
  #answer = '';
  #errorMessage = '';
  /** Whether the trader has edited or submitted since the page's message was last shown. */
  #isDismissed = false;
  #isMasked = true;
  /** Whether the message is in the field's description. While focus stays inside, the live region alone announces it. */
  #isDescribed = true;
  /** Whether the question's arrival is still worth announcing. */
  #isNews = true;
  /** Whether `busy` has been set since the last answer that no listener handled at once. */
  #wasBusy = false;
  #hasWarned = false;

  /** Requests the question again. Resolves when the request has ended, whether or not it succeeded. */
  reload(): Promise<void> {
    return this.#question.ask();
  }

  /** Submits the answer, as the submit button does. Does nothing if disabled, or unless the status is `ready`. */
  submit(): void {
    if (!this.#isAnswerable) return;
    this.#isDescribed = !this.#focus.isInside;
    this.#dismiss();
    // Do not wait for the render: the form may be submitted first.
    this.#syncAnswer();
    if (!this.#answer.trim()) {
      this.#question.mark('blank');
      return;
    }
    this.#isNews = false;
    this.#mask(true);
    const { username, question } = this;
    const event = new AnswerSubmittedEvent({ username, question, answer: this.#answer }, (verdict) =>
      this.#question.check(verdict),
    );
    this.dispatchEvent(event);
    // `respondWith()` or `busy` has taken the answer.
    if (this.status !== 'ready') return;
    if (this.name) this.form?.requestSubmit();
    else void this.#warnUnlessTaken();
  }

  /** Clears the answer and any message about it, and masks the field again. */
  reset(): void {
    this.value = '';
    this.#dismiss();
    this.#mask(true);
  }

  /** Focuses the field or the retry button. If there is neither, moves focus into the element without a visible ring. */
  override focus(options?: FocusOptions): void {
    this.#focus.focus(options);
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#locale = this.#localizer.locale;
    if (this.status === 'loading') this.#isNews = true;
    if (changed.has('busy')) {
      this.#wasBusy = true;
      this.#isDismissed = false;
    }
    // Before rendering, which may throw: the page's CSS and forms depend on these.
    this.showState(this.status);
    this.#syncAnswer();
  }

  protected override render(): TemplateResult {
    const state = this.#state;
    const message = this.#message;
    const isMasked = this.#isMasked && !this.unmasked;
    return render(
      {
        state,
        message,
        locale: this.#locale,
        pageLanguage: this.#localizer.language,
        isMasked,
        isDescribed: this.#isDescribed,
        hasToggle: !this.unmasked,
        isDisabled: this.isDisabled,
      },
      this.#actions,
    );
  }

  protected override updated(): void {
    // Again, because the field may have just been rendered.
    this.#syncAnswer();
    this.#announce();
  }

  /** The controller's state, or `checking` while the page is busy. */
  get #state(): QuestionState {
    const { state } = this.#question;
    return state.status === 'ready' && this.busy ? { status: 'checking', question: state.question } : state;
  }

  get #message(): Message {
    return messageOf(this.#state, this.#locale, this.#isDismissed ? '' : this.#errorMessage);
  }

  get #hasField(): boolean {
    const { status } = this;
    return status === 'ready' || status === 'checking';
  }

  get #isAnswerable(): boolean {
    return this.status === 'ready' && !this.isDisabled;
  }

  get #input(): HTMLInputElement | null {
    return this.shadowRoot?.querySelector('input') ?? null;
  }

  #announce(): void {
    // A screen reader has already read the question, as the label of the focused field.
    if (this.#focus.isInField) this.#isNews = false;
    const { text, isFromPage } = announcementOf(
      this.#state,
      this.#slottedMessage ?? this.#message,
      this.#locale,
      this.#isNews,
    );
    this.#liveRegion.say(
      text,
      isFromPage ? this.#localizer.language : this.#locale.$code,
      this.#question.state,
    );
  }

  /** The page's own final message. */
  get #slottedMessage(): Message | undefined {
    const slotted = [...this.children].filter(({ slot }) => slot === this.status);
    return fromPage(slotted.map(({ textContent }) => textContent).join(' '));
  }

  /** Copies the answer to the field and the form without waiting for a render. */
  #syncAnswer(): void {
    const input = this.#input;
    if (input && input.value !== this.#answer) input.value = this.#answer;
    this.setFormValue(this.#hasField ? this.#answer : null);
    const { flags, text } = validityOf(this.#state, this.#message, this.#locale, this.#answer, this.name);
    this.setValidity(flags, text, input);
  }

  /** Hides any message about the answer. */
  #dismiss(): void {
    this.#question.mark();
    if (this.#isDismissed || !this.#errorMessage) return;
    this.#isDismissed = true;
    this.requestUpdate();
  }

  /** Adds the message to the field's description, for when the trader comes back to it. */
  #describe(): void {
    // Removing the focused control also ends its focus; then there is no field to describe.
    if (this.#isDescribed || !this.#hasField) return;
    this.#isDescribed = true;
    this.requestUpdate();
  }

  #mask(isMasked: boolean): void {
    this.#isMasked = isMasked;
    this.requestUpdate();
  }

  /** Warns if nothing handled the answer. A framework may set `busy` a little later, and clear it soon after. */
  async #warnUnlessTaken(): Promise<void> {
    this.#wasBusy = this.busy;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (this.#hasWarned || this.#wasBusy || !this.isConnected || this.status !== 'ready') return;
    this.#hasWarned = true;
    console.warn(
      '<et-secret-question>: nothing handled the answer. Either the page does not listen for answer-submitted (React ' +
        'attaches no listeners to server-rendered tags: use the component from et-secret-question/react), or the ' +
        'listener neither calls event.respondWith() nor sets busy.',
    );
  }

  formResetCallback(): void {
    this.reset();
  }
}
