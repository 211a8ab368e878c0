// What a second's delay of each operation costs: the lateness of all that would move with it.

import type { Draft } from './draft.ts';

/** A job that would be late if it ended so much later is priced a little already. */
const NEAR = 2 * 3600;

/**
 * The exact slope of the weighted lateness: an operation starts when the last of what it waits for ends, so a delay moves
 * whatever hangs on it, as a tree. Good for small delays; larger ones meet slack and other waits.
 */
export class Prices {
  readonly price: Float64Array;
  /** What each operation's start hangs on, -1 for nothing. */
  readonly #hangsOn: Int32Array;
  readonly #open: Int32Array;

  constructor(operations: number) {
    this.price = new Float64Array(operations);
    this.#hangsOn = new Int32Array(operations);
    this.#open = new Int32Array(operations);
  }

  renew(draft: Draft): void {
    const { model, times } = draft;
    this.price.fill(0);
    this.#open.fill(0);
    for (let j = 0; j < model.jobs; j++) {
      const last = model.lastOf[j]!;
      const over = times.end[last]! - model.due[j]!;
      this.price[last] = over >= 0 ? model.weight[j]! : 0.5 * model.weight[j]! * Math.max(0, 1 + over / NEAR);
    }
    for (let v = 0; v < this.price.length; v++) {
      const on = waitsFor(draft, v);
      this.#hangsOn[v] = on;
      if (on >= 0) this.#open[on]!++;
    }
    this.#add();
  }

  /** From the leaves of the tree to its roots. */
  #add(): void {
    for (let leaf = 0; leaf < this.price.length; leaf++) {
      let v = leaf;
      while (v >= 0 && this.#open[v] === 0) {
        this.#open[v] = -1;
        const on = this.#hangsOn[v]!;
        if (on >= 0) {
          this.price[on]! += this.price[v]!;
          this.#open[on]!--;
        }
        v = on;
      }
    }
  }
}

/** The operation at whose end `v` starts, -1 when it waits for none. */
function waitsFor({ model, lines, times }: Draft, v: number): number {
  const { slots, jobOf, minWait } = model;
  const start = times.start[v]!;
  if (v > 0 && jobOf[v - 1] === jobOf[v] && times.end[v - 1]! + minWait[v]! === times.run[v]) return v - 1;
  for (let x = v * slots; x < (v + 1) * slots; x++) {
    const p = lines.previous[x]!;
    if (p >= 0 && times.end[(p / slots) | 0] === start) return (p / slots) | 0;
  }
  for (let i = model.after.first[v]!; i < model.after.first[v + 1]!; i++)
    if (times.end[model.after.of[i]!] === times.run[v]) return model.after.of[i]!;
  return -1;
}
