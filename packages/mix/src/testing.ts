// Random small models and the enumeration of all their plans: what tests of the engine are held against.
import { random } from '@onelot/base';
import { evaluation } from './evaluate.ts';
import type { Model, Prepared } from './model.ts';
import { prepare } from './prepare.ts';

const simplex = (r: ReturnType<typeof random>, count: number): number[] => {
  const draws = Array.from({ length: count }, () => r.exponential(1));
  const sum = draws.reduce((a, b) => a + b, 0);
  const shares = draws.map((d) => d / sum);
  shares[count - 1] = 1 - shares.slice(0, -1).reduce((a, b) => a + b, 0);
  return shares.map((s) => Math.max(0, s));
};

/** Two factors of two options, few pieces. `wild` draws every parameter per variant, also ones without concavity. */
export const sketch = (seed: number, { wild = false, most = 14 }: { wild?: boolean; most?: number } = {}): Model => {
  const r = random(seed);
  const each = (low: number, high: number) => Array.from({ length: 4 }, () => low + (high - low) * r.next());
  const factors = [simplex(r, 2), simplex(r, 2)];
  const M = r.integer(0, most);
  return wild
    ? {
        factors,
        M,
        sigma: 0.02 + r.next(),
        m: 1.01 + r.next(),
        a: each(0, 300),
        b: each(0, 0.6),
        c: each(0, 60),
        F: each(0, 120),
      }
    : { factors, M, sigma: 0.05 + 0.3 * r.next(), m: 1.06, a: 50, b: 0.05, c: 100, F: 200 * r.next() };
};

const keeps = (p: Prepared, x: readonly number[]): boolean => {
  const { constraints = [], variants = {}, made = [] } = p.model;
  const offered = x.filter((one) => one > 0).length;
  const total = (per?: readonly number[]) => x.reduce((sum, one, i) => sum + one * (per ? (per[i] as number) : 1), 0);
  return (
    total() <= p.M &&
    constraints.every(({ per, max }) => total(per) <= max + 1e-9 * Math.max(1, max)) &&
    offered >= (variants.min ?? 0) &&
    offered <= (variants.max ?? p.count) &&
    x.every(
      (one, i) =>
        one >= (made[i] ?? 0) && (one === 0 || one >= (p.lot[i] as number)) && (one === 0 || p.allowed[i] === 1),
    )
  );
};

/** The greatest profit of all plans that keep the limits; undefined where none does. */
export const enumerated = (model: Model): number | undefined => {
  const prepared = prepare(model);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  const p = prepared.value;
  const x: number[] = new Array(p.count).fill(0);
  let best: number | undefined;
  const visit = (i: number, left: number): void => {
    if (i === p.count) {
      if (!keeps(p, x)) return;
      const { profit } = evaluation(p, x);
      if (best === undefined || profit > best) best = profit;
      return;
    }
    for (let n = 0; n <= left; n += 1) {
      x[i] = n;
      visit(i + 1, left - n);
    }
    x[i] = 0;
  };
  visit(0, p.M);
  return best;
};
