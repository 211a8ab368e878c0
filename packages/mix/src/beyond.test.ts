// Frontier, uncertain shares, what is made, the source's algorithm, and properties every answer has.
import { random, unwrap } from '@onelot/base';
import { describe, expect, it } from 'vitest';
import {
  PUBLISHED as base,
  byCount,
  compare,
  evaluate,
  family,
  frontier,
  genetic,
  type Model,
  regret,
  solve,
  surveyNext,
} from './index.ts';
import { sketch } from './testing.ts';

const survey = [
  [70, 30],
  [120, 80],
  [160, 40],
];

describe('several goals', () => {
  it('profit by number of variants is the figures of the case', () => {
    const points = unwrap(byCount(base));
    expect(points.map((point) => Math.round(point.value))).toEqual([
      108623, 151001, 164000, 166724, 167032, 162839, 157874, 152865,
    ]);
    expect(points.every((point) => point.proof === 'exact')).toBe(true);
  });

  it('no point of a frontier is dominated', () => {
    const points = unwrap(frontier(base, ['profit', 'variants', 'service'], { points: 36, maxSteps: 2e7 }));
    expect(points.length).toBeGreaterThan(5);
    for (const a of points)
      for (const b of points)
        if (a !== b) expect(b.value >= a.value && b.variants <= a.variants && b.service >= a.service).toBe(false);
  });
});

describe('uncertain shares', () => {
  const { plans, leastMaxRegret } = unwrap(regret(base, [], { survey, scenarios: 60, seed: 3 }));
  const named = (name: string) => plans.find((plan) => plan.name === name)!;

  it('regret is never negative; each plan is best at what it is for', () => {
    expect(plans.map(({ name }) => name)).toEqual(['nominal', 'expected', 'robust']);
    for (const plan of plans) {
      expect(Math.min(...plan.regrets)).toBeGreaterThanOrEqual(0);
      expect(plan.expected).toBeLessThanOrEqual(named('expected').expected + 1e-6);
      expect(plan.maxRegret).toBeGreaterThanOrEqual(named('robust').maxRegret);
      expect(plan.maxRegret).toBeGreaterThanOrEqual(leastMaxRegret);
    }
    expect(leastMaxRegret).toBeGreaterThan(0);
  });

  it('the same seed draws the same; where nothing is uncertain nothing is missed', () => {
    expect(unwrap(regret(base, [], { survey, scenarios: 60, seed: 3 })).plans).toEqual(plans);
    const sure = survey.map((counts) => counts.map((count) => count * 1e9));
    const [nominal] = unwrap(regret(base, [], { survey: sure, scenarios: 5 })).plans;
    expect(nominal?.maxRegret).toBeLessThan(50);
  });

  it('more answers never cost, and the factor of which least is known is worth most', () => {
    const little = [
      [7, 3],
      [6000, 4000],
      [8000, 2000],
    ];
    const order = unwrap(surveyNext(base, { survey: little, answers: 50, imagined: 6, scenarios: 30 }));
    expect(order[0]?.factor).toBe(0);
    expect(order[0]?.part).toBeGreaterThan(0.6);
    for (const { value } of order) expect(value).toBeGreaterThanOrEqual(0);
  });
});

describe('running and withdrawal', () => {
  it('what is made is kept and the rest decided anew', () => {
    const made = [0, 0, 0, 120, 0, 0, 0, 10];
    const plan = unwrap(solve({ ...base, made }));
    made.forEach((least, i) => {
      expect(plan.x[i]).toBeGreaterThanOrEqual(least);
    });
    expect(plan.proof).toBe('exact');
    expect(plan.value).toBeLessThan(167032);
  });

  it('average cost and profit after the fixed cost; a family no mix can save is proposed for withdrawal', () => {
    expect(unwrap(family({ ...base, fixedCost: 100000 }))).toMatchObject({ proposal: 'stay' });
    const lost = unwrap(family({ ...base, fixedCost: 200000 }));
    expect(lost.proposal).toBe('withdraw');
    expect(lost.profitAfterFixedCost).toBeCloseTo(167032.4626 - 200000, 3);
    const { cost } = unwrap(evaluate(base, [398, 87, 259, 0, 156, 0, 100, 0]));
    expect(lost.averageCost).toBeCloseTo((cost + 200000) / 1000, 9);
  });
});

describe("the source's algorithm", () => {
  it.each(['redraw', 'reset'] as const)('comes near the optimum and never beyond it (%s)', (repair) => {
    const runs = [1, 2, 3].map((seed) => unwrap(genetic(base, { seed, repair, population: 200, generations: 120 })));
    for (const { value, x } of runs) {
      expect(value).toBeLessThanOrEqual(167032.4627);
      expect(value).toBeGreaterThan(140000);
      expect(unwrap(evaluate(base, x)).profit).toBeCloseTo(value, 6);
      expect(x.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1000);
    }
  });
});

describe('properties', () => {
  const models = Array.from({ length: 40 }, (_, k) => sketch(k + 1, { most: 200 }));

  it('profit never falls with M where the market stays and every price is positive', () => {
    const points: Model['sales'] = (x, threshold) => Math.min(x, threshold);
    for (const model of models.slice(0, 20)) {
      const sales: Model['sales'] = (x, _, i) => points(x, 20 + 5 * i, i);
      const values = [10, 40, 90, 150].map((M) => unwrap(solve({ ...model, M, sales })).value);
      values.forEach((value, k) => {
        if (k) expect(value).toBeGreaterThanOrEqual((values[k - 1] as number) - 1e-9);
      });
    }
  });

  it('permuting options permutes the answer; scaling money scales profit', () => {
    for (const model of models) {
      const plan = unwrap(solve(model));
      const [first, second] = model.factors as [number[], number[]];
      const turned = unwrap(solve({ ...model, factors: [first.toReversed(), second] }));
      expect(turned.value).toBeCloseTo(plan.value, 6);
      expect([2, 3, 0, 1].map((i) => turned.x[i])).toEqual(plan.x);
      const money = (n: Model['a']) => (n as number) * 100;
      const scaled = unwrap(solve({ ...model, a: money(model.a), c: money(model.c), F: money(model.F) }));
      expect(scaled.value).toBeCloseTo(plan.value * 100, 4);
    }
  });

  it('r = 0 equals the base model; a coarser step keeps the bound', () => {
    for (const model of models) {
      const plan = unwrap(solve(model));
      const alone = unwrap(solve({ ...model, substitution: { kind: 'nearest', r: [0, 0] } }));
      expect(alone.value).toBe(plan.value);
      const coarse = unwrap(solve(model, { step: 1 + random(model.M).integer(2, 9) }));
      expect(coarse.bound).toBeGreaterThanOrEqual(plan.value - 1e-9);
      expect(coarse.value).toBeLessThanOrEqual(plan.value + 1e-9);
    }
  });

  it('the optimum is no worse than any way people use', () => {
    const ways = unwrap(compare(base));
    const best = Math.max(...ways.map((way) => way.value));
    expect(ways.find((way) => way.way === 'optimum')?.value).toBe(best);
  });
});
