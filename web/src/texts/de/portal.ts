// German texts of the portal area.
import type { portal as english } from '../en/portal.ts';
import type { Texts } from '../texts.ts';

export const portal: Texts<typeof english> = {
  title: 'Portal',
  question: 'Was wird von mir gebraucht, und bis wann?',
};
