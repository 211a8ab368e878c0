// Changes of a plan worth trying: work on the way to a late end goes earlier or elsewhere, like families come together.

import type { Random } from '@onelot/base';
import type { Draft, Target } from './draft.ts';
import { placeByKey } from './lines.ts';

export interface Move {
  readonly v: number;
  readonly target: Target;
}

/** Arcs looked at on the way back from a late end. */
const LONGEST_WAY = 200;

export class Moves {
  readonly #d: Draft;
  readonly #random: Random;
  readonly #movable: Int32Array;
  readonly #way: [behind: number, v: number][] = [];

  constructor(draft: Draft, random: Random) {
    this.#d = draft;
    this.#random = random;
    const { fixed } = draft.model;
    this.#movable = Int32Array.from([...fixed.keys()].filter((v) => !fixed[v]));
  }

  get any(): boolean {
    return this.#movable.length > 0;
  }

  /** A change, or nothing when the one drawn is none. */
  draw(): Move | undefined {
    const kind = this.#random.next();
    if (this.#d.home && this.#d.home.moves > 0 && this.#random.next() < 0.6) return this.#homeward(this.#moved());
    if (this.#d.lateness > 0 && kind < 0.75) return this.#onTheWay(this.#lateJob());
    if (kind < 0.85) return this.#besideFamily(this.#any());
    if (kind < 0.93) return this.#along(this.#any());
    return this.#elsewhere(this.#any());
  }

  #moved(): number {
    return this.#d.home!.movedFrom(this.#random.integer(0, this.#d.model.operations.length - 1));
  }

  /** What a re-plan moved: elsewhere, or whatever pushed it elsewhere. */
  #homeward(v: number): Move | undefined {
    const { model, lines } = this.#d;
    if (model.fixed[v]) return undefined;
    const kind = this.#random.next();
    const p = lines.previous[v * model.slots]!;
    const pusher = p < 0 ? -1 : (p / model.slots) | 0;
    if (kind < 0.4 && pusher >= 0 && !model.fixed[pusher]) return this.#past(pusher, v);
    return kind < 0.75 ? this.#elsewhere(v) : this.#along(v);
  }

