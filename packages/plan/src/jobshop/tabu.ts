// Tabu search over critical operations: the best move that is not forbidden, each step, also when it makes things worse.
// (Glover 1989; tenures as Peng, Lue and Cheng 2015.)

import type { Random } from '@onelot/base';
import { type Graph, relocate, type Sequence, sequenceOf } from './graph.ts';
import { estimateBefore, estimateBehind, type Move, mayGoBefore, mayGoBehind, placesOn } from './moves.ts';

/** What the search remembers between its steps; one for a whole run. */
export interface Memory {
  /** Until which step "a before b on one machine" is forbidden, at (a * operations + b) & mask. */
  readonly arcs: Int32Array;
  readonly mask: number;
  /** Until which step each alternative is forbidden. */
  readonly ways: Int32Array;
  readonly path: Int32Array;
  readonly best: Move;
  readonly bestForbidden: Move;
  ties: number;
  forbiddenTies: number;
  step: number;
}

/** Least steps for which an order of two operations, and a machine left, stay forbidden; measured on the public instances. */
const ORDER_TENURE = 6;
const WAY_TENURE = 4;

const noMove = (): Move => ({ v: -1, way: 0, x: 0, y: 0, estimate: 0 });

export function makeMemory(g: Graph): Memory {
  const { none, altMachine } = g.instance;
  let size = 1024;
  while (size < none * none && size < 1 << 21) size *= 2;
  return {
    arcs: new Int32Array(size),
    mask: size - 1,
    ways: new Int32Array(altMachine.length),
    path: new Int32Array(none),
    best: noMove(),
    bestForbidden: noMove(),
    ties: 0,
    forbiddenTies: 0,
    step: 0,
  };
}

/** One critical path, chosen at random where it forks; its length. */
function criticalPath(g: Graph, path: Int32Array, random: Random): number {
  const { head, tail, duration, next, firstOn, makespan } = g;
  const { after, none } = g.instance;
  let v = none;
  let seen = 0;
  for (let m = 0; m < firstOn.length; m++) {
    const w = firstOn[m]!;
    if (w !== none && head[w] === 0 && duration[w]! + tail[w]! === makespan && random.next() * ++seen < 1) v = w;
  }
  let length = 0;
  while (v !== none) {
    path[length++] = v;
    const end = head[v]! + duration[v]!;
    const a = after[v]!;
    const b = next[v]!;
    const byJob = a !== none && head[a] === end && end + duration[a]! + tail[a]! === makespan;
    const byMachine = b !== none && head[b] === end && end + duration[b]! + tail[b]! === makespan;
    if (byJob && byMachine) v = random.next() < 0.5 ? a : b;
    else v = byJob ? a : byMachine ? b : none;
  }
  return length;
}

/** Searches from the graph as it is; ends after `patience` steps without a better plan, at `target`, or when told to stop. */
export function tabuSearch(
  g: Graph,
  memory: Memory,
  random: Random,
  patience: number,
  target: number,
  goOn: () => boolean,
): Sequence {
  let best = sequenceOf(g);
  let left = patience;
  while (left > 0 && best.makespan > target && goOn()) {
    memory.step++;
    left--;
    if (!step(g, memory, random, best.makespan)) break;
    if (g.makespan < best.makespan) {
      best = sequenceOf(g);
      left = patience;
    }
  }
  return best;
}

function step(g: Graph, memory: Memory, random: Random, bestKnown: number): boolean {
  findMove(g, memory, random, bestKnown);
  const { best, bestForbidden } = memory;
  const move = best.v >= 0 ? best : bestForbidden;
  if (move.v < 0) return false;
  apply(g, memory, random, move);
  return true;
}

