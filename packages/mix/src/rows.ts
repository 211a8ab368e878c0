// The limits a plan keeps to, as rows: sum of uses <= max; and the choice of one column per variant at given prices of the rows.
import type { Columns } from './columns.ts';
import type { Prepared } from './model.ts';

/** Use of a row by `x` pieces of variant `i`: per[i] * x, plus `each` if x > 0, minus `served` * min(x, threshold). */
export interface Row {
  readonly name: string;
  readonly max: number;
  readonly per?: Float64Array;
  readonly each?: number;
  readonly served?: number;
}

/** Columns, rows, and the customers who come for each variant. */
export interface Choice {
  readonly p: Prepared;
  readonly cols: Columns;
  readonly rows: readonly Row[];
  readonly threshold: Float64Array;
}

export const use = (row: Row, i: number, x: number, threshold: number): number =>
  (row.per ? (row.per[i] as number) * x : 0) +
  (x > 0 ? (row.each ?? 0) : 0) -
  (row.served ? row.served * Math.min(x, threshold) : 0);

/** The rows of a model: the budget first, then constraints, then the number of variants where that can bind. */
export const rowsOf = (p: Prepared, extra: readonly Row[] = []): Row[] => {
  const { constraints = [], variants = {} } = p.model;
  const rows: Row[] = [{ name: 'M', max: p.M, per: new Float64Array(p.count).fill(1) }];
  for (const { name, per, max } of constraints) rows.push({ name, max, per: Float64Array.from(per) });
  if (variants.max !== undefined && variants.max < p.count)
    rows.push({ name: 'variants.max', max: variants.max, each: 1 });
  if (variants.min !== undefined && variants.min > 0) rows.push({ name: 'variants.min', max: -variants.min, each: -1 });
  return [...rows, ...extra];
};

/** Most pieces of each variant that the rows leave room for on their own. */
export const mostByRows = (p: Prepared, rows: readonly Row[]): Float64Array => {
  const most = new Float64Array(p.count).fill(p.M);
  for (const { per, max } of rows) {
    if (!per) continue;
    for (let i = 0; i < p.count; i += 1)
      if ((per[i] as number) > 0) most[i] = Math.min(most[i] as number, Math.floor(max / (per[i] as number) + 1e-9));
  }
  return most;
};

/** Prices per piece, per variant made and per customer served that come from prices of the rows. */
export interface Charges {
  readonly perPiece: Float64Array;
  perVariant: number;
  perServed: number;
}

export const noCharges = (count: number): Charges => ({
  perPiece: new Float64Array(count),
  perVariant: 0,
  perServed: 0,
});

export const charge = (rows: readonly Row[], prices: Float64Array, out: Charges): Charges => {
  out.perPiece.fill(0);
  out.perVariant = 0;
  out.perServed = 0;
  rows.forEach((row, k) => {
    const at = prices[k] as number;
    if (at === 0) return;
    out.perVariant += at * (row.each ?? 0);
    out.perServed += at * (row.served ?? 0);
    if (row.per) for (let i = 0; i < out.perPiece.length; i += 1) out.perPiece[i]! += at * (row.per[i] as number);
  });
  return out;
};

/** A column's value after what it pays for the rows. */
export const reduced = (choice: Choice, charges: Charges, i: number, k: number): number => {
  const x = choice.cols.x[k] as number;
  const paid = (choice.cols.upper[k] as number) - (charges.perPiece[i] as number) * x;
  const served = charges.perServed ? charges.perServed * Math.min(x, choice.threshold[i] as number) : 0;
  return x > 0 ? paid - charges.perVariant + served : paid;
};

/** Best column of variant `i` from `from` to `to` - 1 at these charges. */
export const bestColumn = (choice: Choice, charges: Charges, i: number, from: number, to: number): number => {
  const { x, upper } = choice.cols;
  if (charges.perServed) {
    let best = from;
    for (let k = from + 1; k < to; k += 1)
      if (reduced(choice, charges, i, k) > reduced(choice, charges, i, best)) best = k;
    return best;
  }
  const piece = charges.perPiece[i] as number;
  const nothing = x[from] === 0;
  let best = from;
  let value = nothing
    ? (upper[from] as number)
    : (upper[from] as number) - piece * (x[from] as number) - charges.perVariant;
  const offset = charges.perVariant;
  for (let k = from + 1; k < to; k += 1) {
    const now = (upper[k] as number) - piece * (x[k] as number) - offset;
    if (now > value) {
      value = now;
      best = k;
    }
  }
  return best;
};

/** Uses of every row by a choice of columns. */
export const usesOf = (choice: Choice, pick: Int32Array): Float64Array =>
  Float64Array.from(choice.rows, (row) => {
    let sum = 0;
    for (let i = 0; i < pick.length; i += 1)
      sum += use(row, i, choice.cols.x[pick[i] as number] as number, choice.threshold[i] as number);
    return sum;
  });
