// The open orders as jobs for the plan engine: what remains to be made of each, with its material and what was promised.
import type { Booking, Job, ReplanProblem } from '@onelot/plan';
import type { MaterialRow, OperationRow, OrderRow } from '../tables.ts';
import type { Production } from './asked.ts';
import { type Fixed, fixedOf } from './frozen.ts';
import { bookingOf, readShop } from './shop.ts';
import { inPlan, openOrders } from './states.ts';
import { toSeconds, toSecondsUp } from './times.ts';

export interface OpenPlan {
  readonly orders: ReadonlyMap<string, OrderRow>;
  /** Open operations, in the order of work within an order. */
  readonly operations: readonly OperationRow[];
  /** Material that is still to be taken, by operation. */
  readonly materials: ReadonlyMap<string, readonly MaterialRow[]>;
  readonly fixed: Fixed;
  readonly problem: ReplanProblem;
}

const readOpen = async (context: Production) => {
  const orders = (await context.db
    .selectFrom('production.orders')
    .selectAll()
    .where('state', 'in', [...openOrders])
    .execute()) as OrderRow[];
  const operations = (await context.db
    .selectFrom('production.operations')
    .selectAll()
    .where('state', 'in', [...inPlan])
    .orderBy('order_id')
    .orderBy('step')
    .execute()) as OperationRow[];
  const ids = operations.map((row) => row.id);
  const materials = ids.length
    ? ((await context.db
        .selectFrom('production.materials')
        .selectAll()
        .where('issued_at', 'is', null)
        .execute()) as MaterialRow[])
    : [];
  return { orders, operations, materials };
};

const grouped = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const map = new Map<string, T[]>();
  for (const row of rows) map.set(key(row), [...(map.get(key(row)) ?? []), row]);
  return map;
};

/** Everything that is open, as one problem: what runs or is about to start as bookings, the rest to be placed. */
export const readOpenPlan = async (context: Production): Promise<OpenPlan> => {
  const { orders, operations, materials } = await readOpen(context);
  const shop = await readShop(context);
  const units = new Map(shop.workCenters.map((center) => [center.id, center.units]));
  const needs = grouped(materials, (row) => row.operation_id);
  const fixed = fixedOf({ operations, materials: needs, units, now: context.now });
  const byOrder = new Map(orders.map((order) => [order.order_id, order]));
  const jobs = [...grouped(operations, (row) => row.order_id)].flatMap(([id, rows]) => {
    const order = byOrder.get(id);
    return order ? [jobOfRows(order, rows, needs, context.now)] : [];
  });
  const held = new Set(fixed.bookings.map((booking) => booking.operation));
  const current: Booking[] = operations.filter((row) => !held.has(row.id)).map(bookingOf);
  return {
    orders: byOrder,
    operations,
    materials: needs,
    fixed,
    problem: { ...shop, bookings: fixed.bookings, jobs, current },
  };
};

const jobOfRows = (
  order: OrderRow,
  rows: readonly OperationRow[],
  needs: ReadonlyMap<string, readonly MaterialRow[]>,
  now: Date,
): Job => ({
  id: order.order_id,
  release: toSecondsUp(now),
  due: toSeconds(order.promised_ready_at),
  promised: toSeconds(order.promised_ready_at),
  operations: rows.map((row) => ({
    id: row.id,
    workCenter: row.work_center,
    sequence: row.sequence,
    setupSeconds: row.setup_seconds,
    runSeconds: row.run_seconds,
    materials: (needs.get(row.id) ?? []).map(({ item, ready_at }) => ({ item, readyAt: toSecondsUp(ready_at) })),
  })),
});
