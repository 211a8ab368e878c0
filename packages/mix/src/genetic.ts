// The source's genetic algorithm, run for comparison only: integer code, roulette, one-point crossover with repair, mutation.
import { fail, ok, problem, type Random, type Result, random } from '@onelot/base';
import { gain } from './curve.ts';
import type { Model, Prepared } from './model.ts';
import { prepare } from './prepare.ts';

export interface GeneticOptions {
  readonly seed?: number;
  /** Source: 800. */
  readonly population?: number;
  /** Source: 0.75. */
  readonly crossover?: number;
  /** Source: 0.15. */
  readonly mutation?: number;
  /** Source: 500. */
  readonly generations?: number;
  /** What becomes of a child that makes more than M: `redraw` draws a new one, `reset` cuts its largest quantities. */
  readonly repair?: 'redraw' | 'reset';
  readonly shouldStop?: () => boolean;
}

export interface Evolved {
  readonly value: number;
  readonly x: readonly number[];
  readonly generations: number;
}

/** What the source reports for its case: best and mean of 20 runs, and the seconds of one. */
export const SOURCE_RUNS = { best: 166710, mean: 165530, seconds: 4 } as const;

/** Xu, Landon, Segonds and Zhang (2017). Knows the budget M and no other limit; refuses substitution. */
export const genetic = (model: Model, options: GeneticOptions = {}): Result<Evolved> => {
  const prepared = prepare(model);
  if (!prepared.ok) return prepared;
  if (model.substitution)
    return fail(problem('GENETIC_MODEL', '/substitution', "The source's algorithm knows no substitution."));
  return ok(evolve(prepared.value, options));
};

const evolve = (p: Prepared, options: GeneticOptions): Evolved => {
  const { population = 800, crossover = 0.75, mutation = 0.15, generations = 500, repair = 'redraw' } = options;
  const r = random(options.seed ?? 1);
  const profit = profitOf(p);
  let people = Array.from({ length: population }, () => drawn(p, r));
  let best: Evolved = { value: 0, x: new Array(p.count).fill(0), generations };
  for (let turn = 0; turn < generations && !options.shouldStop?.(); turn += 1) {
    const values = people.map(profit);
    values.forEach((value, k) => {
      if (value > best.value) best = { value, x: Array.from(people[k] as Int32Array), generations };
    });
    const spin = roulette(values, r);
    const next: Int32Array[] = [];
    while (next.length < population) {
      const pair = [(people[spin()] as Int32Array).slice(), (people[spin()] as Int32Array).slice()] as const;
      if (r.next() < crossover) cross(pair, r);
      for (const child of pair) {
        const fit = repaired(p, child, repair, r);
        if (r.next() < mutation) mutate(p, fit, r);
        if (next.length < population) next.push(fit);
      }
    }
    people = next;
  }
  return best;
};

/** Profits looked up: the same curve is asked for hundreds of thousands of times. */
const profitOf = (p: Prepared) => {
  const tables = Array.from({ length: p.count }, () => new Map<number, number>());
  const one = (i: number, x: number): number => {
    const table = tables[i] as Map<number, number>;
    const known = table.get(x);
    if (known !== undefined) return known;
    const value = gain(p, i, x, p.M * (p.share[i] as number));
    table.set(x, value);
    return value;
  };
  return (x: Int32Array): number => {
    let sum = 0;
    for (let i = 0; i < x.length; i += 1) sum += one(i, x[i] as number);
    return sum;
  };
};

/** Quantities in random order, each up to what is left. */
const drawn = (p: Prepared, r: Random): Int32Array => {
  const x = new Int32Array(p.count);
  const order = Array.from({ length: p.count }, (_, i) => i);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = r.integer(0, i);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  let left = p.M;
  for (const i of order) {
    const pieces = r.integer(0, left);
    x[i] = pieces;
    left -= pieces;
  }
  return x;
};

/** Chance in proportion to what a plan earns above the worst. */
const roulette = (values: readonly number[], r: Random): (() => number) => {
  const worst = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  let total = 0;
  const wheel = Float64Array.from(values, (value) => {
    total += value - worst + 1e-9;
    return total;
  });
  return () => {
    const at = r.next() * total;
    let low = 0;
    let high = wheel.length - 1;
    while (low < high) {
      const half = (low + high) >> 1;
      if ((wheel[half] as number) > at) high = half;
      else low = half + 1;
    }
    return low;
  };
};

const cross = ([a, b]: readonly [Int32Array, Int32Array], r: Random): void => {
  if (a.length < 2) return;
  for (let i = r.integer(1, a.length - 1); i < a.length; i += 1) {
    const held = a[i] as number;
    a[i] = b[i] as number;
    b[i] = held;
  }
};

const repaired = (p: Prepared, x: Int32Array, how: 'redraw' | 'reset', r: Random): Int32Array => {
  let over = x.reduce((sum, pieces) => sum + pieces, 0) - p.M;
  if (over <= 0) return x;
  if (how === 'redraw') return drawn(p, r);
  while (over > 0) {
    let largest = 0;
    for (let i = 1; i < x.length; i += 1) if ((x[i] as number) > (x[largest] as number)) largest = i;
    const fewer = r.integer(0, x[largest] as number);
    const cut = Math.min((x[largest] as number) - fewer, over) || 1;
    x[largest] = (x[largest] as number) - cut;
    over -= cut;
  }
  return x;
};

const mutate = (p: Prepared, x: Int32Array, r: Random): void => {
  const i = r.integer(0, x.length - 1);
  const left = p.M - x.reduce((sum, pieces) => sum + pieces, 0) + (x[i] as number);
  x[i] = r.integer(0, left);
};
