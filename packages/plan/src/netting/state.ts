// A netting in dense arrays: the planned orders and pegs of each item, and how supplies and requirements are numbered.

import type { Columns } from './columns.ts';
import type { OrderColumns, PegColumns } from './growing.ts';
import type { ModelDemand, NetModel } from './model.ts';

/** The requirement number of a refill of safety stock. */
export const SAFETY = 0x7fffffff;

/** Demand of an item after changes: rows of the model and new ones, ascending by due. */
export interface ItemDemand {
  readonly rows: readonly { readonly row: number; readonly line: ModelDemand }[];
  readonly left: Float64Array;
}

/**
 * Supplies are numbered: stock rows, then receipt rows, then planned orders. A requirement is a demand row, SAFETY, or
 * `~order` for what a planned order takes. The orders of item i are `orderFirst[i]` and `orderCount[i] - 1` following
 * ones, ascending by need; its pegs likewise, by requirement.
 */
export interface Netting {
  readonly model: NetModel;
  readonly columns: Columns;
  readonly orders: OrderColumns;
  readonly pegs: PegColumns;
  readonly orderFirst: Int32Array;
  readonly orderCount: Int32Array;
  readonly pegFirst: Int32Array;
  readonly pegCount: Int32Array;
  /** Items whose demand was changed since the netting was opened. */
  readonly changed: Map<number, ItemDemand>;
  /** Demand rows added since. */
  readonly added: ModelDemand[];
}

export const firstOrder = ({ columns }: Netting): number => columns.stock.row.length + columns.receipts.row.length;

/** When a planned order must be started or placed, not before now. */
export const startOf = ({ columns, orders }: Netting, order: number): number =>
  Math.max(columns.now, orders.need[order]! - columns.lead[orders.item[order]!]!);

/** What an order of the parent takes of bill line `line`; 0 when the line is not effective at its start. */
export function taken({ columns, orders }: Netting, line: number, order: number, start: number): number {
  if (start < columns.bomFrom[line]! || start >= columns.bomTo[line]!) return 0;
  const exact = (orders.quantity[order]! * columns.bomQuantity[line]!) / columns.bomPer[line]!;
  const scrap = columns.bomScrap[line]!;
  return Math.ceil(scrap === 0 ? exact : exact / (1 - scrap) - 1e-9);
}
