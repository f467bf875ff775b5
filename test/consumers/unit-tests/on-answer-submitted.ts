import type { AnswerSubmittedEvent } from 'et-secret-question';
import { stepOne } from './step-one.ts';

export async function onAnswerSubmitted(event: AnswerSubmittedEvent): Promise<void> {
  const { username, answer } = event.detail;
  if (await event.respondWith(stepOne('/api', username, answer))) location.hash = 'enter-code';
}
