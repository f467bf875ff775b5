import { html, type TemplateResult } from 'lit';

// Inline, because a page's CSP may forbid images, including `data:` URLs.

/** An exclamation mark in a circle. */
export const errorIcon: TemplateResult = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="9" />
  <path d="M12 7.5v5M12 16v.5" />
</svg>`;

/** A tick in a circle. */
export const tickIcon: TemplateResult = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="9" />
  <path d="m8 12.5 2.7 2.7L16 9.5" />
</svg>`;

/** An eye, crossed out while the answer is masked. */
export const eyeIcon: TemplateResult = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M2 12q3.5-6.5 10-6.5T22 12q-3.5 6.5-10 6.5T2 12Z" />
  <circle cx="12" cy="12" r="3" />
  <path class="strike" d="m4 4 16 16" />
</svg>`;
