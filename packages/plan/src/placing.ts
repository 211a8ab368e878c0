// Where each operation goes: the earliest gap of a unit after its material, its predecessor and its release.

import { fail, ok, type Problem, pointer, problem, type Result } from '@onelot/base';
import { type Instant, openCalendar } from './calendar.ts';
import { checkJobs, checkNewBookings, checkShop } from './check-shop.ts';
import {
  type Center,
  copyCenter,
  durationAt,
  earliestSlot,
  emptyUnit,
  holders,
  isFree,
  type Meter,
  makeMeter,
  occupy,
  type Slot,
  vacate,
} from './ledger.ts';
import type {
  Booking,
  Job,
  Limits,
  Operation,
  PlacingProblem,
  PlannedOperation,
  ReadyReason,
  Shop,
  StartReason,
} from './shop.ts';

export interface Placing {
  /** In the order of the jobs and their operations; operations that are bookings are left out. */
  readonly operations: readonly PlannedOperation[];
  /** Facts handed in that clash (FROZEN_CONFLICT): overlapping bookings, a booking before its predecessor ends. */
  readonly conflicts: readonly Problem[];
  readonly steps: number;
}

/** A shop checked and indexed once, to be asked many times. It holds no clock and is never changed by being asked. */
export interface PreparedShop {
  readonly now: Instant;
  readonly centers: ReadonlyMap<string, Center>;
  readonly bookings: ReadonlyMap<string, Booking>;
}

/** Checks a shop and indexes what is taken. Problems: BAD_INPUT, BAD_NUMBER, BAD_CALENDAR, BAD_TIME_ZONE, NO_CALENDAR,
 * NO_WORKING_TIME (a work center's calendar has none within a year), DUPLICATE, UNKNOWN_WORK_CENTER. */
export function prepareShop(shop: Shop): Result<PreparedShop> {
  const problems = checkShop(shop);
  if (problems.length) return fail(...problems);
  const centers = new Map<string, Center>();
  shop.workCenters.forEach((center, i) => {
    const time = openCalendar(shop.calendars[center.calendarId]!);
    if (!time.ok) return;
    if (time.value.next(shop.now) === Infinity) problems.push(noWorkingTime(center.id, `/workCenters/${i}/calendarId`));
    const units = Array.from({ length: center.units }, emptyUnit);
    centers.set(center.id, { id: center.id, efficiency: center.efficiency, time: time.value, units });
  });
  if (problems.length) return fail(...problems);
  const sorted = [...shop.bookings].sort((a, b) => a.start - b.start || a.finish - b.finish);
  for (const b of sorted) occupy(centers.get(b.workCenter)!.units[b.unit]!, b.operation, b.start, b.finish);
  return ok({
    now: shop.now,
    centers,
    bookings: new Map(shop.bookings.map((booking) => [booking.operation, booking])),
  });
}

/**
 * Places the jobs one after the other in their stated order; bookings do not move. Problems: those of `prepareShop`,
 * NO_ROUTING, BUDGET (over `maxSteps`, default 50 million), CANCELLED.
 */
export function placeJobs(input: PlacingProblem, limits: Limits = {}): Result<Placing> {
  const shop = prepareShop(input);
  if (!shop.ok) return shop;
  const problems = checkJobs(input.jobs, shop.value.centers, '/jobs');
  if (problems.length) return fail(...problems);
  const book = copyShop(shop.value);
  const meter = makeMeter(limits);
  const operations: PlannedOperation[] = [];
  for (const [i, job] of input.jobs.entries()) {
    const placed = placeJob(book, job, meter);
    if (!placed.ok) return fail(...placed.problems.map((p) => ({ ...p, path: `/jobs/${i}${p.path}` })));
    for (const planned of placed.value) occupyPlanned(book, planned);
    operations.push(...placed.value);
  }
  return ok({ operations, conflicts: findConflicts(input, operations), steps: meter.steps() });
}

export const copyShop = (shop: PreparedShop): PreparedShop => ({
  ...shop,
  centers: new Map([...shop.centers].map(([id, center]) => [id, copyCenter(center)])),
});

export const occupyPlanned = (shop: PreparedShop, op: Omit<Booking, 'operation'> & { operation: string }): void =>
  occupy(shop.centers.get(op.workCenter)!.units[op.unit]!, op.operation, op.start, op.finish);

/**
 * The shop with more taken and some given back: a new value that shares what did not change, so a promise is held by
 * booking its operations and let go by their ids. Problems: DUPLICATE, UNKNOWN_WORK_CENTER, BAD_NUMBER, BAD_INPUT;
 * OVERLAP when a booking wants time that is taken: the plan has changed since the promise was made, so ask again.
 */
export function book(shop: PreparedShop, add: readonly Booking[], free: readonly string[] = []): Result<PreparedShop> {
  const problems = checkNewBookings(add, shop.centers);
  if (problems.length) return fail(...problems);
  const bookings = new Map(shop.bookings);
  const centers = new Map(shop.centers);
  const own = (id: string): Center => {
    if (centers.get(id) === shop.centers.get(id)) centers.set(id, copyCenter(shop.centers.get(id)!));
    return centers.get(id)!;
  };
  for (const id of free) {
    const gone = bookings.get(id);
    if (gone) vacate(own(gone.workCenter).units[gone.unit]!, id, gone.start);
    bookings.delete(id);
  }
  for (const [i, b] of add.entries()) {
    const unit = own(b.workCenter).units[b.unit]!;
    const path = `/add/${i}`;
    if (bookings.has(b.operation))
      problems.push(problem('DUPLICATE', `${path}/operation`, `${b.operation} is booked already.`));
    else if (!isFree(unit, b.start, b.finish))
      problems.push(problem('OVERLAP', path, `The time of ${b.operation} is taken by now. Ask for a new promise.`));
    else {
      occupy(unit, b.operation, b.start, b.finish);
      bookings.set(b.operation, b);
    }
  }
  return problems.length ? fail(...problems) : ok({ now: shop.now, centers, bookings });
}

