// Ways to decide a mix that people use, beside the best one: one variant only, equal quantities, quantities by shares.
import { ok, type Result } from '@onelot/base';
import { type Columns, columns } from './columns.ts';
import { evaluation } from './evaluate.ts';
import type { Model, Prepared } from './model.ts';
import { prepare } from './prepare.ts';
import { type Plan, type SolveOptions, solvePrepared } from './solve.ts';
import { demandShares } from './substitution.ts';

export type Way = 'one' | 'bestOne' | 'equal' | 'shares' | 'optimum';

export interface Compared {
  readonly way: Way;
  /** The one variant of `one` and `bestOne`. */
  readonly variant?: number;
  readonly x: readonly number[];
  readonly value: number;
}

const WAYS: readonly Way[] = ['one', 'bestOne', 'equal', 'shares', 'optimum'];

/** Whole numbers in proportion to `weights` that sum to `total`: largest remainders, lower numbers first among equals. */
export const apportion = (weights: ArrayLike<number>, total: number): number[] => {
  const sum = Array.from(weights).reduce((a, b) => a + b, 0);
  const exact = Array.from(weights, (w) => (sum > 0 ? (w / sum) * total : 0));
  const x = exact.map((e) => Math.floor(e + 1e-9));
  const order = exact.map((e, i) => ({ i, rest: e - (x[i] as number) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = total - x.reduce((a, b) => a + b, 0);
  for (const { i } of order) {
    if (left <= 0) break;
    x[i]! += 1;
    left -= 1;
  }
  return x;
};

/**
 * The named ways (all by default) with their quantities and profits; limits bind the optimum only. `one` gives one entry a
 * variant: everything M into it.
 */
export const compare = (
  model: Model,
  names: readonly Way[] = WAYS,
  options: SolveOptions = {},
): Result<readonly Compared[]> => {
  const prepared = prepare(model);
  if (!prepared.ok) return prepared;
  const p = prepared.value;
  const out: Compared[] = [];
  const only = (variant: number, x: number) => Array.from({ length: p.count }, (_, i) => (i === variant ? x : 0));
  const add = (way: Way, x: readonly number[], variant?: number): void => {
    out.push({ way, ...(variant !== undefined && { variant }), x, value: evaluation(p, x).profit });
  };
  for (const name of WAYS.filter((way) => names.includes(way))) {
    if (name === 'one') for (let i = 0; i < p.count; i += 1) add(name, only(i, p.M), i);
    else if (name === 'bestOne') {
      const { variant, x } = bestSingle(p);
      add(name, only(variant, x), variant);
    } else if (name === 'equal') add(name, apportion(new Float64Array(p.count).fill(1), p.M));
    else if (name === 'shares') add(name, apportion(p.share, p.M));
    else {
      const plan: Result<Plan> = solvePrepared(p, options);
      if (!plan.ok) return plan;
      add(name, plan.value.x);
    }
  }
  return ok(out);
};

/** The one variant that earns most alone, at its own best quantity. */
const bestSingle = (p: Prepared): { readonly variant: number; readonly x: number } => {
  let best = { variant: 0, x: 0, value: Number.NEGATIVE_INFINITY };
  const shares = Float64Array.from({ length: p.count }, (_, i) => demandShares(p, (u) => u === i)[i] as number);
  const cols = columns(p, { threshold: shares.map((w) => w * p.M) }) as Columns;
  for (let i = 0; i < p.count; i += 1)
    for (let k = cols.start[i] as number; k < (cols.start[i + 1] as number); k += 1)
      if ((cols.gain[k] as number) > best.value)
        best = { variant: i, x: cols.x[k] as number, value: cols.gain[k] as number };
  return best;
};
