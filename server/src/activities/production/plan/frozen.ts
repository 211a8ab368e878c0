// Which operations a re-plan leaves where they are: what runs, and what starts within the hour with its material there.
import type { Booking } from '@onelot/plan';
import type { OperationRow } from '../tables.ts';
import type { OpenMaterial, OpenOperation } from './jobs.ts';
import { bookingOf } from './shop.ts';
import { toSeconds } from './times.ts';

/** Business seconds before its start in which an operation is left alone: people and material are on their way. */
export const HORIZON = 3600;
/** Business seconds by which a start or an end may slip before the plan is late. */
export const GRACE = 900;

/** An operation that runs over its planned end is expected to end a tenth of its time later, at least a quarter hour. */
export const expectedFinish = (row: OpenOperation, now: Date): Date => {
  if (row.planned_finish > now) return row.planned_finish;
  const more = Math.max(GRACE, Math.round((row.setup_seconds + row.run_seconds) / 10));
  return new Date(now.getTime() + more * 1000);
};

const overlap = (a: Booking, b: Booking): boolean =>
  a.workCenter === b.workCenter && a.unit === b.unit && a.start < b.finish && b.start < a.finish;

export interface Fixed {
  readonly bookings: Booking[];
  /** Operations that will run as they stand, by id. */
  readonly frozen: ReadonlySet<string>;
}

export interface FixedAsked {
  /** All open operations, in the order of work within an order. */
  readonly operations: readonly OpenOperation[];
  readonly materials: ReadonlyMap<string, readonly OpenMaterial[]>;
  readonly units: ReadonlyMap<string, number>;
  readonly now: Date;
}

export const fixedOf = ({ operations, materials, units, now }: FixedAsked): Fixed => {
  const running = operations.filter((row) => row.state === 'started');
  const bookings = running
    .filter((row) => row.unit < (units.get(row.work_center) ?? 0))
    .map((row) => bookingOf({ ...row, planned_finish: expectedFinish(row, now) }));
  const frozen = new Set<string>();
  const ends = new Map<string, number>(bookings.map((booking) => [booking.operation, booking.finish]));
  const previous = new Map<string, OpenOperation>();
  for (const row of operations) {
    const before = previous.get(row.order_id);
    previous.set(row.order_id, row);
    if (row.state !== 'planned' || !soon(row, now)) continue;
    const free =
      before === undefined || (ends.get(before.id) ?? Number.POSITIVE_INFINITY) <= toSeconds(row.planned_start);
    const there = (materials.get(row.id) ?? []).every((each) => each.issued_at || each.ready_at <= now);
    const booking = bookingOf(row);
    if (!free || !there || row.unit >= (units.get(row.work_center) ?? 0)) continue;
    if (bookings.some((other) => overlap(other, booking))) continue;
    bookings.push(booking);
    frozen.add(row.id);
    ends.set(row.id, booking.finish);
  }
  return { bookings, frozen };
};

export const soon = (row: Pick<OperationRow, 'planned_start'>, now: Date): boolean => {
  const wait = (row.planned_start.getTime() - now.getTime()) / 1000;
  return wait >= -GRACE && wait <= HORIZON;
};
