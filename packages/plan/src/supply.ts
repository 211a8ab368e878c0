// What netting works on: items and their order rules, bills of material, demand, stock, and supply on its way.

import type { Instant, Seconds } from './calendar.ts';

/** Quantities are whole numbers in the item's base unit, above 0 unless said otherwise. */
export type Quantity = number;

export interface NetItem {
  readonly id: string;
  readonly makeOrBuy: 'make' | 'buy';
  /** From placing the order (make: from having the components) to having the goods, on the clock. */
  readonly leadTimeSeconds: Seconds;
  /** Orders are whole lots of this; default 1, lot for lot. */
  readonly lotSize?: Quantity;
  readonly minimumOrderQuantity?: Quantity;
  /** Orders are multiples of this (a carton); default 1. */
  readonly multiple?: Quantity;
  /** On hand that orders do not use; refilled by a planned order when it is short. Default 0. */
  readonly safetyStock?: Quantity;
  /** Share of what is ordered that comes out good, from 0.01 to 1; default 1. */
  readonly yield?: number;
}

/** `quantity` of the component goes into `per` (default 1) of the parent; what is needed is rounded up an order. */
export interface BomLine {
  readonly parent: string;
  readonly component: string;
  readonly quantity: Quantity;
  readonly per?: Quantity;
}

export interface Demand {
  readonly id: string;
  readonly item: string;
  readonly quantity: Quantity;
  /** When it must be at hand. */
  readonly due: Instant;
}

export interface StockLine {
  readonly id: string;
  readonly item: string;
  /** 0 is allowed. */
  readonly quantity: Quantity;
}

/** Open supply: a purchase order line or a production order that is placed, and when it will be there. */
export interface Receipt {
  readonly id: string;
  readonly item: string;
  readonly quantity: Quantity;
  readonly at: Instant;
}

export interface NetInput {
  readonly now: Instant;
  readonly items: readonly NetItem[];
  readonly bom: readonly BomLine[];
  readonly demands: readonly Demand[];
  readonly stock: readonly StockLine[];
  readonly receipts: readonly Receipt[];
}

/** The quantity to order so that at least `good` comes out: minimum, whole lots and multiples, yield. */
export function orderQuantity(item: NetItem, good: Quantity): Quantity {
  const step = leastCommonMultiple(item.lotSize ?? 1, item.multiple ?? 1);
  const share = item.yield ?? 1;
  const wanted = Math.max(good, Math.floor(good / share), item.minimumOrderQuantity ?? 0);
  let quantity = Math.ceil(wanted / step) * step;
  // Beyond exact numbers adding a step may change nothing; the caller refuses such quantities.
  while (goodOf(item, quantity) < good && quantity <= Number.MAX_SAFE_INTEGER) quantity += step;
  return quantity;
}

/** What comes out good of an order; a product that misses a whole number only by rounding counts as whole. */
export const goodOf = (item: NetItem, quantity: Quantity): Quantity =>
  item.yield === undefined ? quantity : Math.floor(quantity * item.yield + 1e-6);

/** What an order of `quantity` of the parent takes of a component. */
export const componentQuantity = (line: BomLine, quantity: Quantity): Quantity =>
  Math.ceil((quantity * line.quantity) / (line.per ?? 1));

export function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y) [x, y] = [y, x % y];
  return (a / x) * b;
}
