import type { Locale } from '../locale.js';

/** Portuguese. */
const pt: Locale = {
  $code: 'pt',
  $name: 'Português',
  $dir: 'ltr',
  // "Loading" and "checking" are formed differently in Brazil and Portugal: both texts go without them.
  loading: 'Aguarde a sua pergunta de segurança…',
  ready: 'A sua pergunta de segurança está pronta.',
  checking: 'Resposta em verificação…',
  accepted: 'A sua resposta está correta.',
  'not-required': 'Nenhuma pergunta de segurança é necessária.',
  submit: 'Continuar',
  retry: 'Tentar novamente',
  show: 'Mostrar resposta',
  blank: 'Insira a sua resposta.',
  incorrect: 'Essa resposta não está correta. Tente novamente.',
  unchecked: 'Não foi possível verificar a sua resposta. Tente novamente.',
  configuration: 'Esta página não está configurada corretamente. Por favor, fale com o suporte.',
  'app-key': 'Esta página não tem autorização para obter a sua pergunta. Por favor, fale com o suporte.',
  rejected: 'Não podemos mostrar uma pergunta de segurança aqui. Por favor, fale com o suporte.',
  'rate-limited': (when = 'mais tarde') => `Excesso de tentativas. Tente novamente ${when}.`,
  unavailable: 'O serviço não está disponível neste momento. Tente novamente.',
  network: 'Não foi possível alcançar o serviço. Verifique o seu acesso à internet e tente novamente.',
  timeout: 'O serviço não respondeu a tempo. Tente novamente.',
  malformed: 'O serviço deu uma resposta que não compreendemos. Tente novamente.',
};
export default pt;
