// What a netting says, line by line: supplies with their dates, pegs, and action messages that stay the same between runs.

import { MAKE, TRANSFER } from './columns.ts';
import { demandRow } from './netting.ts';
import { firstOrder, type Netting, SAFETY, startOf } from './state.ts';

export interface Supply {
  /** Stock and receipts by their own id; a planned order as `planned:ITEM:NEED`, the same in each run that needs it. */
  readonly id: string;
  readonly kind: 'stock' | 'receipt' | 'make' | 'buy' | 'transfer';
  readonly item: string;
  readonly site?: string;
  /** To order or start; of it `good` are expected to be usable. */
  readonly quantity: number;
  readonly good: number;
  /** When it must be ordered or started, not before now; for planned orders. */
  readonly start?: number;
  /** When it is needed, or for stock and receipts when it is there. */
  readonly at: number;
  /** When it can really be there: nothing is made before its components are. */
  readonly available: number;
}

export interface SupplyPeg {
  readonly supply: string;
  /** A demand's id, `planned:ITEM:NEED` for what that planned order takes, `safety:ITEM` for a refill. */
  readonly demand: string;
  readonly item: string;
  readonly quantity: number;
}

/** What to do: planned orders to release, and receipts that should come at another time or in another quantity. */
export interface ActionMessage {
  readonly kind: 'make' | 'buy' | 'transfer' | 'pull-in' | 'push-out' | 'cancel' | 'change-quantity';
  readonly supply: string;
  readonly item: string;
  readonly quantity: number;
  /** When to order; for a receipt when it should come. */
  readonly at: number;
  /** What is planned for the receipt now. */
  readonly was?: { readonly quantity: number; readonly at: number };
}

const KINDS = ['buy', 'make', 'transfer'] as const;

const place = ({ model }: Netting, i: number): { item: string; site?: string } => {
  const { id, site } = model.items[i]!;
  return site ? { item: id, site } : { item: id };
};

export const orderId = ({ columns, orders }: Netting, o: number): string =>
  `planned:${columns.keys[orders.item[o]!]}:${orders.need[o]}`;

/** The id of supply number `s`. */
export function supplyId(n: Netting, s: number): string {
  const { stock, receipts } = n.model;
  if (s < stock.length) return stock[s]!.id;
  if (s < stock.length + receipts.length) return receipts[s - stock.length]!.id;
  return orderId(n, s - firstOrder(n));
}

const requirementId = (n: Netting, requirement: number, i: number): string =>
  requirement === SAFETY
    ? `safety:${n.columns.keys[i]}`
    : requirement < 0
      ? orderId(n, ~requirement)
      : demandId(n, requirement);

const demandId = (n: Netting, row: number): string => n.model.demands[row]?.id ?? demandRow(n, row).id;

/** Stock, receipts and planned orders. */
export function* supplies(n: Netting, available = arrivals(n)): Generator<Supply> {
  const { model, columns, orders } = n;
  for (const { id, item, site, quantity } of model.stock)
    yield {
      id,
      kind: 'stock',
      item,
      ...(site && { site }),
      quantity,
      good: quantity,
      at: model.now,
      available: model.now,
    };
  for (const { id, item, site, quantity, at } of model.receipts)
    yield {
      id,
      kind: 'receipt',
      item,
      ...(site && { site }),
      quantity,
      good: quantity,
      at,
      available: Math.max(at, model.now),
    };
  for (let i = 0; i < columns.items; i++)
    for (let o = n.orderFirst[i]!; o < n.orderFirst[i]! + n.orderCount[i]!; o++)
      yield {
        id: orderId(n, o),
        kind: KINDS[columns.source[i]!]!,
        ...place(n, i),
        quantity: orders.quantity[o]!,
        good: orders.good[o]!,
        start: startOf(n, o),
        at: orders.need[o]!,
        available: available[o]!,
      };
}

