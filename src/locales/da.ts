import type { Locale } from '../locale.js';

/** Danish. */
const da: Locale = {
  $code: 'da',
  $name: 'Dansk',
  $dir: 'ltr',
  loading: 'Henter dit sikkerhedsspørgsmål\u00a0…',
  ready: 'Dit sikkerhedsspørgsmål er klar.',
  checking: 'Kontrollerer dit svar\u00a0…',
  accepted: 'Dit svar er korrekt.',
  'not-required': 'Der er ikke brug for et sikkerhedsspørgsmål.',
  submit: 'Fortsæt',
  retry: 'Prøv igen',
  show: 'Vis svar',
  blank: 'Indtast dit svar.',
  incorrect: 'Svaret er ikke korrekt. Prøv igen.',
  unchecked: 'Vi kunne ikke kontrollere dit svar. Prøv igen.',
  configuration: 'Denne side er ikke konfigureret korrekt. Kontakt kundeservice.',
  'app-key': 'Denne side har ikke tilladelse til at hente dit spørgsmål. Kontakt kundeservice.',
  rejected: 'Vi kan ikke vise et sikkerhedsspørgsmål her. Kontakt kundeservice.',
  'rate-limited': (when = 'senere') => `For mange forsøg. Prøv igen ${when}.`,
  unavailable: 'Tjenesten er ikke tilgængelig i øjeblikket. Prøv igen.',
  network: 'Vi kunne ikke få forbindelse til tjenesten. Tjek din forbindelse, og prøv igen.',
  timeout: 'Tjenesten var for længe om at svare. Prøv igen.',
  malformed: 'Tjenesten gav et svar, som vi ikke forstår. Prøv igen.',
};
export default da;
