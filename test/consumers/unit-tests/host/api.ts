export const apiUrl = '/api';
export const appKey = 'broker-key';

interface Envelope {
  Errors?: string[];
  ErrorsCode?: string[];
  IsSucceed?: boolean;
}

export function stepOne(username: string, answer?: string): Promise<Response> {
  return fetch(`${apiUrl}/v1.0/users/password/reset`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Et-App-Key': appKey },
    body: JSON.stringify({ User: username, SecretQuestionAnswer: answer }),
    signal: AbortSignal.timeout(10_000),
  });
}

/** The verdict for the element: the reply itself, but our own message if the account is locked. */
export async function check(
  username: string,
  answer: string,
  onLocked: () => void,
): Promise<Response | { accepted: false; message: string }> {
  const reply = await stepOne(username, answer);
  const envelope = (await reply
    .clone()
    .json()
    .catch(() => null)) as Envelope | null;
  if (!envelope?.ErrorsCode?.includes('ErrorUserLocked')) return reply;
  onLocked();
  return { accepted: false, message: 'Your account is locked.' };
}

export async function sendCode(username: string): Promise<boolean> {
  const envelope = await stepOne(username)
    .then((reply) => reply.json() as Promise<Envelope>)
    .catch(() => null);
  return envelope?.Errors?.length === 0;
}
