// What a finished netting says: when each planned order can really be there, how late that is, and whom it serves.

import type { Instant, Seconds } from './calendar.ts';
import type { BomLine, NetInput, NetItem, Quantity } from './supply.ts';

/** A need of one item: from a demand, from a planned order that uses it, or to refill the safety stock. */
export interface Requirement {
  readonly id: string;
  readonly item: string;
  readonly quantity: Quantity;
  readonly due: Instant;
  readonly source:
    | { readonly kind: 'demand'; readonly demand: string }
    | { readonly kind: 'planned'; readonly plannedOrder: string }
    | { readonly kind: 'safety' };
}

export type SupplyRef =
  | { readonly kind: 'stock'; readonly id: string }
  | { readonly kind: 'receipt'; readonly id: string }
  | { readonly kind: 'planned'; readonly id: string };

/** So much of a requirement is met by that supply. The pegs of a requirement add up to its quantity, exactly. */
export interface Peg {
  readonly requirement: string;
  readonly item: string;
  readonly quantity: Quantity;
  readonly supply: SupplyRef;
  /** When the supply is there: `now` for stock. */
  readonly at: Instant;
  /** How long after the requirement's due time that is; 0 when in time. */
  readonly lateSeconds: Seconds;
}

export interface PlannedOrder {
  readonly id: string;
  readonly item: string;
  readonly makeOrBuy: 'make' | 'buy';
  /** To order or to start; `good` of it are expected to be usable. */
  readonly quantity: Quantity;
  readonly good: Quantity;
  readonly needAt: Instant;
  /** When it must be ordered or started to be in time; before `now` when it is too late for that. */
  readonly orderBy: Instant;
  /** When it can really be there: ordered no sooner than now, and made no sooner than its components are there. */
  readonly availableAt: Instant;
  readonly pegs: readonly { readonly requirement: string; readonly quantity: Quantity }[];
  /** The demands it serves in the end, over all levels. */
  readonly demands: readonly string[];
  /** Low-level code: 0 for what nothing else is made of. */
  readonly level: number;
}

export interface NetPlan {
  readonly requirements: readonly Requirement[];
  readonly pegs: readonly Peg[];
  readonly plannedOrders: readonly PlannedOrder[];
  /** When each demand can be met in full, and by how much that is late. */
  readonly demands: readonly { readonly id: string; readonly availableAt: Instant; readonly lateSeconds: Seconds }[];
  /** Supply that nothing uses, safety stock left out; excess of planned orders included. */
  readonly unused: readonly {
    readonly supply: SupplyRef;
    readonly item: string;
    readonly quantity: Quantity;
    readonly at: Instant;
  }[];
}

export interface Lot {
  readonly supply: SupplyRef;
  readonly at: Instant;
  left: Quantity;
}
type OpenPeg = Omit<Peg, 'lateSeconds'> & { readonly due: Instant };
type OpenOrder = Omit<PlannedOrder, 'availableAt' | 'demands'> & {
  pegs: { requirement: string; quantity: Quantity }[];
};

/** Netting in progress. */
export interface Work {
  readonly input: NetInput;
  readonly items: ReadonlyMap<string, NetItem>;
  readonly lines: ReadonlyMap<string, readonly BomLine[]>;
  readonly levels: ReadonlyMap<string, number>;
  readonly lots: Map<string, Lot[]>;
  /** Requirements not netted yet, by item. */
  readonly needs: Map<string, Requirement[]>;
  readonly requirements: Requirement[];
  readonly pegs: OpenPeg[];
  readonly orders: OpenOrder[];
  readonly unused: { supply: SupplyRef; item: string; quantity: Quantity; at: Instant }[];
  /** Items of which a quantity left the whole numbers that are exact. */
  readonly tooLarge: string[];
}

/** The plan of a finished netting: arrivals from the bottom up, pegs with their lateness, the demands served. */
export function toPlan(work: Work): NetPlan {
  const arrival = arrivals(work);
  const pegs = work.pegs.map(({ due, ...rest }): Peg => {
    const at = rest.supply.kind === 'planned' ? arrival.get(rest.supply.id)! : rest.at;
    return { ...rest, at, lateSeconds: Math.max(0, at - due) };
  });
  const pegged = new Map<string, { requirement: string; quantity: Quantity }[]>(
    work.orders.map((order) => [order.id, []]),
  );
  const met = new Map<string, Instant>();
  for (const { requirement, quantity, supply, at } of pegs) {
    if (supply.kind === 'planned') pegged.get(supply.id)!.push({ requirement, quantity });
    met.set(requirement, Math.max(at, met.get(requirement) ?? 0));
  }
  const demands = work.input.demands.map(({ id, due }) => {
    const availableAt = met.get(`demand:${id}`)!;
    return { id, availableAt, lateSeconds: Math.max(0, availableAt - due) };
  });
  const served = demandsServed(work, pegged);
  const plannedOrders = work.orders.map((order) => ({
    ...order,
    availableAt: arrival.get(order.id)!,
    pegs: pegged.get(order.id)!,
    demands: [...served.get(order.id)!],
  }));
  const unused = work.unused.map((u) => (u.supply.kind === 'planned' ? { ...u, at: arrival.get(u.supply.id)! } : u));
  return { requirements: work.requirements, pegs, plannedOrders, demands, unused };
}

/** When each planned order is there, from the lowest level up: what is made waits for its components. */
function arrivals(work: Work): Map<string, Instant> {
  const { now } = work.input;
  const start = new Map(work.orders.map((order) => [order.id, Math.max(now, order.orderBy)]));
  const user = new Map<string, string>();
  for (const { id, source } of work.requirements) if (source.kind === 'planned') user.set(id, source.plannedOrder);
  const at = new Map<string, Instant>();
  const byId = new Map(work.orders.map((order) => [order.id, order]));
  // Orders and pegs were made from the top level down, an order's own pegs with it: backwards is bottom up.
  for (const { supply, requirement, at: known } of [...work.pegs].reverse()) {
    let there = known;
    if (supply.kind === 'planned') {
      const order = byId.get(supply.id)!;
      there = at.get(order.id) ?? start.get(order.id)! + work.items.get(order.item)!.leadTimeSeconds;
      at.set(order.id, there);
    }
    const parent = user.get(requirement);
    if (parent !== undefined) start.set(parent, Math.max(there, start.get(parent)!));
  }
  return at;
}

function demandsServed(
  work: Work,
  pegged: ReadonlyMap<string, readonly { requirement: string }[]>,
): Map<string, ReadonlySet<string>> {
  const requirements = new Map(work.requirements.map((requirement) => [requirement.id, requirement]));
  const served = new Map<string, ReadonlySet<string>>();
  for (const { id } of work.orders) {
    const demands = new Set<string>();
    for (const { requirement } of pegged.get(id)!) {
      const { source } = requirements.get(requirement)!;
      if (source.kind === 'demand') demands.add(source.demand);
      if (source.kind === 'planned') for (const demand of served.get(source.plannedOrder)!) demands.add(demand);
    }
    served.set(id, demands);
  }
  return served;
}
