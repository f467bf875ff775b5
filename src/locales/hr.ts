import type { Locale } from '../locale.js';

/** Croatian. */
const hr: Locale = {
  $code: 'hr',
  $name: 'Hrvatski',
  $dir: 'ltr',
  loading: 'Učitavanje Vašeg sigurnosnog pitanja…',
  ready: 'Vaše sigurnosno pitanje je spremno.',
  checking: 'Provjera Vašeg odgovora…',
  accepted: 'Vaš odgovor je točan.',
  'not-required': 'Sigurnosno pitanje nije potrebno.',
  submit: 'Nastavi',
  retry: 'Pokušaj ponovno',
  show: 'Prikaži odgovor',
  blank: 'Unesite svoj odgovor.',
  incorrect: 'Taj odgovor nije točan. Molimo pokušajte ponovno.',
  unchecked: 'Nismo mogli provjeriti Vaš odgovor. Molimo pokušajte ponovno.',
  configuration: 'Ova stranica nije ispravno postavljena. Molimo obratite se korisničkoj podršci.',
  'app-key':
    'Ovoj stranici nije dopušteno zatražiti Vaše sigurnosno pitanje. Molimo obratite se korisničkoj podršci.',
  rejected: 'Ovdje ne možemo prikazati sigurnosno pitanje. Molimo obratite se korisničkoj podršci.',
  'rate-limited': (when = 'kasnije') => `Previše pokušaja. Molimo pokušajte ponovno ${when}.`,
  unavailable: 'Usluga trenutačno nije dostupna. Molimo pokušajte ponovno.',
  network: 'Nismo se mogli povezati s uslugom. Provjerite svoju internetsku vezu i pokušajte ponovno.',
  timeout: 'Usluga nije odgovorila na vrijeme. Molimo pokušajte ponovno.',
  malformed: 'Usluga je dala odgovor koji ne razumijemo. Molimo pokušajte ponovno.',
};
export default hr;
