// How a real range becomes few cells: stretches in which no rule can tell one value from another, found by interval arithmetic.
// A stretch is halved until every rule is true or false on all of it, or it is a single value; so nothing between is missed.
import { type Open, openAll, openOf, openOnly } from '../expression/open.ts';
import type { Option } from '../model.ts';
import { TooWide } from './diagram.ts';
import type { Constraint, Network } from './network.ts';

export type Range = Option & { type: 'range' };

/** Values of a range are told apart to a millionth of its unit. */
export const GRAIN = 1e-6;

/** Stretches of values by value number: from `lo` to `hi`, both included. */
export interface Cells {
  readonly lo: number[];
  readonly hi: number[];
}

const tidy = (x: number): number => Math.round(x * 1e9) / 1e9;

/** The value at a grain counted from the range's least. */
const valueAt = (option: Range, grain: number): number => Math.min(option.max, tidy(option.min + grain * GRAIN));
const grains = (option: Range): number => Math.floor((option.max - option.min) / GRAIN + 1e-3);

/** The nearest value that can be told apart; undefined outside the range. */
export const snapped = (option: Range, value: number): number | undefined => {
  const grain = Math.round((value - option.min) / GRAIN);
  return value >= option.min - GRAIN / 2 && value <= option.max + GRAIN / 2
    ? valueAt(option, Math.max(0, grain))
    : undefined;
};

/** Cells that begin at these grains (the first at 0), with one value that stands for each: the default, or a round one. */
export const cellsOf = (option: Range, cuts: readonly number[]): { cells: Cells; values: number[] } => {
  const starts = [0, ...cuts];
  const lo = starts.map((grain) => valueAt(option, grain));
  const hi = starts.map((_, i) => valueAt(option, (starts[i + 1] ?? grains(option) + 1) - 1));
  const values = starts.map((_, i) => standing(option, lo[i] as number, hi[i] as number));
  return { cells: { lo, hi }, values };
};

const standing = (option: Range, lo: number, hi: number): number => {
  const { default: wanted } = option;
  if (typeof wanted === 'number' && wanted >= lo && wanted <= hi) return wanted;
  for (let unit = 1000; unit >= GRAIN * 2; unit /= 10) {
    const round = tidy(Math.round((lo + hi) / 2 / unit) * unit);
    if (round >= lo && round <= hi) return round;
  }
  return lo;
};

/** Cuts a range may have, cases one rule may have, and looks at all of them. */
const MOST_CUTS = 400;
const MOST_CASES = 20_000;
const MOST_LOOKS = 1_000_000;

/** By option number the grains where cells begin, of a network whose ranges are one cell each. Throws TooWide. */
export const cutsOf = (network: Network): Map<number, number[]> => {
  const found = new Map<number, Set<number>>();
  const { variables, places } = network.layout;
  const finder = new Finder(network);
  for (const constraint of network.constraints) {
    const variable = constraint.scope.find((v) => variables[v]?.cells);
    if (variable === undefined) continue;
    const option = variables[variable]?.option as number;
    const cuts = found.get(option) ?? new Set();
    finder.find(constraint, variable, places[option]?.option as Range, cuts);
    if (cuts.size > MOST_CUTS) throw new TooWide();
    found.set(option, cuts);
  }
  return new Map([...found].map(([option, cuts]) => [option, [...cuts].sort((a, b) => a - b)]));
};

class Finder {
  private readonly open: Open;
  private readonly at: Int32Array;
  private looks = 0;

  constructor(private readonly network: Network) {
    this.open = openOf(network.layout);
    this.at = new Int32Array(network.layout.variables.length);
  }

  /** Adds the grains at which a rule's truth changes, in any case of the other variables it reads. */
  find(constraint: Constraint, variable: number, option: Range, cuts: Set<number>): void {
    const others = constraint.scope.filter((v) => v !== variable);
    openOnly(this.open, variable, 0);
    let cases = 0;
    const visit = (i: number): void => {
      this.stretch(variable, option, 0, grains(option));
      if (this.truth(constraint) !== 3) return;
      const other = others[i];
      if (other === undefined) {
        if (++cases > MOST_CASES) throw new TooWide();
        this.halve(constraint, variable, option, cuts);
        return;
      }
      for (let value = 0; value < this.size(other); value++) {
        openOnly(this.open, other, value);
        this.at[other] = value;
        visit(i + 1);
      }
      openAll(this.open, other);
    };
    visit(0);
    openAll(this.open, variable);
  }

  private halve(constraint: Constraint, variable: number, option: Range, cuts: Set<number>): void {
    let last: number | undefined;
    const walk = (from: number, to: number): void => {
      this.stretch(variable, option, from, to);
      let truth = this.truth(constraint);
      if (truth === 3 && from < to) {
        const middle = Math.floor((from + to) / 2);
        walk(from, middle);
        walk(middle + 1, to);
        return;
      }
      if (truth === 3) truth = constraint.holds(this.at) ? 2 : 1;
      if (last !== undefined && truth !== last) cuts.add(from);
      last = truth;
    };
    walk(0, grains(option));
  }

  private truth(constraint: Constraint): number {
    if (++this.looks > MOST_LOOKS) throw new TooWide();
    return constraint.test(this.open);
  }

  /** Makes the range's one cell these grains. */
  private stretch(variable: number, option: Range, from: number, to: number): void {
    const { cells, values } = this.network.layout.variables[variable] as unknown as { cells: Cells; values: number[] };
    cells.lo[0] = valueAt(option, from);
    cells.hi[0] = valueAt(option, to);
    values[0] = cells.lo[0];
  }

  private size(variable: number): number {
    return this.network.layout.variables[variable]?.values.length as number;
  }
}
