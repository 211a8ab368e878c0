// The open orders as jobs for the plan engine: what remains to be made of each, with its material and what was promised.
import type { Booking, Job, ReplanProblem } from '@onelot/plan';
import type { MaterialRow, OperationRow, OrderRow } from '../tables.ts';
import type { Production } from './asked.ts';
import { type Fixed, fixedOf } from './frozen.ts';
import { grouped } from './grouped.ts';
import { bookingOf, readShop } from './shop.ts';
import { inPlan, openOrders } from './states.ts';
import { toSeconds, toSecondsUp } from './times.ts';

/** What planning again reads of an order, an operation and a need: not the instructions, choices and bills that hang on them. */
const ORDER = [
  'order_id',
  'number',
  'customer',
  'state',
  'attempt',
  'shipping_method',
  'country',
  'not_before',
  'delivery_window',
  'promised_at',
  'first_promised_at',
  'promised_ready_at',
  'planned_ready_at',
  'planned_at',
  'published_ready_at',
] as const;
const OPERATION = [
  'id',
  'order_id',
  'sequence',
  'name',
  'work_center',
  'unit',
  'state',
  'planned_start',
  'planned_finish',
  'started_at',
  'setup_seconds',
  'run_seconds',
  'reason',
] as const;
const MATERIAL = ['operation_id', 'item', 'name', 'ready_at', 'issued_at'] as const;

export type OpenOrder = Pick<OrderRow, (typeof ORDER)[number]>;
export type OpenOperation = Pick<OperationRow, (typeof OPERATION)[number]>;
export type OpenMaterial = Pick<MaterialRow, (typeof MATERIAL)[number]>;

export interface OpenPlan {
  readonly orders: ReadonlyMap<string, OpenOrder>;
  /** Open operations, in the order of work within an order. */
  readonly operations: readonly OpenOperation[];
  /** Material that is still to be taken, by operation. */
  readonly materials: ReadonlyMap<string, readonly OpenMaterial[]>;
  readonly fixed: Fixed;
  readonly problem: ReplanProblem;
}

const readOpen = async (context: Production) => {
  const orders: OpenOrder[] = await context.db
    .selectFrom('production.orders')
    .select([...ORDER])
    .where('state', 'in', [...openOrders])
    .execute();
  const operations: OpenOperation[] = await context.db
    .selectFrom('production.operations')
    .select([...OPERATION])
    .where('state', 'in', [...inPlan])
    .orderBy('order_id')
    .orderBy('step')
    .execute();
  const materials: OpenMaterial[] = await context.db
    .selectFrom('production.materials')
    .select([...MATERIAL])
    .where('issued_at', 'is', null)
    .where('operation_id', 'in', (from) =>
      from
        .selectFrom('production.operations')
        .select('id')
        .where('state', 'in', [...inPlan]),
    )
    .execute();
  return { orders, operations, materials };
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
  order: OpenOrder,
  rows: readonly OpenOperation[],
  needs: ReadonlyMap<string, readonly OpenMaterial[]>,
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
