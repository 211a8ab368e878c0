// The shop as the plan engine sees it, read from the rows: work centers, calendars, and what holds their time.
import { type Booking, type Calendar, type PreparedShop, prepareShop, type Shop } from '@onelot/plan';
import { refuse } from '../../../kernel/refusal.ts';
import { workCenters } from '../resources/queries.ts';
import type { OperationRow } from '../tables.ts';
import type { Production } from './asked.ts';
import { inPlan } from './states.ts';
import { toSeconds } from './times.ts';

export type Planned = Pick<
  OperationRow,
  'id' | 'state' | 'work_center' | 'unit' | 'planned_start' | 'planned_finish' | 'started_at'
>;

/** Where an operation holds a unit: from its real start where it runs. */
export const bookingOf = (row: Planned): Booking => {
  const start = toSeconds(row.state === 'started' ? (row.started_at ?? row.planned_start) : row.planned_start);
  return {
    operation: row.id,
    workCenter: row.work_center,
    unit: row.unit,
    start,
    finish: Math.max(start, toSeconds(row.planned_finish)),
  };
};

export const readCalendars = async (context: Production): Promise<Record<string, Calendar>> => {
  const rows = await context.db
    .selectFrom('production.calendars')
    .select(['calendar', 'shifts', 'exceptions'])
    .execute();
  const { timeZone } = context.company;
  return Object.fromEntries(
    rows.map(({ calendar, shifts, exceptions }) => [calendar, { timeZone, shifts, exceptions }]),
  );
};

/** Work centers and calendars without anything that holds them. */
export const readShop = async (context: Production): Promise<Omit<Shop, 'bookings'>> => ({
  now: toSeconds(context.now),
  calendars: await readCalendars(context),
  workCenters: (await workCenters(context)).map((row) => ({
    id: row.work_center,
    units: row.units,
    calendarId: row.calendar,
    efficiency: row.efficiency,
  })),
});

/** Units that are gone hold nothing any more: their operations wait for the next re-plan. */
export const readBookings = async (context: Production, shop: Omit<Shop, 'bookings'>): Promise<Booking[]> => {
  const rows = await context.db
    .selectFrom('production.operations')
    .select(['id', 'state', 'work_center', 'unit', 'planned_start', 'planned_finish', 'started_at'])
    .where('state', 'in', [...inPlan])
    .execute();
  const units = new Map(shop.workCenters.map((center) => [center.id, center.units]));
  return rows.filter((row) => row.unit < (units.get(row.work_center) ?? 0)).map(bookingOf);
};

const kept = new Map<string, { version: string; shop: PreparedShop }>();
const KEPT = 64;

/**
 * The prepared shop of a plan version, kept in this process until the plan has another version; `now` is set anew each
 * time, since a prepared shop holds no clock.
 */
export const preparedShop = async (context: Production, version: string): Promise<PreparedShop> => {
  const now = toSeconds(context.now);
  const known = kept.get(context.company.id);
  if (known?.version === version) return { ...known.shop, now };
  const shop = await readShop(context);
  const prepared = prepareShop({ ...shop, bookings: await readBookings(context, shop) });
  if (!prepared.ok)
    return refuse(
      'not-available',
      'The work centers or calendars cannot be planned with. Put them right first.',
      ...prepared.problems,
    );
  kept.delete(context.company.id);
  kept.set(context.company.id, { version, shop: prepared.value });
  if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
  return prepared.value;
};