  #any(): number {
    return this.#random.pick(this.#movable as unknown as readonly number[]);
  }

  /** The worst of a few drawn, so bad ones come more often; the job that ends last when nothing is late. */
  #lateJob(): number {
    const { late } = this.#d;
    let best = this.#random.integer(0, late.length - 1);
    for (let tries = 0; tries < 40 && late[best] === 0; tries++) best = this.#random.integer(0, late.length - 1);
    for (let tries = 0; tries < 2; tries++) {
      const other = this.#random.integer(0, late.length - 1);
      if (late[other]! > late[best]!) best = other;
    }
    return best;
  }

  /** Walks back from the job's end over whatever each operation waited for, and breaks one wait for a resource. */
  #onTheWay(job: number): Move | undefined {
    const way = this.#way;
    way.length = 0;
    let v = this.#d.model.lastOf[job]!;
    for (let i = 0; v >= 0 && i < LONGEST_WAY; i++) v = this.#waitedFor(v);
    if (!way.length) return undefined;
    const [behind, op] = way[this.#random.integer(0, way.length - 1)]!;
    const kind = this.#random.next();
    if (kind < 0.25) return this.#elsewhere(op);
    if (kind < 0.5) return this.#past(behind, op);
    return this.#before(op, behind);
  }

  /** The operation whose end decided when `v` could start; waits for a resource are noted. */
  #waitedFor(v: number): number {
    const { model, lines, times } = this.#d;
    const { slots, jobOf, after } = model;
    const start = times.start[v]!;
    let [best, bestEnd, held] = [-1, model.now, false];
    for (let x = v * slots; x < (v + 1) * slots; x++) {
      const p = lines.previous[x]!;
      if (p < 0) continue;
      const u = (p / slots) | 0;
      if (times.end[u]! >= bestEnd) [best, bestEnd, held] = [u, times.end[u]!, true];
    }
    if (held && !model.fixed[v]) this.#way.push([best, v]);
    const before = v > 0 && jobOf[v - 1] === jobOf[v] ? v - 1 : -1;
    // A setup lies between the machine's last work and the run; routing only holds the run.
    if (before >= 0 && (times.end[before]! + model.minWait[v]! > Math.max(bestEnd, start) || best < 0)) {
      if (held) this.#way.pop();
      return before;
    }
    for (let i = after.first[v]!; i < after.first[v + 1]!; i++)
      if (times.end[after.of[i]!]! > Math.max(bestEnd, start)) return after.of[i]!;
    if (Math.max(model.release[v]!, times.material[v]!) > Math.max(bestEnd, start)) {
      if (held) this.#way.pop();
      return -1;
    }
    return best;
  }

  /** `v` before `u`, or before some that are in front of `u` on the machine. */
  #before(v: number, u: number): Move | undefined {
    const { lines, model } = this.#d;
    const { slots } = model;
    if (lines.resource[u * slots] !== lines.resource[v * slots]) return this.#keyed(v, lines.key[u]!, -1);
    let at = u;
    for (let jump = this.#jump(); jump > 0; jump--) {
      const p = lines.previous[at * slots]!;
      if (p < 0 || model.fixed[(p / slots) | 0]) break;
      at = (p / slots) | 0;
    }
    return this.#keyed(v, lines.key[at]!, -1);
  }

  /** `u` behind `v`. */
  #past(u: number, v: number): Move | undefined {
    return this.#d.model.fixed[u] ? undefined : this.#keyed(u, this.#d.lines.key[v]!, 1);
  }

  #jump(): number {
    let jump = 0;
    while (jump < 12 && this.#random.next() < 0.4) jump++;
    return jump;
  }

  /** A few places along its machine's order. */
  #along(v: number): Move | undefined {
    const { lines, model } = this.#d;
    const links = this.#random.next() < 0.5 ? lines.next : lines.previous;
    let x = v * model.slots;
    for (let jump = this.#jump() + 1; jump > 0 && links[x]! >= 0; jump--) x = links[x]!;
    const at = (x / model.slots) | 0;
    return at === v ? undefined : this.#keyed(v, lines.key[at]!, links === lines.next ? 1 : -1);
  }

  /** Next to an operation of its family on its machine. */
  #besideFamily(v: number): Move | undefined {
    const { lines, model, times } = this.#d;
    if (times.setup[v] === 0) return this.#along(v);
    const links = this.#random.next() < 0.5 ? lines.next : lines.previous;
    for (let x = links[v * model.slots]!, i = 0; x >= 0 && i < 30; x = links[x]!, i++) {
      const u = (x / model.slots) | 0;
      if (model.family[u] === model.family[v]) return this.#keyed(v, lines.key[u]!, links === lines.next ? -1 : 1);
    }
    return undefined;
  }

  /** On another place or machine, with another operator, at about the same time or a little earlier. */
  #elsewhere(v: number): Move | undefined {
    const { lines, model } = this.#d;
    const { choices, choiceSeconds, unitFirst, slots } = model;
    const c = this.#random.integer(choices.first[v]!, choices.first[v + 1]! - 1);
    const m = choices.of[c]!;
    const unit = this.#random.integer(unitFirst[m]!, unitFirst[m + 1]! - 1);
    const resources = this.#d.targetOf(v).resources.slice();
    const helper = this.#otherHelpers(v, resources);
    if (unit === resources[0] && !helper) return undefined;
    resources[0] = unit;
    const low = this.#lowKey(v);
    let p = placeByKey(lines, slots, unit, lines.key[v]!, lines.tail[unit]!);
    p = this.#random.next() < 0.3 ? this.#onward(p) : this.#backToReady(v, p, low);
    const next = p < 0 ? lines.head[unit]! : lines.next[p]!;
    const from = Math.max(low, p < 0 ? -1 : lines.key[(p / slots) | 0]!);
    const to = Math.min(this.#highKey(v), next < 0 ? Infinity : lines.key[(next / slots) | 0]!);
    return this.#move(v, from, to, resources, choiceSeconds[c]!);
  }

  /** Behind a few more than its key says. */
  #onward(p: number): number {
    const { lines } = this.#d;
    let at = p;
    for (let jump = this.#jump(); jump > 0 && at >= 0 && lines.next[at]! >= 0; jump--) at = lines.next[at]!;
    return at;
  }

  /** Back to where the operation would just be ready, or some places further. */
  #backToReady(v: number, from: number, low: number): number {
    const { lines, model, times } = this.#d;
    const before = v > 0 && model.jobOf[v - 1] === model.jobOf[v];
    const ready = Math.max(before ? times.end[v - 1]! : model.release[v]!, times.run[v]!);
    let p = from;
    let jump = this.#jump();
    while (p >= 0 && (jump-- > 0 || times.end[(p / model.slots) | 0]! > ready)) {
      const u = (p / model.slots) | 0;
      if (model.fixed[u] || lines.key[u]! <= low) break;
      p = lines.previous[p]!;
    }
    return p;
  }

  /** Draws another operator or copy of a tool into `resources`; true when one changed. */
  #otherHelpers(v: number, resources: number[]): boolean {
    const { skillOf, skilled, tools, toolFirst } = this.#d.model;
    let changed = false;
    const set = (slot: number, r: number): void => {
      changed ||= resources[slot] !== r;
      resources[slot] = r;
    };
    if (skillOf[v]! >= 0) set(1, this.#random.pick(skilled[skillOf[v]!]! as unknown as readonly number[]));
    for (let i = tools.first[v]!, slot = 2; i < tools.first[v + 1]!; i++, slot++)
      set(slot, this.#random.integer(toolFirst[tools.of[i]!]!, toolFirst[tools.of[i]! + 1]! - 1));
    return changed;
  }

  /** With the same resources, just before (-1) or behind (1) the key. */
  #keyed(v: number, key: number, side: -1 | 1): Move | undefined {
    const { lines, model } = this.#d;
    const { resources, seconds } = this.#d.targetOf(v);
    const unit = resources[0]!;
    const p = placeByKey(lines, model.slots, unit, side < 0 ? key - 1e-9 : key, v * model.slots);
    const keyAt = (x: number, none: number): number => (x < 0 ? none : lines.key[(x / model.slots) | 0]!);
    const skip = p === v * model.slots ? lines.previous[p]! : p;
    const next = p < 0 ? lines.head[unit]! : lines.next[p]!;
    const after = next === v * model.slots ? lines.next[next]! : next;
    const from = Math.max(this.#lowKey(v), side > 0 ? key : keyAt(skip, -1));
    const to = Math.min(this.#highKey(v), side < 0 ? key : keyAt(after, Infinity));
    return this.#move(v, from, to, resources, seconds);
  }

  #move(v: number, from: number, to: number, resources: readonly number[], seconds: number): Move | undefined {
    if (!(from < to)) return undefined;
    // Drawn, so that no two operations ever get the same key.
    const key = from + (0.25 + 0.5 * this.#random.next()) * (to === Infinity ? 1 : to - from);
    if (!(from < key && key < to)) {
      this.#d.renumber();
      return undefined;
    }
    return { v, target: { key, resources, seconds } };
  }

  /** Keys of what comes before it in the routing. */
  #lowKey(v: number): number {
    const { lines, model } = this.#d;
    let low = v > 0 && model.jobOf[v - 1] === model.jobOf[v] ? lines.key[v - 1]! : -1;
    for (let i = model.after.first[v]!; i < model.after.first[v + 1]!; i++)
      low = Math.max(low, lines.key[model.after.of[i]!]!);
    return low;
  }

  #highKey(v: number): number {
    const { lines, model } = this.#d;
    let high = model.jobOf[v + 1] === model.jobOf[v] ? lines.key[v + 1]! : Infinity;
    for (let i = model.before.first[v]!; i < model.before.first[v + 1]!; i++)
      high = Math.min(high, lines.key[model.before.of[i]!]!);
    return high;
  }
}
