// Which quantities of each variant are worth looking at: all others are left out by proof.
import { gain, gainAtMost } from './curve.ts';
import type { Prepared } from './model.ts';

/**
 * Variant `i` has columns `start[i]` to `start[i + 1] - 1`: quantity `x`, its `gain`, and `upper`, which no quantity from
 * `x` up to the next column exceeds. At step 1 the two are the same array.
 */
export interface Columns {
  readonly start: Int32Array;
  readonly x: Float64Array;
  readonly gain: Float64Array;
  readonly upper: Float64Array;
  readonly step: number;
}

interface Wanted {
  /** Customers who come for each variant. */
  readonly threshold: Float64Array;
  /** Fewest customers, where `threshold` is the most of a range. */
  readonly fewest?: Float64Array;
  /** Whether making a variant has a value of its own, so that making none does not beat a loss. */
  readonly mayLose?: boolean;
  /** Whether pieces up to the threshold have a value of their own (service). */
  readonly served?: boolean;
  /** Greatest quantity of each variant, where constraints say so. */
  readonly most?: Float64Array;
  /** 0: not to be made; 1: free; 2: to be made. */
  readonly state?: Uint8Array;
  readonly step?: number;
  /** Only quantities within this distance of these are wanted, and none at all. */
  readonly near?: { readonly x: ArrayLike<number>; readonly within: number };
  /** More columns than this are not built. */
  readonly limit?: number;
}

const SMALL = 12;

class Growing {
  values = new Float64Array(1024);
  length = 0;
  push(value: number): void {
    if (this.length === this.values.length) {
      const more = new Float64Array(this.length * 2);
      more.set(this.values);
      this.values = more;
    }
    this.values[this.length] = value;
    this.length += 1;
  }
  done(): Float64Array {
    return this.values.slice(0, this.length);
  }
}

/**
 * A quantity is left out when a smaller one earns as much: it then uses no more of any budget. Ranges are left out whole
 * where `gainAtMost` proves it, so the work follows the number of columns and not M.
 */
export const columns = (p: Prepared, wanted: Wanted): Columns | undefined => {
  const x = new Growing();
  const value = new Growing();
  const upper = new Growing();
  const step = wanted.step ?? 1;
  const start = new Int32Array(p.count + 1);
  for (let i = 0; i < p.count; i += 1) {
    start[i] = x.length;
    variantColumns(p, i, wanted, step, x, value, upper);
    if (x.length > (wanted.limit ?? Number.POSITIVE_INFINITY)) return undefined;
  }
  start[p.count] = x.length;
  const gains = value.done();
  return { start, x: x.done(), gain: gains, upper: step === 1 ? gains : upper.done(), step };
};

const variantColumns = (
  p: Prepared,
  i: number,
  wanted: Wanted,
  step: number,
  x: Growing,
  value: Growing,
  upper: Growing,
): void => {
  const threshold = wanted.threshold[i] as number;
  const fewest = wanted.fewest?.[i] ?? threshold;
  const made = p.made[i] as number;
  const state = wanted.state?.[i] ?? 1;
  const least = made > 0 ? Math.max(made, p.lot[i] as number) : (p.lot[i] as number);
  const most = Math.min(p.M, wanted.most?.[i] ?? p.M);
  const canBeNone = made === 0 && state !== 2;
  let record = Number.NEGATIVE_INFINITY;
  if (canBeNone) {
    x.push(0);
    value.push(0);
    upper.push(0);
    if (!wanted.mayLose && !wanted.served) record = 0;
  }
  if (!(p.allowed[i] || made > 0) || state === 0) return;
  // Below the last served customer every piece counts, so nothing is left out there.
  const served = wanted.served ? Math.ceil(threshold) : 0;
  const add = (at: number): void => {
    const end = Math.min(most, at + step - 1);
    const earned = gain(p, i, at, threshold, fewest);
    const ceiling = end === at ? earned : Math.max(earned, gainAtMost(p, i, at, end, threshold, fewest));
    if (at > served && ceiling <= record) return;
    x.push(at);
    value.push(earned);
    upper.push(ceiling);
    record = at < served ? record : Math.max(record, earned);
  };
  const explore = (low: number, high: number): void => {
    if (low > served && gainAtMost(p, i, low, high, threshold, fewest) <= record) return;
    if (high - low < SMALL * step) {
      for (let at = low; at <= high; at += step) add(at);
      return;
    }
    const half = low + Math.max(1, Math.floor((high - low + 1) / (2 * step))) * step;
    explore(low, half - 1);
    explore(half, high);
  };
  const near = wanted.near;
  const low = near ? Math.max(least, (near.x[i] as number) - near.within) : least;
  const high = near ? Math.min(most, (near.x[i] as number) + near.within) : most;
  if (low <= high) explore(low, high);
};
