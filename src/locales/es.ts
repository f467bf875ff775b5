import type { Locale } from '../locale.js';

/** Spanish. */
const es: Locale = {
  $code: 'es',
  $name: 'Español',
  $dir: 'ltr',
  loading: 'Cargando su pregunta de seguridad…',
  ready: 'Su pregunta de seguridad está lista.',
  checking: 'Verificando su respuesta…',
  accepted: 'Su respuesta es correcta.',
  'not-required': 'No se necesita ninguna pregunta de seguridad.',
  submit: 'Continuar',
  retry: 'Reintentar',
  show: 'Mostrar respuesta',
  blank: 'Escriba su respuesta.',
  incorrect: 'Esa respuesta no es correcta. Inténtelo de nuevo.',
  unchecked: 'No pudimos verificar su respuesta. Inténtelo de nuevo.',
  configuration:
    'Esta página no está configurada correctamente. Póngase en contacto con atención al cliente.',
  'app-key':
    'Esta página no tiene permiso para solicitar su pregunta. Póngase en contacto con atención al cliente.',
  rejected: 'No podemos mostrar una pregunta de seguridad aquí. Póngase en contacto con atención al cliente.',
  'rate-limited': (when = 'más tarde') => `Demasiados intentos. Inténtelo de nuevo ${when}.`,
  unavailable: 'El servicio no está disponible en este momento. Inténtelo de nuevo.',
  network: 'No pudimos conectar con el servicio. Revise su conexión e inténtelo de nuevo.',
  timeout: 'El servicio tardó demasiado en responder. Inténtelo de nuevo.',
  malformed: 'El servicio dio una respuesta que no entendemos. Inténtelo de nuevo.',
};
export default es;
