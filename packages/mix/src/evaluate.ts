// What a given plan earns: price, pieces sold and left over of every variant, and the sums.
import { fail, ok, pointer, problem, type Result } from '@onelot/base';
import { cost, price, sold } from './curve.ts';
import type { Model, Prepared } from './model.ts';
import { prepare } from './prepare.ts';
import { demandShares } from './substitution.ts';

export interface VariantResult {
  readonly x: number;
  /** Customers who come for it: the threshold of its sales. */
  readonly wanted: number;
  readonly price: number;
  readonly sold: number;
  readonly unsold: number;
  readonly revenue: number;
  readonly cost: number;
  readonly profit: number;
}

export interface Evaluation {
  /** Before the fixed cost that does not depend on the mix. */
  readonly profit: number;
  readonly revenue: number;
  /** Production and quasi-fixed cost. */
  readonly cost: number;
  readonly variants: readonly VariantResult[];
  readonly made: number;
  readonly offered: number;
  /** Part of all customers who get their first choice, 0 to 1. */
  readonly firstChoice: number;
  /** After the fixed cost. */
  readonly profitAfterFixedCost: number;
  /** (cost + fixed cost) per piece made; 0 where nothing is made. */
  readonly averageCost: number;
}

/** Money in the model's unit. Problems: those of the model, and quantities that are no whole numbers. Limits are not checked. */
export const evaluate = (model: Model, x: readonly number[]): Result<Evaluation> => {
  const prepared = prepare(model);
  if (!prepared.ok) return prepared;
  const p = prepared.value;
  if (x.length !== p.count)
    return fail(problem('MIX_LENGTH', '', `There are ${x.length} quantities for ${p.count} variants.`));
  const wrong = x.findIndex((one) => !Number.isInteger(one) || one < 0);
  if (wrong >= 0)
    return fail(problem('MIX_VALUE', pointer(wrong), `Quantity ${wrong} must be a whole number that is not negative.`));
  return ok(evaluation(p, x));
};

export const evaluation = (p: Prepared, x: ArrayLike<number>): Evaluation => {
  const wanted = demandShares(p, (i) => (x[i] as number) > 0);
  const variants = Array.from({ length: p.count }, (_, i) =>
    variantResult(p, i, x[i] as number, p.M * (wanted[i] as number)),
  );
  const sum = (of: (v: VariantResult) => number) => variants.reduce((total, v) => total + of(v), 0);
  const profit = sum((v) => v.profit);
  const spent = sum((v) => v.cost);
  const made = sum((v) => v.x);
  const fixed = p.model.fixedCost ?? 0;
  return {
    profit,
    revenue: sum((v) => v.revenue),
    cost: spent,
    variants,
    made,
    offered: sum((v) => Number(v.x > 0)),
    firstChoice:
      p.M > 0 ? variants.reduce((total, v, i) => total + Math.min(v.x, p.M * (p.share[i] as number)), 0) / p.M : 0,
    profitAfterFixedCost: profit - fixed,
    averageCost: made > 0 ? (spent + fixed) / made : 0,
  };
};

const variantResult = (p: Prepared, i: number, x: number, threshold: number): VariantResult => {
  if (x === 0) return { x, wanted: threshold, price: 0, sold: 0, unsold: 0, revenue: 0, cost: 0, profit: 0 };
  const asked = price(p, i, x);
  const pieces = sold(p, i, x, threshold);
  const spent = cost(p, i, x) + (p.F[i] as number);
  const revenue = asked * pieces;
  return {
    x,
    wanted: threshold,
    price: asked,
    sold: pieces,
    unsold: x - pieces,
    revenue,
    cost: spent,
    profit: revenue - spent,
  };
};
