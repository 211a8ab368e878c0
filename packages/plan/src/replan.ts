// The plan after something changed: what runs or is frozen stays, the rest moves as little as the due dates allow.

import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import type { Instant, Seconds } from './calendar.ts';
import { isInstant } from './check.ts';
import { checkJobs } from './check-shop.ts';
import { latenessOf, type OrderLateness } from './lateness.ts';
import { type Center, durationAt, earliestSlot, holders, isFree, type Meter, makeMeter, vacate } from './ledger.ts';
import {
  type Chooser,
  copyShop,
  findConflicts,
  occupyPlanned,
  type Placing,
  type PreparedShop,
  placeJob,
  prepareShop,
  startReason,
} from './placing.ts';
import type { Booking, Job, Limits, Operation, PlacingProblem, PlannedOperation, StartReason } from './shop.ts';

export interface ReplanProblem extends PlacingProblem {
  /** Where the operations are planned now. Those of started or frozen operations belong into `bookings` instead. */
  readonly current: readonly Booking[];
}

export interface Move {
  readonly operation: string;
  readonly from: { readonly unit: number; readonly start: Instant; readonly finish: Instant };
  readonly to: { readonly unit: number; readonly start: Instant; readonly finish: Instant };
}

export interface JobsReplan {
  readonly schedule: Placing;
  /** Operations that had a place and now have another; new operations do not count. */
  readonly moved: readonly string[];
  readonly moves: readonly Move[];
  /** One line an order, earliest due first. */
  readonly orders: readonly OrderLateness[];
}

/**
 * Places every job again by earliest due date (ties: promised, then id). An operation keeps its unit and time while
 * that is possible; a job that would end late that way may take the place of jobs due later, which then move. Bookings
 * never move. Problems: those of `placeJobs`, and BAD_INPUT or DUPLICATE in `/current`.
 */
export function replanJobs(input: ReplanProblem, limits: Limits = {}): Result<JobsReplan> {
  const shop = prepareShop(input);
  if (!shop.ok) return shop;
  const problems = [...checkJobs(input.jobs, shop.value.centers, '/jobs'), ...checkCurrent(input.current)];
  if (problems.length) return fail(...problems);
  const meter = makeMeter(limits);
  const jobs = input.jobs.map((job, index) => ({ job, index })).sort((a, b) => byDue(a.job, b.job));
  const current = new Map(input.current.map((place) => [place.operation, place]));
  const board = openBoard(
    shop.value,
    jobs.map(({ job }) => job),
    current,
  );
  const plans = new Map<string, readonly PlannedOperation[]>();
  for (const { job, index } of jobs) {
    const placed = placeAgain(board, job, meter);
    if (!placed.ok) return fail(...placed.problems.map((p) => ({ ...p, path: `/jobs/${index}${p.path}` })));
    plans.set(job.id, placed.value);
  }
  const explained = explain(board.fixed, input.jobs, plans, meter);
  if (meter.stopped())
    return fail(
      problem(meter.stopped()!, '', 'Planning again took more steps than allowed.', { steps: meter.steps() }),
    );
  const operations = input.jobs.flatMap((job) => explained.get(job.id)!);
  const moves = movesOf(operations, current);
  return ok({
    schedule: { operations, conflicts: findConflicts(input, operations), steps: meter.steps() },
    moved: moves.map((move) => move.operation),
    moves,
    orders: latenessOf(
      jobs.map(({ job }) => job),
      explained,
      shop.value,
    ),
  });
}

function checkCurrent(current: readonly Booking[]): Problem[] {
  if (!Array.isArray(current)) return [problem('BAD_INPUT', '/current', 'Give the present places as a list.')];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [i, place] of current.entries()) {
    const right = place && typeof place.operation === 'string' && isInstant(place.start) && isInstant(place.finish);
    if (!right)
      problems.push(problem('BAD_INPUT', `/current/${i}`, 'Give operation, workCenter, unit, start and finish.'));
    else if (seen.has(place.operation))
      problems.push(problem('DUPLICATE', `/current/${i}/operation`, `${place.operation} is there twice.`));
    else seen.add(place.operation);
  }
  return problems.slice(0, 100);
}

