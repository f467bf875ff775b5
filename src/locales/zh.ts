import type { Locale } from '../locale.js';

/** Simplified Chinese. */
const zh: Locale = {
  $code: 'zh',
  $name: '简体中文',
  $dir: 'ltr',
  loading: '正在加载您的密保问题…',
  ready: '您的密保问题已就绪。',
  checking: '正在核对您的答案…',
  accepted: '您的答案正确。',
  'not-required': '无需回答密保问题。',
  submit: '继续',
  retry: '重试',
  show: '显示答案',
  blank: '请输入您的答案。',
  incorrect: '该答案不正确，请重试。',
  unchecked: '我们未能核对您的答案。请重试。',
  configuration: '此页面设置有误，请联系客服。',
  'app-key': '此页面无权获取您的密保问题，请联系客服。',
  rejected: '我们无法在此显示密保问题，请联系客服。',
  'rate-limited': (when = '稍后') => `尝试次数过多，请${when}再试。`,
  unavailable: '服务暂时不可用，请重试。',
  network: '我们无法连接到服务，请检查网络连接后重试。',
  timeout: '服务响应时间过长，请重试。',
  malformed: '我们无法识别服务返回的内容，请重试。',
};
export default zh;
