// Whether expressions mean what they say, bounds hold for every choice, and mistakes are told with their place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Option, Unit } from '../model.ts';
import { layoutOf } from '../reason/layout.ts';
import { namesOf } from '../reason/network.ts';
import { fullRange, test } from './bounds.ts';
import { checkExpression } from './check.ts';
import { evaluate } from './evaluate.ts';
import { parse } from './parse.ts';
import { showNumber } from './template.ts';

const name = { en: 'x' };
const number = (id: string, unit: Unit, min = -3, max = 3): Option => ({
  id,
  name,
  type: 'number',
  unit,
  min,
  max,
  step: 1,
});
const options: Option[] = [
  number('a', '1'),
  number('b', '1', 1, 4),
  number('long', 'mm', 10, 12),
  number('heavy', 'g', 10, 12),
  { id: 'yes', name, type: 'boolean' },
  {
    id: 'kind',
    name,
    type: 'one-of',
    values: [
      { id: 'x', name, attributes: { n: 2, same: 'u' } },
      { id: 'y', name, attributes: { n: 5, same: 'v' } },
    ],
  },
  {
    id: 'few',
    name,
    type: 'some-of',
    min: 0,
    max: 2,
    values: [
      { id: 'p', name, attributes: { n: 3 } },
      { id: 'q', name, attributes: { n: 4 } },
    ],
  },
  { id: 'words', name, type: 'text', maxLength: 3 },
];
const layout = layoutOf({ options });
const names = namesOf(layout, [
  { id: 'double', name, unit: '1', expression: 'a * 2' },
  { id: 'circle', name, unit: '1', expression: 'round_trip + 1' },
  { id: 'round_trip', name, unit: '1', expression: 'circle - 1' },
]);
const at = layout.variables.map((v) => v.values.length - 1);
const value = (source: string): unknown => {
  const read = checkExpression(source, names);
  return 'error' in read ? read.error : evaluate(read.checked.term, at);
};

describe('expressions', () => {
  // All options at their last value: a 3, b 4, long 12, heavy 12, yes true, kind y, few p and q, words of 3 characters.
  it.each([
    ['1 + 2 * 3', 7],
    ['-(1 + 2) * 3 - -1', -8],
    ['7 % 4 + 2 * 8 / 4', 7],
    ['-7 % 4', 1],
    ['0.1 + 0.2 == 0.3', true],
    ['0.1 + 0.2 > 0.3', false],
    ['not yes or yes and a == 3', true],
    ['not a == 4', true],
    ['yes implies false implies a == 3', true],
    ["kind == 'y' and kind != 'x' and kind in ['x', 'y']", true],
    ["kind not in ['x']", true],
    ['a in [1, 3]', true],
    ['kind.n + few.n', 12],
    ["contains(few, 'p')", true],
    ['count(few)', 2],
    ['length(words)', 3],
    ["words == ''", false],
    ['double + min(a, b, 1) + max(a, b)', 11],
    ['round(2.5) + round(-2.5) + floor(2.9) + ceil(2.1) + abs(-4)', 9],
    ['floor(0.3 / 0.1)', 3],
    ['if(a > b, \'x\', "z")', 'z'],
    ['if(yes, a, b) + 1', 4],
    ['kind.same == kind', false],
  ])('%s is %s', (source, expected) => expect(value(source)).toBe(expected));

  it.each([
    ['', 'SYNTAX', 0],
    ['a +', 'SYNTAX', 3],
    ['a = 3', 'SYNTAX', 2],
    ['a == 1 == 2', 'SYNTAX', 7],
    ['(a', 'SYNTAX', 2],
    ['a b', 'SYNTAX', 2],
    ["kind == 'x", 'SYNTAX', 8],
    ['kind in x', 'SYNTAX', 8],
    ['min()', 'SYNTAX', 0],
    ['1 + nothing', 'UNKNOWN_NAME', 4],
    ['sqrt(a)', 'UNKNOWN_NAME', 0],
    ['kind.colour', 'UNKNOWN_NAME', 0],
    ['1 + circle', 'CIRCLE', 4],
    ["yes and kind == 'z'", 'UNKNOWN_VALUE', 16],
    ["contains(few, 'r')", 'UNKNOWN_VALUE', 14],
    ['yes + 1', 'TYPE', 0],
    ['a and yes', 'TYPE', 0],
    ["a == 'x'", 'TYPE', 2],
    ["words == 'x'", 'TYPE', 6],
    ['few == few', 'TYPE', 4],
    ['length(kind)', 'TYPE', 7],
    ['long + heavy', 'UNIT', 5],
    ['yes and long < heavy', 'UNIT', 13],
    ['1 / a', 'DIVISION', 4],
    ['1 % (b - 2)', 'DIVISION', 7],
  ])('%s is refused with %s at %i', (source, code, place) => expect(value(source)).toMatchObject({ code, at: place }));

  it('takes a factor as a conversion and a count as none', () => {
    expect(value('long * 0.5 + heavy')).toBe(18);
    expect(value('long * a + heavy')).toMatchObject({ code: 'UNIT' });
  });

  it('stops at deep nesting and length instead of overflowing', () => {
    expect(parse('('.repeat(3000))).toMatchObject({ error: { code: 'SYNTAX' } });
    expect(parse('-'.repeat(3000))).toMatchObject({ error: { code: 'SYNTAX' } });
    expect(parse('not '.repeat(900))).toMatchObject({ error: { code: 'SYNTAX' } });
    expect(parse('1+'.repeat(3000))).toMatchObject({ error: { code: 'SYNTAX' } });
  });

  it('never throws on any text', () => {
    const word = fc.constantFrom(
      'a',
      'kind',
      "'x'",
      '(',
      ')',
      '+',
      '-',
      '*',
      'and',
      'not',
      'in',
      '[',
      ']',
      ',',
      '.',
      '1',
      'if',
      '==',
      '<',
      'words',
      'few',
      '{',
      '%',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 12 }).map((w) => w.join(' ')),
        ),
        (source) => {
          const read = checkExpression(source, names);
          if ('error' in read) expect(read.error.at).toBeLessThanOrEqual(source.length);
        },
      ),
      { numRuns: 2000, seed: 1 },
    );
  });
});

