import type { Locale } from '../locale.js';

/** Swedish. */
const sv: Locale = {
  $code: 'sv',
  $name: 'Svenska',
  $dir: 'ltr',
  loading: 'Hämtar din säkerhetsfråga\u00a0…',
  ready: 'Din säkerhetsfråga visas nu.',
  checking: 'Kontrollerar ditt svar\u00a0…',
  accepted: 'Ditt svar är rätt.',
  'not-required': 'Ingen säkerhetsfråga behövs.',
  submit: 'Fortsätt',
  retry: 'Försök igen',
  show: 'Visa svar',
  blank: 'Ange ditt svar.',
  incorrect: 'Svaret är inte rätt. Försök igen.',
  unchecked: 'Vi kunde inte kontrollera ditt svar. Försök igen.',
  configuration: 'Den här sidan är inte rätt konfigurerad. Kontakta kundtjänst.',
  'app-key': 'Den här sidan får inte hämta din fråga. Kontakta kundtjänst.',
  rejected: 'Vi kan inte visa någon säkerhetsfråga här. Kontakta kundtjänst.',
  'rate-limited': (when = 'senare') => `För många försök. Försök igen ${when}.`,
  unavailable: 'Tjänsten är inte tillgänglig just nu. Försök igen.',
  network: 'Vi kunde inte nå tjänsten. Kontrollera din anslutning och försök igen.',
  timeout: 'Tjänsten tog för lång tid på sig att svara. Försök igen.',
  malformed: 'Tjänsten gav ett svar som vi inte förstår. Försök igen.',
};
export default sv;
