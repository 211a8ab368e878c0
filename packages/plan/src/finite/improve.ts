// The search: one operation at a time goes elsewhere; what costs less stays, what costs a little more does so for a while.

import { type Random, random } from '@onelot/base';
import type { Draft } from './draft.ts';
import type { Lines } from './lines.ts';
import { allot } from './materials.ts';
import { type Move, Moves } from './moves.ts';
import { Prices } from './prices.ts';
import type { ShopObjective, ShopOptions } from './problem.ts';

/** -1 when `a` is better, 1 when worse, in the order lateness, setups, stock, makespan. */
export function compare(a: ShopObjective, b: ShopObjective): number {
  for (const name of ['lateness', 'setup', 'stock', 'makespan'] as const) {
    const difference = a[name] - b[name];
    // Sums of weighted seconds carry rounding.
    if (Math.abs(difference) > 1e-6 * Math.max(1, Math.abs(a[name]))) return Math.sign(difference);
  }
  return 0;
}

/** One number for a step of the search; without weights each rank counts a thousandth of the one before, or less. */
export const costOf = ({ model, home, lateness, setup, stock, makespan }: Draft): number => {
  const w = model.problem.weights;
  const moves = home?.cost() ?? 0;
  if (w) return lateness * w.lateness + setup * w.setup + stock * w.stock + makespan * w.makespan + moves;
  return lateness + setup * 1e-3 + stock * 1e-8 + makespan * 1e-9 + moves;
};

/** Whether the plan is better than the best: by the caller's weights, else rank by rank. */
const isBetter = (draft: Draft, cost: number, best: Best): boolean =>
  draft.model.problem.weights || draft.home ? cost < best.cost - 1e-9 : compare(draft.objective(), best.objective) < 0;

interface Best {
  objective: ShopObjective;
  cost: number;
  lines: Lines;
  material: Float64Array;
}

const copyOf = (lines: Lines): Lines =>
  Object.fromEntries(Object.entries(lines).map(([name, column]) => [name, column.slice()])) as unknown as Lines;

/** Moves between looks at the material: supplies are then handed out anew in the order of the runs. */
const LOOK = 4000;
/** Moves between renewals of the prices. */
const FRESH = 500;
/** Rounds grow up to so many times the first warm one. */
const LONGEST_ROUND = 40;

/**
 * Simulated annealing in rounds (Kirkpatrick, Gelatt and Vecchi, 1983): the first goes only downhill, each later one
 * starts warm from the best and is longer. Leaves the best plan found in `draft`; answers the steps taken.
 */
export function improve(draft: Draft, options: ShopOptions, from = 0): number {
  const moves = new Moves(draft, random(options.seed));
  return moves.any ? new Search(draft, moves, options).go(from) : from;
}

class Search {
  readonly #draft: Draft;
  readonly #moves: Moves;
  readonly #options: ShopOptions;
  readonly #random: Random;
  readonly #best: Best;
  readonly #prices: Prices;
  /** In small shops a whole look is as quick as a glance. */
  readonly #glances: boolean;
  #cost: number;
  /** The best plan is the present one and no copy of it was kept yet. */
  #unsaved = false;
  #round = 0;
  #length: number;
  #left: number;
  #warmth = 0;
  /** Costs of the worsening moves seen lately, for the warmth of a round. */
  readonly #worse = { sum: 0, count: 0 };

  constructor(draft: Draft, moves: Moves, options: ShopOptions) {
    this.#draft = draft;
    this.#moves = moves;
    this.#options = options;
    this.#random = random(options.seed + 1);
    this.#glances = draft.model.operations.length > 200;
    this.#prices = new Prices(draft.model.operations.length);
    this.#cost = costOf(draft);
    const copies = { lines: copyOf(draft.lines), material: draft.times.material.slice() };
    this.#best = { objective: draft.objective(), cost: this.#cost, ...copies };
    this.#length = 20 * draft.model.operations.length + 100;
    this.#left = this.#length;
  }

  go(from: number): number {
    const { maxSteps, shouldStop } = this.#options;
    let steps = from;
    for (; steps < maxSteps; steps++, this.#left--) {
      if (steps % 64 === 0 && shouldStop?.()) break;
      if (steps % FRESH === 0) this.#prices.renew(this.#draft);
      if (steps % LOOK === LOOK - 1) this.#reallot(steps);
      if (this.#left <= 0) this.#nextRound();
      const move = this.#moves.draw();
      if (move) this.#try(move, steps);
    }
    this.#save();
    this.#restore();
    return steps;
  }

  #try(move: Move, steps: number): void {
    const draft = this.#draft;
    const was = draft.targetOf(move.v);
    const before = this.#cost;
    const heat = (this.#warmth * this.#left) / this.#length;
    if (!draft.changeIfCheap(move.v, move.target, this.#prices, this.#glances ? 4 * heat : Infinity)) {
      draft.changeBack(move.v, was);
      return;
    }
    this.#cost = costOf(draft);
    const more = this.#cost - before;
    if (more > 0) this.#noteWorse(more);
    if (more > 0 && !(heat > 0 && this.#random.next() < Math.exp(-more / heat))) {
      draft.undo();
      draft.changeBack(move.v, was);
      this.#cost = before;
      return;
    }
    if (this.#noteBetter(steps)) return;
    if (!this.#unsaved || compare(draft.objective(), this.#best.objective) === 0) return;
    // The best plan is about to be left: step back, keep a copy, and go again.
    draft.undo();
    draft.changeBack(move.v, was);
    this.#save();
    draft.change(move.v, move.target);
  }

  #noteBetter(steps: number): boolean {
    if (!isBetter(this.#draft, this.#cost, this.#best)) return false;
    Object.assign(this.#best, { objective: this.#draft.objective(), cost: this.#cost });
    this.#unsaved = true;
    this.#options.onBest?.(this.#best.objective, steps + 1);
    return true;
  }

  #noteWorse(more: number): void {
    this.#worse.sum += more;
    if (++this.#worse.count < 1000) return;
    this.#worse.sum /= 2;
    this.#worse.count /= 2;
  }

  #nextRound(): void {
    this.#save();
    this.#restore();
    this.#cost = costOf(this.#draft);
    this.#round++;
    this.#length = Math.min(2 ** this.#round, LONGEST_ROUND) * (5 * this.#draft.model.operations.length + 100);
    this.#left = this.#length;
    const { sum, count } = this.#worse;
    this.#warmth = count ? (sum / count) * this.#random.next() : 0;
  }

  #reallot(steps: number): void {
    const { model, times } = this.#draft;
    if (!model.problem.supplies?.length) return;
    this.#save();
    // In the order of the runs no operation's material comes later than it runs now.
    if (allot(model, times.run.slice(), times.material).ok && this.#draft.timeAll()) {
      this.#cost = costOf(this.#draft);
      this.#noteBetter(steps);
    } else this.#restore();
  }

  #save(): void {
    if (this.#unsaved)
      Object.assign(this.#best, { lines: copyOf(this.#draft.lines), material: this.#draft.times.material.slice() });
    this.#unsaved = false;
  }

  #restore(): void {
    const { lines, times } = this.#draft;
    for (const name of Object.keys(this.#best.lines) as (keyof Lines)[]) lines[name].set(this.#best.lines[name]);
    times.material.set(this.#best.material);
    this.#draft.timeAll();
  }
}
