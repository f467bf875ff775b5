import type { Locale } from '../locale.js';

/** Dutch. */
const nl: Locale = {
  $code: 'nl',
  $name: 'Nederlands',
  $dir: 'ltr',
  loading: 'Uw beveiligingsvraag wordt geladen…',
  ready: 'Uw beveiligingsvraag staat klaar.',
  checking: 'Uw antwoord wordt gecontroleerd…',
  accepted: 'Uw antwoord is juist.',
  'not-required': 'Er is geen beveiligingsvraag nodig.',
  submit: 'Doorgaan',
  retry: 'Opnieuw proberen',
  show: 'Antwoord tonen',
  blank: 'Vul uw antwoord in.',
  incorrect: 'Dat antwoord is niet juist. Probeer het opnieuw.',
  unchecked: 'We konden uw antwoord niet controleren. Probeer het opnieuw.',
  configuration: 'Deze pagina is niet goed ingesteld. Neem contact op met de klantenservice.',
  'app-key': 'Deze pagina mag uw vraag niet ophalen. Neem contact op met de klantenservice.',
  rejected: 'We kunnen hier geen beveiligingsvraag tonen. Neem contact op met de klantenservice.',
  'rate-limited': (when = 'later') => `Te veel pogingen. Probeer het ${when} opnieuw.`,
  unavailable: 'De dienst is op dit moment niet beschikbaar. Probeer het opnieuw.',
  network: 'We konden de dienst niet bereiken. Controleer uw verbinding en probeer het opnieuw.',
  timeout: 'De dienst reageerde niet op tijd. Probeer het opnieuw.',
  malformed: 'De dienst gaf een antwoord dat we niet begrijpen. Probeer het opnieuw.',
};
export default nl;
