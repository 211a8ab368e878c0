// German texts of the work area.
import type { work as english } from '../en/work.ts';
import type { Texts } from '../texts.ts';

export const work: Texts<typeof english> = {
  title: 'Werkbank',
  question: 'Was braucht die Firma jetzt?',
};
