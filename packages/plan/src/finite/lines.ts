// In which order each machine place, operator and tool serves the operations: linked lists, kept in the order of the keys.

import type { Model } from './model.ts';

/**
 * An operation holds its resources in slots: its links stand at `v * slots + s`. All lists follow one order of keys, and
 * so does the routing, so no operation can ever wait for itself.
 */
export interface Lines {
  readonly resource: Int32Array;
  readonly previous: Int32Array;
  readonly next: Int32Array;
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly key: Float64Array;
  /** Run seconds on the machine chosen. */
  readonly seconds: Int32Array;
}

export function openLines({ operations, slots, resources }: Model): Lines {
  const links = operations.length * slots;
  return {
    resource: new Int32Array(links).fill(-1),
    previous: new Int32Array(links).fill(-1),
    next: new Int32Array(links).fill(-1),
    head: new Int32Array(resources).fill(-1),
    tail: new Int32Array(resources).fill(-1),
    key: new Float64Array(operations.length),
    seconds: new Int32Array(operations.length),
  };
}

/** Puts link `x` of an operation into the list of resource `r` behind link `p` (-1: in front). */
export function link(lines: Lines, x: number, r: number, p: number): void {
  const n = p < 0 ? lines.head[r]! : lines.next[p]!;
  lines.resource[x] = r;
  lines.previous[x] = p;
  lines.next[x] = n;
  if (p < 0) lines.head[r] = x;
  else lines.next[p] = x;
  if (n < 0) lines.tail[r] = x;
  else lines.previous[n] = x;
}

export function unlink(lines: Lines, x: number): void {
  const r = lines.resource[x]!;
  if (r < 0) return;
  const [p, n] = [lines.previous[x]!, lines.next[x]!];
  if (p < 0) lines.head[r] = n;
  else lines.next[p] = n;
  if (n < 0) lines.tail[r] = p;
  else lines.previous[n] = p;
  lines.resource[x] = -1;
  lines.previous[x] = -1;
  lines.next[x] = -1;
}

/** The link behind which an operation with this key belongs in the list of `r`; the search starts at `near`, a link of it. */
export function placeByKey(lines: Lines, slots: number, r: number, key: number, near = -1): number {
  let p = near >= 0 && lines.resource[near] === r ? near : lines.tail[r]!;
  while (p >= 0 && lines.key[(p / slots) | 0]! > key) p = lines.previous[p]!;
  if (p < 0) return -1;
  for (let n = lines.next[p]!; n >= 0 && lines.key[(n / slots) | 0]! < key; n = lines.next[n]!) p = n;
  return p;
}

/** Numbers the keys anew, in the order of the runs, ties as they were: no list changes. */
export function numberKeys(lines: Lines, run: Float64Array): void {
  const { key } = lines;
  const order = Uint32Array.from(key, (_, v) => v).sort((a, b) => run[a]! - run[b]! || key[a]! - key[b]!);
  for (let i = 0; i < order.length; i++) key[order[i]!] = i;
}
