import './define.js';

export type { QuestionStatus } from './question-controller.js';
export type { Locale } from './localize.js';
export * from './events.js';
export * from './secret-question-element.js';
export * from './secret-question-error.js';
