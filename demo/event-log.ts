import type { SecretQuestionElement } from '../src/index.js';
import { create, find } from './dom.ts';

const names = [
  'question-loaded',
  'question-not-required',
  'question-failed',
  'answer-submitted',
  'answer-accepted',
  'answer-rejected',
] as const satisfies (keyof HTMLElementEventMap)[];

/** Logs the element's events on the page, newest first. */
export function logEvents(element: SecretQuestionElement): void {
  const log = find('ol', '#log');
  for (const name of names) {
    element.addEventListener(name, ({ detail }) => {
      log.prepend(
        create(
          'li',
          {},
          create('strong', {}, name),
          create('time', { className: 'muted' }, new Date().toLocaleTimeString()),
          create('pre', {}, JSON.stringify(detail, forLog, 2)),
        ),
      );
    });
  }
}

/** Masks the answer, and adds an error's message, which JSON would omit. */
function forLog(key: string, value: unknown): unknown {
  if (key === 'answer') return '••••••';
  return value instanceof Error ? { ...(value as object), message: value.message } : value;
}
