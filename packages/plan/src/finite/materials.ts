// Which supply each operation draws on: in a given order, so that no material is taken before it is there.

import { fail, ok, problem, type Result } from '@onelot/base';
import type { Model } from './model.ts';

/**
 * Hands the supplies of every item out in the order of `rank` and writes when each operation's are all there. Facts draw
 * first. Problem: INFEASIBLE when an item does not suffice.
 */
export function allot(model: Model, rank: ArrayLike<number>, material: Float64Array): Result<void> {
  material.fill(0);
  for (const [item, takers] of takersOf(model)) {
    const supplies = (model.problem.supplies ?? [])
      .filter((supply) => supply.item === item)
      .sort((a, b) => a.at - b.at);
    takers.sort((a, b) => +!model.fixed[a.v] - +!model.fixed[b.v] || rank[a.v]! - rank[b.v]! || a.v - b.v);
    let [at, left] = [0, supplies[0]?.quantity ?? 0];
    for (const { v, quantity } of takers) {
      let need = quantity;
      while (need > left && at < supplies.length) {
        need -= left;
        left = supplies[++at]?.quantity ?? 0;
      }
      if (at >= supplies.length) return fail(short(model, item, v));
      left -= need;
      if (quantity > 0) material[v] = Math.max(material[v]!, supplies[at]!.at);
    }
  }
  return ok(undefined);
}

function takersOf({ operations }: Model): Map<string, { v: number; quantity: number }[]> {
  const takers = new Map<string, { v: number; quantity: number }[]>();
  for (const [v, { materials }] of operations.entries())
    for (const { item, quantity } of materials ?? []) {
      const list = takers.get(item);
      if (list) list.push({ v, quantity });
      else takers.set(item, [{ v, quantity }]);
    }
  return takers;
}

const short = ({ operations, jobOf, firstOf }: Model, item: string, v: number) =>
  problem(
    'INFEASIBLE',
    `/jobs/${jobOf[v]}/operations/${v - firstOf[jobOf[v]!]!}/materials`,
    `All supplies of ${item} together do not suffice: ${operations[v]!.id} gets none.`,
    { item, operation: operations[v]!.id },
  );
