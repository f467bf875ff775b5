import type { Locale } from '../locale.js';

/** Polish. */
const pl: Locale = {
  $code: 'pl',
  $name: 'Polski',
  $dir: 'ltr',
  loading: 'Wczytywanie pytania zabezpieczającego…',
  ready: 'Pytanie zabezpieczające jest gotowe.',
  checking: 'Sprawdzanie odpowiedzi…',
  accepted: 'Odpowiedź jest poprawna.',
  'not-required': 'Pytanie zabezpieczające nie jest wymagane.',
  submit: 'Dalej',
  retry: 'Ponów próbę',
  show: 'Pokaż odpowiedź',
  blank: 'Prosimy wpisać odpowiedź.',
  incorrect: 'Ta odpowiedź nie jest poprawna. Prosimy spróbować ponownie.',
  unchecked: 'Nie udało się sprawdzić odpowiedzi. Prosimy spróbować ponownie.',
  configuration: 'Ta strona nie jest poprawnie skonfigurowana. Prosimy o kontakt z obsługą klienta.',
  'app-key':
    'Ta strona nie ma uprawnień do pobrania pytania zabezpieczającego. Prosimy o kontakt z obsługą klienta.',
  rejected: 'Nie możemy tu wyświetlić pytania zabezpieczającego. Prosimy o kontakt z obsługą klienta.',
  'rate-limited': (when = 'później') => `Zbyt wiele prób. Prosimy spróbować ponownie ${when}.`,
  unavailable: 'Usługa jest obecnie niedostępna. Prosimy spróbować ponownie.',
  network: 'Nie udało się połączyć z usługą. Prosimy sprawdzić połączenie i spróbować ponownie.',
  timeout: 'Usługa nie odpowiedziała na czas. Prosimy spróbować ponownie.',
  malformed: 'Usługa zwróciła niezrozumiałą odpowiedź. Prosimy spróbować ponownie.',
};
export default pl;
