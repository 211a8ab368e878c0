// Small random instances of every feature against trying out each plan there is.
import { random, unwrap } from '@onelot/base';
import { describe, expect, it } from 'vitest';
import { evaluate, type Model, solve } from './index.ts';
import { enumerated, sketch } from './testing.ts';

const INSTANCES = 120;

/** Solves every instance and holds answer, bound and proof against the enumeration. */
const agree = (name: string, make: (seed: number) => Model): void => {
  it(name, () => {
    let proven = 0;
    let possible = 0;
    for (let seed = 1; seed <= INSTANCES; seed += 1) {
      const model = make(seed);
      const truth = enumerated(model);
      const answer = solve(model, { maxSteps: 2e7 });
      if (truth === undefined) {
        expect(answer, `seed ${seed}`).toMatchObject({ ok: false, problems: [{ code: 'INFEASIBLE' }] });
        continue;
      }
      possible += 1;
      const plan = unwrap(answer);
      const near = 1e-7 * (1 + Math.abs(truth));
      expect(plan.bound, `bound, seed ${seed}`).toBeGreaterThanOrEqual(truth - near);
      expect(plan.value, `value, seed ${seed}`).toBeLessThanOrEqual(truth + near);
      expect(unwrap(evaluate(model, plan.x)).profit).toBe(plan.value);
      if (plan.proof === 'exact') {
        expect(Math.abs(plan.value - truth), `value, seed ${seed}: ${plan.value} ${truth}`).toBeLessThanOrEqual(near);
        proven += 1;
      }
    }
    expect(proven).toBe(possible);
    expect(possible).toBeGreaterThan(INSTANCES / 4);
  }, 60_000);
};

describe('against enumeration', () => {
  agree('budget only', (seed) => sketch(seed));
  agree('parameters per variant, any curve', (seed) => sketch(seed, { wild: true }));
  agree('minimum lot', (seed) => ({ ...sketch(seed, { wild: true }), minLot: random(seed).integer(2, 6) }));
  agree('number of variants', (seed) => {
    const r = random(seed);
    const min = r.integer(0, 3);
    return { ...sketch(seed, { wild: seed % 2 === 0 }), variants: { min, max: Math.max(min, r.integer(0, 4)) } };
  });
  agree('constraints', (seed) => {
    const r = random(seed + 999);
    const model = sketch(seed, { wild: seed % 3 === 0 });
    const per = () => Array.from({ length: 4 }, () => (r.next() < 0.3 ? r.integer(0, 3) : r.next() * 4));
    return {
      ...model,
      constraints: [
        { name: 'press', per: per(), max: r.next() * 1.5 * model.M },
        { name: 'cloth', per: per(), max: r.next() * 2 * model.M },
      ],
    };
  });
  agree('constraints, lots and numbers together', (seed) => {
    const r = random(seed + 555);
    const model = sketch(seed, { wild: true });
    return {
      ...model,
      minLot: Array.from({ length: 4 }, () => r.integer(0, 5)),
      variants: { min: r.integer(0, 3), max: 3 },
      constraints: [{ name: 'press', per: [1, 2, 3, 1.5], max: r.next() * model.M }],
    };
  });
  agree('what is made is kept', (seed) => {
    const r = random(seed + 77);
    const model = sketch(seed, { wild: true });
    return { ...model, made: Array.from({ length: 4 }, () => (r.next() < 0.4 ? r.integer(0, 5) : 0)) };
  });
  agree('a sales curve of points', (seed) => ({
    ...sketch(seed, { wild: true }),
    sales: [
      [0, 0],
      [1, 0.95],
      [2, 1.4],
      [3, 1.5],
    ],
  }));
  agree('nearest', (seed) => {
    const r = random(seed + 31);
    return { ...sketch(seed, { wild: seed % 2 === 0 }), substitution: { kind: 'nearest', r: [r.next(), r.next()] } };
  });
  agree('logit', (seed) => {
    const r = random(seed + 13);
    const utilities = Array.from({ length: 4 }, () => r.normal());
    return {
      ...sketch(seed, { wild: seed % 2 === 0 }),
      substitution: { kind: 'logit', utilities, outside: r.normal() },
    };
  });
  agree('segments with limits', (seed) => {
    const r = random(seed + 17);
    const segment = (share: number) => ({ share, utilities: [0, 0, 0, 0].map(() => r.normal()), outside: r.normal() });
    return {
      ...sketch(seed, { wild: true }),
      variants: { min: 1, max: 3 },
      substitution: { kind: 'segments', segments: [segment(0.25), segment(0.75)] },
    };
  });
});
