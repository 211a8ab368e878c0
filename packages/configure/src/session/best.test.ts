// Whether the best product by a sum is the best of all, kept near the defaults, and honest where it is not proven.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Condition, condition, keeps, picks, products, type Sample, sample } from '../../test/brute.ts';
import { lamp } from '../../test/sample.ts';
import {
  type Choices,
  type Compiled,
  type CompileOptions,
  compile,
  open,
  type PriceBook,
  type Session,
} from '../index.ts';

// Slow only where other work takes the cores.
vi.setConfig({ testTimeout: 60_000 });

interface Priced {
  readonly s: Sample;
  readonly lines: readonly {
    readonly when: Condition;
    readonly by: Condition;
    readonly yes: number;
    readonly no: number;
  }[];
}

const amount = fc.integer({ min: -500, max: 500 });
const priced: fc.Arbitrary<Priced> = sample(7).chain((s) =>
  fc
    .array(fc.record({ when: condition(s.model.options), by: condition(s.model.options), yes: amount, no: amount }), {
      maxLength: 5,
    })
    .map((lines) => ({ s, lines })),
);

const bookOf = ({ lines }: Priced): PriceBook => ({
  currency: 'EUR',
  rules: lines.map(({ when, by, yes, no }, i) => ({
    id: `p${i}`,
    label: { en: 'x' },
    when: when.source,
    amount: `if(${by.source}, ${yes}, ${no}) * 2 + 1`,
  })),
});
const costOf = ({ lines }: Priced, p: Choices): number =>
  lines.reduce((sum, { when, by, yes, no }) => sum + (when.holds(p) ? (by.holds(p) ? yes : no) * 2 + 1 : 0), 0);

/** Some choices that go together. */
const begun = (compiled: Compiled, s: Sample, seeds: readonly number[]): Session =>
  picks(s, seeds).reduce((session, [id, value]) => {
    const outcome = session.choose(id, value);
    return outcome.ok ? outcome.session : session;
  }, open(compiled));

const each = (options: CompileOptions, check: (p: Priced, kept: Choices[], session: Session) => void): void => {
  let checked = 0;
  fc.assert(
    fc.property(priced, fc.array(fc.nat(4096), { maxLength: 3 }), (p, seeds) => {
      const compiled = compile(p.s.model, options);
      if (!compiled.ok) return;
      const session = begun(compiled.value, p.s, seeds);
      checked++;
      check(
        p,
        products(p.s).filter((each) => keeps(each, session.choices)),
        session,
      );
    }),
    { numRuns: 150, seed: 11 },
  );
  expect(checked).toBeGreaterThan(50);
};

describe('the best product by a sum', () => {
  it('is the cheapest of all products that keep the choices, proven', () => {
    each({}, (p, kept, session) => {
      const best = session.complete({ objective: bookOf(p) });
      if (!best.ok) throw new Error(JSON.stringify(best.problems));
      const least = Math.min(...kept.map((each) => costOf(p, each)));
      expect(best.value).toMatchObject({ value: least, proven: true, bound: least, unmet: [] });
      const { choices, missing } = best.value;
      const same = kept.filter(
        (each) => keeps(each, choices) && Object.keys(each).every((id) => id in choices || missing.includes(id)),
      );
      expect(same.map((each) => costOf(p, each))).toContain(least);
    });
  });

  it('is bounded where there is no graph', () => {
    each({ maxGraphSteps: 1 }, (p, kept, session) => {
      const best = session.complete({ objective: bookOf(p) });
      if (!best.ok) throw new Error(JSON.stringify(best.problems));
      const costs = kept.map((each) => costOf(p, each));
      expect(costs).toContain(best.value.value);
      expect(best.value.bound).toBeLessThanOrEqual(Math.min(...costs));
      if (best.value.proven) expect(best.value.value).toBe(Math.min(...costs));
    });
  });
});

const made = compile(lamp);
if (!made.ok) throw new Error('The lamp must compile.');
const extras = { currency: 'EUR', rules: [{ id: 'extras', label: { en: 'x' }, amount: 'extras.price' }] };

it('takes needs first, tells those it cannot meet, and stays near the defaults among equals', () => {
  const session = open(made.value);
  const needs = { shade: 'glass', height_mm: 450, extras: ['dimmer'] };
  const best = session.complete({ objective: extras, needs });
  expect(best).toMatchObject({ ok: true, value: { value: 1500, unmet: ['height_mm'], missing: [] } });
  expect(best.ok && best.value.choices).toMatchObject({ shade: 'glass', height_mm: 300, engrave: false });
});

it('takes an expression, least or most', () => {
  const session = open(made.value);
  expect(session.complete({ objective: { expression: 'mass_g' } })).toMatchObject({
    ok: true,
    value: { value: 520, proven: true, choices: { height_mm: 200 } },
  });
  expect(session.complete({ objective: { expression: 'mass_g', most: true } })).toMatchObject({
    ok: true,
    value: { value: 1600, proven: true, bound: 1600, choices: { shade: 'glass', height_mm: 400 } },
  });
});

it('tells what is wrong with an objective', () => {
  const session = open(made.value);
  expect(session.complete({ objective: { expression: 'weight' } })).toMatchObject({ ok: false });
  expect(session.complete({ objective: { expression: 'shade' } })).toMatchObject({ ok: false });
  const book = { currency: 'EUR', rules: [{ id: 'x', label: { en: 'x' }, amount: 'nothing' }] };
  expect(session.complete({ objective: book })).toMatchObject({ ok: false, problems: [{ code: 'BAD_PRICE_BOOK' }] });
});

it('says how much better a product could be where the sum is too wide to be proven', () => {
  const name = { en: 'x' };
  const sides = ['a', 'b', 'c'].map((id) => ({
    id,
    name,
    type: 'number' as const,
    unit: 'mm' as const,
    min: 1,
    max: 60,
    step: 1,
  }));
  const rules = [{ id: 'large', expression: 'a + b + c >= 90', sentence: name }];
  const wide = compile({ id: 'box', version: 1, name, options: sides, groups: [], rules, bom: [], routing: [] });
  if (!wide.ok) throw new Error(JSON.stringify(wide.problems));
  const best = open(wide.value).complete({ objective: { expression: 'a * b * c + a * b' } });
  if (!best.ok) throw new Error(JSON.stringify(best.problems));
  let least = Number.POSITIVE_INFINITY;
  for (let a = 1; a <= 60; a++)
    for (let b = 1; b <= 60; b++)
      for (let c = Math.max(1, 90 - a - b); c <= 60; c++) least = Math.min(least, a * b * c + a * b);
  const { choices, value, bound, proven } = best.value;
  const [a, b, c] = [choices.a, choices.b, choices.c] as [number, number, number];
  expect(a + b + c).toBeGreaterThanOrEqual(90);
  expect(value).toBe(a * b * c + a * b);
  expect(value).toBeGreaterThanOrEqual(least);
  expect(bound).toBeLessThanOrEqual(least);
  expect(proven).toBe(value === bound);
});
