// Where a demand's supply comes from, down all levels, and which demands a supply serves in the end.

import type { SupplyPeg } from './answer.ts';
import { orderId, supplyId } from './answer.ts';
import { demandRow } from './netting.ts';
import { firstOrder, type Netting, SAFETY } from './state.ts';

/** One peg of a tree, indented by `depth` from 0. */
export interface PegNode extends SupplyPeg {
  readonly depth: number;
}

const node = (n: Netting, p: number, i: number, depth: number): PegNode => {
  const requirement = n.pegs.requirement[p]!;
  const demand =
    requirement === SAFETY
      ? `safety:${n.columns.keys[i]}`
      : requirement < 0
        ? orderId(n, ~requirement)
        : demandRow(n, requirement).id;
  return {
    depth,
    supply: supplyId(n, n.pegs.supply[p]!),
    demand,
    item: n.columns.keys[i]!,
    quantity: n.pegs.quantity[p]!,
  };
};

/** From a demand down to all that serves it; what serves a shared order is listed where the order comes first. */
export function pegDown(n: Netting, demand: string): PegNode[] {
  const row = rowOf(n, demand);
  if (row === undefined) return [];
  const nodes: PegNode[] = [];
  const listed = new Set<number>();
  const walk = (requirement: number, i: number, depth: number): void => {
    for (let p = n.pegFirst[i]!; p < n.pegFirst[i]! + n.pegCount[i]!; p++) {
      if (n.pegs.requirement[p] !== requirement) continue;
      nodes.push(node(n, p, i, depth));
      const order = n.pegs.supply[p]! - firstOrder(n);
      if (order < 0 || listed.has(order)) continue;
      listed.add(order);
      for (const component of componentsOf(n, i)) walk(~order, component, depth + 1);
    }
  };
  walk(row, itemOf(n, row), 0);
  return nodes;
}

/** From a supply (its id and item) up to the demands that it, or what is made of it, serves. */
export function pegUp(n: Netting, supply: string, item: string): PegNode[] {
  const nodes: PegNode[] = [];
  const listed = new Set<number>();
  const walk = (isIt: (s: number) => boolean, i: number, depth: number): void => {
    for (let p = n.pegFirst[i]!; p < n.pegFirst[i]! + n.pegCount[i]!; p++) {
      if (!isIt(n.pegs.supply[p]!)) continue;
      nodes.push(node(n, p, i, depth));
      const order = ~n.pegs.requirement[p]!;
      if (order < 0 || listed.has(order)) continue;
      listed.add(order);
      walk((s) => s === firstOrder(n) + order, n.orders.item[order]!, depth + 1);
    }
  };
  const i = n.columns.keys.indexOf(item);
  if (i >= 0) walk((s) => supplyId(n, s) === supply, i, 0);
  return nodes;
}

const componentsOf = ({ columns }: Netting, i: number): Set<number> =>
  new Set(columns.bomComponent.subarray(columns.bomFirst[i]!, columns.bomFirst[i + 1]!));

function rowOf(n: Netting, demand: string): number | undefined {
  const row = n.model.demands.findIndex(({ id }) => id === demand);
  if (row >= 0) return row;
  const added = n.added.findIndex(({ id }) => id === demand);
  return added < 0 ? undefined : n.model.demands.length + added;
}

function itemOf(n: Netting, row: number): number {
  const { item, site } = demandRow(n, row);
  return n.columns.keys.indexOf(site ? `${item}@${site}` : item);
}
