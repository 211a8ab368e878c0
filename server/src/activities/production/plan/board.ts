// What runs where and what is late: the operations of a window of time, the load of each work center, orders behind their promise.
import { type Output, production } from '@onelot/contracts';
import { openCalendar, type Window, type WorkingTime } from '@onelot/plan';
import { rooms } from '../../../kernel/activity.ts';
import { localDay } from '../../../kernel/local-time.ts';
import { invalid } from '../../../kernel/refusal.ts';
import { barOf } from '../floor/views.ts';
import { workCenterOf, workCenters } from '../resources/queries.ts';
import type { OperationRow, OrderRow, ProductionTables } from '../tables.ts';
import type { Production } from './asked.ts';
import { readPlan } from './head.ts';
import { readBookings, readCalendars, readShop } from './shop.ts';
import { iso, toDate, toSeconds } from './times.ts';

const { handle } = rooms<ProductionTables>('production');
const DAY = 86_400;
/** Working days over which the load is counted. */
const LOAD_DAYS = 5;
const MOST = 5000;
type Board = Output<typeof production.getBoard>;

/** The working windows of the next five local days that have any. */
export const nextWorkingDays = (time: WorkingTime, now: number, timeZone: string): Window[] => {
  const windows: Window[] = [];
  const days = new Set<string>();
  for (const window of time.windows(now, now + 30 * DAY)) {
    days.add(localDay(toDate(window.from), timeZone));
    if (days.size > LOAD_DAYS) break;
    windows.push(window);
  }
  return windows;
};

const overlap = (a: { from: number; to: number }, b: { from: number; to: number }): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

const centersOf = async (context: Production, from: number, to: number): Promise<Board['workCenters']> => {
  const { timeZone } = context.company;
  const now = toSeconds(context.now);
  const calendars = await readCalendars(context);
  const bookings = await readBookings(context, await readShop(context));
  return (await workCenters(context)).map((row) => {
    const calendar = calendars[row.calendar];
    const time = calendar && openCalendar(calendar);
    if (!time?.ok) return { ...workCenterOf(row), load: 0, shifts: [] };
    const days = nextWorkingDays(time.value, now, timeZone);
    const open = days.reduce((sum, window) => sum + window.to - window.from, 0) * row.units;
    const booked = bookings
      .filter((booking) => booking.workCenter === row.work_center)
      .reduce(
        (sum, { start, finish }) =>
          sum + days.reduce((part, window) => part + overlap(window, { from: start, to: finish }), 0),
        0,
      );
    return {
      ...workCenterOf(row),
      load: open ? Math.min(1, booked / open) : 0,
      shifts: time.value
        .windows(from, to)
        .map((window) => ({ from: iso(toDate(window.from)), to: iso(toDate(window.to)) })),
    };
  });
};

const barsOf = async (context: Production, from: Date, to: Date): Promise<Board['operations']> => {
  const rows = (await context.db
    .selectFrom('production.operations')
    .selectAll()
    .where('state', 'in', ['reserved', 'planned', 'started', 'completed', 'scrapped'])
    .where('planned_start', '<', to)
    .where('planned_finish', '>', from)
    .orderBy('planned_start')
    .limit(MOST)
    .execute()) as OperationRow[];
  if (rows.length === 0) return [];
  const orders = await context.db
    .selectFrom('production.orders')
    .select(['order_id', 'number', 'product_name', 'attribute'])
    .where('order_id', 'in', [...new Set(rows.map((row) => row.order_id))])
    .execute();
  const byId = new Map(orders.map((order) => [order.order_id, order]));
  return rows.map((row) => barOf(row, byId.get(row.order_id)!, context.now));
};

const firmOrders = (context: Production): Promise<OrderRow[]> =>
  context.db
    .selectFrom('production.orders')
    .selectAll()
    .where('state', 'in', ['confirmed', 'in-work'])
    .orderBy('first_promised_at')
    .execute() as Promise<OrderRow[]>;

const isLate = (order: OrderRow): boolean => order.planned_at > order.first_promised_at;

const lateOf = (order: OrderRow): Board['late'][number] => ({
  order: order.order_id,
  orderNumber: order.number,
  promisedAt: iso(order.first_promised_at),
  plannedAt: iso(order.planned_at),
  lateSeconds: toSeconds(order.planned_at) - toSeconds(order.first_promised_at),
  cause: order.late_cause ?? { code: 'moved' },
});

const board = async (context: Production, from: Date, to: Date): Promise<Board> => {
  const firm = await firmOrders(context);
  const late = firm.filter(isLate);
  const plan = await readPlan(context);
  return {
    now: iso(context.now),
    workCenters: await centersOf(context, toSeconds(from), toSeconds(to)),
    operations: await barsOf(context, from, to),
    late: late.map(lateOf),
    orders: firm.length,
    onTime: firm.length - late.length,
    lastReplan: plan?.replanned_at
      ? { at: iso(plan.replanned_at), cause: plan.replan_cause ?? { code: 'moved' }, moved: plan.replan_moved }
      : null,
  };
};

export const boardQueries = [
  /** Without a window: from yesterday over the next week. */
  handle(production.getBoard, (context, input) => {
    const from = input.from ? new Date(input.from) : new Date(context.now.getTime() - DAY * 1000);
    const to = input.to ? new Date(input.to) : new Date(from.getTime() + 8 * DAY * 1000);
    if (to <= from) invalid('/to', 'The window ends before it begins.');
    if (to.getTime() - from.getTime() > 366 * DAY * 1000) invalid('/to', 'Ask for at most a year.', 'TOO_LARGE');
    return context.elevated((own) => board(own, from, to));
  }),
];
