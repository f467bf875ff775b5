import type { Locale } from '../locale.js';

/** Slovenian. */
const sl: Locale = {
  $code: 'sl',
  $name: 'Slovenščina',
  $dir: 'ltr',
  loading: 'Nalagamo vaše varnostno vprašanje\u00a0…',
  ready: 'Vaše varnostno vprašanje je pripravljeno.',
  checking: 'Preverjamo vaš odgovor\u00a0…',
  accepted: 'Vaš odgovor je pravilen.',
  'not-required': 'Varnostno vprašanje ni potrebno.',
  submit: 'Nadaljuj',
  retry: 'Poskusi znova',
  show: 'Prikaži odgovor',
  blank: 'Vnesite svoj odgovor.',
  incorrect: 'Ta odgovor ni pravilen. Prosimo, poskusite znova.',
  unchecked: 'Vašega odgovora nismo mogli preveriti. Prosimo, poskusite znova.',
  configuration: 'Ta stran ni pravilno nastavljena. Prosimo, obrnite se na podporo strankam.',
  'app-key':
    'Ta stran nima dovoljenja za pridobitev vašega varnostnega vprašanja. Prosimo, obrnite se na podporo strankam.',
  rejected: 'Tukaj ne moremo prikazati varnostnega vprašanja. Prosimo, obrnite se na podporo strankam.',
  'rate-limited': (when = 'pozneje') => `Preveč poskusov. Prosimo, poskusite znova ${when}.`,
  unavailable: 'Storitev trenutno ni na voljo. Prosimo, poskusite znova.',
  network: 'S storitvijo se nismo mogli povezati. Preverite svojo internetno povezavo in poskusite znova.',
  timeout: 'Storitev ni odgovorila pravočasno. Prosimo, poskusite znova.',
  malformed: 'Storitev je poslala odgovor, ki ga ne razumemo. Prosimo, poskusite znova.',
};
export default sl;
