import type { Locale } from '../locale.js';

/** Estonian. */
const et: Locale = {
  $code: 'et',
  $name: 'Eesti',
  $dir: 'ltr',
  loading: 'Laadime teie turvaküsimust…',
  ready: 'Teie turvaküsimus on valmis.',
  checking: 'Kontrollime teie vastust…',
  accepted: 'Teie vastus on õige.',
  'not-required': 'Turvaküsimust ei ole vaja.',
  submit: 'Jätka',
  retry: 'Proovi uuesti',
  show: 'Näita vastust',
  blank: 'Sisestage oma vastus.',
  incorrect: 'See vastus ei ole õige. Palun proovige uuesti.',
  unchecked: 'Me ei saanud teie vastust kontrollida. Palun proovige uuesti.',
  configuration: 'See leht ei ole õigesti seadistatud. Palun võtke ühendust klienditoega.',
  'app-key': 'Sellel lehel ei ole luba teie turvaküsimust laadida. Palun võtke ühendust klienditoega.',
  rejected: 'Me ei saa siin turvaküsimust näidata. Palun võtke ühendust klienditoega.',
  'rate-limited': (when = 'hiljem') => `Liiga palju katseid. Palun proovige ${when} uuesti.`,
  unavailable: 'Teenus ei ole praegu kättesaadav. Palun proovige uuesti.',
  network: 'Me ei saanud teenusega ühendust. Kontrollige oma internetiühendust ja proovige uuesti.',
  timeout: 'Teenusel kulus vastamiseks liiga palju aega. Palun proovige uuesti.',
  malformed: 'Teenus andis vastuse, millest me aru ei saa. Palun proovige uuesti.',
};
export default et;
