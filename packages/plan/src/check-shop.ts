// Whether a shop and its jobs can be planned at all: every fault named with its place, before any work is done.

import { type Problem, pointer, problem } from '@onelot/base';
import { checkCalendar, type Instant } from './calendar.ts';
import { isInstant, isSeconds, isText } from './check.ts';
import type { Center } from './ledger.ts';
import type { Booking, Job, MaterialNeed, Operation, Shop, WorkCenter } from './shop.ts';

/** The longest setup or run time of one operation: a year. Longer is an error of units. */
const LONGEST = 366 * 86_400;
const MOST_UNITS = 1000;
/** More than these faults help nobody. */
const MOST_PROBLEMS = 100;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export function checkShop(shop: Shop): Problem[] {
  if (!isObject(shop)) return [problem('BAD_INPUT', '', 'Give a shop with now, calendars, workCenters and bookings.')];
  const problems: Problem[] = [];
  instant(shop.now, '/now', problems);
  if (!isObject(shop.calendars)) return [problem('BAD_INPUT', '/calendars', 'Give the calendars by their id.')];
  for (const [id, calendar] of Object.entries(shop.calendars))
    problems.push(...checkCalendar(calendar, `/calendars${pointer(id)}`));
  if (!Array.isArray(shop.workCenters))
    return [problem('BAD_INPUT', '/workCenters', 'Give the work centers as a list.')];
  if (!Array.isArray(shop.bookings)) return [problem('BAD_INPUT', '/bookings', 'Give the bookings as a list.')];
  const centers = new Map<string, WorkCenter>();
  for (const [i, center] of shop.workCenters.entries()) checkCenter(center, i, shop, centers, problems);
  const taken = new Set<string>();
  for (const [i, booking] of shop.bookings.entries()) checkBooking(booking, `/bookings/${i}`, centers, taken, problems);
  return problems.slice(0, MOST_PROBLEMS);
}

function checkCenter(
  center: WorkCenter,
  i: number,
  shop: Shop,
  centers: Map<string, WorkCenter>,
  problems: Problem[],
): void {
  const at = `/workCenters/${i}`;
  if (!isObject(center)) return void problems.push(problem('BAD_INPUT', at, 'Give a work center.'));
  if (!isText(center.id)) problems.push(problem('BAD_INPUT', `${at}/id`, 'Give the work center an id.'));
  else if (centers.has(center.id))
    problems.push(problem('DUPLICATE', `${at}/id`, `Work center ${center.id} is there twice.`));
  else centers.set(center.id, center);
  if (!Number.isSafeInteger(center.units) || center.units < 1 || center.units > MOST_UNITS)
    problems.push(problem('BAD_NUMBER', `${at}/units`, `The units are a whole number from 1 to ${MOST_UNITS}.`));
  if (!(typeof center.efficiency === 'number' && center.efficiency >= 0.001 && center.efficiency <= 1))
    problems.push(problem('BAD_NUMBER', `${at}/efficiency`, 'The efficiency is a number from 0.001 to 1.'));
  if (!isText(center.calendarId) || !Object.hasOwn(shop.calendars, center.calendarId))
    problems.push(problem('NO_CALENDAR', `${at}/calendarId`, `There is no calendar ${String(center.calendarId)}.`));
}

/** The faults of bookings that are to be added to a prepared shop. */
export function checkNewBookings(add: readonly Booking[], centers: ReadonlyMap<string, Center>): Problem[] {
  if (!Array.isArray(add)) return [problem('BAD_INPUT', '/add', 'Give the bookings as a list.')];
  const problems: Problem[] = [];
  const known = new Map([...centers].map(([id, center]) => [id, { id, units: center.units.length }]));
  const taken = new Set<string>();
  for (const [i, booking] of add.entries()) checkBooking(booking, `/add/${i}`, known, taken, problems);
  return problems;
}

function checkBooking(
  booking: Booking,
  at: string,
  centers: ReadonlyMap<string, { id: string; units: number }>,
  taken: Set<string>,
  problems: Problem[],
): void {
  if (!isObject(booking)) return void problems.push(problem('BAD_INPUT', at, 'Give a booking.'));
  unique(booking.operation, `${at}/operation`, 'Operation', taken, problems);
  const center = centers.get(booking.workCenter);
  if (!center) problems.push(unknownCenter(booking.workCenter, at));
  else if (!Number.isSafeInteger(booking.unit) || booking.unit < 0 || booking.unit >= center.units)
    problems.push(problem('BAD_NUMBER', `${at}/unit`, `${center.id} has the units 0 to ${center.units - 1}.`));
  instant(booking.start, `${at}/start`, problems);
  instant(booking.finish, `${at}/finish`, problems);
  if (booking.finish < booking.start)
    problems.push(problem('BAD_NUMBER', `${at}/finish`, 'The booking finishes before it starts.'));
}

