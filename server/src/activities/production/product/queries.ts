// What is told of a product in the making and made: progress for its customer, its routing for staff, the as-built record.
import { type Output, production } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { activitiesOf } from '../../../kernel/principal.ts';
import { found } from '../../../kernel/refusal.ts';
import { barOf } from '../floor/views.ts';
import type { Production } from '../plan/asked.ts';
import { materialsOf, operationsOf, readOrder } from '../plan/orders.ts';
import { iso, isoOrNull } from '../plan/times.ts';
import type { MaterialRow, OperationRow, OrderRow, ProductionTables } from '../tables.ts';

const { handle } = rooms<ProductionTables>('production');
type Progress = Output<typeof production.progress>;
const HELPERS = ['production', 'sales', 'logistics', 'service', 'sourcing'];

/** Staff of the activities that serve the order see it; anyone else sees it only where it is theirs. */
const orderForCaller = async (context: Production, id: string): Promise<OrderRow> => {
  const staff = activitiesOf(context.principal).some((activity) => HELPERS.includes(activity));
  const row = staff ? await context.elevated((own) => readOrder(own, id)) : await readOrder(context, id);
  return found(row, 'This order');
};

const share = (row: OperationRow, now: Date): number => {
  if (row.state === 'completed') return 1;
  if (row.state !== 'started' || !row.started_at) return 0;
  const whole = row.planned_finish.getTime() - row.started_at.getTime();
  return whole > 0 ? Math.min(0.95, Math.max(0, (now.getTime() - row.started_at.getTime()) / whole)) : 0;
};

export const progressOf = (order: OrderRow, rows: readonly OperationRow[], now: Date): Progress => {
  const weight = (row: OperationRow): number => Math.max(1, row.setup_seconds + row.run_seconds);
  const total = rows.reduce((sum, row) => sum + weight(row), 0);
  const done = rows.reduce((sum, row) => sum + weight(row) * share(row, now), 0);
  const running = rows.find((row) => row.state === 'started' && row.started_at);
  return {
    plannedReadyAt: order.state === 'released' ? null : iso(order.planned_ready_at),
    percent: order.state === 'stored' ? 100 : total ? Math.floor((done / total) * 100) : 0,
    operations: rows.map((row) => ({
      name: row.name,
      state: row.state,
      at: iso(row.completed_at ?? row.started_at ?? row.planned_start),
    })),
    now: running
      ? { name: running.name, startedAt: iso(running.started_at!), expectedAt: iso(running.planned_finish) }
      : null,
    stored: order.stored_at && order.identifier ? { at: iso(order.stored_at), identifier: order.identifier } : null,
  };
};

/** Components with the lots that went into the product as it is: those of its last making. */
const components = (order: OrderRow, materials: readonly MaterialRow[]) =>
  order.bom.map((line) => ({
    ...line,
    quantity: line.quantity * order.quantity,
    lots: [
      ...new Set(materials.filter((row) => row.line === line.id).flatMap((row) => row.lots.map((lot) => lot.lot))),
    ],
  }));

const built = async (context: Production, order: OrderRow): Promise<Output<typeof production.asBuilt>> => {
  const all = await operationsOf(context, order.order_id);
  const made = all.filter((row) => row.attempt === order.attempt && row.state === 'completed');
  const present = new Set(all.filter((row) => row.attempt === order.attempt).map((row) => row.id));
  const materials = (await materialsOf(context, order.order_id)).filter((row) => present.has(row.operation_id));
  return {
    identifier: order.identifier,
    choices: order.choices,
    components: components(order, materials),
    operations: made.map((row) => ({
      sequence: row.sequence,
      name: row.name.en,
      workCenter: row.work_center,
      operator: row.operator ?? '',
      startedAt: iso(row.started_at ?? row.planned_start),
      completedAt: iso(row.completed_at ?? row.planned_finish),
      measurements: row.measurements,
      scrapped: all.filter((each) => each.sequence === row.sequence && each.state === 'scrapped').length,
    })),
  };
};

export const productQueries = [
  handle(production.progress, async (context, { order: id }) => {
    const order = await orderForCaller(context, id);
    const rows = await context.elevated((own) => operationsOf(own, order.order_id, order.attempt));
    return progressOf(order, rows, context.now);
  }),
  /** The present making, and before it what was scrapped. */
  handle(production.orderOperations, (context, { order: id }) =>
    context.elevated(async (own) => {
      const order = found(await readOrder(own, id), 'This order');
      const rows = await operationsOf(own, id);
      return rows
        .filter((row) => row.attempt === order.attempt || row.state === 'scrapped')
        .map((row) => ({
          ...barOf(row, order, own.now),
          instruction: row.instruction,
          measurements: row.measurements,
          completedAt: isoOrNull(row.completed_at),
        }));
    }),
  ),
  handle(production.asBuilt, (context, { order: id }) =>
    context.elevated(async (own) => built(own, found(await readOrder(own, id), 'This order'))),
  ),
];
