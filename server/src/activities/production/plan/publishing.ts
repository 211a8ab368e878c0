// How an order's plan is published: its operations for floor and customer, its material demand for those who supply it.
import { production } from '@onelot/contracts';
import type { OperationRow, OrderRow } from '../tables.ts';
import type { Production } from './asked.ts';
import { grouped } from './grouped.ts';
import { summed } from './material.ts';
import { materialsOf, operationsOf } from './orders.ts';
import { iso } from './times.ts';

export interface Cause {
  readonly cause: production.PlanReason['code'];
  /** Operations of this order that moved. */
  readonly moved: number;
}

export type Publishable = Pick<OrderRow, 'order_id' | 'number' | 'customer' | 'attempt' | 'planned_ready_at'>;
type Shown = Pick<OperationRow, 'id' | 'sequence' | 'name' | 'planned_start' | 'planned_finish'>;

export const publish = async (context: Production, order: Publishable, cause: Cause): Promise<void> => {
  const operations = await operationsOf(context, order.order_id, order.attempt);
  await context.db
    .updateTable('production.orders')
    .set({ published_ready_at: order.planned_ready_at })
    .where('order_id', '=', order.order_id)
    .execute();
  await tell(context, order, operations, cause);
};

/** The same for many orders: two questions whatever their number, and one event each. */
export const publishAll = async (
  context: Production,
  orders: readonly { readonly order: Publishable; readonly cause: Cause }[],
): Promise<void> => {
  if (orders.length === 0) return;
  const ids = orders.map(({ order }) => order.order_id);
  await context.db
    .updateTable('production.orders')
    .set((each) => ({ published_ready_at: each.ref('planned_ready_at') }))
    .where('order_id', 'in', ids)
    .execute();
  const rows = await context.db
    .selectFrom('production.operations as operation')
    .innerJoin('production.orders as order', (join) =>
      join.onRef('order.order_id', '=', 'operation.order_id').onRef('order.attempt', '=', 'operation.attempt'),
    )
    .select([
      'operation.id',
      'operation.order_id',
      'operation.sequence',
      'operation.name',
      'operation.planned_start',
      'operation.planned_finish',
    ])
    .where('operation.order_id', 'in', ids)
    .orderBy('operation.step')
    .execute();
  const byOrder = grouped(rows, (row) => row.order_id);
  for (const { order, cause } of orders) await tell(context, order, byOrder.get(order.order_id) ?? [], cause);
};

const tell = async (
  context: Production,
  order: Publishable,
  operations: readonly Shown[],
  { cause, moved }: Cause,
): Promise<void> => {
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
