import type { Locale } from '../locale.js';

/** Czech. */
const cs: Locale = {
  $code: 'cs',
  $name: 'Čeština',
  $dir: 'ltr',
  loading: 'Načítáme vaši bezpečnostní otázku…',
  ready: 'Vaše bezpečnostní otázka je připravena.',
  checking: 'Ověřujeme vaši odpověď…',
  accepted: 'Vaše odpověď je správná.',
  'not-required': 'Bezpečnostní otázka není potřeba.',
  submit: 'Pokračovat',
  retry: 'Zkusit znovu',
  show: 'Zobrazit odpověď',
  blank: 'Zadejte svou odpověď.',
  incorrect: 'Tato odpověď není správná. Zkuste to prosím znovu.',
  unchecked: 'Vaši odpověď se nepodařilo ověřit. Zkuste to prosím znovu.',
  configuration: 'Tato stránka není správně nastavena. Kontaktujte prosím zákaznickou podporu.',
  'app-key': 'Tato stránka nemá oprávnění načíst vaši otázku. Kontaktujte prosím zákaznickou podporu.',
  rejected: 'Bezpečnostní otázku zde nemůžeme zobrazit. Kontaktujte prosím zákaznickou podporu.',
  'rate-limited': (when = 'později') => `Příliš mnoho pokusů. Zkuste to prosím znovu ${when}.`,
  unavailable: 'Služba není momentálně dostupná. Zkuste to prosím znovu.',
  network: 'Ke službě se nepodařilo připojit. Zkontrolujte své připojení a zkuste to znovu.',
  timeout: 'Služba neodpověděla včas. Zkuste to prosím znovu.',
  malformed: 'Odpovědi služby jsme neporozuměli. Zkuste to prosím znovu.',
};
export default cs;
