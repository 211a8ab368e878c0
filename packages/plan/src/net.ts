// What must be made and bought, and when, so that every order has its material: netting level by level, with pegging.

import { fail, ok, problem, type Result } from '@onelot/base';
import type { Instant, Seconds } from './calendar.ts';
import { checkNetInput, componentsOf } from './check-supply.ts';
import {
  type BomLine,
  componentQuantity,
  goodOf,
  type NetInput,
  type NetItem,
  orderQuantity,
  type Quantity,
} from './supply.ts';

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

/**
 * Nets demand against stock, receipts and planned orders, level by level. Requirements are served by due time (then in
 * the order given): stock first, then receipts that come in time, then receipts that come late but sooner than a new
 * order could, then a planned order, whose excess serves the next. Problems: those of the input, BUDGET over `maxSteps`.
 */
export function net(input: NetInput, limits: { readonly maxSteps?: number } = {}): Result<NetPlan> {
  const problems = checkNetInput(input);
  if (problems.length) return fail(...problems);
  return netChecked(input, limits.maxSteps ?? 2_000_000);
}

/** Netting of an input that is known to be right. */
export function netChecked(input: NetInput, most: number): Result<NetPlan> {
  const work = open(input);
  for (const id of byLevel(work)) {
    netItem(work, work.items.get(id)!);
    if (work.requirements.length + work.pegs.length > most)
      return fail(
        problem('BUDGET', '', 'The netting needs more steps than allowed. Net fewer orders at a time.', { most }),
      );
    if (work.tooLarge.length)
      return fail(
        problem('BAD_NUMBER', '/bom', 'A quantity gets too large to be counted exactly.', { items: work.tooLarge }),
      );
  }
  return ok(finish(work));
}

interface Lot {
  readonly supply: SupplyRef;
  readonly at: Instant;
  left: Quantity;
}
type OpenPeg = Omit<Peg, 'lateSeconds'> & { readonly due: Instant };
type OpenOrder = Omit<PlannedOrder, 'availableAt' | 'demands'> & {
  pegs: { requirement: string; quantity: Quantity }[];
};

