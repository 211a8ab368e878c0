// A plan as a disjunctive graph: which machine each operation uses and in which order, with heads, tails and makespan.
// (Roy and Sussmann 1964; heads and tails as in Taillard 1994.)

import type { Instance } from './instance.ts';

export interface Graph {
  readonly instance: Instance;
  readonly machineOf: Int32Array;
  readonly duration: Int32Array;
  /** Neighbours on the machine; `none` at its ends. */
  readonly prior: Int32Array;
  readonly next: Int32Array;
  readonly firstOn: Int32Array;
  /** Longest way to the operation's start, and from its end to the end of all. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** A topological order, and each operation's place in it. */
  readonly order: Int32Array;
  readonly place: Int32Array;
  readonly marked: Uint8Array;
  readonly kept: Int32Array;
  makespan: number;
}

export function emptyGraph(instance: Instance): Graph {
  const { none, machines } = instance;
  const ints = (): Int32Array => new Int32Array(none + 1);
  return {
    instance,
    machineOf: ints(),
    duration: ints(),
    prior: ints().fill(none),
    next: ints().fill(none),
    firstOn: new Int32Array(machines).fill(none),
    head: ints(),
    tail: ints(),
    order: new Int32Array(none),
    place: ints(),
    marked: new Uint8Array(none + 1),
    kept: ints(),
    makespan: 0,
  };
}

/** What a plan decides, to be kept and loaded again: the alternative's machine and duration, and one order of all operations. */
export interface Sequence {
  readonly machineOf: Int32Array;
  readonly duration: Int32Array;
  readonly order: Int32Array;
  readonly makespan: number;
}

export const sequenceOf = (g: Graph): Sequence => ({
  machineOf: g.machineOf.slice(),
  duration: g.duration.slice(),
  order: g.order.slice(),
  makespan: g.makespan,
});

/** Builds the graph from machines and any order of the operations that keeps the order within each job. */
export function load(g: Graph, { machineOf, duration, order }: Omit<Sequence, 'makespan'>): void {
  const { none, machines } = g.instance;
  g.machineOf.set(machineOf);
  g.duration.set(duration);
  g.duration[none] = 0;
  g.firstOn.fill(none);
  g.order.set(order);
  const last = new Int32Array(machines).fill(none);
  for (let i = 0; i < none; i++) {
    const v = order[i]!;
    g.place[v] = i;
    const m = g.machineOf[v]!;
    const before = last[m]!;
    g.prior[v] = before;
    g.next[v] = none;
    if (before === none) g.firstOn[m] = v;
    else g.next[before] = v;
    last[m] = v;
  }
  computeHeads(g, 0);
  computeTails(g, none - 1);
}

function computeHeads(g: Graph, from: number): void {
  const { order, head, duration, prior } = g;
  const { before, none } = g.instance;
  for (let i = from; i < none; i++) {
    const v = order[i]!;
    const a = before[v]!;
    const b = prior[v]!;
    const x = head[a]! + duration[a]!;
    const y = head[b]! + duration[b]!;
    head[v] = Math.max(x, y);
  }
}

function computeTails(g: Graph, from: number): void {
  const { order, tail, duration, next, head } = g;
  const { after } = g.instance;
  for (let i = from; i >= 0; i--) {
    const v = order[i]!;
    const a = after[v]!;
    const b = next[v]!;
    const x = tail[a]! + duration[a]!;
    const y = tail[b]! + duration[b]!;
    tail[v] = Math.max(x, y);
  }
  let most = 0;
  for (let m = 0; m < g.firstOn.length; m++) {
    const v = g.firstOn[m]!;
    const through = head[v]! + duration[v]! + tail[v]!;
    if (through > most) most = through;
  }
  g.makespan = most;
}

function unlink(g: Graph, v: number): void {
  const { prior, next, firstOn, machineOf } = g;
  const { none } = g.instance;
  const a = prior[v]!;
  const b = next[v]!;
  if (a === none) firstOn[machineOf[v]!] = b;
  else next[a] = b;
  if (b !== none) prior[b] = a;
}

function link(g: Graph, v: number, machine: number, x: number, y: number): void {
  const { none } = g.instance;
  g.machineOf[v] = machine;
  g.prior[v] = x;
  g.next[v] = y;
  if (x === none) g.firstOn[machine] = v;
  else g.next[x] = v;
  if (y !== none) g.prior[y] = v;
}

/**
 * Moves operation v to `machine` between its neighbours x and y there (`none` for an end; v itself does not count as
 * neighbour). False, and nothing changed, when that would close a cycle.
 */
export function relocate(g: Graph, v: number, machine: number, duration: number, x: number, y: number): boolean {
  const { place } = g;
  const { none } = g.instance;
  const oldPrior = g.prior[v]!;
  const oldNext = g.next[v]!;
  const oldMachine = g.machineOf[v]!;
  const old = place[v]!;
  unlink(g, v);
  link(g, v, machine, x, y);
  let low = old;
  let high = old;
  let sound = true;
  if (x !== none && place[x]! > old) {
    high = place[x]!;
    sound = shift(g, v, old, high, 1, g.instance.before, g.prior);
  } else if (y !== none && place[y]! < old) {
    low = place[y]!;
    sound = shift(g, v, old, low, -1, g.instance.after, g.next);
  }
  if (!sound) {
    unlink(g, v);
    link(g, v, oldMachine, oldPrior, oldNext);
    return false;
  }
  g.duration[v] = duration;
  if (oldNext !== none && place[oldNext]! < low) low = place[oldNext]!;
  if (oldPrior !== none && place[oldPrior]! > high) high = place[oldPrior]!;
  computeHeads(g, low);
  computeTails(g, high);
  return true;
}

/**
 * Moves v along the order from place `from` to behind the operation at `to`, with all between that hangs on it: later
 * (step 1), what it is before; earlier (step -1), what it is behind. `job` and `machine` name the neighbour by which an
 * operation hangs on another. False, and nothing moved, when the operation at `to` hangs on v itself.
 */
function shift(
  g: Graph,
  v: number,
  from: number,
  to: number,
  step: 1 | -1,
  job: Int32Array,
  machine: Int32Array,
): boolean {
  const { order, place, marked, kept } = g;
  const last = order[to]!;
  const end = to + step;
  let count = 0;
  kept[count++] = v;
  marked[v] = 1;
  let sound = true;
  for (let i = from + step; i !== end; i += step) {
    const w = order[i]!;
    if (marked[job[w]!] === 1 || marked[machine[w]!] === 1) {
      if (w === last) {
        sound = false;
        break;
      }
      marked[w] = 1;
      kept[count++] = w;
    }
  }
  if (sound) {
    let at = from;
    for (let i = from + step; i !== end; i += step) {
      const w = order[i]!;
      if (marked[w] === 1) continue;
      order[at] = w;
      place[w] = at;
      at += step;
    }
    for (let i = 0; i < count; i++) {
      const w = kept[i]!;
      order[at] = w;
      place[w] = at;
      at += step;
    }
  }
  for (let i = 0; i < count; i++) marked[kept[i]!] = 0;
  return sound;
}
