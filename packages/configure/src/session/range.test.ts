// Whether ranges without steps are answered as a fine grid answers, and what is shown of them holds for every value.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Choices, compile, open, type ProductModel, validate, variant } from '../index.ts';

// Slow only where other work takes the cores.
vi.setConfig({ testTimeout: 60_000 });

const name = { en: 'x' };
type Point = { readonly x: number; readonly b: boolean; readonly c: 'k' | 'l' | 'm'; readonly n: number };
interface Rule {
  readonly source: string;
  readonly holds: (p: Point) => boolean;
}
const G = { k: 0.25, l: 1.5, m: 2.75 };
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
const atMost = (a: number, b: number): boolean => a <= b || near(a, b);

/** Rules over one range, a truth, a value with a figure, and a stepped number; thresholds at hundredths. */
const rule: fc.Arbitrary<Rule> = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 3 }))
  .map(([kind, hundredths, factor]): Rule => {
    const t = hundredths / 100;
    const round = (x: number): number => Math.floor(x + 0.5 + 1e-9);
    const rules: Rule[] = [
      { source: `x <= ${t}`, holds: ({ x }) => atMost(x, t) },
      { source: `x * ${factor} + c.g <= ${t + 3}`, holds: ({ x, c }) => atMost(x * factor + G[c], t + 3) },
      { source: `if(b, x >= ${t}, x < 3)`, holds: ({ x, b }) => (b ? atMost(t, x) : x < 3 && !near(x, 3)) },
      { source: `abs(x - ${t}) >= 0.5`, holds: ({ x }) => atMost(0.5, Math.abs(x - t)) },
      { source: `round(x) != ${factor}`, holds: ({ x }) => round(x) !== factor },
      { source: `x * x <= n * n + ${t}`, holds: ({ x, n }) => atMost(x * x, n * n + t) },
      { source: `b implies x == ${t} or n > 1`, holds: ({ x, b, n }) => !b || near(x, t) || n > 1 },
    ];
    return rules[kind] as Rule;
  });

const modelOf = (rules: readonly Rule[]): ProductModel => ({
  id: 'm',
  version: 1,
  name,
  groups: [],
  bom: [{ id: 'rod', item: 'ROD', quantity: 'x + 1' }],
  routing: [],
  formulas: [{ id: 'twice', name, unit: 'mm', expression: 'x * 2' }],
  options: [
    { id: 'x', name, type: 'range', unit: 'mm', min: 0, max: 4 },
    { id: 'b', name, type: 'boolean' },
    {
      id: 'c',
      name,
      type: 'one-of',
      values: (['k', 'l', 'm'] as const).map((id) => ({ id, name, attributes: { g: G[id] } })),
    },
    { id: 'n', name, type: 'number', unit: '1', min: 0, max: 2, step: 1 },
  ],
  rules: rules.map(({ source }, i) => ({ id: `r${i}`, expression: source, sentence: name })),
});

const grid = Array.from({ length: 401 }, (_, i) => i / 100);
const points = (rules: readonly Rule[]): Point[] =>
  grid.flatMap((x) =>
    [false, true].flatMap((b) =>
      (['k', 'l', 'm'] as const).flatMap((c) =>
        [0, 1, 2].map((n) => ({ x, b, c, n })).filter((p) => rules.every((r) => r.holds(p))),
      ),
    ),
  );
const keeps = (p: Point, choices: Choices): boolean =>
  Object.entries(choices).every(([id, v]) => p[id as keyof Point] === v);

const choices = fc.record(
  {
    x: fc.constantFrom(...grid),
    b: fc.boolean(),
    c: fc.constantFrom('k', 'l', 'm'),
    n: fc.integer({ min: 0, max: 2 }),
  },
  { requiredKeys: [] },
);

