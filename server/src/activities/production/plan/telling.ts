// What a new plan means for each order, and who is told: the floor of its plan, sales when the door date shifts.
import { production } from '@onelot/contracts';
import type { OrderLateness } from '@onelot/plan';
import { sql } from 'kysely';
import { localDay } from '../../../kernel/local-time.ts';
import { askTransits, type Production, type Transit, wayOf } from './asked.ts';
import type { JobsReplan } from './engine-work.ts';
import { grouped } from './grouped.ts';
import type { OpenOperation, OpenOrder, OpenPlan } from './jobs.ts';
import { publishAll } from './publishing.ts';
import { type Names, reasonOf } from './reasons.ts';
import { iso, toDate, toSeconds } from './times.ts';
import { type Both, both, capacityLabel, materialLabel, WHAT_IT_NEEDS, withWay } from './words.ts';

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

/** Writes what the plan says of each order whose ready time moved; answers how many firm orders are later than was promised first. */
export const followOrders = async (
  context: Production,
  open: OpenPlan,
  plan: JobsReplan,
  names: Names,
  cause: production.PlanReason,
): Promise<number> => {
  const lines = plan.orders.flatMap((line) => {
    const order = open.orders.get(line.order);
    return order ? [{ order, line }] : [];
  });
  const moved = lines.filter(({ order, line }) => toSeconds(order.planned_ready_at) !== line.planned);
  const follows = await followsOf(context, open, moved);
  await writeFollows(context, follows, names);
  await tellShifts(context, follows);
  const counts = movesByOrder(open, plan);
  await publishAll(
    context,
    follows
      .filter(({ republish }) => republish)
      .map(({ order, readyAt }) => ({
        order: { ...order, planned_ready_at: readyAt },
        cause: { cause: cause.code, moved: counts.get(order.order_id) ?? 0 },
      })),
  );
  const doors = new Map(follows.map((each) => [each.order.order_id, each.plannedAt]));
  return lines.filter(
    ({ order }) =>
      order.state !== 'reserved' && (doors.get(order.order_id) ?? order.planned_at) > order.first_promised_at,
  ).length;
};

const movesByOrder = (open: OpenPlan, plan: JobsReplan): Map<string, number> => {
  const orderOf = new Map(open.operations.map((row) => [row.id, row.order_id]));
  const moved = new Map<string, number>();
  for (const id of plan.moved) moved.set(orderOf.get(id) ?? '', (moved.get(orderOf.get(id) ?? '') ?? 0) + 1);
  return moved;
};

interface Moved {
  readonly order: OpenOrder;
  readonly line: OrderLateness;
}

interface Follow extends Moved {
  readonly readyAt: Date;
  /** At the door, as the plan has it now. */
  readonly plannedAt: Date;
  /** What the customer is told anew; undefined where the date moved too little for that. */
  readonly told: Promised | undefined;
  readonly republish: boolean;
}

const followsOf = async (context: Production, open: OpenPlan, moved: readonly Moved[]): Promise<Follow[]> => {
  const transits = await askTransits(
    context,
    moved.map(({ order, line }) => ({ readyAt: toDate(line.planned), ...wayOf(order) })),
  );
  const rows = grouped(open.operations, (row) => row.order_id);
  return moved.map(({ order, line }, index) => {
    const readyAt = toDate(line.planned);
    const way = transits[index] ?? wayAsBefore(order, readyAt);
    const plannedAt = new Date(way.at);
    const told = order.state !== 'reserved' && isShift(order.promised_at, plannedAt, context.company.timeZone);
    const segments = () => segmentsNow(context, open, rows.get(order.order_id) ?? [], line, way);
    return {
      order,
      line,
      readyAt,
      plannedAt,
      told: told ? { at: way.at, readyAt: iso(readyAt), segments: segments() } : undefined,
      republish:
        order.published_ready_at !== null &&
        Math.abs(order.published_ready_at.getTime() - readyAt.getTime()) / 1000 >= REPUBLISH,
    };
  });
};

type Way = Pick<Transit, 'at' | 'nights'> & Partial<Transit>;

/** A method that is offered no more takes as long as it did when the order was placed. */
const wayAsBefore = (order: OpenOrder, readyAt: Date): Way => {
  const took = order.planned_at.getTime() - order.planned_ready_at.getTime();
  return { at: new Date(readyAt.getTime() + took).toISOString(), nights: Math.round(took / 86_400_000) };
};

const writeFollows = async (context: Production, follows: readonly Follow[], names: Names): Promise<void> => {
  if (follows.length === 0) return;
  const rows = follows.map(({ order, line, readyAt, plannedAt, told }) => ({
    id: order.order_id,
    ready: iso(readyAt),
    door: iso(plannedAt),
    late: plannedAt > order.first_promised_at ? reasonOf(line.reason, names) : null,
    promised: told ?? null,
  }));
  await sql`update production.orders as known
    set planned_ready_at = new.ready, planned_at = new.door, late_cause = new.late,
        promised = coalesce(new.promised, known.promised),
        promised_at = case when new.promised is null then known.promised_at else new.door end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as new(id uuid, ready timestamptz, door timestamptz, late jsonb, promised jsonb)
    where known.order_id = new.id`.execute(context.db);
};

const tellShifts = async (context: Production, follows: readonly Follow[]): Promise<void> => {
  for (const { order, line, plannedAt, told } of follows)
    if (told)
      await context.emit(
        production.promiseShifted,
        { order: order.order_id, promised: told, cause: dateReason(order, line, plannedAt) },
        { subject: order.order_id, seenBy: [order.customer] },
      );
};

const dateReason = (order: OpenOrder, line: OrderLateness, plannedAt: Date): production.DateReason => {
  if (plannedAt < order.promised_at) return 'sooner';
  if (order.attempt > 1) return 'again';
  if (line.reason.kind === 'material' || line.reason.kind === 'capacity') return line.reason.kind;
  return 'work';
};

type Segment = Promised['segments'][number];

/** What lies between now and the door: material to come, the work that remains, the way. */
const segmentsNow = (
  context: Production,
  open: OpenPlan,
  rows: readonly OpenOperation[],
  line: OrderLateness,
  transit: Way,
): Segment[] => {
  const decisive = line.reason.kind === 'material' ? line.reason.item : undefined;
  const readyAt = toDate(line.planned);
  const made: Segment[] = [
    ...materialSegments(context, open, rows, decisive),
    {
      kind: 'capacity',
      label: capacityLabel(rows.map((row) => both(row.name))),
      from: iso(context.now),
      to: iso(readyAt),
      critical: true,
    },
  ];
  return withWay(made, iso(readyAt), transit);
};

const materialSegments = (
  context: Production,
  open: OpenPlan,
  rows: readonly OpenOperation[],
  decisive: string | undefined,
): Segment[] => {
  const groups = new Map<number, { names: Both[]; critical: boolean }>();
  for (const material of rows.flatMap((row) => open.materials.get(row.id) ?? [])) {
    if (material.ready_at <= context.now) continue;
    const at = material.ready_at.getTime();
    const group = groups.get(at) ?? { names: [], critical: false };
    const name = both(material.name.en === material.item ? WHAT_IT_NEEDS : material.name);
    groups.set(at, { names: [...group.names, name], critical: group.critical || material.item === decisive });
  }
  return [...groups].map(([at, { names, critical }]) => ({
    kind: 'material',
    label: materialLabel(names),
    from: iso(context.now),
    to: iso(new Date(at)),
    critical,
  }));
};
