// The Lagrangian dual: prices of the rows at which the sum of every variant's own best is least; it bounds every plan.
import { bestColumn, type Charges, type Choice, charge, noCharges, reduced, usesOf } from './rows.ts';
import { Master } from './simplex.ts';

export interface Dual {
  readonly prices: Float64Array;
  readonly charges: Charges;
  /** No plan earns more. */
  readonly bound: number;
  /** Each variant's best column at these prices. */
  readonly pick: Int32Array;
  /** Mixed quantities of the master's solution: where a variant is torn between two columns. */
  readonly mean: Float64Array;
  /** Whole plans the master mixes, best weights first. */
  readonly picks: readonly Int32Array[];
  readonly steps: number;
}

/** Columns still open: variant i from `from[i]` to `to[i]` - 1. */
export interface Range {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export const wholeRange = (choice: Choice): Range => ({
  from: choice.cols.start.slice(0, choice.p.count),
  to: choice.cols.start.slice(1),
});

interface Look {
  readonly value: number;
  readonly gain: number;
  readonly uses: Float64Array;
  readonly pick: Int32Array;
}

const look = (choice: Choice, range: Range, prices: Float64Array, charges: Charges): Look => {
  charge(choice.rows, prices, charges);
  const { count } = choice.p;
  const pick = new Int32Array(count);
  let value = 0;
  let gain = 0;
  for (let i = 0; i < count; i += 1) {
    const k = bestColumn(choice, charges, i, range.from[i] as number, range.to[i] as number);
    pick[i] = k;
    value += reduced(choice, charges, i, k);
    gain += choice.cols.upper[k] as number;
  }
  choice.rows.forEach((row, k) => {
    value += (prices[k] as number) * row.max;
  });
  const uses = usesOf(choice, pick);
  return { value, gain, uses, pick };
};

/** The same plan with every variant moved to the nearest column still open. */
export const clip = (range: Range, pick: Int32Array): Int32Array =>
  pick.map((k, i) => Math.min((range.to[i] as number) - 1, Math.max(range.from[i] as number, k)));

const planOf = (choice: Choice, pick: Int32Array): Look => {
  const { count } = choice.p;
  let gain = 0;
  for (let i = 0; i < count; i += 1) gain += choice.cols.upper[pick[i] as number] as number;
  return { value: Number.POSITIVE_INFINITY, gain, uses: usesOf(choice, pick), pick };
};

/** Least bound. One row: by the crossing of two lines until they meet the dual; several: by cutting planes. */
export const dual = (choice: Choice, range: Range, turns = 400, warm?: Pick<Dual, 'prices' | 'picks'>): Dual =>
  choice.rows.length === 1 ? dualOfBudget(choice, range) : dualOfRows(choice, range, turns, warm);

const meanOf = (
  choice: Choice,
  mixed: readonly { readonly pick: Int32Array; readonly weight: number }[],
): Float64Array => {
  const mean = new Float64Array(choice.p.count);
  for (const { pick, weight } of mixed)
    for (let i = 0; i < mean.length; i += 1) mean[i]! += weight * (choice.cols.x[pick[i] as number] as number);
  return mean;
};

const dualOfBudget = (choice: Choice, range: Range): Dual => {
  const max = choice.rows[0]?.max ?? 0;
  const charges = noCharges(choice.p.count);
  const at = (price: number) => look(choice, range, Float64Array.of(price), charges);
  let steps = 1;
  let price = 0;
  let over = at(0);
  let best = over;
  let under = over;
  if ((over.uses[0] as number) > max) {
    price = dearest(choice, range);
    under = at(price);
    best = under;
    for (; steps < 200; steps += 1) {
      const between = (over.gain - under.gain) / ((over.uses[0] as number) - (under.uses[0] as number));
      if (!(between > 0)) break;
      const now = at(between);
      const lines = over.gain + between * (max - (over.uses[0] as number));
      if (now.value < best.value) {
        best = now;
        price = between;
      }
      if (now.value <= lines + 1e-13 * Math.abs(lines)) break;
      if ((now.uses[0] as number) > max) over = now;
      else under = now;
    }
  }
  const prices = Float64Array.of(price);
  charge(choice.rows, prices, charges);
  const spread = (over.uses[0] as number) - (under.uses[0] as number);
  const weight = spread > 0 ? (max - (under.uses[0] as number)) / spread : 0;
  const mixed = [
    { pick: under.pick, weight: 1 - weight },
    { pick: over.pick, weight },
  ];
  return {
    prices,
    charges,
    bound: best.value,
    pick: best.pick,
    mean: meanOf(choice, mixed),
    picks: [under.pick, over.pick],
    steps,
  };
};

/** A price per piece at which nothing beyond the least of each variant is made. */
const dearest = (choice: Choice, range: Range): number => {
  const { x, upper } = choice.cols;
  let most = 0;
  for (let i = 0; i < choice.p.count; i += 1) {
    const from = range.from[i] as number;
    for (let k = from + 1; k < (range.to[i] as number); k += 1)
      most = Math.max(
        most,
        ((upper[k] as number) - (upper[from] as number)) / ((x[k] as number) - (x[from] as number)),
      );
  }
  return most * (1 + 1e-9) + 1e-9;
};

const dualOfRows = (
  choice: Choice,
  range: Range,
  turns: number,
  warm: Pick<Dual, 'prices' | 'picks'> | undefined,
): Dual => {
  const { rows } = choice;
  const charges = noCharges(choice.p.count);
  const scale = rows.map(({ max }) => Math.max(1, Math.abs(max)));
  let prices = new Float64Array(rows.length);
  let now = look(choice, range, prices, charges);
  let best = { value: now.value, prices: prices.slice(), pick: now.pick };
  const seen: Look[] = [now];
  const scaled = (one: Look) =>
    Float64Array.from(one.uses, (used, k) => (used - (rows[k]?.max ?? 0)) / (scale[k] as number));
  // A plan that meets every row at a loss no multiplier pays for: it keeps the prices finite.
  const penalty = -10 * (1 + Math.abs(now.gain));
  const master = new Master(rows.length, new Float64Array(rows.length).fill(-1), penalty);
  master.add(scaled(now), now.gain);
  // Plans and prices of a wider range begin the search where it ended there.
  for (const pick of warm?.picks ?? []) {
    const plan = planOf(choice, clip(range, pick));
    seen.push(plan);
    master.add(scaled(plan), plan.gain);
  }
  if (warm) {
    now = look(choice, range, warm.prices, charges);
    if (now.value < best.value) best = { value: now.value, prices: warm.prices.slice(), pick: now.pick };
    seen.push(now);
    master.add(scaled(now), now.gain);
  }
  let turn = 1;
  for (; turn < turns; turn += 1) {
    master.solve(200);
    const lines = master.prices();
    const ceiling = lines[rows.length] as number;
    if (best.value <= ceiling + 1e-10 * Math.abs(ceiling) + 1e-12) break;
    prices = Float64Array.from(rows, (_, k) => Math.max(0, lines[k] as number) / (scale[k] as number));
    now = look(choice, range, prices, charges);
    if (now.value < best.value) best = { value: now.value, prices, pick: now.pick };
    seen.push(now);
    master.add(scaled(now), now.gain);
  }
  charge(rows, best.prices, charges);
  const mixed = master
    .weights()
    .filter(({ column }) => column > 0)
    .map(({ column, weight }) => ({ pick: (seen[column - 1] as Look).pick, weight }))
    .sort((a, b) => b.weight - a.weight);
  return {
    prices: best.prices,
    charges,
    bound: best.value,
    pick: best.pick,
    mean: meanOf(choice, mixed),
    picks: mixed.map(({ pick }) => pick),
    steps: turn,
  };
};
