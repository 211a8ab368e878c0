// German texts of the value chain: what flows, and what is stuck.
import type { chain as english } from '../en/chain.ts';
import type { Texts } from '../texts.ts';

export const chain: Texts<typeof english> = {
  title: 'Wertschöpfungskette',
  question: 'Was fließt, was stockt?',
};
