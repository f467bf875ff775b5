import type { Locale } from '../locale.js';

/** Turkish. */
const tr: Locale = {
  $code: 'tr',
  $name: 'Türkçe',
  $dir: 'ltr',
  loading: 'Güvenlik sorunuz yükleniyor…',
  ready: 'Güvenlik sorunuz hazır.',
  checking: 'Yanıtınız kontrol ediliyor…',
  accepted: 'Yanıtınız doğru.',
  'not-required': 'Güvenlik sorusu gerekmiyor.',
  submit: 'Devam et',
  retry: 'Tekrar dene',
  show: 'Yanıtı göster',
  blank: 'Yanıtınızı girin.',
  incorrect: 'Bu yanıt doğru değil. Lütfen tekrar deneyin.',
  unchecked: 'Yanıtınızı kontrol edemedik. Lütfen tekrar deneyin.',
  configuration: 'Bu sayfa doğru ayarlanmamış. Lütfen müşteri hizmetleriyle iletişime geçin.',
  'app-key': 'Bu sayfanın güvenlik sorunuzu isteme izni yok. Lütfen müşteri hizmetleriyle iletişime geçin.',
  rejected: 'Burada güvenlik sorusu gösteremiyoruz. Lütfen müşteri hizmetleriyle iletişime geçin.',
  'rate-limited': (when = 'daha sonra') => `Çok fazla deneme yapıldı. Lütfen ${when} tekrar deneyin.`,
  unavailable: 'Hizmet şu anda kullanılamıyor. Lütfen tekrar deneyin.',
  network: 'Hizmete ulaşamadık. Bağlantınızı kontrol edip tekrar deneyin.',
  timeout: 'Hizmetin yanıt vermesi çok uzun sürdü. Lütfen tekrar deneyin.',
  malformed: 'Hizmetten anlayamadığımız bir yanıt geldi. Lütfen tekrar deneyin.',
};
export default tr;
