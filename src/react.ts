'use client';

import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import './define.js';
import type {
  AnswerSubmittedEvent,
  QuestionFailedEvent,
  QuestionLoadedEvent,
  QuestionNotRequiredEvent,
} from './events.js';
import { SecretQuestionElement } from './secret-question-element.js';

const events = {
  onQuestionLoaded: 'question-loaded' as EventName<QuestionLoadedEvent>,
  onQuestionNotRequired: 'question-not-required' as EventName<QuestionNotRequiredEvent>,
  onQuestionFailed: 'question-failed' as EventName<QuestionFailedEvent>,
  onAnswerSubmitted: 'answer-submitted' as EventName<AnswerSubmittedEvent>,
};

/**
 * `<et-secret-question>` as a React component: for React 18, which hands custom elements neither properties nor
 * listeners, and for pages that a server renders.
 */
export const SecretQuestion = createComponent({
  tagName: 'et-secret-question',
  elementClass: SecretQuestionElement,
  react: React,
  events,
});
