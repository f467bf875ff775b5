import type { Locale } from '../locale.js';

/** Romanian. */
const ro: Locale = {
  $code: 'ro',
  $name: 'Română',
  $dir: 'ltr',
  loading: 'Se încarcă întrebarea dumneavoastră de securitate…',
  ready: 'Întrebarea dumneavoastră de securitate este pregătită.',
  checking: 'Se verifică răspunsul dumneavoastră…',
  accepted: 'Răspunsul dumneavoastră este corect.',
  'not-required': 'Nu este necesară o întrebare de securitate.',
  submit: 'Continuați',
  retry: 'Încercați din nou',
  show: 'Afișați răspunsul',
  blank: 'Introduceți răspunsul dumneavoastră.',
  incorrect: 'Acest răspuns nu este corect. Vă rugăm să încercați din nou.',
  unchecked: 'Nu am putut verifica răspunsul dumneavoastră. Vă rugăm să încercați din nou.',
  configuration:
    'Această pagină nu este configurată corect. Vă rugăm să contactați asistența pentru clienți.',
  'app-key':
    'Această pagină nu are permisiunea de a solicita întrebarea dumneavoastră de securitate. Vă rugăm să contactați asistența pentru clienți.',
  rejected: 'Nu putem afișa aici o întrebare de securitate. Vă rugăm să contactați asistența pentru clienți.',
  'rate-limited': (when = 'mai târziu') => `Prea multe încercări. Vă rugăm să încercați din nou ${when}.`,
  unavailable: 'Serviciul nu este disponibil momentan. Vă rugăm să încercați din nou.',
  network: 'Nu ne-am putut conecta la serviciu. Verificați-vă conexiunea la internet și încercați din nou.',
  timeout: 'Serviciul nu a răspuns la timp. Vă rugăm să încercați din nou.',
  malformed: 'Serviciul a dat un răspuns pe care nu îl înțelegem. Vă rugăm să încercați din nou.',
};
export default ro;
