// What a new plan means for each order, and who is told: the floor of its plan, sales when the door date shifts.
import { production } from '@onelot/contracts';
import type { OrderLateness } from '@onelot/plan';
import type { OperationRow, OrderRow } from '../tables.ts';
import { askTransit, type Production, type Transit } from './asked.ts';
import type { Replan } from './engine-work.ts';
import type { OpenPlan } from './jobs.ts';
import { publish } from './publishing.ts';
import { iso, localDay, toDate, toSeconds } from './times.ts';
import { both, capacityLabel, materialLabel, type Names, reasonInWords, transportLabel } from './words.ts';

type Promised = production.Promised;

/** Seconds by which the door time may move within its day before the customer is told: the width of a window. */
export const TOLERANCE = 3 * 3600;
/** Seconds by which the ready time moves before a plan is published anew. */
export const REPUBLISH = 3600;

/** Whether the door date moved enough to be told: another day, or more than a delivery window later. */
export const isShift = (told: Date, planned: Date, timeZone: string): boolean => {
  const by = (planned.getTime() - told.getTime()) / 1000;
  if (by > TOLERANCE) return true;
  return Math.abs(by) > 60 && localDay(told, timeZone) !== localDay(planned, timeZone);
};

/** Answers how many firm orders are later than was promised first. */
export const followOrders = async (
  context: Production,
  open: OpenPlan,
  plan: Replan,
  names: Names,
  cause: string,
): Promise<number> => {
  const moved = movesByOrder(open, plan);
  let late = 0;
  for (const line of plan.orders) {
    const order = open.orders.get(line.order);
    if (!order) continue;
    const plannedAt = await follow(context, open, order, line, names, { cause, moved: moved.get(line.order) ?? 0 });
    if (order.state !== 'reserved' && plannedAt > order.first_promised_at) late += 1;
  }
  return late;
};

const movesByOrder = (open: OpenPlan, plan: Replan): Map<string, number> => {
  const orderOf = new Map(open.operations.map((row) => [row.id, row.order_id]));
  const moved = new Map<string, number>();
  for (const id of plan.moved) moved.set(orderOf.get(id) ?? '', (moved.get(orderOf.get(id) ?? '') ?? 0) + 1);
  return moved;
};

interface Change {
  readonly cause: string;
  readonly moved: number;
}

/** Writes what the plan says of one order now; answers when it is at the door. */
const follow = async (
  context: Production,
  open: OpenPlan,
  order: OrderRow,
  line: OrderLateness,
  names: Names,
  change: Change,
): Promise<Date> => {
  const readyAt = toDate(line.planned);
  if (toSeconds(order.planned_ready_at) === line.planned) return order.planned_at;
  const transit = await askTransit(context, readyAt, {
    shippingMethod: order.shipping_method ?? undefined,
    country: order.country ?? undefined,
    notBefore: order.not_before?.toISOString(),
  });
  const plannedAt = new Date(transit.at);
  const told = order.state !== 'reserved' && isShift(order.promised_at, plannedAt, context.company.timeZone);
  const promised: Promised = {
    at: transit.at,
    readyAt: iso(readyAt),
    segments: segmentsNow(context, open, order, line, transit),
  };
  const republish = order.published_ready_at
    ? Math.abs(order.published_ready_at.getTime() - readyAt.getTime()) / 1000 >= REPUBLISH
    : false;
  await context.db
    .updateTable('production.orders')
    .set({
      planned_ready_at: readyAt,
      planned_at: plannedAt,
      late_cause: plannedAt > order.first_promised_at ? reasonInWords(line.reason, names) : null,
      ...(told ? { promised: JSON.stringify(promised) as never, promised_at: plannedAt } : {}),
    })
    .where('order_id', '=', order.order_id)
    .execute();
  if (told)
    await context.emit(
      production.promiseShifted,
      { order: order.order_id, promised, cause: customerCause(order, line, plannedAt) },
      { subject: order.order_id, seenBy: [order.customer] },
    );
  if (republish) await publish(context, { ...order, planned_ready_at: readyAt }, change);
  return plannedAt;
};

/** Why the date moved, without codes. */
const customerCause = (order: OrderRow, line: OrderLateness, plannedAt: Date): string => {
  if (plannedAt < order.promised_at) return 'It will be ready sooner than planned.';
  if (order.attempt > 1) return 'One part did not pass our check and is made again.';
  if (line.reason.kind === 'material') return 'Material comes later than planned.';
  if (line.reason.kind === 'capacity') return 'The workshop is busier than planned.';
  return 'The work takes longer than planned.';
};

type Segment = Promised['segments'][number];

/** What lies between now and the door: material to come, the work that remains, the way. */
const segmentsNow = (
  context: Production,
  open: OpenPlan,
  order: OrderRow,
  line: OrderLateness,
  transit: Transit,
): Segment[] => {
  const rows = open.operations.filter((row) => row.order_id === order.order_id);
  const decisive = line.reason.kind === 'material' ? line.reason.item : undefined;
  const readyAt = toDate(line.planned);
  return [
    ...materialSegments(context, open, rows, decisive),
    {
      kind: 'capacity',
      label: capacityLabel(rows.map((row) => both(row.name))),
      from: iso(context.now),
      to: iso(readyAt),
      critical: true,
    },
    { kind: 'transport', label: transportLabel(transit.nights), from: iso(readyAt), to: transit.at, critical: true },
  ];
};

const materialSegments = (
  context: Production,
  open: OpenPlan,
  rows: readonly OperationRow[],
  decisive: string | undefined,
): Segment[] => {
  const groups = new Map<number, { names: string[]; critical: boolean }>();
  for (const material of rows.flatMap((row) => open.materials.get(row.id) ?? [])) {
    if (material.ready_at <= context.now) continue;
    const at = material.ready_at.getTime();
    const group = groups.get(at) ?? { names: [], critical: false };
    const name = material.name === material.item ? 'what your choice needs' : material.name;
    groups.set(at, { names: [...group.names, name], critical: group.critical || material.item === decisive });
  }
  return [...groups].map(([at, { names, critical }]) => ({
    kind: 'material',
    label: materialLabel(names.map((name) => both({ en: name }))),
    from: iso(context.now),
    to: iso(new Date(at)),
    critical,
  }));
};
