import type { AnswerSubmittedEvent, EtnaEnvelope, SecretQuestionError, Verdict } from 'et-secret-question';

/** As the packages declare them, which are not worth installing for a few types. */
interface AxiosResponse<T = any> {
  data: T;
  status: number;
  statusText: string;
  headers: Record<string, unknown>;
  config: object;
  request?: any;
}
declare class HttpResponse<T> {
  readonly body: T | null;
  readonly headers: object;
  readonly status: number;
  readonly statusText: string;
  readonly url: string | null;
  readonly ok: boolean;
  readonly type: 4;
  clone(): HttpResponse<T>;
}
declare class Observable<T> {
  subscribe(next: (value: T) => void): { unsubscribe(): void };
  pipe(): Observable<T>;
}

declare const envelope: EtnaEnvelope;
declare const axiosPost: <T = any>() => Promise<AxiosResponse<T>>;
declare const angularPost: <T>() => Observable<T>;
declare const message: string | undefined;
declare function toast(error: unknown): void;

export async function handle(event: AnswerSubmittedEvent): Promise<void> {
  // Valid verdicts, and the result.
  const accepted: boolean = await event.respondWith(fetch('/x'));
  event.respondWith(await fetch('/x'));
  event.respondWith(envelope);
  event.respondWith(Promise.resolve(envelope));
  event.respondWith({ Errors: [], ErrorsCode: null, StatusCode: 'OK', IsSucceed: false, Model: null });
  event.respondWith(accepted);
  event.respondWith(Promise.resolve(true));
  event.respondWith({ accepted: true });
  event.respondWith({ accepted: false, message: 'Your account is locked.' });
  event.respondWith({ accepted, message: undefined });
  event.respondWith(Promise.resolve({ accepted, message }));
  event.respondWith(axiosPost<EtnaEnvelope>().then(({ data }) => data));
  event.respondWith(fetch('/x').catch(() => false));
  event.respondWith({
    then: (resolve) => Promise.resolve(true).then(resolve),
  } satisfies PromiseLike<Verdict>);

  // @ts-expect-error: if the network is down, this resolves with `undefined`.
  event.respondWith(fetch('/x').catch(toast));
  // @ts-expect-error: `undefined`.
  event.respondWith(undefined);
  // @ts-expect-error: a promise for `undefined`.
  event.respondWith(Promise.resolve());
  // @ts-expect-error: `null`.
  event.respondWith(null);
  // @ts-expect-error: a call that forgets to return its promise.
  event.respondWith((() => void fetch('/x'))());
  // @ts-expect-error: no verdict.
  event.respondWith();
  // @ts-expect-error: a string.
  event.respondWith('{"Errors": []}');
  // @ts-expect-error: a promise for a string.
  event.respondWith(fetch('/x').then((response) => response.text()));
  // @ts-expect-error: a status code.
  event.respondWith(200);
  // @ts-expect-error: Axios's own wrapper.
  event.respondWith(axiosPost());
  // @ts-expect-error: the same, with a type for its body.
  event.respondWith(axiosPost<EtnaEnvelope>());
  // @ts-expect-error: Angular's own wrapper.
  event.respondWith(Promise.resolve(new HttpResponse<EtnaEnvelope>()));
  // @ts-expect-error: nothing subscribes to it.
  event.respondWith(angularPost<EtnaEnvelope>());
  // @ts-expect-error: nor to this one.
  event.respondWith(angularPost<HttpResponse<EtnaEnvelope>>());
  // @ts-expect-error: a function instead of its result.
  event.respondWith(() => fetch('/x'));
  // @ts-expect-error: an array.
  event.respondWith([true]);
  // @ts-expect-error: a string instead of a boolean.
  event.respondWith({ accepted: 'true' });
  // @ts-expect-error: a message without a verdict.
  event.respondWith({ message: 'Your account is locked.' });
  // @ts-expect-error: an error.
  event.respondWith(new Error() as SecretQuestionError);
}
