import type { Locale } from '../locale.js';

/** Slovak. */
const sk: Locale = {
  $code: 'sk',
  $name: 'Slovenčina',
  $dir: 'ltr',
  loading: 'Načítavame vašu bezpečnostnú otázku…',
  ready: 'Vaša bezpečnostná otázka je pripravená.',
  checking: 'Overujeme vašu odpoveď…',
  accepted: 'Vaša odpoveď je správna.',
  'not-required': 'Bezpečnostná otázka nie je potrebná.',
  submit: 'Pokračovať',
  retry: 'Skúsiť znova',
  show: 'Zobraziť odpoveď',
  blank: 'Zadajte svoju odpoveď.',
  incorrect: 'Táto odpoveď nie je správna. Skúste to, prosím, znova.',
  unchecked: 'Vašu odpoveď sa nám nepodarilo overiť. Skúste to, prosím, znova.',
  configuration: 'Táto stránka nie je správne nastavená. Obráťte sa, prosím, na zákaznícku podporu.',
  'app-key':
    'Táto stránka nemá oprávnenie vyžiadať si vašu bezpečnostnú otázku. Obráťte sa, prosím, na zákaznícku podporu.',
  rejected: 'Nemôžeme tu zobraziť bezpečnostnú otázku. Obráťte sa, prosím, na zákaznícku podporu.',
  'rate-limited': (when = 'neskôr') => `Príliš veľa pokusov. Skúste to, prosím, znova ${when}.`,
  unavailable: 'Služba momentálne nie je dostupná. Skúste to, prosím, znova.',
  network: 'Nepodarilo sa nám spojiť so službou. Skontrolujte svoje pripojenie a skúste to znova.',
  timeout: 'Služba neodpovedala včas. Skúste to, prosím, znova.',
  malformed: 'Služba poslala odpoveď, ktorej nerozumieme. Skúste to, prosím, znova.',
};
export default sk;
