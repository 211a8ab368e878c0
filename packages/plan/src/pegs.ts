// Which supply serves an order, down all levels, and which orders a supply serves, up all levels.

import type { NetPlan, Peg, PlannedOrder, Requirement, SupplyRef } from './net-plan.ts';

/** One line of a where-from or where-to list, indented by `depth` from 0. */
export interface PegLine {
  readonly depth: number;
  readonly requirement: Requirement;
  readonly peg: Peg;
  /** The planned order behind the peg, when there is one. */
  readonly plannedOrder?: PlannedOrder;
}

/** A plan indexed for questions in both directions. Asking for an unknown id gives an empty list. */
export interface Pegging {
  /**
   * From a demand down to all that serves it. The components under a planned order are those of the whole order, also
   * when it serves other demands too; they are listed where the order comes first.
   */
  down(demand: string): PegLine[];
  /** From a supply up to the demands in the end: each line is a requirement that the supply, or what is made of it, serves. */
  up(supply: SupplyRef): PegLine[];
}

export function openPegging(plan: Pick<NetPlan, 'requirements' | 'pegs' | 'plannedOrders'>): Pegging {
  const requirements = new Map(plan.requirements.map((requirement) => [requirement.id, requirement]));
  const orders = new Map(plan.plannedOrders.map((order) => [order.id, order]));
  const byRequirement = group(plan.pegs, (peg) => peg.requirement);
  const bySupply = group(plan.pegs, (peg) => `${peg.supply.kind} ${peg.supply.id}`);
  const byOrder = group(plan.requirements, ({ source }) => (source.kind === 'planned' ? source.plannedOrder : ''));
  const line = (depth: number, peg: Peg): PegLine => {
    const plannedOrder = peg.supply.kind === 'planned' ? orders.get(peg.supply.id) : undefined;
    const requirement = requirements.get(peg.requirement)!;
    return plannedOrder ? { depth, requirement, peg, plannedOrder } : { depth, requirement, peg };
  };
  const componentPegs = (peg: Peg): readonly Peg[] =>
    peg.supply.kind === 'planned'
      ? (byOrder.get(peg.supply.id) ?? []).flatMap((requirement) => byRequirement.get(requirement.id) ?? [])
      : [];
  const userPegs = (peg: Peg): readonly Peg[] => {
    const { source } = requirements.get(peg.requirement)!;
    return source.kind === 'planned' ? (bySupply.get(`planned ${source.plannedOrder}`) ?? []) : [];
  };
  return {
    down: (demand) => walk(byRequirement.get(`demand:${demand}`) ?? [], componentPegs, (peg) => peg.supply.id, line),
    up: (supply) => walk(bySupply.get(`${supply.kind} ${supply.id}`) ?? [], userPegs, userOrder(requirements), line),
  };
}

const userOrder =
  (requirements: ReadonlyMap<string, Requirement>) =>
  (peg: Peg): string => {
    const { source } = requirements.get(peg.requirement)!;
    return source.kind === 'planned' ? source.plannedOrder : '';
  };

/** Depth first; what hangs under one key is listed once, so a shared order does not multiply the list. */
function walk(
  roots: readonly Peg[],
  next: (peg: Peg) => readonly Peg[],
  keyOf: (peg: Peg) => string,
  line: (depth: number, peg: Peg) => PegLine,
): PegLine[] {
  const lines: PegLine[] = [];
  const listed = new Set<string>();
  const open = roots.map((peg) => ({ depth: 0, peg })).reverse();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    lines.push(line(at.depth, at.peg));
    const key = keyOf(at.peg);
    if (listed.has(key)) continue;
    listed.add(key);
    const depth = at.depth + 1;
    for (const peg of [...next(at.peg)].reverse()) open.push({ depth, peg });
  }
  return lines;
}

function group<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const known = groups.get(keyOf(each));
    if (known) known.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}
