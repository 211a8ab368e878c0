// When each operation is made, given the order on every resource: as early as all it waits for allows.

import { Heap } from './heap.ts';
import type { Lines } from './lines.ts';
import type { Model } from './model.ts';
import type { ShopPlace } from './problem.ts';

/** A group bound by longest waits that is put off more often than this has no time that suits. */
const MOST_RAISES = 200;
const FAILED = 0;
const SAME = 1;
const CHANGED = 2;

/**
 * Times of a plan, renewed from what changed. Every time follows from earlier ones by rules that only go up, so renewal
 * ends at the same times in whatever order it works (Giffler and Thompson's semi-active plan, with calendars).
 */
export class Times {
  readonly start: Float64Array;
  readonly run: Float64Array;
  readonly end: Float64Array;
  readonly setup: Float64Array;
  /** When the material of each operation is there. */
  readonly material: Float64Array;
  /** Not before: where a re-plan leaves an operation. */
  readonly floor: Float64Array;
  /** Operations that the last renewal timed: the first `touchedCount` of the list. */
  readonly touched: Int32Array;
  touchedCount = 0;
  /** What their times were, five numbers each. */
  readonly #was: Float64Array;
  readonly #stamp: Float64Array;
  #turn = 0;
  readonly #heap: Heap;
  readonly #m: Model;
  readonly #lines: Lines;
  /** Work position on its axis at which the run begins: for transfer batches. */
  readonly #position: Float64Array;
  /** Timed, but what follows from them not yet. */
  readonly #edge: number[] = [];