/** Who is served by what; the pegs of a demand add up to its quantity, those of a supply to no more than it has. */
export function* pegsOf(n: Netting): Generator<SupplyPeg> {
  for (let i = 0; i < n.columns.items; i++)
    for (let p = n.pegFirst[i]!; p < n.pegFirst[i]! + n.pegCount[i]!; p++)
      yield {
        supply: supplyId(n, n.pegs.supply[p]!),
        demand: requirementId(n, n.pegs.requirement[p]!, i),
        item: n.columns.keys[i]!,
        quantity: n.pegs.quantity[p]!,
      };
}

/** When each planned order can be there, by its number: bottom up, what is made or moved waits for what it takes. */
export function arrivals(n: Netting): Float64Array {
  const { columns, orders, pegs } = n;
  const ready = new Float64Array(orders.count);
  const base = firstOrder(n);
  const receipts = columns.stock.row.length;
  for (let k = columns.items - 1; k >= 0; k--) {
    const i = columns.topDown[k]!;
    for (let o = n.orderFirst[i]!; o < n.orderFirst[i]! + n.orderCount[i]!; o++)
      ready[o] = Math.max(ready[o]!, startOf(n, o)) + columns.lead[i]!;
    for (let p = n.pegFirst[i]!; p < n.pegFirst[i]! + n.pegCount[i]!; p++) {
      const requirement = pegs.requirement[p]!;
      if (requirement >= 0) continue;
      const s = pegs.supply[p]!;
      const at =
        s >= base
          ? ready[s - base]!
          : s >= receipts
            ? Math.max(columns.now, n.model.receipts[s - receipts]!.at)
            : columns.now;
      if (at > ready[~requirement]!) ready[~requirement] = at;
    }
  }
  return ready;
}

/**
 * Planned orders to release, then what receipts should do instead, each in the order of the model. A receipt that is
 * early or late by no more than the tolerance is left alone, so that small changes of demand do not stir it.
 */
export function* messages(n: Netting): Generator<ActionMessage> {
  const { columns, orders } = n;
  for (let i = 0; i < columns.items; i++)
    for (let o = n.orderFirst[i]!; o < n.orderFirst[i]! + n.orderCount[i]!; o++)
      yield {
        kind: columns.source[i] === MAKE ? 'make' : columns.source[i] === TRANSFER ? 'transfer' : 'buy',
        supply: orderId(n, o),
        item: columns.keys[i]!,
        quantity: orders.quantity[o]!,
        at: startOf(n, o),
      };
  yield* receiptMessages(n);
}

function* receiptMessages(n: Netting): Generator<ActionMessage> {
  const { columns, pegs, model } = n;
  const stock = columns.stock.row.length;
  const used = new Float64Array(model.receipts.length);
  const needed = new Float64Array(model.receipts.length).fill(Infinity);
  for (let i = 0; i < columns.items; i++)
    for (let p = n.pegFirst[i]!; p < n.pegFirst[i]! + n.pegCount[i]!; p++) {
      const r = pegs.supply[p]! - stock;
      if (r < 0 || r >= model.receipts.length) continue;
      used[r]! += pegs.quantity[p]!;
      needed[r] = Math.min(needed[r]!, pegs.due[p]!);
    }
  const tolerance = model.toleranceSeconds ?? 86_400;
  for (const [r, { id, item, site, quantity, at }] of model.receipts.entries()) {
    const key = site ? `${item}@${site}` : item;
    const message = { supply: id, item: key, quantity: used[r]!, at: needed[r]!, was: { quantity, at } };
    if (used[r] === 0) {
      yield { ...message, kind: 'cancel', at };
      continue;
    }
    if (needed[r]! < at - tolerance) yield { ...message, kind: 'pull-in', at: Math.max(needed[r]!, model.now) };
    else if (needed[r]! > at + tolerance) yield { ...message, kind: 'push-out' };
    if (used[r]! < quantity) yield { ...message, kind: 'change-quantity', at };
  }
}
