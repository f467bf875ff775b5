import { css } from 'lit';

/** Logical properties throughout, so that right-to-left pages need no rules of their own. */
export const styles = css`
  /* For browsers without light-dark(): system colors, which follow color-scheme, too. */
  :host {
    --_blue: CanvasText;
    --_on-blue: Canvas;
    --_red: currentColor;
    --_green: currentColor;
    --_gray: CanvasText;
    --_ink: FieldText;
    --_paper: Field;
    --_mist: ButtonFace;
  }

  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_blue: light-dark(#1f5ad6, #8fb4ff);
      --_on-blue: light-dark(#fff, #0b1a38);
      --_red: light-dark(#b3261e, #ffb0a8);
      --_green: light-dark(#1b7340, #7fd6a0);
      --_gray: light-dark(#7c8598, #7d8698);
      --_ink: light-dark(#171a21, #eef0f4);
      --_paper: light-dark(#fff, #1b1e24);
      --_mist: light-dark(#e4e7ee, #2b303a);
    }
  }

  :host {
    --_accent: var(--et-accent-color, var(--_blue));
    --_error: var(--et-error-color, var(--_red));
    --_placeholder: var(--et-placeholder-color, var(--_mist));
    --_radius: var(--et-border-radius, 0.5rem);
    --_height: var(--et-field-height, 3rem);
    --_line: var(--et-border-width, 1px) solid;
    --_ring: var(--et-focus-width, 2px) solid var(--et-focus-color, var(--_accent));
    /* Contains what is visually hidden, which could otherwise make the page scroll. */
    position: relative;
    display: grid;
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--et-gap, 0.75rem);
    font-family: var(--et-font, inherit);
    line-height: 1.5;
    color: var(--et-text-color, inherit);
    text-align: start;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  ::after {
    box-sizing: border-box;
  }

  [part='form'],
  [part='skeleton'] {
    display: grid;
    grid-template-columns: inherit;
    gap: inherit;
  }

  .question {
    display: grid;
    align-items: end;
    font-size: var(--et-question-size, inherit);
    font-weight: var(--et-question-weight, 600);
    overflow-wrap: anywhere;
  }

  .question > *,
  .question::before {
    grid-area: 1 / 1;
  }

  /* Room for a question of up to about 43 characters, so that nothing shifts when it arrives. */
  .question::before {
    content: 'nnin nnnin nnin nnnin nnin nnnin nnin nnnin';
    visibility: hidden;
  }

  .field {
    display: flex;
    min-block-size: var(--_height);
    border: var(--_line) var(--et-border-color, var(--_gray));
    border-radius: var(--_radius);
    color: var(--et-field-color, var(--_ink));
    background: var(--et-field-background, var(--_paper));
    transition: border-color 0.12s;
  }

  .field:focus-within {
    border-color: var(--_accent);
  }

  .field:has(input:focus-visible) {
    outline: var(--_ring);
  }

  /* Without :has(), the field has a ring even if focus is on the toggle. */
  @supports not selector(:has(a)) {
    .field:focus-within {
      outline: var(--_ring);
    }
  }

  button:focus-visible {
    outline: var(--_ring);
  }

  .wrong,
  .field.wrong:focus-within {
    border-color: var(--_error);
    outline-color: var(--_error);
  }

  input,
  button {
    margin: 0;
    border: 0;
    font: inherit;
    color: inherit;
    background: none;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    /* Phones zoom in on fields with smaller text. */
    font-size: max(1em, 16px);
    padding: 0 var(--et-field-padding, 0.875rem);
    border-radius: inherit;
    outline: 0;
  }

  /* With dir=auto, an empty input would be left to right. */
  input:invalid {
    direction: inherit;
  }

  input:-webkit-autofill {
    -webkit-text-fill-color: inherit;
  }

  button {
    cursor: pointer;
    border-radius: var(--_radius);
    outline-offset: 2px;
    -webkit-tap-highlight-color: transparent;
  }

  [part='toggle'] {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_height);
    outline-offset: -4px;
    opacity: 0.8;
  }

  [aria-pressed='true'] .strike {
    display: none;
  }

  .button {
    min-block-size: var(--_height);
    padding: 0.5rem 1.25rem;
    /* Visible only in forced colors. */
    border: var(--_line) transparent;
    border-radius: var(--et-button-radius, var(--_radius));
    font-weight: 600;
    color: var(--et-on-accent-color, var(--_on-blue));
    background: var(--_accent);
    transition: filter 0.12s;
  }

  .button:where(:hover) {
    filter: brightness(1.08);
  }

  .button:where(:active) {
    filter: brightness(0.94);
  }

  [part='retry'] {
    justify-self: start;
    color: var(--_accent);
    border: var(--_line);
    background: none;
  }

  [aria-disabled='true'],
  [disabled] {
    cursor: default;
    opacity: 0.65;
    filter: none;
  }

  /* Slots have no box, so an empty one leaves no gap. */
  ::slotted(*) {
    margin-block: 0;
  }

  [part='hint'] {
    color: var(--et-muted-color, color-mix(in srgb, currentColor 72%, transparent));
    font-size: var(--et-hint-size, 0.875em);
  }

  [part='error'],
  .end {
    display: flex;
    gap: 0.5rem;
    align-items: start;
    color: var(--_error);
    overflow-wrap: anywhere;
  }

  .end {
    color: var(--et-success-color, var(--_green));
    font-weight: 600;
  }

  /* The text has its own direction, but aligns with the page. */
  span[dir] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  svg {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  [part='error'] > svg,
  .end > svg {
    /* Aligns the circle, not its box, with the field. */
    margin-inline-start: -0.1875em;
  }

  .hidden {
    position: absolute;
    inset-block-end: 0;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  [part='skeleton'] {
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  [part='skeleton'] > div:not(.question),
  [part='skeleton'] > .question::before {
    /* The color of the border in forced colors. */
    color: inherit;
    border-color: transparent;
    border-radius: var(--_radius);
    background: var(--_placeholder);
  }

  [part='skeleton'] > .question {
    display: block;
  }

  [part='skeleton'] > .question::before {
    visibility: visible;
    color: transparent;
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
  }

  [part='skeleton'] > slot::slotted(*) {
    justify-self: start;
    border-radius: var(--_radius);
    color: transparent !important;
    background: var(--_placeholder);
  }

  /* Forced colors would show the transparent text. */
  @media (forced-colors: active) {
    [part='skeleton'] > slot::slotted(*),
    [part='skeleton'] > .question::before {
      visibility: hidden;
    }
  }

  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }

  [aria-busy='true'] {
    cursor: progress;
    opacity: 1;
  }

  [aria-busy='true']::after {
    content: '';
    /* Takes no space, so that the text does not move. Comes after the text, centered on its line. */
    position: absolute;
    margin: 0.25em 0.5em;
    inline-size: 1em;
    block-size: 1em;
    border: 2px solid;
    border-radius: 50%;
    /* Not a transparent border, which forced colors would fill in. */
    -webkit-mask: conic-gradient(#000 75%, transparent 0);
    mask: conic-gradient(#000 75%, transparent 0);
    animation: turn 0.8s linear infinite;
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
