// A plan in the making: who is served when on every resource, the times that follow, and what the plan costs.

import type { Home } from './home.ts';
import { type Lines, link, numberKeys, openLines, placeByKey, unlink } from './lines.ts';
import type { Model } from './model.ts';
import type { Prices } from './prices.ts';
import type { ShopObjective, ShopPlace, ShopSchedule } from './problem.ts';
import { Times } from './times.ts';

/** Operations timed before a change is judged. */
const GLANCE = 40;

/** Where an operation is to go: resources by slot, the key that orders it in all their lists. */
export interface Target {
  readonly key: number;
  readonly resources: readonly number[];
  readonly seconds: number;
}

export class Draft {
  readonly model: Model;
  readonly lines: Lines;
  readonly times: Times;
  /** Set by a re-plan. */
  home: Home | undefined;
  lateness = 0;
  setup = 0;
  stock = 0;
  makespan = 0;
  readonly late: Float64Array;
  readonly #held: Float64Array;
  #sums: [number, number, number, number] = [0, 0, 0, 0];

  constructor(model: Model) {
    this.model = model;
    this.lines = openLines(model);
    this.times = new Times(model, this.lines);
    this.late = new Float64Array(model.jobs);
    this.#held = new Float64Array(model.jobs);
  }

  /** Puts an operation that has no place into the lists. Times follow with `renew`. */
  insert(v: number, { key, resources, seconds }: Target): void {
    const { slots } = this.model;
    this.lines.key[v] = key;
    this.lines.seconds[v] = seconds;
    for (const [s, r] of resources.entries()) {
      if (r < 0) continue;
      const x = v * slots + s;
      link(this.lines, x, r, placeByKey(this.lines, slots, r, key));
      this.#markLink(this.lines.next[x]!);
    }
    this.times.mark(v);
  }

  remove(v: number): void {
    const { slots } = this.model;
    for (let x = v * slots; x < (v + 1) * slots; x++) {
      this.#markLink(this.lines.next[x]!);
      unlink(this.lines, x);
    }
  }

  /** Puts a placed operation elsewhere; false: not possible, then `changeBack` restores the lists. */
  change(v: number, target: Target): boolean {
    this.remove(v);
    this.insert(v, target);
    return this.renew();
  }

  /** As `change`, but false too when a first look says that it costs more than `limit`. */
  changeIfCheap(v: number, target: Target, prices: Prices, limit: number): boolean {
    this.remove(v);
    this.insert(v, target);
    this.#sums = [this.lateness, this.setup, this.stock, this.makespan];
    this.times.begin();
    const rest = this.times.glance(GLANCE, prices.price);
    if (rest === Infinity || rest + this.#seenCost() > limit || !this.times.finish()) {
      this.times.forget();
      this.times.undo();
      return false;
    }
    this.#countTouched();
    return true;
  }

