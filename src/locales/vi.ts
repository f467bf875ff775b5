import type { Locale } from '../locale.js';

/** Vietnamese. */
const vi: Locale = {
  $code: 'vi',
  $name: 'Tiếng Việt',
  $dir: 'ltr',
  loading: 'Đang tải câu hỏi bảo mật của Quý khách…',
  ready: 'Câu hỏi bảo mật của Quý khách đã sẵn sàng.',
  checking: 'Đang kiểm tra câu trả lời…',
  accepted: 'Câu trả lời của Quý khách chính xác.',
  'not-required': 'Không cần trả lời câu hỏi bảo mật.',
  submit: 'Tiếp tục',
  retry: 'Thử lại',
  show: 'Hiện câu trả lời',
  blank: 'Vui lòng nhập câu trả lời.',
  incorrect: 'Câu trả lời này không chính xác. Vui lòng thử lại.',
  unchecked: 'Chúng tôi chưa kiểm tra được câu trả lời. Vui lòng thử lại.',
  configuration: 'Trang này chưa được thiết lập đúng. Vui lòng liên hệ bộ phận hỗ trợ.',
  'app-key': 'Trang này không được phép lấy câu hỏi của Quý khách. Vui lòng liên hệ bộ phận hỗ trợ.',
  rejected: 'Chúng tôi không thể hiển thị câu hỏi bảo mật tại đây. Vui lòng liên hệ bộ phận hỗ trợ.',
  'rate-limited': (when = 'sau') => `Quá nhiều lần thử. Vui lòng thử lại ${when}.`,
  unavailable: 'Dịch vụ hiện không khả dụng. Vui lòng thử lại.',
  network: 'Chúng tôi không kết nối được với dịch vụ. Vui lòng kiểm tra kết nối và thử lại.',
  timeout: 'Dịch vụ mất quá nhiều thời gian để phản hồi. Vui lòng thử lại.',
  malformed: 'Chúng tôi không hiểu được phản hồi của dịch vụ. Vui lòng thử lại.',
};
export default vi;
