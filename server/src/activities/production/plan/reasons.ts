// Why an operation starts when it does, from the engine's reason to the coded one that is kept and shown.
import { isDeepStrictEqual } from 'node:util';
import type { production } from '@onelot/contracts';
import type { StartReason } from '@onelot/plan';
import type { Both } from './words.ts';

type Reason = production.PlanReason;
export interface Work {
  readonly order: string;
  readonly name: Both;
}

/** What a reason needs to know of other rows. */
export interface Names {
  /** Undefined where the operation is not known any more. */
  readonly operation: (id: string) => Work | undefined;
  readonly item: (item: string) => Both;
}

/** Others that held the unit and are named; the rest is counted. */
export const NAMED = 2;

export const reasonOf = (reason: StartReason | { kind: 'booked' }, names: Names): Reason => {
  switch (reason.kind) {
    case 'predecessor':
      return followsOf(names.operation(reason.operation));
    case 'material':
      return { code: 'material', item: reason.item, name: names.item(reason.item) };
    case 'release':
      return { code: 'at-once' };
    case 'calendar':
      return { code: 'next-shift', waitedSeconds: reason.waitedSeconds };
    case 'capacity':
      return busyOf(reason, names);
    case 'kept':
      return { code: 'kept' };
    case 'booked':
      return { code: 'booked' };
  }
};

const followsOf = (work: Work | undefined): Reason =>
  work ? { code: 'follows', name: work.name } : { code: 'booked' };

const busyOf = (
  { workCenter, waitedSeconds, waitedFor }: Extract<StartReason, { kind: 'capacity' }>,
  names: Names,
): Reason => {
  const known = waitedFor.slice(0, NAMED).flatMap((id) => names.operation(id) ?? []);
  return { code: 'busy', workCenter, waitedSeconds, with: known, more: waitedFor.length - known.length };
};

/** Keys come back from the database in another order than they were written in. */
export const sameReason = (a: Reason, b: Reason): boolean => isDeepStrictEqual(a, b);
