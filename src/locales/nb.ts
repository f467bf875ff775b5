import type { Locale } from '../locale.js';

/** Norwegian Bokmål. */
const nb: Locale = {
  $code: 'nb',
  $name: 'Norsk bokmål',
  $dir: 'ltr',
  loading: 'Henter sikkerhetsspørsmålet ditt\u00a0…',
  ready: 'Sikkerhetsspørsmålet ditt er klart.',
  checking: 'Kontrollerer svaret ditt\u00a0…',
  accepted: 'Svaret ditt er riktig.',
  'not-required': 'Det er ikke behov for et sikkerhetsspørsmål.',
  submit: 'Fortsett',
  retry: 'Prøv igjen',
  show: 'Vis svar',
  blank: 'Skriv inn svaret ditt.',
  incorrect: 'Svaret er ikke riktig. Prøv igjen.',
  unchecked: 'Vi kunne ikke kontrollere svaret ditt. Prøv igjen.',
  configuration: 'Denne siden er ikke satt opp riktig. Kontakt kundeservice.',
  'app-key': 'Denne siden har ikke tillatelse til å hente sikkerhetsspørsmålet ditt. Kontakt kundeservice.',
  rejected: 'Vi kan ikke vise et sikkerhetsspørsmål her. Kontakt kundeservice.',
  'rate-limited': (when = 'senere') => `For mange forsøk. Prøv igjen ${when}.`,
  unavailable: 'Tjenesten er ikke tilgjengelig for øyeblikket. Prøv igjen.',
  network: 'Vi fikk ikke kontakt med tjenesten. Kontroller tilkoblingen din og prøv igjen.',
  timeout: 'Tjenesten brukte for lang tid på å svare. Prøv igjen.',
  malformed: 'Tjenesten ga et svar som vi ikke forstår. Prøv igjen.',
};
export default nb;
