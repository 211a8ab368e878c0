// German texts of the shop area.
import type { shop as english } from '../en/shop.ts';
import type { Texts } from '../texts.ts';

export const shop: Texts<typeof english> = {
  title: 'Laden',
  question: 'Was kann ich haben, was kostet es, wann ist es da?',
};
