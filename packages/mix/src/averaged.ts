// The plan that earns most on a weighted average of scenarios: still separable, so it is proven like any other.
import type { Columns } from './columns.ts';
import { gain } from './curve.ts';
import type { Meter } from './meter.ts';
import type { Prepared } from './model.ts';
import { rowsOf } from './rows.ts';
import { type Answer, overColumns } from './separable.ts';

/** Gains of variant i at x in scenario s: at `(offset[i] + x) * scenarios + s`. */
export interface Tables {
  readonly scenarios: number;
  readonly offset: Int32Array;
  readonly most: Int32Array;
  readonly gains: Float64Array;
}

const MOST_CELLS = 6e7;

/**
 * Every quantity up to twice the largest that is worth making in some scenario by itself; undefined where that is too
 * many figures to hold.
 */
export const tabulate = (scenarios: readonly Prepared[], largest: ArrayLike<number>): Tables | undefined => {
  const p = scenarios[0] as Prepared;
  const most = Int32Array.from({ length: p.count }, (_, i) => Math.min(p.M, 2 * (largest[i] as number) + 8));
  const offset = new Int32Array(p.count + 1);
  for (let i = 0; i < p.count; i += 1) offset[i + 1] = (offset[i] as number) + (most[i] as number) + 1;
  const cells = (offset[p.count] as number) * scenarios.length;
  if (cells > MOST_CELLS) return undefined;
  const gains = new Float64Array(cells);
  let at = 0;
  for (let i = 0; i < p.count; i += 1)
    for (let x = 0; x <= (most[i] as number); x += 1)
      for (const each of scenarios) {
        gains[at] = gain(each, i, x, each.M * (each.share[i] as number));
        at += 1;
      }
  return { scenarios: scenarios.length, offset, most, gains };
};

/** Best plan of `sum over scenarios of weights[s] * profit`; weights sum to 1. */
export const bestOnAverage = (p: Prepared, tables: Tables, weights: ArrayLike<number>, meter: Meter): Answer => {
  const { offset, most, gains, scenarios } = tables;
  const start = new Int32Array(p.count + 1);
  const xs: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < p.count; i += 1) {
    start[i] = xs.length;
    const made = p.made[i] as number;
    let record = Number.NEGATIVE_INFINITY;
    for (let x = made; x <= (most[i] as number); x += 1) {
      if (x > 0 && (x < (p.lot[i] as number) || (!p.allowed[i] && made === 0))) continue;
      let sum = 0;
      const at = ((offset[i] as number) + x) * scenarios;
      for (let s = 0; s < scenarios; s += 1) sum += (weights[s] as number) * (gains[at + s] as number);
      if (sum <= record) continue;
      if (x > 0 || !(p.model.variants?.min ?? 0)) record = sum;
      xs.push(x);
      values.push(sum);
    }
  }
  start[p.count] = xs.length;
  const gain = Float64Array.from(values);
  const cols: Columns = { start, x: Float64Array.from(xs), gain, upper: gain, step: 1 };
  return overColumns({ p, cols, rows: rowsOf(p), threshold: p.share.map((w) => w * p.M) }, meter);
};
