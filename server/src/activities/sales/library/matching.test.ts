// A purchase is matched only where all that was asked for can be configured (MKT-5); anything else is left to people.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Offer } from '../offers/offer.ts';
import { bestOf, type Need } from './matching.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '..', '..', 'companies', 'golf-irons', 'models');
const model = JSON.parse(readFileSync(join(folder, 'irons.json'), 'utf8')) as Offer['model'];
const irons: Offer = {
  id: 'irons-1',
  product: 'irons',
  version: 1,
  name: { en: 'Irons', de: 'Eisen' },
  description: { en: 'Forged irons.', de: 'Geschmiedete Eisen.' },
  model,
};
const need = (given: Partial<Need>): Need => ({ title: '', text: '', product: null, choices: null, ...given });
const matched = (given: Partial<Need>): boolean => bestOf(need(given), [irons]).matched;

it('another kind of product is not answered with the only one there is', () => {
  expect(matched({ title: 'Sandwedge 56 Grad', text: 'Passend zu meinen Eisen.' })).toBe(false);
  expect(matched({ title: 'A putter with a carbon head', text: 'To go with my irons.' })).toBe(false);
  expect(matched({ title: 'A carbon putter', product: 'putter' })).toBe(false);
});

it('what the model can take is', () => {
  expect(matched({ title: 'Another set of irons' })).toBe(true);
  expect(matched({ title: 'Noch ein Satz Eisen, bitte' })).toBe(true);
  expect(matched({ title: 'A second set', product: 'irons', choices: { finish: 'black' } })).toBe(true);
  expect(matched({ title: 'A second set', product: 'irons', choices: { finish: 'plaid' } })).toBe(false);
});
