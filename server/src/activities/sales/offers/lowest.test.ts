// The price a product begins at is one that a real product has, proven the lowest.
import { readFileSync } from 'node:fs';
import { unwrap } from '@onelot/base';
import { compile, open, type PriceBook, type ProductModel, publicModel, total } from '@onelot/configure';
import { expect, test } from 'vitest';
import { lowestPrice } from './lowest.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../../companies/${path}`, import.meta.url), 'utf8'));

test.each([
  ['golf-irons/models/irons.json', 'golf-irons/prices/irons.json'],
  ['bookshelf/models/bookshelf.json', 'bookshelf/prices/bookshelf.json'],
])('%s', (modelFile, priceFile) => {
  const model = unwrap(compile(publicModel(read(modelFile) as ProductModel)));
  const book = read(priceFile) as PriceBook;
  const began = performance.now();
  const lowest = lowestPrice(model, book)!;
  expect(performance.now() - began).toBeLessThan(5000);
  expect(lowest).toBeLessThanOrEqual(total(unwrap(open(model).price(book))));
  expect(lowest).toBeGreaterThan(0);
});

test('the popular irons are where irons begin', () => {
  const model = unwrap(compile(publicModel(read('golf-irons/models/irons.json') as ProductModel)));
  const book = read('golf-irons/prices/irons.json') as PriceBook;
  const popular = open(model).choose('level', 'popularizing');
  expect(popular.ok).toBe(true);
  if (popular.ok) expect(lowestPrice(model, book)).toBeLessThanOrEqual(total(unwrap(popular.session.price(book))));
});
