// A first plan by a dispatch rule: whenever a machine can begin something, it takes the waiting operation the rule prefers.

import { fail, ok, problem, type Result } from '@onelot/base';
import { Draft, type Target } from './draft.ts';
import { allot } from './materials.ts';
import type { Model } from './model.ts';
import { placeFixed } from './pinned.ts';
import type { Rule } from './rules.ts';

/** A machine looks at so many of those that wait, who came first first. */
const MOST_LOOKED_AT = 400;

/** Facts first, then every operation behind them. Problems: INFEASIBLE, FROZEN_CONFLICT. */
export function dispatch(model: Model, rule: Rule): Result<Draft> {
  const draft = new Draft(model);
  const fixed = placeFixed(draft);
  if (!fixed.ok) return fixed;
  const rank = Float64Array.from(model.jobOf, (j) => Math.min(model.due[j]!, 1e12));
  const allotted = allot(model, rank, draft.times.material);
  if (!allotted.ok) return allotted;
  const floor = new Floor(draft, rule, fixed.value);
  for (let machine = floor.nextMachine(); machine >= 0; machine = floor.nextMachine()) {
    const stuck = floor.serve(machine);
    if (stuck >= 0) return fail(infeasible(model, stuck));
  }
  const left = floor.unplaced();
  if (left >= 0 || !draft.timeAll()) return fail(infeasible(model, Math.max(0, left)));
  draft.renumber();
  return ok(draft);
}

export const infeasible = ({ operations, jobOf, firstOf }: Model, v: number) =>
  problem(
    'INFEASIBLE',
    `/jobs/${jobOf[v]}/operations/${v - firstOf[jobOf[v]!]!}`,
    `No time suits ${operations[v]!.id}: its longest wait, its calendars or what is fixed leave none.`,
    { operation: operations[v]!.id },
  );

/** The shop floor as it fills: queues before the machines, and when each machine could begin something. */
class Floor {
  readonly #d: Draft;
  readonly #rule: Rule;
  readonly #queues: number[][];
  /** When each machine could begin; -1 not known, Infinity nothing waits. */
  readonly #begins: Float64Array;
  readonly #placed: Uint8Array;
  readonly #waits: Int32Array;
  readonly #ready: Float64Array;
  #key = 0;

  constructor(draft: Draft, rule: Rule, key: number) {
    const { model } = draft;
    this.#d = draft;
    this.#rule = rule;
    this.#key = key;
    this.#queues = model.problem.machines.map(() => []);
    this.#begins = new Float64Array(model.problem.machines.length).fill(-1);
    this.#placed = Uint8Array.from(model.fixed, (place) => (place ? 1 : 0));
    this.#waits = new Int32Array(model.operations.length);
    this.#ready = new Float64Array(model.operations.length);
    this.#open();
  }

  /** Each group waits for what comes before any of its members. */
  #open(): void {
    const { operations, jobOf, after, lead, due } = this.#d.model;
    for (let v = 0; v < operations.length; v++) {
      const head = lead[v]!;
      const own = v === head && v > 0 && jobOf[v - 1] === jobOf[v] && !this.#placed[v - 1] ? 1 : 0;
      let others = 0;
      for (let i = after.first[v]!; i < after.first[v + 1]!; i++) others += this.#placed[after.of[i]!] ? 0 : 1;
      this.#waits[head]! += own + others;
    }
    const free = operations.map((_, v) => v).filter((v) => lead[v] === v && !this.#placed[v] && this.#waits[v] === 0);
    for (const v of free.sort((a, b) => due[jobOf[a]!]! - due[jobOf[b]!]! || a - b)) this.#join(v);
  }