describe('a range without steps', () => {
  it('is answered as a fine grid answers: choices, domains, counts, repairs', () => {
    let checked = 0;
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 4 }),
        choices,
        fc.constantFrom(...grid),
        (rules, picked, wish) => {
          const all = points(rules);
          const compiled = compile(modelOf(rules));
          if (!compiled.ok) {
            expect(all).toEqual([]);
            return;
          }
          checked++;
          let session = open(compiled.value);
          for (const [id, value] of Object.entries(picked)) {
            const outcome = session.choose(id, value);
            expect(outcome.ok).toBe(all.some((p) => keeps(p, { ...session.choices, [id]: value })));
            if (outcome.ok) session = outcome.session;
          }
          const { x: _, ...others } = session.choices;
          const domain = session.domains()[0];
          for (const x of grid) {
            const can = all.some((p) => p.x === x && keeps(p, others));
            const shown = domain?.stretches?.some(({ min, max }) => x >= min && x <= max);
            expect([x, shown]).toEqual([x, can]);
          }
          expect(domain).toMatchObject({ values: [], proven: true });
          if (domain?.range) {
            expect(domain.range.certainty).toBe('guaranteed');
            for (const end of [domain.range.min, domain.range.max])
              expect(open(compiled.value, others).choose('x', end).ok).toBe(true);
          }
          const count = session.count();
          const left = all.filter((p) => keeps(p, session.choices));
          // Values between the grid's may be the only ones, so the grid gives the least.
          expect('discrete' in count && count.discrete).toBeGreaterThanOrEqual(
            BigInt(new Set(left.map(({ b, c, n }) => `${b}${c}${n}`)).size),
          );
          expect('discrete' in count && count.continuous).toEqual(session.choices.x === undefined ? ['x'] : []);
          const wished = session.choose('x', wish);
          if (!wished.ok)
            for (const repair of wished.repairs) {
              expect(repair.choices.x).toBe(wish);
              expect(all.some((p) => keeps(p, repair.choices))).toBe(true);
            }
          const whole = session.complete();
          expect(whole.ok && validate(compiled.value, whole.value).ok).toBe(true);
        },
      ),
      { numRuns: 60, seed: 5 },
    );
    expect(checked).toBeGreaterThan(25);
  }, 60_000);

  it('is worth its own value in formulas, parts and sums, not that of its neighbours', () => {
    const model = modelOf([]);
    const compiled = compile(model);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const chosen = open(compiled.value).choose('x', 1.234567);
    if (!chosen.ok) throw new Error('refused');
    expect(chosen.session.formulas()).toMatchObject({ ok: true, value: [{ value: 2.469134 }] });
    const whole = chosen.session.complete();
    if (!whole.ok) throw new Error('not complete');
    expect(whole.value.x).toBe(1.234567);
    expect(validate(compiled.value, whole.value)).toMatchObject({
      ok: true,
      value: { choices: { x: 1.234567 }, formulas: { twice: 2.469134 } },
    });
    expect(variant(model, whole.value)).toMatchObject({ ok: true, value: { bom: [{ quantity: 2.234567 }] } });
    const best = chosen.session.complete({ objective: { expression: 'x * 10' } });
    expect(best.ok && best.value.value).toBeCloseTo(12.34567, 9);
    expect(best.ok && best.value.bound).toBeLessThanOrEqual(12.34567);
    const least = open(compiled.value).complete({ objective: { expression: 'x * 10' } });
    expect(least.ok && least.value.bound).toBeLessThanOrEqual(0);
  });

  it('refuses values outside and what is no number, and takes one to the millionth', () => {
    const compiled = compile(modelOf([]));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const session = open(compiled.value);
    expect(session.choose('x', 4.00001)).toMatchObject({ ok: false, problems: [{ code: 'OUT_OF_RANGE' }] });
    expect(session.choose('x', '1')).toMatchObject({ ok: false, problems: [{ code: 'BAD_VALUE' }] });
    expect(session.choose('x', Number.NaN)).toMatchObject({ ok: false, problems: [{ code: 'BAD_VALUE' }] });
    const taken = session.choose('x', 1.00000049);
    expect(taken.ok && taken.session.choices.x).toBe(1);
  });

  it('two ranges in one rule are refused, and a rule with too many cases is a budget', () => {
    const base = modelOf([]);
    const y = { ...(base.options[0] as (typeof base.options)[0]), id: 'y' };
    const two = { ...base, options: [...base.options, y], rules: [{ id: 'r', expression: 'x <= y', sentence: name }] };
    expect(compile(two)).toMatchObject({
      ok: false,
      problems: [{ path: '/rules/0/expression', data: { kind: 'TWO_RANGES' } }],
    });
    const many = ['p', 'q'].map((id) => ({
      id,
      name,
      type: 'number' as const,
      unit: 'mm' as const,
      min: 0,
      max: 999,
      step: 1,
    }));
    const wide = {
      ...base,
      options: [...base.options, ...many],
      rules: [{ id: 'r', expression: 'x * 500 <= p + q', sentence: name }],
    };
    expect(compile(wide)).toMatchObject({ ok: false, problems: [{ code: 'BUDGET' }] });
  });
});
