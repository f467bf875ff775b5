import type { Locale } from '../locale.js';

/** Lithuanian. */
const lt: Locale = {
  $code: 'lt',
  $name: 'Lietuvių',
  $dir: 'ltr',
  loading: 'Įkeliamas Jūsų saugos klausimas…',
  ready: 'Jūsų saugos klausimas parengtas.',
  checking: 'Tikrinamas Jūsų atsakymas…',
  accepted: 'Jūsų atsakymas teisingas.',
  'not-required': 'Saugos klausimo nereikia.',
  submit: 'Tęsti',
  retry: 'Bandyti dar kartą',
  show: 'Rodyti atsakymą',
  blank: 'Įveskite savo atsakymą.',
  incorrect: 'Šis atsakymas neteisingas. Prašome bandyti dar kartą.',
  unchecked: 'Mums nepavyko patikrinti Jūsų atsakymo. Prašome bandyti dar kartą.',
  configuration:
    'Šis puslapis neteisingai sukonfigūruotas. Prašome susisiekti su klientų aptarnavimo skyriumi.',
  'app-key':
    'Šiam puslapiui neleidžiama gauti Jūsų saugos klausimo. Prašome susisiekti su klientų aptarnavimo skyriumi.',
  rejected: 'Čia negalime parodyti saugos klausimo. Prašome susisiekti su klientų aptarnavimo skyriumi.',
  'rate-limited': (when = 'vėliau') => `Per daug bandymų. Prašome bandyti dar kartą ${when}.`,
  unavailable: 'Paslauga šiuo metu neprieinama. Prašome bandyti dar kartą.',
  network: 'Mums nepavyko pasiekti paslaugos. Patikrinkite savo interneto ryšį ir bandykite dar kartą.',
  timeout: 'Paslauga per ilgai neatsakė. Prašome bandyti dar kartą.',
  malformed: 'Paslauga pateikė atsakymą, kurio nesuprantame. Prašome bandyti dar kartą.',
};
export default lt;
