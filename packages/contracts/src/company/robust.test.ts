// Bad input of any shape: a folder of anything is read to the end, quickly, and refused with places, never with an exception.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folder } from '../../test/company-folder.ts';
import { readCsv, writeCsv } from './csv.ts';
import { readCompany, TABLES } from './index.ts';
import { itemNames } from './item-name.ts';

const SEED = 20261124;
const good = folder('template');
const names = Object.keys(good);

test('cells come back from a table as they were written', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'ä', ';') });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const read = readCsv(writeCsv(rows));
      expect(read.ok && read.records.map((record) => record.cells)).toEqual(rows);
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test('a record knows its line, also after line breaks in cells', () => {
  const read = readCsv('a,b\r\n"x\ny",1\r\n\r\nz,2');
  expect(read.ok && read.records.map((record) => record.line)).toEqual([1, 2, 5]);
});

test('files of any text never throw, and every problem names a file', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 200 }), (name, text) => {
      const read = readCompany({ ...good, [name]: text });
      if (!read.ok) for (const problem of read.problems) expect(problem.path).toMatch(/^\/[^/]+/);
    }),
    { seed: SEED, numRuns: 200 },
  );
}, 30_000);

test('a file with a piece changed never throws', () => {
  const pieces = fc.constantFrom('', '"', ',', '\n', '-1', '{', '}', 'null', '[]', '1e999', '__proto__', 'constructor');
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), fc.nat(20), pieces, (name, at, length, piece) => {
      const text = good[name] as string;
      const from = at % (text.length + 1);
      readCompany({ ...good, [name]: text.slice(0, from) + piece + text.slice(from + length) });
    }),
    { seed: SEED, numRuns: 400 },
  );
}, 30_000);

test('an item name made to be slow is not', () => {
  const values = ['a', 'aa', 'aaa'].map((id) => ({ id, name: { en: id } }));
  const model = {
    id: 'slow',
    version: 1,
    name: { en: 'Slow' },
    options: [{ id: 'm', type: 'one-of' as const, name: { en: 'M' }, values }],
    groups: [],
    rules: [],
    bom: [],
    routing: [],
  };
  const fits = itemNames('{m}'.repeat(60) + '{x}'.repeat(60), model);
  expect(fits('a'.repeat(64))).toBe(true);
  expect(fits(`${'a'.repeat(40)}b`)).toBe(false);
});

test('fifty thousand lines are read within seconds', () => {
  const header = (good['items.csv'] as string).split('\n')[0];
  const lines = Array.from({ length: 49_990 }, (_, i) => `PART-${i},Part ${i},Teil ${i},pcs,make,1,1,0,0,100,10`);
  const items = `${good['items.csv']}${lines.join('\n')}\n`;
  expect(items.startsWith(header as string)).toBe(true);
  const begun = performance.now();
  const read = readCompany({ ...good, 'items.csv': items });
  expect(read.ok && read.value.items.length).toBe(49_992);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(TABLES.length).toBe(13);
});
