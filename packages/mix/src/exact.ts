// The proven best plan under a budget and a number of variants: what the dual cannot exclude is settled by a dynamic program.
import type { Dual, Range } from './dual.ts';
import { gapOf, type Meter } from './meter.ts';
import { type Choice, reduced } from './rows.ts';

interface Option {
  readonly column: number;
  /** More pieces and more variants than the dual's own choice. */
  readonly pieces: number;
  readonly variants: number;
  readonly loss: number;
}

interface Limits {
  readonly price: number;
  /** Pieces left by the dual's choice; below 0 where it takes too many. */
  readonly room: number;
  readonly count: number;
  readonly most: number;
  readonly least: number;
  readonly priceOfMost: number;
  readonly priceOfLeast: number;
}

export interface Settled {
  readonly pick: Int32Array | undefined;
  readonly bound: number;
}

/**
 * Every plan earns `bound - sum of losses - price * what is left`. All plans that miss the bound by less than `reach` are
 * searched at once; the reach grows until the best is among them or it passes the best plan known (`value`).
 */
export const settle = (choice: Choice, range: Range, dual: Dual, value: number, meter: Meter): Settled => {
  const limits = limitsOf(choice, dual);
  const tiny = 1e-11 * (1 + Math.abs(dual.bound));
  const known = Number.isFinite(value);
  const whole = known ? dual.bound - value : Number.POSITIVE_INFINITY;
  let reach = known ? Math.max(whole / 256, tiny) : Math.max(Math.abs(dual.bound) * 1e-4, 1e-6);
  let proven = dual.bound;
  for (;;) {
    const last = reach >= whole;
    if (last) reach = whole + tiny;
    const options = survivors(choice, range, dual, reach);
    const everything = !known && options.complete;
    const found = search(choice, options.lists, limits, everything ? Number.POSITIVE_INFINITY : reach, meter);
    if (found === 'stopped') return { pick: undefined, bound: proven };
    if (found) return { pick: spelled(dual, options.lists, found), bound: Number.NEGATIVE_INFINITY };
    if (last || everything) return { pick: undefined, bound: Number.NEGATIVE_INFINITY };
    proven = dual.bound - reach;
    meter.tell(value, proven);
    if (known && gapOf(value, proven) <= (meter.effort.gap ?? 0)) return { pick: undefined, bound: proven };
    reach *= 4;
  }
};

const limitsOf = ({ rows, cols, p }: Choice, dual: Dual): Limits => {
  let pieces = 0;
  let count = 0;
  for (let i = 0; i < p.count; i += 1) {
    const x = cols.x[dual.pick[i] as number] as number;
    pieces += x;
    if (x > 0) count += 1;
  }
  const more = rows.findIndex((row) => row.each === 1);
  const fewer = rows.findIndex((row) => row.each === -1);
  return {
    price: dual.prices[0] as number,
    room: (rows[0]?.max ?? 0) - pieces,
    count,
    most: more < 0 ? p.count : (rows[more]?.max as number),
    least: fewer < 0 ? 0 : -(rows[fewer]?.max as number),
    priceOfMost: more < 0 ? 0 : (dual.prices[more] as number),
    priceOfLeast: fewer < 0 ? 0 : (dual.prices[fewer] as number),
  };
};

interface Lists {
  readonly lists: readonly { readonly variant: number; readonly options: readonly Option[] }[];
  /** Nothing was left out. */
  readonly complete: boolean;
}

/** Columns that a plan within reach may still take; variants with one such column are settled. */
const survivors = (choice: Choice, range: Range, dual: Dual, reach: number): Lists => {
  const { x } = choice.cols;
  const lists: { variant: number; options: Option[]; wide: number }[] = [];
  let complete = true;
  for (let i = 0; i < choice.p.count; i += 1) {
    const best = dual.pick[i] as number;
    const top = reduced(choice, dual.charges, i, best);
    const options: Option[] = [];
    let wide = 0;
    for (let k = range.from[i] as number; k < (range.to[i] as number); k += 1) {
      const loss = k === best ? 0 : Math.max(0, top - reduced(choice, dual.charges, i, k));
      if (loss >= reach) {
        complete = false;
        continue;
      }
      const pieces = (x[k] as number) - (x[best] as number);
      options.push({
        column: k,
        pieces,
        variants: Number((x[k] as number) > 0) - Number((x[best] as number) > 0),
        loss,
      });
      wide = Math.max(wide, Math.abs(pieces));
    }
    if (options.length > 1) lists.push({ variant: i, options, wide });
  }
  return { lists: lists.sort((a, b) => b.wide - a.wide || a.variant - b.variant), complete };
};

interface Stage {
  readonly keys: Int32Array;
  readonly taken: Int32Array;
}

interface Trace {
  readonly taken: readonly number[];
}

const MOST_CELLS = 5e7;

