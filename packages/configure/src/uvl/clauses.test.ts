// Whether UVL text becomes a formula with as many products as it describes, and what is not read is told with its place.
import { unwrap } from '@onelot/base';
import { describe, expect, it } from 'vitest';
import { known, modelText } from '../../test/formulas.ts';
import { readDimacs } from '../boolean/dimacs.ts';
import { compileFormula, Reasoner } from '../boolean/formula.ts';
import { fromUvl } from './clauses.ts';

const count = (text: string): bigint => {
  const compiled = compileFormula(unwrap(fromUvl(text)).cnf);
  return compiled ? (new Reasoner(compiled).count() as bigint) : 0n;
};

const group = (kind: string, size: number): string =>
  `features\n\tRoot\n\t\t${kind}\n${Array.from({ length: size }, (_, i) => `\t\t\tF${i}`).join('\n')}\n`;
const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
const between = (n: number, min: number, max: number): bigint => {
  let sum = 0;
  for (let k = min; k <= max; k++) sum += choose(n, k);
  return BigInt(sum);
};

describe('UVL text', () => {
  it('counts each kind of group', () => {
    expect(count(group('mandatory', 4))).toBe(1n);
    expect(count(group('optional', 4))).toBe(16n);
    expect(count(group('or', 4))).toBe(15n);
    expect(count(group('alternative', 4))).toBe(4n);
    for (const [min, max] of [
      [0, 0],
      [0, 3],
      [1, 2],
      [2, 2],
      [2, 5],
      [3, 6],
      [6, 6],
    ] as const)
      expect(count(group(`[${min}..${max}]`, 6))).toBe(between(6, min, max));
    expect(count(group('[2..*]', 6))).toBe(between(6, 2, 6));
    expect(count(group('[3]', 6))).toBe(between(6, 3, 3));
    expect(count(group('[5..7]', 4))).toBe(0n);
  });

  it('a feature is there only with its parent', () => {
    expect(count('features\n  R\n    optional\n      A\n        alternative\n          B\n          C\n')).toBe(3n);
  });

  it.each([
    ['A => B', 3n],
    ['A <=> B', 2n],
    ['!(A & B)', 3n],
    ['A | B & C', 5n],
    ['A => B => C', 7n],
    ['(A <=> B) <=> C', 4n],
    ['A & !A', 0n],
  ])('%s leaves %i of 8', (constraint, products) => {
    const wide = constraint.includes('C') || constraint.includes('!A') ? 3 : 2;
    const text = `${group('optional', wide).replaceAll(/F(\d)/g, (_, i) => 'ABC'[Number(i)] as string)}constraints\n\t${constraint}\n`;
    expect(count(text)).toBe(products);
  });

  it('keeps the count where a constraint is too long to be multiplied out', () => {
    const all = Array.from({ length: 14 }, (_, i) => i);
    const pairs = all.filter((i) => i % 2 === 0).map((i) => `(F${i} & F${i + 1})`);
    const text = (more: string) => `${group('optional', 14)}constraints\n  ${more}\n`;
    // Pairs that are not both there: 3 of 4 each.
    expect(count(text(pairs.join(' | ')))).toBe(2n ** 14n - 3n ** 7n);
    expect(count(text(`!(${pairs.join(' | ')})`))).toBe(3n ** 7n);
    expect(count(text(`(${pairs.join(' | ')}) <=> (${pairs.slice(0, 3).join(' | ')} | F13)`))).toBeGreaterThan(0n);
  });

  it('reads attributes', () => {
    const model = unwrap(fromUvl("features\n  Root {abstract, price 12.5, 'x'}\n".replace(", 'x'", ", colour 'red'")));
    expect(model.attributes).toEqual([{ abstract: true, price: 12.5, colour: 'red' }]);
  });

  it.each([
    ['', 0],
    ['features\n', 0],
    ['features\n  A\n  B\n', 2],
    ['features\n  A\n    some\n      B\n', 2],
    ['features\n  A\n    or\n', 2],
    ['features\n  A\n    or\n      A\n', 3],
    ['features\n  A {price}}\n', 1],
    ['features\n  Integer A\n', 1],
    ['features\n  A\nconstraints\n  A => B\n', 3],
    ['features\n  A\nconstraints\n  A.price > 3\n', 3],
    ['features\n  A\nconstraints\n  (A\n', 3],
    ['features\n  A\nimports\n', 2],
    ['features\n  A @\n', 1],
  ])('%j is refused at line %i', (text, line) => {
    expect(fromUvl(text)).toMatchObject({ ok: false, problems: [{ code: 'BAD_MODEL', path: `/lines/${line}` }] });
  });
});

describe.skipIf(known.length === 0)('pc-richmond', () => {
  it('is another version in UVL than in DIMACS: thirteen drives fewer, and a sixth of the products', () => {
    const uvl = unwrap(fromUvl(modelText('pc-richmond.uvl')));
    const dimacs = unwrap(readDimacs(modelText('pc-richmond.dimacs')));
    expect([uvl.features.length, dimacs.names.length]).toEqual([364, 377]);
    expect(6n * count(modelText('pc-richmond.uvl'))).toBe(
      BigInt(known.find(({ file }) => file === 'pc-richmond.dimacs')?.validConfigurations as string),
    );
  });
});