/** Where an operation goes, given when it is ready; `undefined` when it fits nowhere. */
export type Chooser = (operation: Operation, center: Center, ready: Instant, meter: Meter) => Slot | undefined;

const earliest: Chooser = (operation, center, ready, meter) =>
  earliestSlot(center, durationAt(center, operation.setupSeconds, operation.runSeconds), ready, meter);

/** Places a job's operations without entering them: each starts after the one before ends, so they never meet. */
export function placeJob(shop: PreparedShop, job: Job, meter: Meter, choose = earliest): Result<PlannedOperation[]> {
  const planned: PlannedOperation[] = [];
  let previous: { operation: string; finish: Instant } | undefined;
  for (const [i, operation] of job.operations.entries()) {
    const booking = shop.bookings.get(operation.id);
    if (booking) {
      previous = { operation: operation.id, finish: Math.max(booking.finish, previous?.finish ?? 0) };
      continue;
    }
    const center = shop.centers.get(operation.workCenter)!;
    const ready = readiness(shop.now, job, operation, previous);
    const slot = choose(operation, center, ready.at, meter);
    if (!slot) return fail(unplaced(meter, center.id, pointer('operations', i)));
    const reason = startReason(center, ready, slot);
    const { id, sequence, workCenter } = operation;
    planned.push({
      operation: id,
      job: job.id,
      order: job.order ?? job.id,
      sequence,
      workCenter,
      ...slot,
      ready,
      reason,
    });
    previous = { operation: id, finish: slot.finish };
  }
  return ok(planned);
}

export interface Ready {
  readonly at: Instant;
  readonly by: ReadyReason;
}

/** When an operation could start at the earliest, and which of predecessor, material and release says so. */
export function readiness(
  now: Instant,
  job: Job,
  operation: Operation,
  previous: { operation: string; finish: Instant } | undefined,
): Ready {
  let ready: Ready = { at: Math.max(now, job.release ?? now), by: { kind: 'release' } };
  for (const { item, readyAt } of operation.materials ?? [])
    if (readyAt > ready.at) ready = { at: readyAt, by: { kind: 'material', item } };
  if (previous && previous.finish >= ready.at)
    ready = { at: previous.finish, by: { kind: 'predecessor', operation: previous.operation } };
  return ready;
}

export function startReason(center: Center, ready: Ready, slot: Slot): StartReason {
  if (slot.start === ready.at) return ready.by;
  const open = slot.finish === slot.start ? ready.at : center.time.next(ready.at);
  if (slot.start === open) return { kind: 'calendar', waitedSeconds: slot.start - ready.at };
  const waitedFor = holders(center.units[slot.unit]!, open, slot.start).map((holder) => holder.id);
  return { kind: 'capacity', workCenter: center.id, waitedFor, waitedSeconds: slot.start - open };
}

function unplaced(meter: Meter, workCenter: string, path: string): Problem {
  if (meter.stopped() === 'BUDGET')
    return problem('BUDGET', '', 'The plan took more steps than allowed. Plan fewer jobs at a time or allow more.', {
      steps: meter.steps(),
    });
  if (meter.stopped()) return problem('CANCELLED', '', 'Planning was stopped.', { steps: meter.steps() });
  return noWorkingTime(workCenter, `${path}/workCenter`);
}

const noWorkingTime = (workCenter: string, path: string): Problem =>
  problem('NO_WORKING_TIME', path, `${workCenter} has no working time within a year. Add a shift to its calendar.`, {
    workCenter,
  });

/** Clashes among what is handed in; they are told, not refused, because the shop floor has made them facts. */
export function findConflicts(input: PlacingProblem, planned: readonly PlannedOperation[]): Problem[] {
  const conflicts: Problem[] = [];
  const byUnit = new Map<string, (Booking & { i: number })[]>();
  input.bookings.forEach((booking, i) => {
    if (booking.finish === booking.start) return;
    const unit = JSON.stringify([booking.workCenter, booking.unit]);
    const list = byUnit.get(unit);
    if (list) list.push({ ...booking, i });
    else byUnit.set(unit, [{ ...booking, i }]);
  });
  for (const bookings of byUnit.values()) {
    bookings.sort((a, b) => a.start - b.start);
    let last = bookings[0]!;
    for (const next of bookings.slice(1)) {
      if (next.start < last.finish) conflicts.push(overlap(next.i, next.operation, last.operation));
      if (next.finish > last.finish) last = next;
    }
  }
  const starts = new Map(input.bookings.map((booking, i) => [booking.operation, { start: booking.start, i }]));
  const finishes = new Map(planned.map((op) => [op.operation, op.finish]));
  for (const { operations } of input.jobs)
    operations.forEach((operation, i) => {
      const before = operations[i - 1];
      const booking = starts.get(operation.id);
      if (before && booking && (finishes.get(before.id) ?? 0) > booking.start)
        conflicts.push(overlap(booking.i, operation.id, before.id));
    });
  return conflicts;
}

const overlap = (i: number, operation: string, other: string): Problem =>
  problem('FROZEN_CONFLICT', `/bookings/${i}`, `The booking of ${operation} begins before ${other} ends.`, {
    operation,
    other,
  });
