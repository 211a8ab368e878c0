// How late each order ends against its promise, and at which operation the wait began that decides it.

import type { Instant, Seconds } from './calendar.ts';
import type { PreparedShop } from './placing.ts';
import type { Job, PlannedOperation, StartReason } from './shop.ts';

export interface OrderLateness {
  readonly order: string;
  /** The job of the order that ends latest against its promise. */
  readonly job: string;
  /** When it was promised, or is due, to finish; absent when neither is known. */
  readonly promised?: Instant;
  readonly planned: Instant;
  /** 0 when in time. */
  readonly lateSeconds: Seconds;
  /** The operation at which the wait that decides the finish began, and why; `booked`: it runs or is frozen. */
  readonly causeOperation: string;
  readonly reason: StartReason | { readonly kind: 'booked' };
}

/** One line an order, for its worst job; the jobs in the order in which the lines shall come. */
export function latenessOf(
  jobs: readonly Job[],
  plans: ReadonlyMap<string, readonly PlannedOperation[]>,
  shop: PreparedShop,
): OrderLateness[] {
  const worst = new Map<string, OrderLateness>();
  for (const job of jobs) {
    const line = jobLateness(job, plans.get(job.id)!, shop);
    const known = worst.get(line.order);
    const later = known && (line.lateSeconds - known.lateSeconds || line.planned - known.planned);
    if (later === undefined || later > 0) worst.set(line.order, line);
  }
  return [...worst.values()];
}

function jobLateness(job: Job, operations: readonly PlannedOperation[], shop: PreparedShop): OrderLateness {
  const booked = job.operations.map((operation) => shop.bookings.get(operation.id)?.finish ?? 0);
  const planned = Math.max(operations.at(-1)?.finish ?? 0, ...booked);
  const promised = job.promised ?? job.due;
  const lateSeconds = promised === undefined ? 0 : Math.max(0, planned - promised);
  const line = { order: job.order ?? job.id, job: job.id, planned, lateSeconds, ...causeOf(job, operations) };
  return promised === undefined ? line : { ...line, promised };
}

/** Walks back from the last operation, over waits for a predecessor or a shift, to the wait that decides. */
function causeOf(
  job: Job,
  operations: readonly PlannedOperation[],
): { causeOperation: string; reason: StartReason | { kind: 'booked' } } {
  const planned = new Map(operations.map((op) => [op.operation, op]));
  let id = job.operations.at(-1)!.id;
  for (;;) {
    const op = planned.get(id);
    if (!op) return { causeOperation: id, reason: { kind: 'booked' } };
    const { reason, ready } = op;
    if (reason.kind !== 'predecessor' && reason.kind !== 'calendar') return { causeOperation: id, reason };
    if (ready.by.kind !== 'predecessor') return { causeOperation: id, reason: ready.by };
    id = ready.by.operation;
  }
}