/** Earliest due first; jobs without a due date last. */
export function byDue(a: Job, b: Job): number {
  const due = (job: Job): number => job.due ?? job.promised ?? Infinity;
  const promised = (job: Job): number => job.promised ?? job.due ?? Infinity;
  const [x, y] = due(a) === due(b) ? [promised(a), promised(b)] : [due(a), due(b)];
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** `fixed` holds bookings and jobs placed again; `whole` also the present places of the jobs that wait their turn. */
interface Board {
  readonly fixed: PreparedShop;
  readonly whole: PreparedShop;
  /** Present places, still possible by themselves, of the jobs that wait. */
  readonly waiting: Map<string, { readonly job: string; readonly place: Booking }>;
  /** Place of each job in the order of due dates. */
  readonly rank: ReadonlyMap<string, number>;
}

function openBoard(shop: PreparedShop, jobs: readonly Job[], current: ReadonlyMap<string, Booking>): Board {
  const rank = new Map(jobs.map((job, i) => [job.id, i]));
  const board: Board = { fixed: copyShop(shop), whole: copyShop(shop), waiting: new Map(), rank };
  for (const job of jobs)
    for (const operation of job.operations) {
      const place = current.get(operation.id);
      if (!place || shop.bookings.has(operation.id) || !stillPossible(board.whole, operation, place)) continue;
      occupyPlanned(board.whole, place);
      board.waiting.set(operation.id, { job: job.id, place });
    }
  return board;
}

function stillPossible(shop: PreparedShop, operation: Operation, place: Booking): boolean {
  const center = shop.centers.get(operation.workCenter)!;
  const unit = center.units[place.unit];
  if (place.workCenter !== operation.workCenter || !unit || place.start < shop.now) return false;
  const duration = durationAt(center, operation.setupSeconds, operation.runSeconds);
  if (duration === 0) return place.finish === place.start && place.unit === 0;
  const open = center.time.next(place.start) === place.start && center.time.add(place.start, duration) === place.finish;
  return open && isFree(unit, place.start, place.finish);
}

function placeAgain(board: Board, job: Job, meter: Meter): Result<PlannedOperation[]> {
  const own = new Map<string, Booking>();
  for (const { id } of job.operations) {
    const place = board.waiting.get(id)?.place;
    if (!place) continue;
    own.set(id, place);
    clear(board, place);
  }
  const whole = () => board.whole;
  const spared = [8, 4, 2].map((part) => () => withoutLast(board, job, part));
  const fixed = () => board.fixed;
  // First what leaves its own other operations in place, then what gives up all of its own places.
  const placed = firstInTime(job, [
    ...[whole, ...spared, fixed].map((on) => () => placeJob(on(), job, meter, keeping(own))),
    ...[whole, ...spared, fixed].map((on) => () => placeJob(on(), job, meter)),
  ]);
  if (!placed.ok) return placed;
  const chosen = placed.value;
  for (const planned of chosen) {
    const unit = board.whole.centers.get(planned.workCenter)!.units[planned.unit]!;
    for (const { id } of holders(unit, planned.start, planned.finish)) {
      const displaced = board.waiting.get(id)?.place;
      if (displaced) clear(board, displaced);
    }
    occupyPlanned(board.fixed, planned);
    occupyPlanned(board.whole, planned);
  }
  return ok(chosen);
}

/** The whole plan without the last eighth, quarter or half of the jobs that wait: those due last can spare their places. */
function withoutLast(board: Board, job: Job, part: number): PreparedShop {
  const last = board.rank.size - Math.floor((board.rank.size - board.rank.get(job.id)!) / part);
  const shop = copyShop(board.whole);
  for (const [operation, { job: owner, place }] of board.waiting)
    if (board.rank.get(owner)! >= last)
      vacate(shop.centers.get(place.workCenter)!.units[place.unit]!, operation, place.start);
  return shop;
}

/** The first way that keeps the due date, else the one that ends soonest; of equals the one that disturbs less. */
function firstInTime(job: Job, ways: readonly (() => Result<PlannedOperation[]>)[]): Result<PlannedOperation[]> {
  const deadline = job.due ?? job.promised ?? Infinity;
  let best: PlannedOperation[] | undefined;
  for (const way of ways) {
    const placed = way();
    if (!placed.ok) return placed;
    if (best === undefined || finishOf(placed.value) < finishOf(best)) best = placed.value;
    if (finishOf(best) <= deadline) break;
  }
  return ok(best!);
}

function clear(board: Board, place: Booking): void {
  vacate(board.whole.centers.get(place.workCenter)!.units[place.unit]!, place.operation, place.start);
  board.waiting.delete(place.operation);
}

const finishOf = (operations: readonly PlannedOperation[]): Instant => operations.at(-1)?.finish ?? 0;

/** The present place when the operation is ready by then, else the earliest gap. */
const keeping =
  (own: ReadonlyMap<string, Booking>): Chooser =>
  (operation, center, ready, meter) => {
    const place = own.get(operation.id);
    if (place && place.start >= ready && isFree(center.units[place.unit]!, place.start, place.finish))
      return { unit: place.unit, start: place.start, finish: place.finish };
    return earliestSlot(center, durationAt(center, operation.setupSeconds, operation.runSeconds), ready, meter);
  };

/** Reasons are told from the finished plan: who was in the way while placing may have moved since. */
function explain(
  shop: PreparedShop,
  jobs: readonly Job[],
  plans: ReadonlyMap<string, readonly PlannedOperation[]>,
  meter: Meter,
): Map<string, PlannedOperation[]> {
  const told = new Map<string, PlannedOperation[]>();
  for (const job of jobs) {
    const operations = new Map(job.operations.map((operation) => [operation.id, operation]));
    const again = plans.get(job.id)!.map((planned) => {
      const center = shop.centers.get(planned.workCenter)!;
      return { ...planned, reason: reasonNow(center, operations.get(planned.operation)!, planned, meter) };
    });
    told.set(job.id, again);
  }
  return told;
}

function reasonNow(center: Center, operation: Operation, planned: PlannedOperation, meter: Meter): StartReason {
  const reason = startReason(center, planned.ready, planned);
  const duration = durationAt(center, operation.setupSeconds, operation.runSeconds);
  if (duration === 0 && planned.start > planned.ready.at) return { kind: 'kept' };
  if (reason.kind !== 'capacity') return reason;
  // Its own time counts as taken here, so any gap found before its start is one that others left free.
  const free = earliestSlot(center, duration, planned.ready.at, meter);
  const hidden = gapRunsIntoOwn(center, planned, duration);
  return reason.waitedFor.length === 0 || hidden || (free && free.start < planned.start) ? { kind: 'kept' } : reason;
}

/** Could it start sooner by running on into the time that it holds itself? */
function gapRunsIntoOwn(center: Center, planned: PlannedOperation, duration: Seconds): boolean {
  const unit = center.units[planned.unit]!;
  const before = holders(unit, planned.ready.at, planned.start);
  const freeFrom = Math.max(planned.ready.at, ...before.map((holder) => holder.end));
  const start = center.time.next(freeFrom);
  return start < planned.start && center.time.add(start, duration) <= planned.finish;
}

function movesOf(operations: readonly PlannedOperation[], current: ReadonlyMap<string, Booking>): Move[] {
  const moves: Move[] = [];
  for (const { operation, workCenter, unit, start, finish } of operations) {
    const was = current.get(operation);
    if (!was || (was.workCenter === workCenter && was.unit === unit && was.start === start && was.finish === finish))
      continue;
    moves.push({
      operation,
      from: { unit: was.unit, start: was.start, finish: was.finish },
      to: { unit, start, finish },
    });
  }
  return moves;
}
