import type { Locale } from '../locale.js';

/** French. */
const fr: Locale = {
  $code: 'fr',
  $name: 'Français',
  $dir: 'ltr',
  loading: 'Chargement de votre question de sécurité…',
  ready: 'Votre question de sécurité est affichée.',
  checking: 'Vérification de votre réponse…',
  accepted: 'Votre réponse est correcte.',
  'not-required': 'Aucune question de sécurité n’est nécessaire.',
  submit: 'Continuer',
  retry: 'Réessayer',
  show: 'Afficher la réponse',
  blank: 'Saisissez votre réponse.',
  incorrect: 'Cette réponse n’est pas correcte. Veuillez réessayer.',
  unchecked: 'Nous n’avons pas pu vérifier votre réponse. Veuillez réessayer.',
  configuration: 'Cette page n’est pas configurée correctement. Veuillez contacter le service client.',
  'app-key':
    'Cette page n’est pas autorisée à accéder à votre question. Veuillez contacter le service client.',
  rejected: 'Nous ne pouvons pas afficher de question de sécurité ici. Veuillez contacter le service client.',
  'rate-limited': (when = 'plus tard') => `Trop de tentatives. Veuillez réessayer ${when}.`,
  unavailable: 'Le service n’est pas disponible pour le moment. Veuillez réessayer.',
  network: 'Nous n’avons pas pu joindre le service. Vérifiez votre connexion et réessayez.',
  timeout: 'Le service a mis trop de temps à répondre. Veuillez réessayer.',
  malformed: 'Le service a donné une réponse que nous ne comprenons pas. Veuillez réessayer.',
};
export default fr;
