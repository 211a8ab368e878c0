// German texts of the start page that concern whole companies.
import type { start as english } from '../en/start.ts';
import type { Texts } from '../texts.ts';

export const start: Texts<typeof english> = {
  load: 'Die Beispielfirma laden',
  loadSub:
    'Eisen nach Maß mit Kunden, Lieferanten, Maschinen und Spediteuren. Bitte zuerst anmelden, damit bekannt ist, wer sie geladen hat.',
  loading: 'Wird geladen, das dauert einige Sekunden',
  remove: 'Entfernen',
  removeTitle: '{{company}} entfernen',
  removeSub:
    'Alle Aufträge, Pläne und Aufzeichnungen gehen mit. Das lässt sich nicht rückgängig machen; sie kann neu geladen werden.',
  removeConfirm: 'Zur Bestätigung {{slug}} eingeben',
  keep: 'Behalten',
  nameNeeded: 'Geben Sie ihr einen Namen; er lässt sich später ändern.',
  slugNeeded: 'Buchstaben und Ziffern, mit denen ihre Adresse endet.',
  person: 'Ihr Name',
  personHelp: 'So sehen ihn Ihre Leute.',
  personNeeded: 'Sagen Sie, wer Sie sind.',
  emailHelp: 'Damit melden Sie sich an.',
  showPassword: 'Passwort zeigen',
};
