'use client';

import { createComponent } from '@lit/react';
import * as React from 'react';
import './define.js';
import type {
  AnswerAcceptedEvent,
  AnswerRejectedEvent,
  AnswerSubmittedEvent,
  QuestionFailedEvent,
  QuestionLoadedEvent,
  QuestionNotRequiredEvent,
} from './events.js';
import { SecretQuestionElement } from './secret-question-element.js';

type Properties = Pick<
  SecretQuestionElement,
  | 'apiUrl'
  | 'appKey'
  | 'username'
  | 'apiVersion'
  | 'timeout'
  | 'name'
  | 'busy'
  | 'errorMessage'
  | 'unmasked'
  | 'disabled'
  | 'autofocus'
  | 'fetch'
  | 'value'
>;

interface Listeners {
  onQuestionLoaded: (event: QuestionLoadedEvent) => void;
  onQuestionNotRequired: (event: QuestionNotRequiredEvent) => void;
  onQuestionFailed: (event: QuestionFailedEvent) => void;
  onAnswerSubmitted: (event: AnswerSubmittedEvent) => void;
  onAnswerAccepted: (event: AnswerAcceptedEvent) => void;
  onAnswerRejected: (event: AnswerRejectedEvent) => void;
}

type Optional<Props> = { [Name in keyof Props]?: Props[Name] | undefined };

/** The element's properties, a listener for each of its events, and React's props for every HTML element. */
export type SecretQuestionProps = Optional<Properties & Listeners> &
  Omit<React.HTMLAttributes<SecretQuestionElement>, keyof Properties>;

const events = {
  onQuestionLoaded: 'question-loaded',
  onQuestionNotRequired: 'question-not-required',
  onQuestionFailed: 'question-failed',
  onAnswerSubmitted: 'answer-submitted',
  onAnswerAccepted: 'answer-accepted',
  onAnswerRejected: 'answer-rejected',
} satisfies Record<keyof Listeners, string>;

/**
 * `<et-secret-question>` as a React component, for server-rendered pages, and for React 18 and earlier, which set neither
 * properties nor listeners on custom elements.
 */
export const SecretQuestion = createComponent({
  tagName: 'et-secret-question',
  elementClass: SecretQuestionElement,
  // Layout effects do not run on a server, and older versions of React warn about them there.
  react: typeof document === 'undefined' ? { ...React, useLayoutEffect: React.useEffect } : React,
  events,
}) as React.ForwardRefExoticComponent<SecretQuestionProps & React.RefAttributes<SecretQuestionElement>>;
