// Whether a schedule is possible: the slow and obvious check, sharing no code with the search that made it.

import { type Problem, problem } from '@onelot/base';
import { workingWindows } from './calendar.ts';
import type { Placing } from './placing.ts';
import type { Job, Operation, PlacingProblem, PlannedOperation } from './shop.ts';

/**
 * Every rule that the schedule breaks; an empty list means that it can be worked. Paths point into the schedule, or
 * into the problem for an operation left out. Codes: MISSING, TWICE, UNKNOWN_OPERATION, WRONG_CENTER, OVERLAP,
 * BEFORE_RELEASE, BEFORE_MATERIAL, BEFORE_PREDECESSOR, OUTSIDE_SHIFT, WRONG_DURATION, WRONG_REASON.
 */
export function verify(input: PlacingProblem, schedule: Pick<Placing, 'operations'>): Problem[] {
  return [...verifySet(input, schedule), ...verifyOverlap(input, schedule), ...verifyEach(input, schedule)];
}

const at = (i: number, field = ''): string => `/operations/${i}${field && `/${field}`}`;

function verifySet(input: PlacingProblem, { operations }: Pick<Placing, 'operations'>): Problem[] {
  const problems: Problem[] = [];
  input.jobs.forEach((job, j) => {
    job.operations.forEach((operation, o) => {
      const times = operations.filter((planned) => planned.operation === operation.id).length;
      const wanted = input.bookings.some((booking) => booking.operation === operation.id) ? 0 : 1;
      const path = `/jobs/${j}/operations/${o}`;
      if (times < wanted) problems.push(problem('MISSING', path, `${operation.id} is not planned.`));
      if (times > wanted) problems.push(problem('TWICE', path, `${operation.id} is planned more than once.`));
    });
  });
  return problems;
}

function verifyOverlap(input: PlacingProblem, { operations }: Pick<Placing, 'operations'>): Problem[] {
  const problems: Problem[] = [];
  operations.forEach((a, i) => {
    for (const b of [...input.bookings, ...operations.slice(i + 1)])
      if (
        a.workCenter === b.workCenter &&
        a.unit === b.unit &&
        a.start < a.finish &&
        b.start < b.finish &&
        a.start < b.finish &&
        b.start < a.finish
      )
        problems.push(problem('OVERLAP', at(i), `${a.operation} and ${b.operation} hold one unit at once.`));
  });
  return problems;
}

function verifyEach(input: PlacingProblem, { operations }: Pick<Placing, 'operations'>): Problem[] {
  const problems: Problem[] = [];
  operations.forEach((planned, i) => {
    const job = input.jobs.find((each) => each.operations.some((op) => op.id === planned.operation));
    const operation = job?.operations.find((op) => op.id === planned.operation);
    const center = input.workCenters.find((each) => each.id === planned.workCenter);
    if (!job || !operation) problems.push(problem('UNKNOWN_OPERATION', at(i), `There is no ${planned.operation}.`));
    else if (!center || operation.workCenter !== center.id || planned.unit < 0 || planned.unit >= center.units)
      problems.push(problem('WRONG_CENTER', at(i), `${planned.operation} is at a work center or unit it may not use.`));
    else {
      problems.push(...verifyReady(input, job, operation, planned, i, operations));
      problems.push(...verifyTimes(input, operation, planned, i, operations));
    }
  });
  return problems;
}

function predecessorFinish(
  input: PlacingProblem,
  job: Job,
  operation: Operation,
  operations: readonly PlannedOperation[],
): number {
  let finish = 0;
  for (const before of job.operations) {
    if (before.id === operation.id) break;
    const placed = [...input.bookings, ...operations].find((each) => each.operation === before.id);
    if (placed) finish = Math.max(finish, placed.finish);
  }
  return finish;
}

function verifyReady(
  input: PlacingProblem,
  job: Job,
  operation: Operation,
  planned: PlannedOperation,
  i: number,
  operations: readonly PlannedOperation[],
): Problem[] {
  const problems: Problem[] = [];
  const early = (code: string, what: string): void => {
    problems.push(problem(code, at(i, 'start'), `${planned.operation} starts before ${what}.`));
  };
  const release = Math.max(input.now, job.release ?? input.now);
  const before = predecessorFinish(input, job, operation, operations);
  if (planned.start < release) early('BEFORE_RELEASE', 'its release');
  if (planned.start < before) early('BEFORE_PREDECESSOR', 'the operation before it ends');
  for (const need of operation.materials ?? [])
    if (planned.start < need.readyAt) early('BEFORE_MATERIAL', `${need.item} is there`);
  const ready = Math.max(release, before, ...(operation.materials ?? []).map((need) => need.readyAt));
  if (planned.ready.at !== ready)
    problems.push(problem('WRONG_REASON', at(i, 'ready'), `${planned.operation} was ready at ${ready}.`));
  return problems;
}

function verifyTimes(
  input: PlacingProblem,
  operation: Operation,
  planned: PlannedOperation,
  i: number,
  operations: readonly PlannedOperation[],
): Problem[] {
  const problems: Problem[] = [];
  const center = input.workCenters.find((each) => each.id === planned.workCenter)!;
  const calendar = input.calendars[center.calendarId]!;
  const wanted = Math.ceil((operation.setupSeconds + operation.runSeconds) / center.efficiency);
  const worked = workingWindows(calendar, planned.start, planned.finish);
  const windows = worked.ok ? worked.value : [];
  const done = windows.reduce((sum, window) => sum + window.to - window.from, 0);
  if (done !== wanted)
    problems.push(problem('WRONG_DURATION', at(i), `${planned.operation} works ${done} s instead of ${wanted} s.`));
  if (wanted > 0 && (windows[0]?.from !== planned.start || windows.at(-1)?.to !== planned.finish))
    problems.push(problem('OUTSIDE_SHIFT', at(i), `${planned.operation} starts or ends outside a shift.`));
  const others = [...input.bookings, ...operations].filter(
    (o) => o.workCenter === center.id && o.unit === planned.unit,
  );
  if (!reasonHolds(planned, others, open(calendar, planned)))
    problems.push(
      problem('WRONG_REASON', at(i, 'reason'), `The reason for the start of ${planned.operation} is not so.`),
    );
  return problems;
}

/** The working seconds between being ready and starting. */
function open(calendar: PlacingProblem['calendars'][string], planned: PlannedOperation): number {
  const waited = workingWindows(calendar, planned.ready.at, planned.start);
  return waited.ok ? waited.value.reduce((sum, window) => sum + window.to - window.from, 0) : Number.NaN;
}

function reasonHolds(
  planned: PlannedOperation,
  others: { operation: string; finish: number }[],
  waited: number,
): boolean {
  const { reason, ready, start } = planned;
  if (reason.kind === 'kept') return start >= ready.at;
  if (reason.kind === 'calendar') return waited === 0 && start - ready.at === reason.waitedSeconds && start > ready.at;
  if (reason.kind !== 'capacity') return start === ready.at && reason.kind === ready.by.kind;
  const held = reason.waitedFor.every((id) => others.some((o) => o.operation === id && o.finish > ready.at));
  return reason.waitedFor.length > 0 && held && waited > 0 && reason.waitedSeconds <= start - ready.at;
}
