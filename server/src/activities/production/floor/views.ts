// How an operation is shown: to planners as a bar of the plan, at the terminal as a job with what it needs and waits for.
import type { Output, production } from '@onelot/contracts';
import { askOnHand, type Production } from '../plan/asked.ts';
import { soon } from '../plan/frozen.ts';
import { grouped } from '../plan/grouped.ts';
import { iso, isoOrNull } from '../plan/times.ts';
import type { MaterialRow, OperationRow, OrderRow } from '../tables.ts';

export type Job = Output<typeof production.getOperation>;
export type Bar = Output<typeof production.getBoard>['operations'][number];

export const barOf = (
  row: OperationRow,
  order: Pick<OrderRow, 'number' | 'product_name' | 'attribute'>,
  now: Date,
) => ({
  id: row.id,
  order: row.order_id,
  orderNumber: order.number,
  product: order.product_name,
  sequence: row.sequence,
  name: row.name,
  workCenter: row.work_center,
  unit: row.unit + 1,
  state: row.state,
  plannedStart: iso(row.planned_start),
  plannedFinish: iso(row.planned_finish),
  startedAt: isoOrNull(row.started_at),
  completedAt: isoOrNull(row.completed_at),
  operator: row.operator,
  setupSeconds: row.setup_seconds,
  runSeconds: row.run_seconds,
  reason: row.reason,
  frozen: row.state === 'started' || (row.state === 'planned' && soon(row, now)),
  attribute: order.attribute,
});

export interface Readiness {
  readonly ready: boolean;
  /** Null where it waits for nothing. */
  readonly waitsFor: production.PlanReason | null;
}

/** Everything one needs to know of operations to say whether they can start. */
export interface Around {
  readonly orders: ReadonlyMap<string, OrderRow>;
  /** All operations of the present makings, in the order of work. */
  readonly siblings: ReadonlyMap<string, readonly OperationRow[]>;
  readonly materials: ReadonlyMap<string, readonly MaterialRow[]>;
  /** Undefined where logistics does not answer: then the plan's dates decide. */
  readonly onHand: ReadonlyMap<string, number> | undefined;
}

const there = (row: MaterialRow, around: Around, now: Date): boolean =>
  row.issued_at !== null ||
  (row.ready_at <= now && (around.onHand === undefined || (around.onHand.get(row.item) ?? 0) >= row.quantity));

export const readinessOf = (context: Production, row: OperationRow, around: Around): Readiness => {
  if (row.state === 'reserved') return { ready: false, waitsFor: { code: 'payment' } };
  if (row.state !== 'planned') return { ready: row.state === 'started', waitsFor: null };
  const before = (around.siblings.get(row.order_id) ?? []).find(
    (each) => each.step < row.step && each.state !== 'completed',
  );
  if (before)
    return {
      ready: false,
      waitsFor: { code: 'before', name: before.name, by: before.state === 'started' ? before.operator : null },
    };
  const missing = (around.materials.get(row.id) ?? []).filter((each) => !there(each, around, context.now));
  if (missing.length === 0) return { ready: true, waitsFor: null };
  const last = new Date(Math.max(...missing.map((each) => each.ready_at.getTime())));
  const materials = [...new Map(missing.map((each) => [each.item, each.name])).values()].slice(0, 3);
  return {
    ready: false,
    waitsFor: { code: 'missing', materials, expectedAt: last > context.now ? iso(last) : null },
  };
};

export const jobView = (context: Production, row: OperationRow, around: Around): Job => {
  const order = around.orders.get(row.order_id)!;
  const materials = around.materials.get(row.id) ?? [];
  return {
    ...barOf(row, order, context.now),
    ...readinessOf(context, row, around),
    instruction: row.instruction,
    parameters: row.parameters,
    measurements: row.measurements,
    step: row.step,
    steps: around.siblings.get(row.order_id)?.length ?? row.step,
    choices: order.choices,
    material: materials.map((each) => ({
      item: each.item,
      name: each.name,
      quantity: each.quantity,
      unit: each.unit,
      there: there(each, around, context.now),
    })),
    scene: order.scene,
    scraps: order.attempt - 1,
  };
};

/** Reads what surrounds these operations, in four questions whatever their number. */
export const readAround = async (context: Production, rows: readonly OperationRow[]): Promise<Around> => {
  const orderIds = [...new Set(rows.map((row) => row.order_id))];
  if (orderIds.length === 0) return { orders: new Map(), siblings: new Map(), materials: new Map(), onHand: new Map() };
  const orders = (await context.db
    .selectFrom('production.orders')
    .selectAll()
    .where('order_id', 'in', orderIds)
    .execute()) as OrderRow[];
  const byId = new Map(orders.map((order) => [order.order_id, order]));
  const siblings = (await context.db
    .selectFrom('production.operations')
    .selectAll()
    .where('order_id', 'in', orderIds)
    .orderBy('step')
    .execute()) as OperationRow[];
  const materials = (await context.db
    .selectFrom('production.materials')
    .selectAll()
    .where(
      'operation_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('line')
    .execute()) as MaterialRow[];
  const open = materials.filter((row) => row.issued_at === null).map((row) => row.item);
  return {
    orders: byId,
    siblings: grouped(
      siblings.filter((row) => row.attempt === byId.get(row.order_id)?.attempt),
      (row) => row.order_id,
    ),
    materials: grouped(materials, (row) => row.operation_id),
    onHand: await askOnHand(context, open),
  };
};