  /** What the operations timed so far add to lateness. */
  #seenCost(): number {
    const { touched, touchedCount, end } = this.times;
    const { jobOf, lastOf, due, weight } = this.model;
    let cost = 0;
    for (let i = 0; i < touchedCount; i++) {
      const j = jobOf[touched[i]!]!;
      if (touched[i] === lastOf[j]) cost += Math.max(0, end[lastOf[j]!]! - due[j]!) * weight[j]! - this.late[j]!;
    }
    return cost;
  }

  /** Restores the lists after a change that was undone, or failed: times are right already. */
  changeBack(v: number, was: Target): void {
    this.remove(v);
    this.insert(v, was);
    this.times.forget();
  }

  #markLink(x: number): void {
    if (x >= 0) this.times.mark((x / this.model.slots) | 0);
  }

  targetOf(v: number): Target {
    const { slots } = this.model;
    const resources = Array.from(this.lines.resource.subarray(v * slots, (v + 1) * slots));
    return { key: this.lines.key[v]!, resources, seconds: this.lines.seconds[v]! };
  }

  /** Times what is marked and counts what it costs; false: not possible, times and costs are as before. */
  renew(): boolean {
    this.#sums = [this.lateness, this.setup, this.stock, this.makespan];
    if (!this.times.renew()) {
      this.times.undo();
      return false;
    }
    this.#countTouched();
    return true;
  }

  #countTouched(): void {
    const { touched, touchedCount } = this.times;
    const { jobOf, lastOf, firstOf } = this.model;
    this.home?.begin();
    let [end, shrunk] = [0, false];
    for (let i = 0; i < touchedCount; i++) {
      const v = touched[i]!;
      this.home?.see(v, this.lines, this.times);
      this.setup += this.times.setup[v]! - this.times.oldSetup(i);
      const j = jobOf[v]!;
      if (v !== lastOf[j] && v !== firstOf[j]) continue;
      this.#count(j);
      if (v !== lastOf[j]) continue;
      end = Math.max(end, this.times.end[v]!);
      shrunk ||= this.times.oldEnd(i) - this.model.now >= this.makespan;
    }
    this.makespan = shrunk ? this.#lastEnd() : Math.max(this.makespan, end - this.model.now);
  }

  /** Takes the last `renew` back; the lists are the caller's to restore. */
  undo(): void {
    this.times.undo();
    this.home?.undo();
    const { jobOf, lastOf, firstOf } = this.model;
    for (let i = 0; i < this.times.touchedCount; i++) {
      const v = this.times.touched[i]!;
      const j = jobOf[v]!;
      if (v === lastOf[j] || v === firstOf[j]) this.#count(j);
    }
    [this.lateness, this.setup, this.stock, this.makespan] = this.#sums;
  }

  #count(j: number): void {
    const { due, weight, holding, firstOf, lastOf } = this.model;
    const end = this.times.end[lastOf[j]!]!;
    const late = Math.max(0, end - due[j]!) * weight[j]!;
    const until = due[j]! < Infinity ? Math.max(end, due[j]!) : end;
    const held = (until - this.times.run[firstOf[j]!]!) * holding[j]!;
    this.lateness += late - this.late[j]!;
    this.stock += held - this.#held[j]!;
    this.late[j] = late;
    this.#held[j] = held;
  }

  #lastEnd(): number {
    let end = this.model.now;
    for (const v of this.model.lastOf) end = Math.max(end, this.times.end[v]!);
    return end - this.model.now;
  }

  /** Times everything from nothing. */
  timeAll(): boolean {
    for (const times of [this.times.start, this.times.run, this.times.end]) times.fill(0);
    for (let v = 0; v < this.model.operations.length; v++) this.times.mark(v);
    const right = this.renew();
    if (right) this.#countAll();
    return right;
  }

  #countAll(): void {
    for (let v = 0; v < this.model.operations.length; v++) this.home?.see(v, this.lines, this.times);
    this.lateness = 0;
    this.stock = 0;
    this.late.fill(0);
    this.#held.fill(0);
    for (let j = 0; j < this.model.jobs; j++) this.#count(j);
    this.setup = this.times.setup.reduce((sum, seconds) => sum + seconds, 0);
    this.makespan = this.#lastEnd();
  }

  /** Keys are numbered anew when they lie too close to be parted. */
  renumber(): void {
    numberKeys(this.lines, this.times.run);
  }

  objective(): ShopObjective {
    return { lateness: this.lateness, setup: this.setup, stock: this.stock, makespan: this.makespan };
  }

  places(): ShopPlace[] {
    return this.model.operations.map((operation, v) => placeOf(this, operation.id, v));
  }

  schedule(steps: number): ShopSchedule {
    return { operations: this.places(), objective: this.objective(), steps };
  }
}

function placeOf({ model, lines, times }: Draft, operation: string, v: number): ShopPlace {
  const { slots, machineOf, unitFirst, firstOperator, problem } = model;
  const unit = lines.resource[v * slots]!;
  const machine = machineOf[unit]!;
  const held = lines.resource[v * slots + 1]!;
  const operator = held < 0 ? {} : { operator: problem.operators![held - firstOperator]!.id };
  return {
    operation,
    machine: problem.machines[machine]!.id,
    unit: unit - unitFirst[machine]!,
    ...operator,
    start: times.start[v]!,
    run: times.run[v]!,
    end: times.end[v]!,
  };
}
