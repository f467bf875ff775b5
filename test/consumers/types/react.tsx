import type {
  AnswerAcceptedEvent,
  AnswerRejectedEvent,
  AnswerSubmittedEvent,
  SecretQuestionElement,
} from 'et-secret-question';
import { SecretQuestion } from 'et-secret-question/react';
import type {} from 'et-secret-question/types/react';
import { createRef } from 'react';

const question = createRef<SecretQuestionElement>();
const onAnswerSubmitted = (event: AnswerSubmittedEvent) => event.detail.answer satisfies string;
const onOtherEvent = (event: CustomEvent<{ other: number }>) => event.detail.other;

export const tag = (
  <et-secret-question
    ref={question}
    className="question"
    api-url="/api"
    app-key="key"
    username="robert.zak"
    timeout={5_000}
    unmasked
    onanswer-rejected={(event) => event.detail.error.kind === 'incorrect'}
    onanswer-submitted={(event) =>
      event.respondWith(fetch('/', { method: 'POST', body: event.detail.answer }))
    }
  >
    <span slot="hint">DD/MM/YYYY</span>
  </et-secret-question>
);
// @ts-expect-error: a string is not a number.
export const wrongAttribute = <et-secret-question timeout="soon" />;
// @ts-expect-error: it expects another event.
export const wrongListener = <et-secret-question onanswer-submitted={onOtherEvent} />;

export const component = (
  <SecretQuestion
    ref={question}
    apiUrl="/api"
    appKey="key"
    username="robert.zak"
    timeout={5_000}
    onAnswerSubmitted={onAnswerSubmitted}
    onAnswerAccepted={(event) => event satisfies AnswerAcceptedEvent}
    onAnswerRejected={(event) => (event satisfies AnswerRejectedEvent).detail.error.kind === 'incorrect'}
    onQuestionFailed={(event) => event.detail.error.retryable satisfies boolean}
  >
    <span slot="hint">DD/MM/YYYY</span>
  </SecretQuestion>
);
// As from a component that passes on optional props.
export const componentOfNothing = (
  <SecretQuestion
    username={undefined}
    onQuestionLoaded={undefined}
    onQuestionNotRequired={undefined}
    onQuestionFailed={undefined}
    onAnswerSubmitted={undefined}
    onAnswerAccepted={undefined}
    onAnswerRejected={undefined}
  />
);
// @ts-expect-error: this event has no answer.
export const wrongDetail = <SecretQuestion onAnswerAccepted={({ detail }) => detail.answer} />;
// @ts-expect-error: a number is not a string.
export const wrongProperty = <SecretQuestion apiUrl={1} />;
// @ts-expect-error: it expects another event.
export const wrongCallback = <SecretQuestion onAnswerSubmitted={onOtherEvent} />;
