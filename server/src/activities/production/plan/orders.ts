// How orders in production are found and locked, and what is read of one.
import type { Selectable } from 'kysely';
import { found } from '../../../kernel/refusal.ts';
import type { MaterialRow, OperationRow, OrderRow } from '../tables.ts';
import type { Production } from './asked.ts';

export const readOrder = (context: Production, order: string): Promise<OrderRow | undefined> =>
  context.db.selectFrom('production.orders').selectAll().where('order_id', '=', order).executeTakeFirst() as Promise<
    OrderRow | undefined
  >;

/** Locks the order; call it after `lockPlan`. */
export const lockOrder = async (context: Production, order: string): Promise<OrderRow> =>
  found(
    (await context.db
      .selectFrom('production.orders')
      .selectAll()
      .where('order_id', '=', order)
      .forUpdate()
      .executeTakeFirst()) as OrderRow | undefined,
    'This order',
  );

/** Operations of an order's making, in the order of work. */
export const operationsOf = (context: Production, order: string, attempt?: number): Promise<OperationRow[]> => {
  let query = context.db.selectFrom('production.operations').selectAll().where('order_id', '=', order);
  if (attempt !== undefined) query = query.where('attempt', '=', attempt);
  return query.orderBy('attempt').orderBy('step').execute() as Promise<Selectable<OperationRow>[]>;
};

export const materialsOf = (context: Production, order: string): Promise<MaterialRow[]> =>
  context.db
    .selectFrom('production.materials')
    .selectAll()
    .where('order_id', '=', order)
    .orderBy('line')
    .execute() as Promise<MaterialRow[]>;
