import type { AnswerSubmittedEvent, EtnaEnvelope, SecretQuestionError, Verdict } from 'et-secret-question';

/** As the packages declare them; the packages themselves would be installed for two types. */
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
  // What is taken, and what comes of it.
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

  // @ts-expect-error: where the network is down, this is a promise of nothing.
  event.respondWith(fetch('/x').catch(toast));
  // @ts-expect-error: nothing.
  event.respondWith(undefined);
  // @ts-expect-error: nothing, later.
  event.respondWith(Promise.resolve());
  // @ts-expect-error: nothing.
  event.respondWith(null);
  // @ts-expect-error: the call forgot to return.
  event.respondWith((() => void fetch('/x'))());
  // @ts-expect-error: nothing at all.
  event.respondWith();
  // @ts-expect-error: text.
  event.respondWith('{"Errors": []}');
  // @ts-expect-error: text, later.
  event.respondWith(fetch('/x').then((response) => response.text()));
  // @ts-expect-error: a status.
  event.respondWith(200);
  // @ts-expect-error: Axios has a wrapper of its own.
  event.respondWith(axiosPost());
  // @ts-expect-error: the same with what is in it.
  event.respondWith(axiosPost<EtnaEnvelope>());
  // @ts-expect-error: Angular has a wrapper of its own.
  event.respondWith(Promise.resolve(new HttpResponse<EtnaEnvelope>()));
  // @ts-expect-error: nobody subscribes.
  event.respondWith(angularPost<EtnaEnvelope>());
  // @ts-expect-error: nor to this.
  event.respondWith(angularPost<HttpResponse<EtnaEnvelope>>());
  // @ts-expect-error: the call, and not what it returns.
  event.respondWith(() => fetch('/x'));
  // @ts-expect-error: a list.
  event.respondWith([true]);
  // @ts-expect-error: a word.
  event.respondWith({ accepted: 'true' });
  // @ts-expect-error: a message without a verdict.
  event.respondWith({ message: 'Your account is locked.' });
  // @ts-expect-error: an error.
  event.respondWith(new Error() as SecretQuestionError);
}
