/** @jsxImportSource preact */
import type {} from 'et-secret-question/types/preact';

const onOtherEvent = (event: CustomEvent<{ other: number }>) => event.detail.other;

export const tag = (
  <et-secret-question
    class="question"
    api-url="/api"
    app-key="key"
    username="robert.zak"
    timeout={5_000}
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
