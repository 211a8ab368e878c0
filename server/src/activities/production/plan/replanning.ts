// How the plan is made anew around what runs: computed, written where it changed, and told to those whom it concerns.
import type { Output, production } from '@onelot/contracts';
import type { PlannedOperation } from '@onelot/plan';
import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusal.ts';
import type { Production } from './asked.ts';
import { computeReplan, type JobsReplan } from './engine-work.ts';
import { changePlan, lockPlan } from './head.ts';
import { type OpenOperation, type OpenPlan, readOpenPlan } from './jobs.ts';
import { type Names, reasonOf, sameReason } from './reasons.ts';
import { followOrders } from './telling.ts';
import { toSeconds } from './times.ts';
import { both } from './words.ts';

interface Place {
  readonly id: string;
  readonly unit: number;
  readonly start: number;
  readonly finish: number;
  readonly reason: production.PlanReason;
}

/**
 * Plans what has not started anew around what has. Refused (`conflict`) where work centers or calendars cannot be
 * planned with. Events go out for orders whose date changed, not for each operation that moved.
 */
export const replanNow = async (
  context: Production,
  cause: production.PlanReason,
): Promise<Output<typeof production.replan>> => {
  await lockPlan(context);
  const open = await readOpenPlan(context);
  const answer = await computeReplan(open.problem);
  if (!answer.ok) return refuse('conflict', 'The plan cannot be made with these resources.', ...answer.problems);
  const names = namesOf(open);
  await writePlaces(context, placesOf(open, answer.value, names));
  await extendRunning(context, open);
  const late = await followOrders(context, open, answer.value, names, cause);
  const moved = answer.value.moved.length;
  await changePlan(context, {
    replanned_at: context.now,
    replan_cause: cause,
    replan_moved: moved,
    stale: null,
  });
  return { moved, operations: open.operations.length, late };
};

const namesOf = (open: OpenPlan): Names => {
  const operations = new Map(open.operations.map((row) => [row.id, row]));
  const items = new Map([...open.materials.values()].flat().map((row) => [row.item, row.name]));
  return {
    operation: (id) => {
      const row = operations.get(id);
      return row && { order: open.orders.get(row.order_id)?.number ?? '', name: both(row.name) };
    },
    item: (item) => both(items.get(item) ?? { en: item }),
  };
};

/** What differs from the rows. */
const placesOf = (open: OpenPlan, { schedule }: JobsReplan, names: Names): Place[] => {
  const rows = new Map(open.operations.map((row) => [row.id, row]));
  return schedule.operations.flatMap((planned) => {
    const row = rows.get(planned.operation);
    const place = placeOf(planned, names);
    return row && differs(row, place) ? [place] : [];
  });
};

const placeOf = (planned: PlannedOperation, names: Names): Place => ({
  id: planned.operation,
  unit: planned.unit,
  start: planned.start,
  finish: planned.finish,
  reason: reasonOf(planned.reason, names),
});

const differs = (row: OpenOperation, place: Place): boolean =>
  row.unit !== place.unit ||
  toSeconds(row.planned_start) !== place.start ||
  toSeconds(row.planned_finish) !== place.finish ||
  !sameReason(row.reason, place.reason);

const writePlaces = async (context: Production, places: readonly Place[]): Promise<void> => {
  if (places.length === 0) return;
  await sql`update production.operations as operation
    set unit = place.unit, planned_start = to_timestamp(place.start), planned_finish = to_timestamp(place.finish),
        reason = place.reason
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      as place(id uuid, unit int, start bigint, finish bigint, reason jsonb)
    where operation.id = place.id and operation.state in ('reserved', 'planned')`.execute(context.db);
};

/** What runs over its time is expected to end later; the plan counts on it, so the row says so. */
const extendRunning = async (context: Production, open: OpenPlan): Promise<void> => {
  const ends = new Map(open.fixed.bookings.map((booking) => [booking.operation, booking.finish]));
  const over = open.operations.flatMap((row) => {
    const finish = ends.get(row.id);
    const runs = row.state === 'started' && finish !== undefined && finish > toSeconds(row.planned_finish);
    return runs ? [{ id: row.id, finish }] : [];
  });
  if (over.length === 0) return;
  const reason: production.PlanReason = { code: 'booked' };
  await sql`update production.operations as operation
    set planned_finish = to_timestamp(over.finish), reason = ${JSON.stringify(reason)}::jsonb
    from jsonb_to_recordset(${JSON.stringify(over)}::jsonb) as over(id uuid, finish bigint)
    where operation.id = over.id and operation.state = 'started'`.execute(context.db);
};