/** The faults of jobs, each id of a job or an operation being there once. */
export function checkJobs(jobs: readonly Job[], centers: { has(id: string): boolean }, path: string): Problem[] {
  if (!Array.isArray(jobs)) return [problem('BAD_INPUT', path, 'Give the jobs as a list.')];
  const problems: Problem[] = [];
  const seen = { jobs: new Set<string>(), operations: new Set<string>() };
  for (const [i, job] of jobs.entries()) checkJob(job, centers, `${path}/${i}`, seen, problems);
  return problems.slice(0, MOST_PROBLEMS);
}

interface Seen {
  readonly jobs: Set<string>;
  readonly operations: Set<string>;
}

export function checkJob(
  job: Job,
  centers: { has(id: string): boolean },
  at: string,
  seen: Seen,
  problems: Problem[],
): void {
  if (!isObject(job)) return void problems.push(problem('BAD_INPUT', at, 'Give a job.'));
  unique(job.id, `${at}/id`, 'Job', seen.jobs, problems);
  if (job.order !== undefined && !isText(job.order))
    problems.push(problem('BAD_INPUT', `${at}/order`, 'Name the order.'));
  for (const field of ['release', 'due', 'promised'] as const)
    if (job[field] !== undefined) instant(job[field], `${at}/${field}`, problems);
  if (!Array.isArray(job.operations) || job.operations.length === 0)
    return void problems.push(
      problem('NO_ROUTING', `${at}/operations`, 'The job has no operations. Give its routing.'),
    );
  for (const [i, operation] of job.operations.entries())
    checkOperation(operation, centers, `${at}/operations/${i}`, seen, problems);
}

function checkOperation(
  op: Operation,
  centers: { has(id: string): boolean },
  at: string,
  seen: Seen,
  problems: Problem[],
): void {
  if (!isObject(op)) return void problems.push(problem('BAD_INPUT', at, 'Give an operation.'));
  unique(op.id, `${at}/id`, 'Operation', seen.operations, problems);
  if (!centers.has(op.workCenter)) problems.push(unknownCenter(op.workCenter, at));
  for (const field of ['setupSeconds', 'runSeconds'] as const)
    if (!isSeconds(op[field]) || op[field] > LONGEST)
      problems.push(
        problem('BAD_NUMBER', `${at}/${field}`, 'Give whole seconds from 0 to a year.', { value: String(op[field]) }),
      );
  if (!Number.isSafeInteger(op.sequence))
    problems.push(problem('BAD_NUMBER', `${at}/sequence`, 'Give a whole number.'));
  if (op.materials === undefined) return;
  if (!Array.isArray(op.materials))
    return void problems.push(problem('BAD_INPUT', `${at}/materials`, 'Give the materials as a list.'));
  for (const [i, need] of op.materials.entries()) checkMaterial(need, `${at}/materials/${i}`, problems);
}

function checkMaterial(need: MaterialNeed, at: string, problems: Problem[]): void {
  if (!isObject(need)) return void problems.push(problem('BAD_INPUT', at, 'Give a material need.'));
  if (!isText(need.item)) problems.push(problem('BAD_INPUT', `${at}/item`, 'Name the item.'));
  instant(need.readyAt, `${at}/readyAt`, problems);
  if (need.from !== undefined) instant(need.from, `${at}/from`, problems);
}

function instant(value: Instant | undefined, path: string, problems: Problem[]): void {
  if (!isInstant(value))
    problems.push(
      problem('BAD_NUMBER', path, 'Give an instant as whole seconds since 1970, 0 or more.', { value: String(value) }),
    );
}

function unique(id: unknown, path: string, what: string, seen: Set<string>, problems: Problem[]): void {
  if (!isText(id)) problems.push(problem('BAD_INPUT', path, `${what}s need an id.`));
  else if (seen.has(id)) problems.push(problem('DUPLICATE', path, `${what} ${id} is there twice.`));
  else seen.add(id);
}

const unknownCenter = (id: unknown, at: string): Problem =>
  problem('UNKNOWN_WORK_CENTER', `${at}/workCenter`, `There is no work center ${String(id)}.`, {
    workCenter: String(id),
  });
