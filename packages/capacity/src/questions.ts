// What is asked of a slice of scenarios, what it answers, and how the answers of several slices become one.
import type { Variant } from './layout.ts';

/** Smallest base stock of each stocked flow, by scenario. */
export interface StockQuestion extends Variant {
  readonly ask: 'stock';
}
/** Smallest number of units of one resource, the others without limit, by scenario. */
export interface NeedsQuestion extends Variant {
  readonly ask: 'needs';
  readonly resource: number;
  readonly base: readonly number[];
  /** Where the search begins. */
  readonly guess: number;
}
/** What happens with these units and base stocks; keeps the confirmed orders for `pass`. */
export interface RunQuestion extends Variant {
  readonly ask: 'run';
  readonly units: readonly number[];
  readonly base: readonly number[];
  /** Also the need of each day in each scenario. */
  readonly days: boolean;
}
/** Sends the confirmed orders of the last run on to the suppliers; `forget` frees what only this center needed. */
export interface PassQuestion {
  readonly ask: 'pass';
  readonly center: number;
  readonly forget: boolean;
}
/** Moves orders above a day's measure to another center, before either is sized. */
export interface MoveQuestion {
  readonly ask: 'move';
  /** Index into the model's moves. */
  readonly move: number;
}
/** Orders of each flow over the horizon, over all scenarios. */
export interface VolumeQuestion {
  readonly ask: 'volume';
  readonly center: number;
}
export type Question = StockQuestion | NeedsQuestion | RunQuestion | PassQuestion | MoveQuestion | VolumeQuestion;

/** Counts of a run; sums over scenarios are whole numbers, so that their order does not matter. */
export interface Totals {
  readonly scenarios: number;
  /** By flow, over all scenarios. */
  readonly orders: readonly number[];
  readonly made: readonly number[];
  readonly onHand: readonly number[];
  readonly leastOnHand: readonly number[];
  /** Milliseconds of work by resource. */
  readonly used: readonly number[];
  /** Scenarios in which each level reached its service. */
  readonly reached: readonly number[];
  /** Misses caused by each resource and, last, by stock, in the scenarios that failed. */
  readonly short: readonly number[];
  /** 1 for a scenario in which every level reached its service. */
  readonly passed: Uint8Array;
  /** Units needed `[resource][scenario * span + day]`, missed orders on their due day included. */
  readonly days: readonly Float32Array[];
}

export type Answer =
  | { readonly ask: 'stock'; readonly needs: readonly Int32Array[] }
  | { readonly ask: 'needs'; readonly needs: Int32Array }
  | { readonly ask: 'run'; readonly totals: Totals }
  | { readonly ask: 'pass' }
  | { readonly ask: 'move'; readonly units: number }
  | { readonly ask: 'volume'; readonly orders: readonly number[]; readonly scenarios: number };

const joinIntegers = (lists: readonly Int32Array[]): Int32Array => {
  const joined = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    joined.set(list, at);
    at += list.length;
  }
  return joined;
};

const addLists = (lists: readonly (readonly number[])[]): readonly number[] =>
  (lists[0] ?? []).map((_, index) => lists.reduce((sum, list) => sum + (list[index] as number), 0));

const joinTotals = (parts: readonly Totals[]): Totals => {
  const first = parts[0] as Totals;
  const passed = new Uint8Array(parts.reduce((sum, part) => sum + part.passed.length, 0));
  let at = 0;
  for (const part of parts) {
    passed.set(part.passed, at);
    at += part.passed.length;
  }
  return {
    scenarios: parts.reduce((sum, { scenarios }) => sum + scenarios, 0),
    orders: addLists(parts.map(({ orders }) => orders)),
    made: addLists(parts.map(({ made }) => made)),
    onHand: addLists(parts.map(({ onHand }) => onHand)),
    leastOnHand: first.leastOnHand.map((_, flow) =>
      Math.min(...parts.map(({ leastOnHand }) => leastOnHand[flow] as number)),
    ),
    used: addLists(parts.map(({ used }) => used)),
    reached: addLists(parts.map(({ reached }) => reached)),
    short: addLists(parts.map(({ short }) => short)),
    passed,
    days: first.days.map((_, resource) => {
      const lists = parts.map(({ days }) => days[resource] as Float32Array);
      const joined = new Float32Array(lists.reduce((sum, { length }) => sum + length, 0));
      let from = 0;
      for (const list of lists) {
        joined.set(list, from);
        from += list.length;
      }
      return joined;
    }),
  };
};

const joinAnswers = (parts: readonly Answer[]): Answer => {
  const first = parts[0] as Answer;
  if (parts.length === 1) return first;
  const of = <K extends Answer['ask']>(ask: K) =>
    parts.filter((part): part is Extract<Answer, { ask: K }> => part.ask === ask);
  switch (first.ask) {
    case 'stock':
      return {
        ask: 'stock',
        needs: first.needs.map((_, flow) => joinIntegers(of('stock').map(({ needs }) => needs[flow] as Int32Array))),
      };
    case 'needs':
      return { ask: 'needs', needs: joinIntegers(of('needs').map(({ needs }) => needs)) };
    case 'run':
      return { ask: 'run', totals: joinTotals(of('run').map(({ totals }) => totals)) };
    case 'move':
      return { ask: 'move', units: of('move').reduce((sum, { units }) => sum + units, 0) };
    case 'volume':
      return {
        ask: 'volume',
        orders: addLists(of('volume').map(({ orders }) => orders)),
        scenarios: of('volume').reduce((sum, { scenarios }) => sum + scenarios, 0),
      };
    default:
      return first;
  }
};

/** Joins what slices answered to the same questions; `parts` in the order of their scenarios. */
export const merge = (parts: readonly (readonly Answer[])[]): readonly Answer[] =>
  (parts[0] ?? []).map((_, index) => joinAnswers(parts.map((part) => part[index] as Answer)));
