import type { Locale } from '../locale.js';

/** Latvian. */
const lv: Locale = {
  $code: 'lv',
  $name: 'Latviešu',
  $dir: 'ltr',
  loading: 'Ielādējam Jūsu drošības jautājumu…',
  ready: 'Jūsu drošības jautājums ir sagatavots.',
  checking: 'Pārbaudām Jūsu atbildi…',
  accepted: 'Jūsu atbilde ir pareiza.',
  'not-required': 'Drošības jautājums nav nepieciešams.',
  submit: 'Turpināt',
  retry: 'Mēģināt vēlreiz',
  show: 'Rādīt atbildi',
  blank: 'Ievadiet savu atbildi.',
  incorrect: 'Šī atbilde nav pareiza. Lūdzu, mēģiniet vēlreiz.',
  unchecked: 'Mums neizdevās pārbaudīt Jūsu atbildi. Lūdzu, mēģiniet vēlreiz.',
  configuration: 'Šī lapa nav pareizi iestatīta. Lūdzu, sazinieties ar klientu atbalsta dienestu.',
  'app-key':
    'Šai lapai nav atļauts pieprasīt Jūsu drošības jautājumu. Lūdzu, sazinieties ar klientu atbalsta dienestu.',
  rejected: 'Šeit nevaram parādīt drošības jautājumu. Lūdzu, sazinieties ar klientu atbalsta dienestu.',
  'rate-limited': (when = 'vēlāk') => `Pārāk daudz mēģinājumu. Lūdzu, mēģiniet vēlreiz ${when}.`,
  unavailable: 'Pakalpojums pašlaik nav pieejams. Lūdzu, mēģiniet vēlreiz.',
  network:
    'Mums neizdevās izveidot savienojumu ar pakalpojumu. Pārbaudiet savu interneta savienojumu un mēģiniet vēlreiz.',
  timeout: 'Pakalpojums pārāk ilgi neatbildēja. Lūdzu, mēģiniet vēlreiz.',
  malformed: 'Pakalpojums sniedza atbildi, ko nesaprotam. Lūdzu, mēģiniet vēlreiz.',
};
export default lv;
