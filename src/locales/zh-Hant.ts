import type { Locale } from '../locale.js';

/** Traditional Chinese, as in Taiwan. */
const zhHant: Locale = {
  $code: 'zh-Hant',
  $name: '繁體中文',
  $dir: 'ltr',
  loading: '正在載入您的安全提示問題…',
  ready: '您的安全提示問題已準備就緒。',
  checking: '正在核對您的答案…',
  accepted: '您的答案正確。',
  'not-required': '不需要安全提示問題。',
  submit: '繼續',
  retry: '再試一次',
  show: '顯示答案',
  blank: '請輸入您的答案。',
  incorrect: '此答案不正確，請再試一次。',
  unchecked: '我們無法核對您的答案，請再試一次。',
  configuration: '此頁面的設定有誤，請聯絡客服中心。',
  'app-key': '此頁面沒有權限取得您的安全提示問題，請聯絡客服中心。',
  rejected: '我們無法在此顯示安全提示問題，請聯絡客服中心。',
  'rate-limited': (when) => `嘗試次數過多，請${when ? `於 ${when}` : '稍後'}再試。`,
  unavailable: '服務目前無法使用，請再試一次。',
  network: '我們無法連線至服務，請檢查您的網路連線，然後再試一次。',
  timeout: '服務的回應時間過長，請再試一次。',
  malformed: '我們無法理解服務的回應，請再試一次。',
};
export default zhHant;
