// German texts of the floor area.
import type { floor as english } from '../en/floor.ts';
import type { Texts } from '../texts.ts';

export const floor: Texts<typeof english> = {
  title: 'Terminal',
  question: 'Was mache ich als Nächstes?',
};
