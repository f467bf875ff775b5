import { EtnaApi, readModel } from '../etna-api.ts';

/** What the page's server has put into the page. */
export const { apiUrl = '', appKey = '' } = document.documentElement.dataset;

export const usernames = ['robert.zak', 'layla.haddad', 'no.question'];

const api = new EtnaApi(apiUrl, appKey);

/** Step one: e-mails a code, provided that the answer is right or none is needed. The element reads the reply. */
export function stepOne(username: string, answer?: string): Promise<Response> {
  return api.requestReset(username, answer);
}

/** Step one where the page reads the reply itself, as for accounts without a question: whether the code was sent. */
export function sendCode(username: string, answer?: string): Promise<boolean> {
  return readModel(stepOne(username, answer)).then(
    () => true,
    () => false,
  );
}
