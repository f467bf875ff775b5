export type { Locale, PartialLocale } from './locale.js';
export type { QuestionStatus } from './question-state.js';
export type { EtnaEnvelope, Verdict, VerdictDetails } from './verdict.js';
export * from './events.js';
export * from './secret-question-element.js';
export * from './secret-question-error.js';
