// First plans: by dispatching with some chance, and between two plans by mixing their orders and machines.

import type { Random } from '@onelot/base';
import type { Sequence } from './graph.ts';
import type { Instance } from './instance.ts';

type Plan = Omit<Sequence, 'makespan'>;

/**
 * Dispatches operation by operation: of the jobs' next operations the one that can end first, with more work left
 * preferred; `noise` (0 to 1) is the weight of chance.
 */
export function dispatch(instance: Instance, random: Random, noise: number): Plan {
  const { none, machines, jobOf, before, after, first, altMachine, altDuration } = instance;
  const machineOf = new Int32Array(none + 1);
  const duration = new Int32Array(none + 1);
  const order = new Int32Array(none);
  const free = new Float64Array(machines);
  const ready = new Float64Array(none === 0 ? 0 : jobOf[none - 1]! + 1);
  const remaining = new Float64Array(none + 1);
  for (let v = none - 1; v >= 0; v--) remaining[v] = altDuration[first[v]!]! + remaining[after[v]!]!;
  const waiting: number[] = [];
  for (let v = 0; v < none; v++) if (before[v] === none) waiting.push(v);
  for (let count = 0; count < none; count++) {
    let chosen = 0;
    let chosenWay = 0;
    let chosenKey = Infinity;
    for (let k = 0; k < waiting.length; k++) {
      const v = waiting[k]!;
      for (let way = first[v]!; way < first[v + 1]!; way++) {
        const end = Math.max(ready[jobOf[v]!]!, free[altMachine[way]!]!) + altDuration[way]!;
        const key = end - 0.3 * remaining[v]! + noise * random.next() * altDuration[way]! * 4;
        if (key >= chosenKey) continue;
        chosenKey = key;
        chosen = k;
        chosenWay = way;
      }
    }
    const v = waiting[chosen]!;
    const machine = altMachine[chosenWay]!;
    machineOf[v] = machine;
    duration[v] = altDuration[chosenWay]!;
    order[count] = v;
    const end = Math.max(ready[jobOf[v]!]!, free[machine]!) + duration[v]!;
    ready[jobOf[v]!] = end;
    free[machine] = end;
    if (after[v] === none) waiting.splice(chosen, 1);
    else waiting[chosen] = after[v]!;
  }
  return { machineOf, duration, order };
}

/**
 * A plan on the way from one to another: each operation stands where both orders put it on average, nearer to `a` by
 * `share`, and takes a's machine with that chance. Any mean of two orders keeps the order within the jobs.
 */
export function between(instance: Instance, a: Plan, b: Plan, share: number, random: Random): Plan {
  const { none } = instance;
  const key = new Float64Array(none);
  for (let i = 0; i < none; i++) {
    key[a.order[i]!]! += share * i;
    key[b.order[i]!]! += (1 - share) * i;
  }
  const machineOf = a.machineOf.slice();
  const duration = a.duration.slice();
  for (let v = 0; v < none; v++) {
    if (machineOf[v] === b.machineOf[v] || random.next() < share) continue;
    machineOf[v] = b.machineOf[v]!;
    duration[v] = b.duration[v]!;
  }
  const order = Int32Array.from({ length: none }, (_, v) => v).sort((v, w) => key[v]! - key[w]! || v - w);
  return { machineOf, duration, order };
}
