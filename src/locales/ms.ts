import type { Locale } from '../locale.js';

/** Malay. */
const ms: Locale = {
  $code: 'ms',
  $name: 'Bahasa Melayu',
  $dir: 'ltr',
  loading: 'Memuatkan soalan keselamatan anda…',
  ready: 'Soalan keselamatan anda sudah sedia.',
  checking: 'Menyemak jawapan anda…',
  accepted: 'Jawapan anda betul.',
  'not-required': 'Soalan keselamatan tidak diperlukan.',
  submit: 'Teruskan',
  retry: 'Cuba lagi',
  show: 'Paparkan jawapan',
  blank: 'Sila masukkan jawapan anda.',
  incorrect: 'Jawapan itu tidak betul. Sila cuba lagi.',
  unchecked: 'Kami tidak dapat menyemak jawapan anda. Sila cuba lagi.',
  configuration: 'Tetapan halaman ini tidak betul. Sila hubungi khidmat pelanggan.',
  'app-key': 'Halaman ini tidak dibenarkan meminta soalan keselamatan anda. Sila hubungi khidmat pelanggan.',
  rejected: 'Kami tidak dapat memaparkan soalan keselamatan di sini. Sila hubungi khidmat pelanggan.',
  // The relative time can also mean "within": the sentence says from when on trying is possible.
  'rate-limited': (when) =>
    `Terlalu banyak percubaan. ${when ? `Anda akan dapat mencuba lagi ${when}` : 'Sila cuba lagi kemudian'}.`,
  unavailable: 'Perkhidmatan tidak tersedia pada masa ini. Sila cuba lagi.',
  network:
    'Kami tidak dapat menyambung kepada perkhidmatan. Sila semak sambungan internet anda dan cuba lagi.',
  timeout: 'Perkhidmatan mengambil masa terlalu lama untuk memberikan respons. Sila cuba lagi.',
  malformed: 'Perkhidmatan memberikan respons yang tidak kami fahami. Sila cuba lagi.',
};
export default ms;
