import { EtnaApi, readModel } from '../etna-api.ts';

/** What the page's server has put into the page. */
export const { apiUrl = '', appKey = '' } = document.documentElement.dataset;

export const usernames = ['robert.zak', 'layla.haddad', 'no.question'];

const api = new EtnaApi(apiUrl, appKey);

/** Step one: e-mails a code, provided that the answer is right or none is needed. */
export function stepOne(username: string, answer?: string): Promise<Response> {
  return api.requestReset(username, answer);
}

/** Whether step one has sent the code. */
export function isAccepted(response: Promise<Response>): Promise<boolean> {
  return readModel(response).then(
    () => true,
    () => false,
  );
}