/** Least and greatest sums over the options of the stages from `t` on. */
const tails = (lists: Lists['lists'], of: (option: Option) => number) => {
  const low = new Float64Array(lists.length + 1);
  const high = new Float64Array(lists.length + 1);
  for (let t = lists.length - 1; t >= 0; t -= 1) {
    const values = (lists[t]?.options ?? []).map(of);
    low[t] = (low[t + 1] as number) + Math.min(...values);
    high[t] = (high[t + 1] as number) + Math.max(...values);
  }
  return { low, high };
};

const search = (
  choice: Choice,
  lists: Lists['lists'],
  limits: Limits,
  reach: number,
  meter: Meter,
): Trace | 'stopped' | undefined => {
  const pieces = tails(lists, (option) => option.pieces);
  const variants = tails(lists, (option) => option.variants);
  const counts = choice.rows.length > 1;
  const slackMost = limits.price > 0 ? Math.min(reach / limits.price, 2 ** 31) : 2 ** 31;
  // Window of running sums from which the room can still be met.
  let low = 0;
  let high = 0;
  for (let t = 0; t <= lists.length; t += 1) {
    const before = (pieces.low[0] as number) - (pieces.low[t] as number);
    const above = (pieces.high[0] as number) - (pieces.high[t] as number);
    low = Math.min(low, Math.max(before, Math.floor(limits.room - (pieces.high[t] as number) - slackMost)));
    high = Math.max(high, Math.min(above, limits.room - (pieces.low[t] as number)));
  }
  const lowCount = counts ? (variants.low[0] as number) : 0;
  const width = counts ? (variants.high[0] as number) - lowCount + 1 : 1;
  if ((high - low + 1) * width > MOST_CELLS) {
    meter.stopped ??= 'steps';
    return 'stopped';
  }
  const cells = (high - low + 1) * width;
  let now = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  let next = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  const first = -low * width - (counts ? lowCount : 0);
  now[first] = 0;
  let open = Int32Array.of(first);
  const stages: Stage[] = [];
  let took = new Int32Array(cells);
  for (let t = 0; t < lists.length; t += 1) {
    const options = lists[t]?.options ?? [];
    if (!meter.take(open.length * options.length)) return 'stopped';
    const reached: number[] = [];
    const deepest = limits.room - (pieces.low[t + 1] as number);
    const reachable = pieces.high[t + 1] as number;
    const mostCount = limits.most - limits.count - (variants.low[t + 1] as number);
    const leastCount = limits.least - limits.count - (variants.high[t + 1] as number);
    for (const key of open) {
      const base = now[key] as number;
      now[key] = Number.POSITIVE_INFINITY;
      const cell = Math.floor(key / width);
      const at = cell + low;
      const made = counts ? key - cell * width + lowCount : 0;
      for (let o = 0; o < options.length; o += 1) {
        const option = options[o] as Option;
        const loss = base + option.loss;
        const sum = at + option.pieces;
        if (loss >= reach || sum > deepest || sum < low || sum > high) continue;
        const left = limits.room - sum - reachable;
        if (left > 0 && loss + left * limits.price >= reach) continue;
        let to = (sum - low) * width;
        if (counts) {
          const many = made + option.variants;
          if (many > mostCount || many < leastCount) continue;
          to += many - lowCount;
        }
        const old = next[to] as number;
        if (loss < old) {
          if (old === Number.POSITIVE_INFINITY) reached.push(to);
          next[to] = loss;
          took[to] = o;
        }
      }
    }
    open = Int32Array.from(reached);
    stages.push({ keys: open, taken: open.map((key) => took[key] as number) });
    [now, next] = [next, now];
    if (open.length === 0) return undefined;
  }
  took = new Int32Array(0);
  let best = reach;
  let end = -1;
  for (const key of open) {
    const cell = Math.floor(key / width);
    const total = limits.count + (counts ? key - cell * width + lowCount : 0);
    if (cell + low > limits.room || total > limits.most || total < limits.least) continue;
    const rest =
      limits.price * (limits.room - cell - low) +
      limits.priceOfMost * (limits.most - total) +
      limits.priceOfLeast * (total - limits.least);
    const missed = (now[key] as number) + rest;
    if (missed < best) {
      best = missed;
      end = key;
    }
  }
  return end < 0 ? undefined : { taken: traced(lists, stages, end, width) };
};

const traced = (lists: Lists['lists'], stages: readonly Stage[], end: number, width: number): number[] => {
  const taken: number[] = new Array(lists.length);
  let key = end;
  for (let t = lists.length - 1; t >= 0; t -= 1) {
    const stage = stages[t] as Stage;
    const o = stage.taken[stage.keys.indexOf(key)] as number;
    taken[t] = o;
    const option = lists[t]?.options[o] as Option;
    key -= option.pieces * width + (width > 1 ? option.variants : 0);
  }
  return taken;
};

const spelled = (dual: Dual, lists: Lists['lists'], { taken }: Trace): Int32Array => {
  const pick = dual.pick.slice();
  lists.forEach(({ variant, options }, t) => {
    pick[variant] = options[taken[t] as number]?.column as number;
  });
  return pick;
};
