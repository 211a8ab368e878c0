// Which moves of critical operations are legal, and how long the longest way through the moved ones would be afterwards.
//
// On its machine: an operation of a critical block goes to the block's ends, or a block's end goes inside (N6, Balas and
// Vazacopoulos 1998; N7, Zhang et al. 2007). To another machine: any place that closes no cycle (Mastrolilli and
// Gambardella 2000). The estimates use heads and tails of the present plan.

import type { Graph } from './graph.ts';

/** A move and its estimate: v goes to the alternative `way` between x and y. */
export interface Move {
  v: number;
  way: number;
  x: number;
  y: number;
  estimate: number;
}

/** No way leads from v's job successor to `last`, so that v may go right behind `last` on its machine. */
export function mayGoBehind(g: Graph, v: number, last: number): boolean {
  const { after, none } = g.instance;
  const a = after[v]!;
  if (a === none) return true;
  const { head, tail, duration } = g;
  return head[last]! < head[a]! + duration[a]! || tail[last]! + duration[last]! > tail[a]!;
}

/** No way leads from `first` to v's job predecessor, so that v may go right before `first` on its machine. */
export function mayGoBefore(g: Graph, v: number, first: number): boolean {
  const { before, none } = g.instance;
  const b = before[v]!;
  if (b === none) return true;
  const { head, tail, duration } = g;
  return head[b]! < head[first]! + duration[first]! || tail[first]! < tail[b]! + duration[b]!;
}

const heads = { of: new Int32Array(64) };
const scratch = (size: number): Int32Array => {
  if (heads.of.length < size) heads.of = new Int32Array(2 * size);
  return heads.of;
};

/** The longest way through path[from..to] on one machine when path[from] goes right behind path[to]. */
export function estimateBehind(g: Graph, path: Int32Array, from: number, to: number): number {
  const { head, tail, duration, prior, next } = g;
  const { before, after } = g.instance;
  const starts = scratch(to - from + 1);
  const u = path[from]!;
  const p = prior[u]!;
  let free = head[p]! + duration[p]!;
  for (let i = from + 1; i <= to; i++) {
    const w = path[i]!;
    const b = before[w]!;
    const ready = head[b]! + duration[b]!;
    if (ready > free) free = ready;
    starts[i - from] = free;
    free += duration[w]!;
  }
  const bu = before[u]!;
  const ready = head[bu]! + duration[bu]!;
  if (ready > free) free = ready;
  const s = next[path[to]!]!;
  const au = after[u]!;
  let rest = Math.max(tail[s]! + duration[s]!, tail[au]! + duration[au]!) + duration[u]!;
  let longest = free + rest;
  for (let i = to; i > from; i--) {
    const w = path[i]!;
    const a = after[w]!;
    const end = tail[a]! + duration[a]!;
    if (end > rest) rest = end;
    rest += duration[w]!;
    const through = starts[i - from]! + rest;
    if (through > longest) longest = through;
  }
  return longest;
}

/** The longest way through path[to..from] on one machine when path[from] goes right before path[to]. */
export function estimateBefore(g: Graph, path: Int32Array, from: number, to: number): number {
  const { head, tail, duration, prior, next } = g;
  const { before, after } = g.instance;
  const starts = scratch(from - to + 1);
  const v = path[from]!;
  const p = prior[path[to]!]!;
  const bv = before[v]!;
  const start = Math.max(head[p]! + duration[p]!, head[bv]! + duration[bv]!);
  let free = start + duration[v]!;
  for (let i = to; i < from; i++) {
    const w = path[i]!;
    const b = before[w]!;
    const ready = head[b]! + duration[b]!;
    if (ready > free) free = ready;
    starts[i - to] = free;
    free += duration[w]!;
  }
  const s = next[v]!;
  let rest = tail[s]! + duration[s]!;
  let longest = 0;
  for (let i = from - 1; i >= to; i--) {
    const w = path[i]!;
    const a = after[w]!;
    const end = tail[a]! + duration[a]!;
    if (end > rest) rest = end;
    rest += duration[w]!;
    const through = starts[i - to]! + rest;
    if (through > longest) longest = through;
  }
  const av = after[v]!;
  const end = Math.max(rest, tail[av]! + duration[av]!);
  return Math.max(longest, start + duration[v]! + end);
}

/**
 * Offers every place of v on another machine that closes no cycle and is not longer than the best place there.
 * The head and tail that v gets from its job are exact; those of its neighbours are of the present plan.
 */
export function placesOn(g: Graph, v: number, way: number, limit: number, offer: (m: Move) => void, move: Move): void {
  const { head, tail, duration, next, firstOn } = g;
  const { before, after, none, altMachine, altDuration } = g.instance;
  const b = before[v]!;
  const a = after[v]!;
  const ready = head[b]! + duration[b]!;
  const rest = tail[a]! + duration[a]!;
  const length = altDuration[way]!;
  let x = none;
  let best = limit;
  for (let y = firstOn[altMachine[way]!]!; ; y = next[y]!) {
    const from = x === none ? 0 : head[x]! + duration[x]!;
    const start = Math.max(from, ready);
    if (start + length + rest > best) return;
    // x must not follow v's job successor; what comes after x would follow it too.
    if (x !== none && a !== none && head[x]! >= head[a]! + duration[a]! && tail[x]! + duration[x]! <= tail[a]!) return;
    const to = y === none ? 0 : tail[y]! + duration[y]!;
    const estimate = start + length + Math.max(to, rest);
    if (estimate <= best) {
      const open = y === none || b === none || head[b]! < head[y]! + duration[y]! || tail[y]! < tail[b]! + duration[b]!;
      if (open) {
        best = estimate;
        move.v = v;
        move.way = way;
        move.x = x;
        move.y = y;
        move.estimate = estimate;
        offer(move);
      }
    }
    if (y === none) return;
    x = y;
  }
}