  constructor(model: Model, lines: Lines) {
    const n = model.operations.length;
    const zeros = (): Float64Array => new Float64Array(n);
    [this.start, this.run, this.end, this.setup, this.material] = [zeros(), zeros(), zeros(), zeros(), zeros()];
    [this.#stamp, this.#position, this.floor] = [zeros(), zeros(), zeros()];
    this.touched = new Int32Array(n);
    this.#was = new Float64Array(5 * n);
    this.#m = model;
    this.#lines = lines;
    this.#heap = new Heap(lines.key);
  }

  /** To be timed anew by the next `renew`. */
  mark(v: number): void {
    this.#heap.push(this.#m.lead[v]!);
  }

  /** Nothing is to be timed anew. */
  forget(): void {
    this.#heap.clear();
  }

  /** Times all that is marked and what follows from it; false when something cannot be kept: then call `undo`. */
  renew(): boolean {
    this.begin();
    return this.finish();
  }

  /** Starts a renewal: what is timed from now on can be undone. */
  begin(): void {
    this.#turn++;
    this.touchedCount = 0;
    this.#edge.length = 0;
  }

  /**
   * Times the first `most` operations and, without what follows from them, all that are marked by then; answers what the
   * rest would cost by the price of a second's delay of each; Infinity: not possible.
   */
  glance(most: number, price: Float64Array): number {
    let cost = 0;
    for (let left = most; this.#heap.size > 0; left--) {
      const v = this.#heap.pop();
      const before = this.touchedCount;
      const changed = this.#group(v);
      if (changed === FAILED) return Infinity;
      if (changed === SAME) continue;
      if (left > 0) this.#markAfter(v);
      else {
        this.#edge.push(v);
        const shift = this.end[v]! - (before < this.touchedCount ? this.#was[before * 5 + 2]! : this.end[v]!);
        cost += shift * price[v]!;
      }
    }
    return cost;
  }

  /** Goes on to the end of what `begin` and `glance` started. */
  finish(): boolean {
    for (const v of this.#edge) this.#markAfter(v);
    this.#edge.length = 0;
    // Only a circle through a longest wait, which no time suits, could go on for ever.
    let left = 50 * this.#m.operations.length + 1000;
    while (this.#heap.size > 0) {
      const v = this.#heap.pop();
      const changed = left-- < 0 ? FAILED : this.#group(v);
      if (changed === CHANGED) this.#markAfter(v);
      else if (changed === FAILED) {
        this.#heap.clear();
        return false;
      }
    }
    return true;
  }

  /** The times before the last `renew`. */
  undo(): void {
    for (let i = 0; i < this.touchedCount; i++) {
      const [v, w] = [this.touched[i]!, i * 5];
      this.start[v] = this.#was[w]!;
      this.run[v] = this.#was[w + 1]!;
      this.end[v] = this.#was[w + 2]!;
      this.setup[v] = this.#was[w + 3]!;
      this.#position[v] = this.#was[w + 4]!;
    }
  }

  /** Setup and end of touched operation number `i` before the last `renew`. */
  oldSetup(i: number): number {
    return this.#was[i * 5 + 3]!;
  }

  oldEnd(i: number): number {
    return this.#was[i * 5 + 2]!;
  }

  #touch(v: number): void {
    if (this.#stamp[v] === this.#turn) return;
    this.#stamp[v] = this.#turn;
    const w = this.touchedCount * 5;
    this.touched[this.touchedCount++] = v;
    this.#was[w] = this.start[v]!;
    this.#was[w + 1] = this.run[v]!;
    this.#was[w + 2] = this.end[v]!;
    this.#was[w + 3] = this.setup[v]!;
    this.#was[w + 4] = this.#position[v]!;
  }

  /** Times a group bound by longest waits: what comes too long before the next is put off until it suits. */
  #group(first: number): number {
    this.#touch(first);
    if (this.#m.groupSize[first] === 1 && this.#m.maxWait[first] === Infinity) {
      const [run, end] = [this.run[first]!, this.end[first]!];
      if (!this.#time(first, 0)) return FAILED;
      return run === this.run[first] && end === this.end[first] ? SAME : CHANGED;
    }
    const size = this.#placedOf(first);
    const before: number[] = [];
    for (let v = first; v < first + size; v++) {
      this.#touch(v);
      before.push(this.run[v]!, this.end[v]!);
    }
    let [raises, hold] = [0, 0];
    for (let v = first; v < first + size; v++) {
      if (!this.#time(v, hold)) return FAILED;
      hold = 0;
      const earliest = this.run[v]! - this.#m.maxWait[v]!;
      if (earliest === -Infinity || this.end[v - 1]! >= earliest) continue;
      if (++raises > MOST_RAISES || v === first) return FAILED;
      hold = earliest;
      v -= 2;
    }
    const same = before.every((was, i) => was === (i % 2 ? this.end : this.run)[first + (i >> 1)]);
    return same ? SAME : CHANGED;
  }

  /** How many of the group have a place yet. */
  #placedOf(first: number): number {
    const { slots, groupSize } = this.#m;
    let size = 0;
    while (size < groupSize[first]! && this.#lines.resource[(first + size) * slots]! >= 0) size++;
    return size;
  }

  /** Marks whatever waits for a member of the group. */
  #markAfter(first: number): void {
    const { before, jobOf, slots, groupSize } = this.#m;
    const last = first + (groupSize[first] === 1 ? 1 : this.#placedOf(first));
    for (let v = first; v < last; v++) {
      if (v + 1 === last && jobOf[v + 1] === jobOf[v]) this.#markUnless(v + 1, first, last);
      for (let i = before.first[v]!; i < before.first[v + 1]!; i++) this.#markUnless(before.of[i]!, first, last);
      for (let x = v * slots; x < (v + 1) * slots; x++) {
        const next = this.#lines.next[x]!;
        if (next >= 0) this.#markUnless((next / slots) | 0, first, last);
      }
    }
  }

  /** Members of the group are timed already; what has no place yet is not timed. */
  #markUnless(w: number, first: number, last: number): void {
    if ((w < first || w >= last) && this.#lines.resource[w * this.#m.slots]! >= 0) this.#heap.push(this.#m.lead[w]!);
  }

  #setupOf(v: number): number {
    const { slots, machineOf, family, setup } = this.#m;
    const p = this.#lines.previous[v * slots]!;
    return setup(machineOf[this.#lines.resource[v * slots]!]!, p < 0 ? -1 : family[(p / slots) | 0]!, family[v]!);
  }

  axisOf(v: number) {
    const { slots, machineOf, firstOperator, axis } = this.#m;
    const operator = this.#lines.resource[v * slots + 1]!;
    return axis(machineOf[this.#lines.resource[v * slots]!]!, operator < 0 ? -1 : operator - firstOperator);
  }

  /** Sets the times of `v`, its end not before `hold`; false: it cannot be done. */
  #time(v: number, hold: number): boolean {
    const m = this.#m;
    const pinned = m.fixed[v];
    if (pinned) return this.#pin(v, pinned);
    const free = this.#freeAt(v);
    const ready = Math.max(this.#readyAt(v), free);
    const axis = this.axisOf(v);
    const setup = this.#setupOf(v);
    const seconds = this.#lines.seconds[v]!;
    let at = axis.work(ready);
    if (setup > 0) at = Math.max(at, axis.work(free) + setup);
    if (v > 0 && m.batches[v - 1]! > 1 && m.jobOf[v - 1] === m.jobOf[v]) at = Math.max(at, this.#batched(v, seconds));
    if (hold > 0) at = Math.max(at, axis.work(hold) - seconds);
    if (hold > 0 && seconds > 0 && axis.doneAt(at + seconds) < hold) at++;
    if (m.pausing[v] === 0 && seconds > 0) at = axis.fit(at, seconds);
    const run = axis.beginAt(at);
    const end = seconds > 0 ? axis.doneAt(at + seconds) : run;
    this.run[v] = run;
    this.end[v] = end;
    this.start[v] = setup > 0 ? axis.beginAt(at - setup) : run;
    this.setup[v] = setup;
    this.#position[v] = at;
    return end < Infinity;
  }

  /** When routing, release and material allow the run. */
  #readyAt(v: number): number {
    const { release, after, jobOf, batches, minWait } = this.#m;
    let ready = Math.max(release[v]!, this.material[v]!, this.floor[v]!);
    if (v > 0 && jobOf[v - 1] === jobOf[v] && batches[v - 1] === 1)
      ready = Math.max(ready, this.end[v - 1]! + minWait[v]!);
    for (let i = after.first[v]!; i < after.first[v + 1]!; i++) ready = Math.max(ready, this.end[after.of[i]!]!);
    return ready;
  }

  /** When all its resources are free. */
  #freeAt(v: number): number {
    const { slots, now } = this.#m;
    let free = now;
    for (let x = v * slots; x < (v + 1) * slots; x++) {
      const p = this.#lines.previous[x]!;
      if (p >= 0) free = Math.max(free, this.end[(p / slots) | 0]!);
    }
    return free;
  }

  /** The work position from which `v` never runs out of batches of the operation before it. */
  #batched(v: number, seconds: number): number {
    const p = v - 1;
    const { quantity = 1, transferBatch = 1 } = this.#m.operations[p]!;
    const [axis, own, wait] = [this.axisOf(p), this.axisOf(v), this.#m.minWait[v]!];
    const made = this.#lines.seconds[p]!;
    let at = 0;
    for (let done = 0; done < quantity; done += transferBatch) {
      const work = Math.ceil((made * Math.min(quantity, done + transferBatch)) / quantity);
      const ready = (work > 0 && !this.#m.fixed[p] ? axis.doneAt(this.#position[p]! + work) : this.end[p]!) + wait;
      at = Math.max(at, own.work(ready) - Math.floor((seconds * done) / quantity));
    }
    return at;
  }

  /** A fact stands where it is; what is planned before it must be done by then, facts among themselves may clash. */
  #pin(v: number, { start, run, end }: ShopPlace): boolean {
    const { slots, fixed, jobOf, after } = this.#m;
    this.start[v] = start;
    this.run[v] = run;
    this.end[v] = end;
    this.setup[v] = 0;
    const done = (p: number, by: number): boolean => fixed[p] !== undefined || this.end[p]! <= by;
    for (let x = v * slots; x < (v + 1) * slots; x++) {
      const p = this.#lines.previous[x]!;
      if (p >= 0 && !done((p / slots) | 0, start)) return false;
    }
    const unit = this.#lines.previous[v * slots]!;
    if (unit >= 0 && !fixed[(unit / slots) | 0]) {
      const axis = this.axisOf(v);
      const room = axis.work(Math.max(run, this.#m.now)) - axis.work(Math.max(start, this.#m.now));
      if (room < this.#setupOf(v)) return false;
    }
    for (let i = after.first[v]!; i < after.first[v + 1]!; i++) if (!done(after.of[i]!, run)) return false;
    return v === 0 || jobOf[v - 1] !== jobOf[v] || done(v - 1, run);
  }
}
