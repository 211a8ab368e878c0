// The date a buyer can be told: the job put into free time without moving anyone, then the way to the door, and why.

import { fail, ok, type Problem, type Result } from '@onelot/base';
import type { Instant, Seconds } from './calendar.ts';
import { checkJobs } from './check-shop.ts';
import { durationAt, earliestSlot, type Meter, makeMeter } from './ledger.ts';
import { type PreparedShop, placeJob, prepareShop } from './placing.ts';
import type { Job, Limits, Operation, PlannedOperation, Shop } from './shop.ts';
import { type PreparedTransport, prepareTransport, type Transport } from './transport.ts';
import { localDate } from './zone.ts';

/** One bar of the picture "why this date". Critical: the date would be earlier without it. */
export type PromiseSegment =
  | {
      readonly kind: 'material';
      readonly item: string;
      readonly from: Instant;
      readonly to: Instant;
      readonly critical: boolean;
    }
  | {
      readonly kind: 'capacity';
      /** In the order of work, each once. */
      readonly workCenters: readonly string[];
      readonly operations: readonly string[];
      /** When the first of them could have started had its work center been free and open. */
      readonly readyAt: Instant;
      readonly from: Instant;
      readonly to: Instant;
      /** Time spent waiting for busy work centers, on the clock. */
      readonly waitedSeconds: Seconds;
      readonly critical: boolean;
    }
  | { readonly kind: 'transport'; readonly from: Instant; readonly to: Instant; readonly critical: true };

/** What everything after it waits for: the headline of the picture. */
export type SetBy =
  | { readonly kind: 'material'; readonly item: string; readonly at: Instant }
  | {
      readonly kind: 'capacity';
      readonly workCenter: string;
      readonly operation: string;
      readonly waitedFor: readonly string[];
      readonly waitedSeconds: Seconds;
    }
  /** Nothing is waited for but the work itself, from its release on. */
  | { readonly kind: 'work'; readonly from: Instant };

export interface DeliveryPromise {
  readonly job: string;
  /** When the last operation ends. */
  readonly finish: Instant;
  readonly leavesAt: Instant;
  readonly deliverAt: Instant;
  /** The local date at the door, in the zone of the transport: `2026-12-03`. */
  readonly date: string;
  readonly setBy: SetBy;
  /** Materials by arrival, then capacity, then transport. Materials at hand are left out. */
  readonly segments: readonly PromiseSegment[];
  /** Where the operations would go: book these to hold the promise. */
  readonly operations: readonly PlannedOperation[];
  readonly steps: number;
}

/**
 * The earliest delivery of a job beside all that is booked; it holds nothing. Give a `PreparedShop` when many promises
 * are asked of one plan. Problems: those of `prepareShop`, NO_ROUTING, BAD_TRANSPORT, BUDGET, CANCELLED.
 */
export function promiseJob(
  shop: Shop | PreparedShop,
  job: Job,
  transport: Transport,
  limits: Limits = {},
): Result<DeliveryPromise> {
  const prepared = isPrepared(shop) ? ok(shop) : prepareShop(shop);
  const way = prepareTransport(transport);
  const problems: Problem[] = [...(prepared.ok ? [] : prepared.problems), ...(way.ok ? [] : way.problems)];
  if (prepared.ok)
    problems.push(
      ...checkJobs([job], prepared.value.centers, '').map((p) => ({ ...p, path: p.path.replace(/^\/0/, '/job') })),
    );
  if (!prepared.ok || !way.ok || problems.length) return fail(...problems);
  return promiseOf(prepared.value, job, way.value, makeMeter(limits));
}

const isPrepared = (shop: Shop | PreparedShop): shop is PreparedShop =>
  typeof shop === 'object' && shop !== null && 'centers' in shop && shop.centers instanceof Map;

function promiseOf(shop: PreparedShop, job: Job, way: PreparedTransport, meter: Meter): Result<DeliveryPromise> {
  const placed = placeJob(shop, job, meter);
  if (!placed.ok) return fail(...placed.problems.map((p) => ({ ...p, path: p.path && `/job${p.path}` })));
  const operations = placed.value;
  const booked = job.operations.map((op) => shop.bookings.get(op.id)?.finish ?? 0);
  const finish = Math.max(...booked, ...operations.map((op) => op.finish));
  const trip = way.trip(finish);
  if (!trip.ok) return trip;
  const { leavesAt, arrivesAt } = trip.value;
  const chain = criticalChain(shop, job, operations, meter);
  const segments: PromiseSegment[] = [
    ...materialSegments(shop, job, chain),
    ...capacitySegments(operations, chain),
    { kind: 'transport', from: finish, to: arrivesAt, critical: true },
  ];
  const date = localDate(way.zone, arrivesAt);
  const result = {
    job: job.id,
    finish,
    leavesAt,
    deliverAt: arrivesAt,
    date,
    setBy: chain.setBy,
    segments,
    operations,
  };
  return ok({ ...result, steps: meter.steps() });
}

