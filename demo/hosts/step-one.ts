import { EtnaApi, readModel } from '../etna-api.ts';

/** From the page's server. */
export const { apiUrl = '', appKey = '' } = document.documentElement.dataset;

export const usernames = ['robert.zak', 'layla.haddad', 'no.question'];

const api = new EtnaApi(apiUrl, appKey);

/** Step one: emails a code if the answer is correct or none is needed. The element reads the reply. */
export function stepOne(username: string, answer?: string): Promise<Response> {
  return api.requestReset(username, answer);
}

/** The same, but the page reads the reply, as for accounts without a question. Whether the code was sent. */
export function sendCode(username: string, answer?: string): Promise<boolean> {
  return readModel(stepOne(username, answer)).then(
    () => true,
    () => false,
  );
}
