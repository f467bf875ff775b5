import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { errorIcon, eyeIcon, tickIcon } from './icons.js';
import type { Locale } from './locale.js';
import { isAboutAnswer, type Message } from './messages.js';
import type { QuestionState } from './question-state.js';

/** Everything that rendering depends on. */
export interface View {
  state: QuestionState;
  /** The error or the final message. */
  message: Message;
  locale: Locale;
  /** The language of the page's own text; empty if the page specifies none. */
  pageLanguage: string;
  /** Whether the answer is masked. */
  isMasked: boolean;
  /** Whether the message is in the field's description. */
  isDescribed: boolean;
  hasToggle: boolean;
  isDisabled: boolean;
}

/** What the trader can do. */
export interface Actions {
  input(answer: string): void;
  /** Focus has moved, but not to the field. */
  leave(): void;
  mask(isMasked: boolean): void;
  submit(): void;
  retry(): void;
}

/** Renders the shadow tree. Text is set as `textContent`, because browsers replace text nodes to translate a page. */
export function render(view: View, actions: Actions): TemplateResult {
  const { status } = view.state;
  const isEnd = status === 'not-required' || status === 'accepted';
  return html`
    <slot name="heading"></slot>
    ${renderStatus(view, actions)}
    <div class="stand-in hidden"></div>
    <div aria-live="polite" class="hidden"></div>
    ${isEnd ? nothing : html`<slot name="alternative" part="alternative"></slot>`}
  `;
}

function renderStatus(view: View, actions: Actions): TemplateResult | typeof nothing {
  const { state } = view;
  switch (state.status) {
    case 'loading':
      return html`
        <div part="skeleton" inert>
          <div class="question"></div>
          <div class="field"></div>
          <slot name="hint" part="hint"></slot>
          <div class="button"></div>
        </div>
      `;
    case 'ready':
    case 'checking':
      return renderForm(view, state.question, actions);
    case 'accepted':
    case 'not-required':
      return html`
        <div part="status" class="end">${tickIcon}<slot name=${state.status}>${renderText(view)}</slot></div>
      `;
    case 'failed':
      return renderFailure(view, state.error.retryable, state.mustWait, actions);
    default:
      return nothing;
  }
}

function renderForm(view: View, question: string, actions: Actions): TemplateResult {
  const { state, locale, message, isMasked, isDescribed, isDisabled } = view;
  const isChecking = state.status === 'checking';
  const isWrong = isAboutAnswer(state, message);

  const onInput = ({ target }: Event): void => {
    actions.input((target as HTMLInputElement).value);
  };

  const toggle = (): void => {
    actions.mask(!isMasked);
  };

  const onKeydown = (event: KeyboardEvent): void => {
    // The key that ends an IME composition must do nothing else. In Safari, only `keyCode` reveals it.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      // Holding the key down would submit the same answer again after each verdict.
      if (!event.repeat) actions.submit();
    } else if (event.key === 'Escape' && view.hasToggle && !isMasked) {
      // The first Escape masks the answer; the next one closes a surrounding dialog.
      event.preventDefault();
      actions.mask(true);
    }
  };

  const onFocusout = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== (currentTarget as Element).querySelector('input')) actions.leave();
  };

  // Chromium fills in and saves passwords despite `off`, but not with `one-time-code`: see `IsNotPasswordField` in
  // https://github.com/chromium/chromium/blob/main/components/password_manager/core/browser/form_parsing/form_data_parser.cc
  // It ignores fields that were never password fields; there, `off` keeps the answer out of the form history.
  const autocomplete = view.hasToggle ? 'one-time-code' : 'off';

  return html`
    <div part="form" @focusout=${onFocusout}>
      <label part="question" class="question" for="input"
        ><span id="question" dir="auto" .textContent=${question}></span
      ></label>
      <div part="field" class=${isWrong ? 'field wrong' : 'field'} @keydown=${onKeydown}>
        <input
          part="input"
          id="input"
          aria-labelledby="question"
          type=${isMasked ? 'password' : 'text'}
          dir="auto"
          .autocomplete=${autocomplete}
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          translate="no"
          enterkeyhint="send"
          data-1p-ignore
          data-bwignore
          data-lpignore="true"
          data-form-type="other"
          data-protonpass-ignore="true"
          required
          aria-invalid=${isWrong}
          aria-describedby=${message.text && isDescribed ? 'error hint' : 'hint'}
          ?disabled=${isDisabled}
          ?readonly=${isChecking}
          @input=${onInput}
        />
        ${
          view.hasToggle
            ? html`<button
                part="toggle"
                type="button"
                lang=${locale.$code}
                aria-label=${locale.show}
                aria-pressed=${!isMasked}
                aria-controls="input"
                aria-disabled=${isDisabled}
                @mousedown=${preventDefault}
                @click=${toggle}
              >
                ${eyeIcon}
              </button>`
            : nothing
        }
      </div>
      <slot name="hint" part="hint" id="hint"></slot>
      ${message.text && renderError(view)}
      <button
        part="submit"
        class="button"
        type="button"
        lang=${locale.$code}
        aria-disabled=${isChecking || isDisabled}
        aria-busy=${isChecking}
        @click=${actions.submit}
      >
        <slot name="submit" .textContent=${locale.submit}></slot>
      </button>
    </div>
  `;
}

function renderFailure(
  view: View,
  isRetryable: boolean,
  mustWait: boolean,
  actions: Actions,
): TemplateResult {
  const { locale } = view;
  const retry = (): void => {
    if (!mustWait) actions.retry();
  };
  return html`
    <div part="form">
      ${renderError(view)}
      ${
        isRetryable
          ? html`<button
              part="retry"
              class="button"
              type="button"
              lang=${locale.$code}
              aria-disabled=${mustWait}
              @click=${retry}
              .textContent=${locale.retry}
            ></button>`
          : nothing
      }
    </div>
  `;
}

const renderError = (view: View): TemplateResult =>
  html`<div part="error" id="error">${errorIcon}${renderText(view)}</div>`;

const renderText = (view: View): TemplateResult =>
  html`<span
    lang=${ifDefined(langOf(view.message, view))}
    dir="auto"
    .textContent=${view.message.text}
  ></span>`;

const langOf = ({ isFromPage }: Message, { pageLanguage, locale }: View): string | undefined =>
  isFromPage ? pageLanguage || undefined : locale.$code;

/** Keeps focus in the field, and a phone's keyboard open. */
const preventDefault = (event: Event): void => {
  event.preventDefault();
};
