// How an order's plan is published: its operations for floor and customer, its material demand for those who supply it.
import { production } from '@onelot/contracts';
import type { OrderRow } from '../tables.ts';
import type { Production } from './asked.ts';
import { summed } from './material.ts';
import { materialsOf, operationsOf } from './orders.ts';
import { iso } from './times.ts';

export interface Cause {
  readonly cause: string;
  /** Operations of this order that moved. */
  readonly moved: number;
}

export const publish = async (context: Production, order: OrderRow, { cause, moved }: Cause): Promise<void> => {
  const operations = await operationsOf(context, order.order_id, order.attempt);
  await context.db
    .updateTable('production.orders')
    .set({ published_ready_at: order.planned_ready_at })
    .where('order_id', '=', order.order_id)
    .execute();
  await context.emit(
    production.planPublished,
    {
      order: order.order_id,
      orderNumber: order.number,
      cause,
      moved,
      readyAt: iso(order.planned_ready_at),
      operations: operations.map((row) => ({
        operation: row.id,
        sequence: row.sequence,
        name: row.name,
        plannedStart: iso(row.planned_start),
        plannedFinish: iso(row.planned_finish),
      })),
    },
    { subject: order.order_id, seenBy: [order.customer] },
  );
};

/** What is still to be taken out of store, and when the operation that takes it starts. */
export const publishMaterial = async (context: Production, order: OrderRow): Promise<void> => {
  const starts = new Map(
    (await operationsOf(context, order.order_id, order.attempt)).map((row) => [row.id, row.planned_start]),
  );
  const open = (await materialsOf(context, order.order_id)).filter(
    (row) => row.issued_at === null && starts.has(row.operation_id),
  );
  const neededAt = (item: string): Date => {
    const uses = open.filter((row) => row.item === item).map((row) => starts.get(row.operation_id)!.getTime());
    return new Date(Math.min(...uses));
  };
  await context.emit(
    production.materialPlanned,
    {
      order: order.order_id,
      orderNumber: order.number,
      needs: summed(open).map(({ item, quantity }) => ({ item, quantity, neededAt: iso(neededAt(item)) })),
    },
    { subject: order.order_id },
  );
};
