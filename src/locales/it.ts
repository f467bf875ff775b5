import type { Locale } from '../locale.js';

/** Italian. */
const it: Locale = {
  $code: 'it',
  $name: 'Italiano',
  $dir: 'ltr',
  loading: 'Caricamento della domanda di sicurezza…',
  ready: 'La domanda di sicurezza è pronta.',
  checking: 'Verifica della risposta in corso…',
  accepted: 'La risposta è corretta.',
  'not-required': 'Non è richiesta alcuna domanda di sicurezza.',
  submit: 'Continua',
  retry: 'Riprova',
  show: 'Mostra risposta',
  blank: 'Inserire la risposta.',
  incorrect: 'La risposta non è corretta. Si prega di riprovare.',
  unchecked: 'Non è stato possibile verificare la risposta. Si prega di riprovare.',
  configuration: 'Questa pagina non è configurata correttamente. Si prega di contattare l’assistenza.',
  'app-key':
    'Questa pagina non è autorizzata a richiedere la domanda di sicurezza. Si prega di contattare l’assistenza.',
  rejected: 'Non possiamo mostrare qui una domanda di sicurezza. Si prega di contattare l’assistenza.',
  'rate-limited': (when = 'più tardi') => `Troppi tentativi. Si prega di riprovare ${when}.`,
  unavailable: 'Il servizio non è al momento disponibile. Si prega di riprovare.',
  network: 'Non è stato possibile raggiungere il servizio. Controllare la connessione e riprovare.',
  timeout: 'Il servizio ha impiegato troppo tempo a rispondere. Si prega di riprovare.',
  malformed: 'Il servizio ha fornito una risposta non comprensibile. Si prega di riprovare.',
};
export default it;
