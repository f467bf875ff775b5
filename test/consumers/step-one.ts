export const appKey = 'demo-app-key';

/** Step one of the reset, which the page implements. Copied into every project. */
export function stepOne(apiUrl: string, user: string, answer: string): Promise<Response> {
  return fetch(`${apiUrl.replace(/\/+$/, '')}/v1.0/users/password/reset`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Et-App-Key': appKey },
    body: JSON.stringify({ User: user, SecretQuestionAnswer: answer }),
  });
}
