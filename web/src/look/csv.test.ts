// Rows as CSV: quoting, and no cell that a spreadsheet would run.
import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it('quotes what must be quoted', () => {
  expect(toCsv(['a', 'b'], [['x, y', 'say "so"']])).toBe('a,b\r\n"x, y","say ""so"""');
});

it('defuses formulas and leaves numbers alone', () => {
  expect(toCsv(['n'], [['=1+1'], ['@x'], [-4.5], ['-4,5']])).toBe('n\r\n\'=1+1\r\n\'@x\r\n-4.5\r\n"-4,5"');
});
