import type { Locale } from '../locale.js';

/** Korean. */
const ko: Locale = {
  $code: 'ko',
  $name: '한국어',
  $dir: 'ltr',
  loading: '보안 질문을 불러오는 중입니다…',
  ready: '보안 질문이 준비되었습니다.',
  checking: '답변을 확인하는 중입니다…',
  accepted: '올바른 답변입니다.',
  'not-required': '보안 질문이 필요하지 않습니다.',
  submit: '계속',
  retry: '다시 시도',
  show: '답변 표시',
  blank: '답변을 입력해 주세요.',
  incorrect: '답변이 올바르지 않습니다. 다시 시도해 주세요.',
  unchecked: '답변을 확인하지 못했습니다. 다시 시도해 주세요.',
  configuration: '이 페이지가 올바르게 설정되지 않았습니다. 고객센터에 문의해 주세요.',
  'app-key': '이 페이지에는 보안 질문을 요청할 권한이 없습니다. 고객센터에 문의해 주세요.',
  rejected: '여기에서는 보안 질문을 표시할 수 없습니다. 고객센터에 문의해 주세요.',
  'rate-limited': (when = '나중') => `시도 횟수가 너무 많습니다. ${when}에 다시 시도해 주세요.`,
  unavailable: '현재 서비스를 이용할 수 없습니다. 다시 시도해 주세요.',
  network: '서비스에 연결하지 못했습니다. 연결 상태를 확인한 후 다시 시도해 주세요.',
  timeout: '서비스 응답이 너무 오래 걸렸습니다. 다시 시도해 주세요.',
  malformed: '서비스의 응답을 해석하지 못했습니다. 다시 시도해 주세요.',
};
export default ko;