interface Work {
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

function open(input: NetInput): Work {
  const items = new Map(input.items.map((item) => [item.id, item]));
  const lines = componentsOf(input.bom);
  const lots = new Map<string, Lot[]>(input.items.map((item) => [item.id, []]));
  for (const { id, item, quantity } of input.stock)
    lots.get(item)!.push({ supply: { kind: 'stock', id }, at: input.now, left: quantity });
  // A receipt that should have come and has not is expected now, not in the past.
  const receipts = input.receipts.map((r) => ({ ...r, at: Math.max(r.at, input.now) })).sort((a, b) => a.at - b.at);
  for (const { id, item, quantity, at } of receipts)
    lots.get(item)!.push({ supply: { kind: 'receipt', id }, at, left: quantity });
  const work: Work = {
    input,
    items,
    lines,
    levels: lowLevelCodes(input, lines),
    lots,
    needs: new Map(),
    requirements: [],
    pegs: [],
    orders: [],
    unused: [],
    tooLarge: [],
  };
  for (const { id, item, quantity, due } of input.demands)
    need(work, { id: `demand:${id}`, item, quantity, due, source: { kind: 'demand', demand: id } });
  return work;
}

function need(work: Work, requirement: Requirement): void {
  if (requirement.quantity > Number.MAX_SAFE_INTEGER) work.tooLarge.push(requirement.item);
  const list = work.needs.get(requirement.item);
  if (list) list.push(requirement);
  else work.needs.set(requirement.item, [requirement]);
}

/** The longest way from a top item down to each item; the bill has no cycle, that was checked. */
function lowLevelCodes({ items, bom }: NetInput, lines: ReadonlyMap<string, readonly BomLine[]>): Map<string, number> {
  const levels = new Map(items.map((item) => [item.id, 0]));
  const parents = new Map<string, number>();
  for (const { component } of bom) parents.set(component, (parents.get(component) ?? 0) + 1);
  const free = items.map((item) => item.id).filter((id) => !parents.has(id));
  for (let id = free.pop(); id !== undefined; id = free.pop())
    for (const { component } of lines.get(id) ?? []) {
      levels.set(component, Math.max(levels.get(component)!, levels.get(id)! + 1));
      const open = parents.get(component)! - 1;
      parents.set(component, open);
      if (open === 0) free.push(component);
    }
  return levels;
}

/** Items from the top down, on one level in the order given. */
const byLevel = ({ levels }: Work): string[] => [...levels.keys()].sort((a, b) => levels.get(a)! - levels.get(b)!);

function netItem(work: Work, item: NetItem): void {
  const lots = work.lots.get(item.id)!;
  const needs = work.needs.get(item.id) ?? [];
  const short = keepSafetyStock(item, lots);
  if (short > 0) {
    const due = work.input.now + item.leadTimeSeconds;
    needs.push({ id: `safety:${item.id}`, item: item.id, quantity: short, due, source: { kind: 'safety' } });
  }
  needs.sort((a, b) => a.due - b.due); // stable: those given first come first
  let first = 0;
  for (const requirement of needs) {
    work.requirements.push(requirement);
    while (first < lots.length && lots[first]!.left === 0) first++;
    const missing = useLots(work, item, requirement, lots, first);
    if (missing > 0) planOrder(work, item, requirement, missing, lots);
  }
  for (const { supply, at, left } of lots)
    if (left > 0) work.unused.push({ supply, item: item.id, quantity: left, at });
}

/** Takes the safety stock out of what is on hand; the answer is how much of it is missing. */
function keepSafetyStock(item: NetItem, lots: readonly Lot[]): Quantity {
  let missing = item.safetyStock ?? 0;
  for (const lot of lots) {
    if (lot.supply.kind !== 'stock') continue;
    const kept = Math.min(missing, lot.left);
    lot.left -= kept;
    missing -= kept;
  }
  return missing;
}

/** Pegs lots in the order of arrival as long as they beat a new order; the answer is what is still missing. */
function useLots(work: Work, item: NetItem, requirement: Requirement, lots: readonly Lot[], first: number): Quantity {
  const { due } = requirement;
  const inTime = Math.max(due, work.input.now + item.leadTimeSeconds);
  let missing = requirement.quantity;
  for (let i = first; i < lots.length && missing > 0 && lots[i]!.at <= inTime; i++) {
    const lot = lots[i]!;
    const quantity = Math.min(missing, lot.left);
    if (quantity === 0) continue;
    lot.left -= quantity;
    missing -= quantity;
    peg(work, requirement, quantity, lot.supply, lot.at);
  }
  return missing;
}

function peg(work: Work, { id, item, due }: Requirement, quantity: Quantity, supply: SupplyRef, at: Instant): void {
  work.pegs.push({ requirement: id, item, quantity, supply, at, due });
}

function planOrder(work: Work, item: NetItem, requirement: Requirement, missing: Quantity, lots: Lot[]): void {
  const quantity = orderQuantity(item, missing);
  const good = goodOf(item, quantity);
  if (quantity > Number.MAX_SAFE_INTEGER) work.tooLarge.push(item.id);
  const id = `planned:${item.id}:${work.orders.length + 1}`;
  const needAt = requirement.due;
  const orderBy = needAt - item.leadTimeSeconds;
  const pegs = [{ requirement: requirement.id, quantity: missing }];
  const { makeOrBuy } = item;
  work.orders.push({
    id,
    item: item.id,
    makeOrBuy,
    quantity,
    good,
    needAt,
    orderBy,
    pegs,
    level: work.levels.get(item.id)!,
  });
  const supply: SupplyRef = { kind: 'planned', id };
  const at = Math.max(needAt, work.input.now + item.leadTimeSeconds);
  peg(work, requirement, missing, supply, at);
  if (good > missing) insertLot(lots, { supply, at, left: good - missing });
  if (makeOrBuy === 'make')
    for (const [i, line] of (work.lines.get(item.id) ?? []).entries())
      need(work, {
        id: `${id}/${i + 1}`,
        item: line.component,
        quantity: componentQuantity(line, quantity),
        due: Math.max(orderBy, work.input.now),
        source: { kind: 'planned', plannedOrder: id },
      });
}

/** Keeps the lots in the order of arrival. */
function insertLot(lots: Lot[], lot: Lot): void {
  let at = lots.length;
  while (at > 0 && lots[at - 1]!.at > lot.at) at--;
  lots.splice(at, 0, lot);
}

function finish(work: Work): NetPlan {
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
