import type { Locale } from '../locale.js';

/** Indonesian. */
const id: Locale = {
  $code: 'id',
  $name: 'Bahasa Indonesia',
  $dir: 'ltr',
  loading: 'Memuat pertanyaan keamanan Anda…',
  ready: 'Pertanyaan keamanan Anda sudah siap.',
  checking: 'Memeriksa jawaban Anda…',
  accepted: 'Jawaban Anda benar.',
  'not-required': 'Pertanyaan keamanan tidak diperlukan.',
  submit: 'Lanjutkan',
  retry: 'Coba lagi',
  show: 'Tampilkan jawaban',
  blank: 'Masukkan jawaban Anda.',
  incorrect: 'Jawaban tersebut tidak benar. Silakan coba lagi.',
  unchecked: 'Kami tidak dapat memeriksa jawaban Anda. Silakan coba lagi.',
  configuration: 'Halaman ini tidak diatur dengan benar. Silakan hubungi layanan pelanggan.',
  'app-key': 'Halaman ini tidak diizinkan meminta pertanyaan Anda. Silakan hubungi layanan pelanggan.',
  rejected: 'Kami tidak dapat menampilkan pertanyaan keamanan di sini. Silakan hubungi layanan pelanggan.',
  'rate-limited': (when = 'nanti') => `Terlalu banyak percobaan. Silakan coba lagi ${when}.`,
  unavailable: 'Layanan tidak tersedia saat ini. Silakan coba lagi.',
  network: 'Kami tidak dapat terhubung ke layanan. Periksa koneksi Anda dan coba lagi.',
  timeout: 'Layanan terlalu lama merespons. Silakan coba lagi.',
  malformed: 'Layanan memberikan respons yang tidak kami pahami. Silakan coba lagi.',
};
export default id;
