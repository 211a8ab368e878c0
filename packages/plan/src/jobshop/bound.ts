// What no plan can beat: the longest job, the load of machines, and each machine's operations with their heads and tails.

import type { Instance } from './instance.ts';

/** A lower bound of the makespan. */
export function lowerBound(instance: Instance): number {
  const { none, first, altDuration, before, after } = instance;
  const shortest = new Int32Array(none + 1);
  for (let v = 0; v < none; v++) {
    let least = altDuration[first[v]!]!;
    for (let way = first[v]! + 1; way < first[v + 1]!; way++) least = Math.min(least, altDuration[way]!);
    shortest[v] = least;
  }
  const head = new Int32Array(none + 1);
  const tail = new Int32Array(none + 1);
  let bound = 0;
  for (let v = 0; v < none; v++) head[v] = before[v] === none ? 0 : head[v - 1]! + shortest[v - 1]!;
  for (let v = none - 1; v >= 0; v--) {
    tail[v] = after[v] === none ? 0 : tail[v + 1]! + shortest[v + 1]!;
    bound = Math.max(bound, head[v]! + shortest[v]! + tail[v]!);
  }
  bound = Math.max(bound, machineBound(instance, shortest, head, tail));
  return Math.max(bound, instance.machines <= 16 ? groupBound(instance, shortest, head, tail) : 0);
}

/** Operations that have one machine only: Jackson's preemptive schedule (1956; Carlier 1982), for each machine. */
function machineBound(
  { none, machines, first, altMachine }: Instance,
  length: Int32Array,
  head: Int32Array,
  tail: Int32Array,
): number {
  const on: number[][] = Array.from({ length: machines }, () => []);
  for (let v = 0; v < none; v++) if (first[v + 1]! - first[v]! === 1) on[altMachine[first[v]!]!]!.push(v);
  return Math.max(0, ...on.map((operations) => preemptive(operations, length, head, tail)));
}

function preemptive(operations: number[], length: Int32Array, head: Int32Array, tail: Int32Array): number {
  const byHead = [...operations].sort((a, b) => head[a]! - head[b]!);
  const left = new Map(operations.map((v) => [v, length[v]!]));
  const ready: number[] = [];
  let bound = 0;
  let time = 0;
  for (let i = 0; i < byHead.length || ready.length; ) {
    if (!ready.length) time = Math.max(time, head[byHead[i]!]!);
    while (i < byHead.length && head[byHead[i]!]! <= time) ready.push(byHead[i++]!);
    // The longest tail works until it ends or the next one comes.
    let at = 0;
    for (let k = 1; k < ready.length; k++) if (tail[ready[k]!]! > tail[ready[at]!]!) at = k;
    const v = ready[at]!;
    const until = Math.min(time + left.get(v)!, i < byHead.length ? head[byHead[i]!]! : Infinity);
    left.set(v, left.get(v)! - (until - time));
    time = until;
    if (left.get(v) === 0) {
      ready.splice(at, 1);
      bound = Math.max(bound, time + tail[v]!);
    }
  }
  return bound;
}

/** Every group of machines must carry the operations that have no machine outside of it. */
function groupBound(
  { none, machines, first, altMachine }: Instance,
  length: Int32Array,
  head: Int32Array,
  tail: Int32Array,
): number {
  const groups = 1 << machines;
  const work = new Float64Array(groups);
  const earliest = new Float64Array(groups).fill(Infinity);
  const latest = new Float64Array(groups).fill(Infinity);
  for (let v = 0; v < none; v++) {
    let mask = 0;
    for (let way = first[v]!; way < first[v + 1]!; way++) mask |= 1 << altMachine[way]!;
    work[mask]! += length[v]!;
    earliest[mask] = Math.min(earliest[mask]!, head[v]!);
    latest[mask] = Math.min(latest[mask]!, tail[v]!);
  }
  for (let m = 0; m < machines; m++)
    for (let mask = 0; mask < groups; mask++) {
      const inner = mask & ~(1 << m);
      if (inner === mask) continue;
      work[mask]! += work[inner]!;
      earliest[mask] = Math.min(earliest[mask]!, earliest[inner]!);
      latest[mask] = Math.min(latest[mask]!, latest[inner]!);
    }
  let bound = 0;
  for (let mask = 1; mask < groups; mask++) {
    if (work[mask] === 0) continue;
    let size = 0;
    for (let rest = mask; rest; rest &= rest - 1) size++;
    bound = Math.max(bound, earliest[mask]! + Math.ceil(work[mask]! / size) + latest[mask]!);
  }
  return bound;
}
