import type { Locale } from '../locale.js';

/** Finnish. */
const fi: Locale = {
  $code: 'fi',
  $name: 'Suomi',
  $dir: 'ltr',
  loading: 'Ladataan turvakysymystäsi…',
  ready: 'Turvakysymyksesi on valmiina.',
  checking: 'Tarkistetaan vastaustasi…',
  accepted: 'Vastauksesi on oikein.',
  'not-required': 'Turvakysymystä ei tarvita.',
  submit: 'Jatka',
  retry: 'Yritä uudelleen',
  show: 'Näytä vastaus',
  blank: 'Kirjoita vastauksesi.',
  incorrect: 'Vastaus ei ole oikein. Yritä uudelleen.',
  unchecked: 'Emme voineet tarkistaa vastaustasi. Yritä uudelleen.',
  configuration: 'Tätä sivua ei ole määritetty oikein. Ota yhteyttä asiakaspalveluun.',
  'app-key': 'Tällä sivulla ei ole lupaa hakea turvakysymystäsi. Ota yhteyttä asiakaspalveluun.',
  rejected: 'Emme voi näyttää turvakysymystä tässä. Ota yhteyttä asiakaspalveluun.',
  'rate-limited': (when = 'myöhemmin') => `Liian monta yritystä. Yritä uudelleen ${when}.`,
  unavailable: 'Palvelu ei ole tällä hetkellä käytettävissä. Yritä uudelleen.',
  network: 'Emme saaneet yhteyttä palveluun. Tarkista verkkoyhteytesi ja yritä uudelleen.',
  timeout: 'Palvelu ei vastannut ajoissa. Yritä uudelleen.',
  malformed: 'Palvelu antoi vastauksen, jota emme ymmärrä. Yritä uudelleen.',
};
export default fi;
