import type { Locale } from '../locale.js';

/** Hungarian. */
const hu: Locale = {
  $code: 'hu',
  $name: 'Magyar',
  $dir: 'ltr',
  loading: 'Biztonsági kérdésének betöltése…',
  ready: 'A biztonsági kérdése készen áll.',
  checking: 'Válaszának ellenőrzése…',
  accepted: 'A válasza helyes.',
  'not-required': 'Nincs szükség biztonsági kérdésre.',
  submit: 'Tovább',
  retry: 'Újrapróbálkozás',
  show: 'Válasz megjelenítése',
  blank: 'Adja meg a válaszát.',
  incorrect: 'Ez a válasz nem helyes. Kérjük, próbálja újra.',
  unchecked: 'Nem tudtuk ellenőrizni a válaszát. Kérjük, próbálja újra.',
  configuration: 'Ez az oldal nincs megfelelően beállítva. Kérjük, forduljon az ügyfélszolgálathoz.',
  'app-key':
    'Ez az oldal nem kérheti le az Ön biztonsági kérdését. Kérjük, forduljon az ügyfélszolgálathoz.',
  rejected: 'Itt nem tudunk biztonsági kérdést megjeleníteni. Kérjük, forduljon az ügyfélszolgálathoz.',
  'rate-limited': (when = 'később') => `Túl sok próbálkozás. Kérjük, próbálja újra ${when}.`,
  unavailable: 'A szolgáltatás jelenleg nem érhető el. Kérjük, próbálja újra.',
  network: 'Nem tudtunk kapcsolódni a szolgáltatáshoz. Ellenőrizze az internetkapcsolatát, és próbálja újra.',
  timeout: 'A szolgáltatás túl sokáig nem válaszolt. Kérjük, próbálja újra.',
  malformed: 'A szolgáltatás olyan választ adott, amelyet nem értünk. Kérjük, próbálja újra.',
};
export default hu;