const numeric: fc.Arbitrary<string> = fc.letrec<{ n: string; c: string }>((tie) => ({
  n: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', 'kind.n', 'few.n', '2', '0.5', 'length(words)'),
    fc.tuple(tie('n'), fc.constantFrom('+', '-', '*'), tie('n')).map(([x, o, y]) => `(${x} ${o} ${y})`),
    fc.tuple(tie('n'), fc.constantFrom('/ b', '% b', '/ -2')).map(([x, o]) => `(${x} ${o})`),
    fc.tuple(fc.constantFrom('round', 'floor', 'ceil', 'abs', '-'), tie('n')).map(([f, x]) => `${f}(${x})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('n'), tie('n')).map(([f, x, y]) => `${f}(${x}, ${y})`),
    fc.tuple(tie('c'), tie('n'), tie('n')).map(([c, x, y]) => `if(${c}, ${x}, ${y})`),
  ),
  c: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('yes', "kind == 'x'", "contains(few, 'p')", "if(yes, 'x', 'y') == kind"),
    fc
      .tuple(tie('n'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('n'))
      .map(([x, o, y]) => `(${x} ${o} ${y})`),
    fc
      .tuple(tie('c'), fc.constantFrom('and', 'or', 'implies', '==', '!='), tie('c'))
      .map(([x, o, y]) => `((${x}) ${o} (${y}))`),
    tie('c').map((c) => `not (${c})`),
  ),
})).n;

describe('bounds', () => {
  it('hold for every choice, and an excluded truth is never found', () => {
    const seeds = fc.array(fc.nat(1000), { minLength: layout.variables.length, maxLength: layout.variables.length });
    fc.assert(
      fc.property(numeric, numeric, fc.constantFrom('<', '<=', '=='), seeds, (x, y, o, picked) => {
        const read = checkExpression(x, names);
        const compared = checkExpression(`${x} ${o} ${y}`, names);
        if ('error' in read || 'error' in compared) throw new Error(JSON.stringify([read, compared]));
        const point = layout.variables.map((v, i) => (picked[i] as number) % v.values.length);
        const [low, high] = fullRange(read.checked.term, layout);
        const found = evaluate(read.checked.term, point) as number;
        expect(found).toBeGreaterThanOrEqual(low);
        expect(found).toBeLessThanOrEqual(high);

        // A box around the point: neighbours with an odd seed stay open.
        const start = Int32Array.from(layout.variables, (_, i) =>
          layout.variables.slice(0, i).reduce((n, v) => n + v.values.length, 0),
        );
        const live = Uint8Array.from(
          layout.variables.flatMap((v, i) =>
            v.values.map((_, j) => (j === point[i] || ((picked[i] as number) + j) % 3 === 1 ? 1 : 0)),
          ),
        );
        const mask = test(compared.checked.term)({ live, start, focus: -1, focusAt: 0 });
        expect(mask & (evaluate(compared.checked.term, point) ? 2 : 1)).not.toBe(0);
      }),
      { numRuns: 3000, seed: 5 },
    );
  });
});

describe('numbers in texts', () => {
  it.each([
    [1, '1', '1'],
    [2.5, '2.5', '2,5'],
    [1.005, '1.01', '1,01'],
    [-0.001, '0', '0'],
    [403.754, '403.75', '403,75'],
  ])('%s', (n, en, de) => {
    expect([showNumber(n, 'en'), showNumber(n, 'de')]).toEqual([en, de]);
  });
});