function findMove(g: Graph, memory: Memory, random: Random, bestKnown: number): void {
  const { path, best, bestForbidden } = memory;
  const { machineOf } = g;
  const { first, altMachine } = g.instance;
  const length = criticalPath(g, path, random);
  best.v = -1;
  bestForbidden.v = -1;
  best.estimate = 2 ** 31 - 1;
  bestForbidden.estimate = 2 ** 31 - 1;
  const consider = (move: Move, forbidden: boolean): void => {
    const slot = forbidden && move.estimate >= bestKnown ? bestForbidden : best;
    if (move.estimate > slot.estimate) return;
    const ties = slot === best ? memory.ties : memory.forbiddenTies;
    const now = move.estimate < slot.estimate ? 1 : ties + 1;
    if (slot === best) memory.ties = now;
    else memory.forbiddenTies = now;
    if (now > 1 && random.next() * now >= 1) return;
    slot.v = move.v;
    slot.way = move.way;
    slot.x = move.x;
    slot.y = move.y;
    slot.estimate = move.estimate;
  };
  for (let from = 0; from < length; ) {
    let to = from;
    while (to + 1 < length && g.next[path[to]!] === path[to + 1]) to++;
    if (to > from) blockMoves(g, memory, from, to, length, consider);
    from = to + 1;
  }
  const offer = (move: Move): void => consider(move, memory.ways[move.way]! > memory.step);
  for (let i = 0; i < length; i++) {
    const v = path[i]!;
    for (let way = first[v]!; way < first[v + 1]!; way++)
      if (altMachine[way] !== machineOf[v]) placesOn(g, v, way, best.estimate, offer, work);
  }
}

const work = noMove();

function blockMoves(
  g: Graph,
  memory: Memory,
  from: number,
  to: number,
  length: number,
  consider: (move: Move, forbidden: boolean) => void,
): void {
  const { path } = memory;
  const { prior, next } = g;
  const behind = (i: number, j: number): void => {
    const v = path[i]!;
    if (!mayGoBehind(g, v, path[j]!)) return;
    work.v = v;
    work.way = -1;
    work.x = path[j]!;
    work.y = next[path[j]!]!;
    work.estimate = estimateBehind(g, path, i, j);
    consider(work, forbiddenBehind(memory, g.instance.none, i, j));
  };
  const before = (i: number, j: number): void => {
    const v = path[i]!;
    if (!mayGoBefore(g, v, path[j]!)) return;
    work.v = v;
    work.way = -1;
    work.x = prior[path[j]!]!;
    work.y = path[j]!;
    work.estimate = estimateBefore(g, path, i, j);
    consider(work, forbiddenBefore(memory, g.instance.none, i, j));
  };
  // What changes the path's very start or end only cannot shorten it.
  if (to < length - 1) {
    for (let i = from; i < to; i++) behind(i, to);
    for (let j = from + 1; j < to; j++) before(to, j);
  }
  if (from > 0) {
    for (let i = from + 1; i <= to; i++) if (to - from > 1 || to === length - 1) before(i, from);
    for (let j = from + 1; j < to; j++) behind(from, j);
  }
}

function forbiddenBehind({ arcs, mask, path, step }: Memory, n: number, i: number, j: number): boolean {
  const v = path[i]!;
  for (let k = i + 1; k <= j; k++) if (arcs[(path[k]! * n + v) & mask]! > step) return true;
  return false;
}

function forbiddenBefore({ arcs, mask, path, step }: Memory, n: number, i: number, j: number): boolean {
  const v = path[i]!;
  for (let k = j; k < i; k++) if (arcs[(v * n + path[k]!) & mask]! > step) return true;
  return false;
}

/** Makes the move and forbids what would undo it. */
function apply(g: Graph, memory: Memory, random: Random, move: Move): void {
  const { arcs, mask, ways, step } = memory;
  const { none, first, altMachine, altDuration, machines } = g.instance;
  const { v, x, y } = move;
  const machine = g.machineOf[v]!;
  const perMachine = none / machines;
  const tenure = (least: number): number => {
    const base = least + perMachine / 8;
    return step + Math.floor(base + random.next() * base * 0.5);
  };
  const until = tenure(ORDER_TENURE);
  if (move.way < 0) {
    const goesBehind = x !== none && g.place[x]! > g.place[v]!;
    if (goesBehind) for (let w = g.next[v]!; w !== y; w = g.next[w]!) arcs[(v * none + w) & mask] = until;
    else for (let w = g.prior[v]!; w !== x; w = g.prior[w]!) arcs[(w * none + v) & mask] = until;
    relocate(g, v, machine, g.duration[v]!, x, y);
    return;
  }
  for (let way = first[v]!; way < first[v + 1]!; way++) if (altMachine[way] === machine) ways[way] = tenure(WAY_TENURE);
  relocate(g, v, altMachine[move.way]!, altDuration[move.way]!, x, y);
}