interface Chain {
  readonly operations: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
  readonly setBy: SetBy;
}

/**
 * Walks back from the last operation to what the date hangs on. Behind an operation that waited for a work center the
 * walk goes on only when being ready sooner would have let it start sooner.
 */
export function criticalChain(shop: PreparedShop, job: Job, planned: readonly PlannedOperation[], meter: Meter): Chain {
  const chain = { operations: new Set<string>(), items: new Set<string>() };
  const wanted = new Map(job.operations.map((operation) => [operation.id, operation]));
  let setBy: SetBy = { kind: 'work', from: planned[0]?.start ?? shop.now };
  for (let i = planned.length - 1; i >= 0; i--) {
    const op = planned[i]!;
    const operation = wanted.get(op.operation)!;
    chain.operations.add(op.operation);
    setBy = { kind: 'work', from: op.start };
    const { by, at } = op.ready;
    if (op.reason.kind === 'capacity' && !soonerHelps(shop, job, operation, op, planned[i - 1], meter)) {
      const { workCenter, waitedFor, waitedSeconds } = op.reason;
      return { ...chain, setBy: { kind: 'capacity', workCenter, operation: op.operation, waitedFor, waitedSeconds } };
    }
    if (by.kind === 'material') {
      for (const need of operation.materials ?? []) if (need.readyAt === at) chain.items.add(need.item);
      return { ...chain, setBy: { kind: 'material', item: by.item, at } };
    }
    // A predecessor that is booked does not move: the chain ends there.
    if (by.kind === 'release' || planned[i - 1]?.operation !== by.operation) break;
  }
  return { ...chain, setBy };
}

/** Would the operation have started sooner without the one thing that made it ready so late? */
function soonerHelps(
  shop: PreparedShop,
  job: Job,
  operation: Operation,
  op: PlannedOperation,
  before: PlannedOperation | undefined,
  meter: Meter,
): boolean {
  const { by, at } = op.ready;
  if (by.kind === 'release') return false;
  let other = Math.max(shop.now, job.release ?? shop.now);
  if (by.kind !== 'predecessor' && before) other = Math.max(other, before.finish);
  for (const need of operation.materials ?? [])
    if (by.kind === 'predecessor' || need.readyAt < at) other = Math.max(other, need.readyAt);
  const center = shop.centers.get(operation.workCenter)!;
  const slot = earliestSlot(center, durationAt(center, operation.setupSeconds, operation.runSeconds), other, meter);
  return slot !== undefined && slot.start < op.start;
}

function materialSegments(shop: PreparedShop, job: Job, chain: Chain): PromiseSegment[] {
  const latest = new Map<string, { from: Instant; to: Instant }>();
  for (const operation of job.operations) {
    if (shop.bookings.has(operation.id)) continue;
    for (const { item, from = shop.now, readyAt } of operation.materials ?? []) {
      if (readyAt <= shop.now) continue;
      const known = latest.get(item);
      if (!known || readyAt > known.to) latest.set(item, { from: Math.min(from, readyAt), to: readyAt });
    }
  }
  return [...latest]
    .map(([item, span]) => ({ kind: 'material' as const, item, ...span, critical: chain.items.has(item) }))
    .sort((a, b) => a.to - b.to || (a.item < b.item ? -1 : 1));
}

/** Operations that follow one another form one segment; a wait for material, or a change of critical, begins a new one. */
function capacitySegments(operations: readonly PlannedOperation[], chain: Chain): PromiseSegment[] {
  const groups: PlannedOperation[][] = [];
  for (const op of operations) {
    const last = groups.at(-1)?.at(-1);
    const goesOn =
      last &&
      op.ready.by.kind !== 'material' &&
      chain.operations.has(last.operation) === chain.operations.has(op.operation);
    if (goesOn) groups.at(-1)!.push(op);
    else groups.push([op]);
  }
  return groups.map((group) => ({
    kind: 'capacity',
    workCenters: [...new Set(group.map((op) => op.workCenter))],
    operations: group.map((op) => op.operation),
    readyAt: group[0]!.ready.at,
    from: group[0]!.start,
    to: group.at(-1)!.finish,
    waitedSeconds: group.reduce((sum, { reason }) => sum + (reason.kind === 'capacity' ? reason.waitedSeconds : 0), 0),
    critical: chain.operations.has(group[0]!.operation),
  }));
}
