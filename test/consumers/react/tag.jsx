import 'et-secret-question';
import { appKey, stepOne } from './step-one.ts';

/** What a server-rendered page should not do. */
export function Tag({ apiUrl, username }) {
  return (
    <et-secret-question
      api-url={apiUrl}
      app-key={appKey}
      username={username}
      onanswer-submitted={(event) => event.respondWith(stepOne(apiUrl, username, event.detail.answer))}
    />
  );
}
