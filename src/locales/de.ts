import type { Locale } from '../locale.js';

/** German. */
const de: Locale = {
  $code: 'de',
  $name: 'Deutsch',
  $dir: 'ltr',
  loading: 'Ihre Sicherheitsfrage wird geladen\u00a0…',
  ready: 'Ihre Sicherheitsfrage steht bereit.',
  checking: 'Ihre Antwort wird geprüft\u00a0…',
  accepted: 'Ihre Antwort ist richtig.',
  'not-required': 'Eine Sicherheitsfrage ist nicht erforderlich.',
  submit: 'Weiter',
  retry: 'Erneut versuchen',
  show: 'Antwort anzeigen',
  blank: 'Geben Sie Ihre Antwort ein.',
  incorrect: 'Diese Antwort ist nicht richtig. Bitte versuchen Sie es erneut.',
  unchecked: 'Wir konnten Ihre Antwort nicht prüfen. Bitte versuchen Sie es erneut.',
  configuration: 'Diese Seite ist nicht richtig eingerichtet. Bitte wenden Sie sich an den Kundenservice.',
  'app-key': 'Diese Seite darf Ihre Frage nicht abrufen. Bitte wenden Sie sich an den Kundenservice.',
  rejected: 'Wir können hier keine Sicherheitsfrage anzeigen. Bitte wenden Sie sich an den Kundenservice.',
  'rate-limited': (when = 'später') => `Zu viele Versuche. Bitte versuchen Sie es ${when} erneut.`,
  unavailable: 'Der Dienst ist zurzeit nicht verfügbar. Bitte versuchen Sie es erneut.',
  network: 'Wir konnten den Dienst nicht erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  timeout: 'Der Dienst hat nicht rechtzeitig geantwortet. Bitte versuchen Sie es erneut.',
  malformed: 'Wir konnten die Antwort des Dienstes nicht verarbeiten. Bitte versuchen Sie es erneut.',
};
export default de;
