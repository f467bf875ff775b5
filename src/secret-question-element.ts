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
import { announcementOf, type Message, messageOf, validityOf } from './messages.js';
import { QuestionController } from './question-controller.js';
import type { QuestionState, QuestionStatus } from './question-state.js';
import type { SecretQuestionError } from './secret-question-error.js';
import { styles } from './secret-question.styles.js';
import { type Actions, render } from './secret-question.template.js';

/**
 * Asks the ETNA Trader API for a trader's secret question, shows it, and hands the answer to the page.
 *
 * @element et-secret-question
 *
 * @attr {boolean} autofocus - Focuses the field when the question appears, without scrolling the page.
 *
 * @fires {QuestionLoadedEvent} question-loaded - The question is on the page. `detail`: `{username, question}`.
 * @fires {QuestionNotRequiredEvent} question-not-required - The account has no question: continue without an answer. `detail`: `{username}`.
 * @fires {QuestionFailedEvent} question-failed - The question could not be loaded; `detail.error.kind` says why. `detail`: `{username, error}`.
 * @fires {AnswerSubmittedEvent} answer-submitted - The trader submitted an answer, exactly as typed. Hand the outcome back with `respondWith`. `detail`: `{username, question, answer}`.
 * @fires {AnswerAcceptedEvent} answer-accepted - The verdict accepted the answer. `detail`: `{username, question}`.
 * @fires {AnswerRejectedEvent} answer-rejected - The answer is wrong, or could not be checked; `detail.error.kind` says which. `detail`: `{username, question, error}`.
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
 * @csspart status - How it ended: no question needed, or accepted.
 * @csspart alternative - The slot `alternative`: its text properties are inherited by what is in it.
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
export class SecretQuestionElement extends FormControl {
  static override readonly styles: CSSResultGroup = styles;

  static override readonly properties: PropertyDeclarations = {
    apiUrl: { attribute: 'api-url', useDefault: true },
    appKey: { attribute: 'app-key', useDefault: true },
    username: { useDefault: true },
    apiVersion: { attribute: 'api-version', useDefault: true },
    timeout: { type: Number, useDefault: true },
    busy: { type: Boolean },
    errorMessage: { attribute: 'error-message', useDefault: true },
    unmasked: { type: Boolean },
    fetch: { attribute: false },
    // Here so that setting it before the element is defined works.
    value: { attribute: false, noAccessor: true },
  };

  /** Adds a language, or changes texts of one, for every element on the page. */
  static readonly registerLocale: (locale: PartialLocale) => void = registerLocale;

  /** Base URL of the broker's API: http or https, absolute or relative to the document, without credentials. */
  apiUrl = '';

  /** The application key, sent as `Et-App-Key`. */
  appKey = '';

  /** The trader's login or e-mail address, sent exactly as given. Set it once the trader has finished typing. */
  username = '';

  /** Version of the API in the path of the request. */
  apiVersion = '1.0';

  /**
   * Milliseconds for the whole question request, retries and reading included, and the longest that a verdict is waited
   * for. The default applies to anything that is not above 0.
   */
  timeout = 10000;

  /** Whether the page is checking the answer. For pages that do not use `respondWith`. */
  busy = false;

  /** A plain text field without the toggle, for answers that nobody needs to hide. */
  unmasked = false;

  /** Replaces `globalThis.fetch`, for proxies and tests. Called with a `Request`. */
  fetch: typeof globalThis.fetch | null = null;

  /**
   * The page's message about the answer. It disappears while the trader edits, and comes back when this property is set
   * or `busy` ends.
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
    // One line, as in every text field.
    this.#answer = value?.replace(/[\r\n]/g, '') ?? '';
    this.#syncAnswer();
  }

  /** What the element is doing: `idle`, `loading`, `ready`, `checking`, `accepted`, `not-required` or `failed`. */
  get status(): QuestionStatus {
    return this.#state.status;
  }

  /** The question on the page; empty if there is none. */
  get question(): string {
    const state = this.#state;
    return 'question' in state ? state.question : '';
  }

  /** Why the question could not be loaded; `null` unless the status is `failed`. */
  get error(): SecretQuestionError | null {
    const state = this.#state;
    return state.status === 'failed' ? state.error : null;
  }

  readonly #localizer = new LocaleController(this);
  readonly #question = new QuestionController(this);
  readonly #focus = new FocusController(this, () => this.#state);
  readonly #liveRegion = new LiveRegion(this);
  readonly #actions: Actions = {
    input: () => {
      this.#onInput();
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
  /** Whether the message is part of the field's description. To whoever is there, the live region says it: once will do. */
  #isDescribed = true;
  /** Whether the arrival of the question is still news. */
  #isNews = true;
  /** Whether the page has been busy since the last answer that nobody took at once. */
  #wasBusy = false;
  #hasWarned = false;

  /** Asks for the question again. Resolves when that has ended, well or not. */
  reload(): Promise<void> {
    return this.#question.ask();
  }

  /** Does what the submit button does. */
  submit(): void {
    if (!this.#isAnswerable) return;
    this.#isDescribed = !this.#focus.isInside;
    this.#dismiss();
    // At once, because the form may be submitted at once.
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
    // Unless `respondWith` or `busy` took the answer.
    if (this.status !== 'ready') return;
    if (this.name) this.form?.requestSubmit();
    else void this.#warnUnlessTaken();
  }

  /** Empties the answer and takes back what was said about it. */
  reset(): void {
    this.value = '';
    this.#dismiss();
    this.#mask(true);
  }

  /** Focuses the field or the retry button. Where there is neither, the focus rests in the element, with nothing to see. */
  override focus(options?: FocusOptions): void {
    this.#focus.focus(options);
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#locale = this.#localizer.locale;
    if (this.status === 'loading') this.#isNews = true;
    if (changed.has('busy')) {
      this.#wasBusy = true;
      if (!this.busy) this.#isDismissed = false;
    }
    // Before rendering, which may fail: a page's CSS and forms depend on them.
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
    // Again, because there may be a field now.
    this.#syncAnswer();
    this.#announce();
  }

  /** What is shown: what came of the request, or that the page is checking. */
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

  /** Has a screen reader say what is new, unless the focus says it. */
  #announce(): void {
    // The focus is in the field: its name is the question.
    if (this.status === 'ready' && this.#focus.isInField) this.#isNews = false;
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

  /** The page's own words for how it ended. */
  get #slottedMessage(): Message | undefined {
    const slotted = [...this.children].filter(({ slot }) => slot === this.status);
    const text = slotted.map(({ textContent }) => textContent.trim()).join(' ');
    return text ? { text, isFromPage: true } : undefined;
  }

  /** Carries the answer to the field and the form, without waiting for a render. */
  #syncAnswer(): void {
    const input = this.#input;
    if (input && input.value !== this.#answer) input.value = this.#answer;
    this.setFormValue(this.#hasField ? this.#answer : null);
    const { flags, text } = validityOf(this.#state, this.#message, this.#locale, this.#answer, this.name);
    this.setValidity(flags, text, input);
  }

  /** Takes back what was said about the answer. */
  #dismiss(): void {
    this.#question.mark();
    if (this.#isDismissed || !this.#errorMessage) return;
    this.#isDismissed = true;
    this.requestUpdate();
  }

  /** Has the field described by its message, for whoever comes back to it. */
  #describe(): void {
    // What has the focus also loses it where it is taken away; then there is no field to describe.
    if (this.#isDescribed || !this.#hasField) return;
    this.#isDescribed = true;
    this.requestUpdate();
  }

  #mask(isMasked: boolean): void {
    this.#isMasked = isMasked;
    this.requestUpdate();
  }

  /** Says so where nobody took an answer. Frameworks may take a moment to set `busy`, and soon be done. */
  async #warnUnlessTaken(): Promise<void> {
    this.#wasBusy = this.busy;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (this.#hasWarned || this.#wasBusy || !this.isConnected || this.status !== 'ready') return;
    this.#hasWarned = true;
    console.warn(
      '<et-secret-question>: nobody took the answer. Either the page has no listener for answer-submitted (React attaches ' +
        'none to a tag rendered on a server: use the component from et-secret-question/react), or the listener neither ' +
        'calls event.respondWith() nor sets busy.',
    );
  }

  #onInput(): void {
    this.#isNews = false;
    this.#dismiss();
    this.value = this.#input?.value ?? '';
  }

  /** The form around was reset. */
  formResetCallback(): void {
    this.reset();
  }
}