  #join(v: number): void {
    const { choices } = this.#d.model;
    this.#ready[v] = this.#readyOf(v);
    for (let c = choices.first[v]!; c < choices.first[v + 1]!; c++) {
      this.#queues[choices.of[c]!]!.push(v);
      this.#begins[choices.of[c]!] = -1;
    }
  }

  #readyOf(v: number): number {
    const { model, times, lines } = this.#d;
    let ready = Math.max(model.release[v]!, times.material[v]!);
    if (v > 0 && model.jobOf[v - 1] === model.jobOf[v]) {
      const first = Math.ceil(lines.seconds[v - 1]! / model.batches[v - 1]!);
      const done =
        model.batches[v - 1]! > 1 ? Math.min(times.end[v - 1]!, times.run[v - 1]! + first) : times.end[v - 1]!;
      ready = Math.max(ready, done + model.minWait[v]!);
    }
    for (let i = model.after.first[v]!; i < model.after.first[v + 1]!; i++)
      ready = Math.max(ready, times.end[model.after.of[i]!]!);
    return ready;
  }

  unplaced(): number {
    return this.#placed.indexOf(0);
  }

  /** The machine that can begin first, -1 when nothing waits anywhere. */
  nextMachine(): number {
    let best = -1;
    for (let m = 0; m < this.#begins.length; m++) {
      if (this.#begins[m] === -1) this.#begins[m] = this.#beginOf(m);
      if (this.#begins[m]! < (best < 0 ? Infinity : this.#begins[best]!)) best = m;
    }
    return best;
  }

  #beginOf(machine: number): number {
    const queue = this.#queues[machine]!;
    let kept = 0;
    let ready = Infinity;
    for (const v of queue) {
      if (this.#placed[v]) continue;
      queue[kept++] = v;
      ready = Math.min(ready, this.#ready[v]!);
    }
    queue.length = kept;
    return Math.max(ready, this.#freeOf(this.#unitOf(machine, -1)));
  }

  #freeOf(resource: number): number {
    const { lines, times, model } = this.#d;
    const tail = lines.tail[resource]!;
    return tail < 0 ? model.now : times.end[(tail / model.slots) | 0]!;
  }

  /** The place that is free first; among places free by then, one that is set up for the family. */
  #unitOf(machine: number, v: number): number {
    const { unitFirst } = this.#d.model;
    const last = unitFirst[machine + 1]!;
    let best = unitFirst[machine]!;
    for (let r = best + 1; r < last; r++) if (this.#freeOf(r) < this.#freeOf(best)) best = r;
    if (v < 0 || last - unitFirst[machine]! === 1) return best;
    const by = Math.max(this.#freeOf(best), this.#ready[v]!);
    for (let r = unitFirst[machine]!; r < last; r++)
      if (this.#freeOf(r) <= by && this.#setupOn(machine, r, v) < this.#setupOn(machine, best, v)) best = r;
    return best;
  }

  #setupOn(machine: number, unit: number, v: number): number {
    const { lines, model } = this.#d;
    const tail = lines.tail[unit]!;
    return model.setup(machine, tail < 0 ? -1 : model.family[(tail / model.slots) | 0]!, model.family[v]!);
  }

  /** Lets the machine take what its rule prefers; answers the operation that fits nowhere, or -1. */
  serve(machine: number): number {
    const at = this.#begins[machine]!;
    const queue = this.#queues[machine]!;
    let [best, bestValue, bestBegin] = [-1, -Infinity, Infinity];
    for (let i = 0; i < queue.length && i < MOST_LOOKED_AT + 1; i++) {
      const v = queue[i]!;
      if (this.#placed[v] || this.#ready[v]! > at) continue;
      const begin = this.#helpersFree(v, at);
      if (begin > bestBegin) continue;
      const value = this.#rule(v, this.#secondsOn(v, machine), this.#setupOn(machine, this.#unitOf(machine, v), v), at);
      if (begin < bestBegin || value > bestValue) [best, bestValue, bestBegin] = [v, value, begin];
    }
    if (best < 0) best = this.#earliestIn(queue);
    return this.#take(best, machine);
  }

  /** Beyond those looked at, whoever is ready first. */
  #earliestIn(queue: readonly number[]): number {
    const waiting = queue.filter((v) => !this.#placed[v]);
    return waiting.reduce((best, v) => (this.#ready[v]! < this.#ready[best]! ? v : best), waiting[0]!);
  }

  #helpersFree(v: number, at: number): number {
    return this.#helpers(v).reduce((begin, r) => Math.max(begin, this.#freeOf(r)), at);
  }

  /** The operator and the copies of tools that are free first. */
  #helpers(v: number): number[] {
    const { skillOf, skilled, tools, toolFirst } = this.#d.model;
    const first = (resources: ArrayLike<number>): number => {
      let best = resources[0]!;
      for (let i = 1; i < resources.length; i++)
        if (this.#freeOf(resources[i]!) < this.#freeOf(best)) best = resources[i]!;
      return best;
    };
    const found = skillOf[v]! >= 0 ? [first(skilled[skillOf[v]!]!)] : [];
    for (let i = tools.first[v]!; i < tools.first[v + 1]!; i++) {
      const t = tools.of[i]!;
      found.push(first(Array.from({ length: toolFirst[t + 1]! - toolFirst[t]! }, (_, c) => toolFirst[t]! + c)));
    }
    return found;
  }

  #secondsOn(v: number, machine: number): number {
    const { choices, choiceSeconds } = this.#d.model;
    for (let c = choices.first[v]!; c < choices.first[v + 1]!; c++)
      if (choices.of[c] === machine) return choiceSeconds[c]!;
    return Infinity;
  }

  /** Places the operation behind all others, with those that must follow it closely. */
  #take(first: number, machine: number): number {
    const { model, times } = this.#d;
    const size = model.groupSize[first]!;
    for (let v = first; v < first + size; v++) {
      if (this.#placed[v]) continue;
      if (v > first) this.#ready[v] = this.#readyOf(v);
      const on = v === first ? machine : this.#soonest(v);
      this.#d.insert(v, this.#target(v, on));
      this.#placed[v] = 1;
      if (!times.renew()) return v;
    }
    for (let v = first; v < first + size; v++) this.#release(v, first + size);
    return -1;
  }

  #target(v: number, machine: number): Target {
    const { slots, skillOf } = this.#d.model;
    const helpers = this.#helpers(v);
    const resources = [this.#unitOf(machine, v), ...(skillOf[v]! < 0 ? [-1] : []), ...helpers];
    while (resources.length < slots) resources.push(-1);
    return { key: this.#key++, resources, seconds: this.#secondsOn(v, machine) };
  }

  #soonest(v: number): number {
    const { choices, choiceSeconds } = this.#d.model;
    let [best, bestEnd] = [-1, Infinity];
    for (let c = choices.first[v]!; c < choices.first[v + 1]!; c++) {
      const m = choices.of[c]!;
      const end = Math.max(this.#freeOf(this.#unitOf(m, v)), this.#ready[v]!) + choiceSeconds[c]!;
      if (end < bestEnd) [best, bestEnd] = [m, end];
    }
    return best;
  }

  #release(v: number, next: number): void {
    const { model } = this.#d;
    for (let x = v * model.slots; x < (v + 1) * model.slots; x++) {
      const r = this.#d.lines.resource[x]!;
      if (r >= 0 && r < model.firstOperator) this.#begins[model.machineOf[r]!] = -1;
    }
    for (let c = model.choices.first[v]!; c < model.choices.first[v + 1]!; c++) this.#begins[model.choices.of[c]!] = -1;
    const enter = (w: number): void => {
      const head = model.lead[w]!;
      if (--this.#waits[head]! === 0 && !this.#placed[head]) this.#join(head);
    };
    if (v + 1 === next && model.jobOf[next] === model.jobOf[v]) enter(next);
    for (let i = model.before.first[v]!; i < model.before.first[v + 1]!; i++) enter(model.before.of[i]!);
  }
}
