// What a netting is asked: items at their sites, bills of material with effectivity, stock, open supply and demand, as rows.

import type { Instant, Seconds } from '../calendar.ts';
import type { Quantity } from '../supply.ts';

/** How needs become orders; minimum and multiple go with each of them. */
export type LotRule =
  /** An order for each time at which something is missing. */
  | 'lot-for-lot'
  /** Whole lots of `lotSize`. */
  | 'fixed'
  /** What is missing within `periodSeconds` from the first that is missing. */
  | 'period';

export interface ModelItem {
  readonly id: string;
  /** Where it is kept and planned; an item may be planned at several sites. Default ''. */
  readonly site?: string;
  /** `transfer`: it comes from the same item at the site `from`. */
  readonly makeOrBuy: 'make' | 'buy' | 'transfer';
  readonly from?: string;
  /** From placing the order (make: from having the components) to having the goods, on the clock. */
  readonly leadTimeSeconds: Seconds;
  /** Default `fixed` where a lot size is given, else `period` where a period is, else `lot-for-lot`. */
  readonly lotRule?: LotRule;
  readonly lotSize?: Quantity;
  readonly periodSeconds?: Seconds;
  readonly minimumOrderQuantity?: Quantity;
  readonly multiple?: Quantity;
  /** On hand that orders do not use; refilled by a planned order when it is short. Default 0. */
  readonly safetyStock?: Quantity;
  /** Share of what is ordered that comes out good, from 0.01 to 1; default 1. */
  readonly yield?: number;
}

/** `quantity` of the component goes into `per` (default 1) of the parent; what is needed is rounded up an order. */
export interface ModelBomLine {
  readonly parent: string;
  readonly component: string;
  /** The site of both; default ''. */
  readonly site?: string;
  readonly quantity: Quantity;
  readonly per?: Quantity;
  /** Share of the component that is lost in making, from 0 up to 0.99: quantity / (1 - scrap) is needed. */
  readonly scrap?: number;
  /** Used by orders that start at or after `from` and before `to`. */
  readonly from?: Instant;
  readonly to?: Instant;
}

interface Line {
  readonly id: string;
  readonly item: string;
  readonly site?: string;
  readonly quantity: Quantity;
}

export interface ModelReceipt extends Line {
  readonly at: Instant;
}

export interface ModelDemand extends Line {
  readonly due: Instant;
  /** Orders consume forecast; a scheme (what the assortment plan wants made) is consumed by nothing. Default `order`. */
  readonly kind?: 'order' | 'forecast' | 'scheme';
}

export interface NetModel {
  readonly now: Instant;
  readonly items: readonly ModelItem[];
  readonly bom: readonly ModelBomLine[];
  /** A quantity of 0 is allowed. */
  readonly stock: readonly Line[];
  readonly receipts: readonly ModelReceipt[];
  readonly demands: readonly ModelDemand[];
  /** How far before and after its due time an order consumes forecast; default 0 both: the same instant only. */
  readonly consumption?: { readonly backwardSeconds: Seconds; readonly forwardSeconds: Seconds };
  /** Receipts that are early or late by no more than this need no message; default one day. */
  readonly toleranceSeconds?: Seconds;
}

/** How an item is named beside others: its id, with the site where it has one. */
export const itemKey = (id: string, site: string | undefined): string => (site ? `${id}@${site}` : id);
