// The shop as the scheduler sees it: work centers, what already holds them, and the jobs that wait to be placed.

import type { Calendar, Instant, Seconds } from './calendar.ts';

/** A group of equal machines or benches. */
export interface WorkCenter {
  readonly id: string;
  /** How many operations can run side by side, 1 to 1000. */
  readonly units: number;
  readonly calendarId: string;
  /** Share of the standard speed, above 0 up to 1: an operation takes (setup + run) / efficiency, rounded up. */
  readonly efficiency: number;
}

/** Material that must be there before an operation starts. */
export interface MaterialNeed {
  readonly item: string;
  /** When it is at hand; at or before `now` when it is in stock. */
  readonly readyAt: Instant;
  /** When its way to us began or begins (order placed); only for the picture, default `now`. */
  readonly from?: Instant;
}

export interface Operation {
  /** Unique in the shop, over all jobs. */
  readonly id: string;
  readonly workCenter: string;
  readonly setupSeconds: Seconds;
  readonly runSeconds: Seconds;
  /** The routing's step number; shown to people. The place in the list decides the order of work. */
  readonly sequence: number;
  readonly materials?: readonly MaterialNeed[];
}

/** The operations of one order, or of one piece of it, each after the one before it in the list. */
export interface Job {
  readonly id: string;
  /** The order it serves; default the job's id. */
  readonly order?: string;
  /** Nothing of it starts before; default `now`. */
  readonly release?: Instant;
  /** When its last operation should finish so that the customer is served in time. */
  readonly due?: Instant;
  /** When its last operation was promised to finish; lateness is counted from it; default `due`. */
  readonly promised?: Instant;
  readonly operations: readonly Operation[];
}

/** Time of one unit that is taken and does not move: an operation that runs, or is frozen, or a repair. */
export interface Booking {
  /** The operation's id, or any other unique id. An operation of a job with that id counts as placed here. */
  readonly operation: string;
  readonly workCenter: string;
  /** Which unit of the work center, from 0. */
  readonly unit: number;
  readonly start: Instant;
  readonly finish: Instant;
}

export interface Shop {
  /** Business time; nothing is planned to start before. */
  readonly now: Instant;
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly workCenters: readonly WorkCenter[];
  readonly bookings: readonly Booking[];
}

export interface PlacingProblem extends Shop {
  /** In the order in which they are placed: who comes first gets the earlier gap. */
  readonly jobs: readonly Job[];
}

/** What made the operation able to start: the latest of these; on a tie the first named here that applies. */
export type ReadyReason =
  | { readonly kind: 'predecessor'; readonly operation: string }
  | { readonly kind: 'material'; readonly item: string }
  | { readonly kind: 'release' };

/** What decided an operation's start. `waitedSeconds` is time on the clock, nights included. */
export type StartReason =
  | ReadyReason
  | {
      readonly kind: 'capacity';
      readonly workCenter: string;
      /** The operations that held the unit meanwhile, in order of time. */
      readonly waitedFor: readonly string[];
      readonly waitedSeconds: Seconds;
    }
  | { readonly kind: 'calendar'; readonly waitedSeconds: Seconds }
  /** A re-plan left it where it was although an earlier start is free. */
  | { readonly kind: 'kept' };

export interface PlannedOperation {
  readonly operation: string;
  readonly job: string;
  readonly order: string;
  readonly sequence: number;
  readonly workCenter: string;
  readonly unit: number;
  readonly start: Instant;
  readonly finish: Instant;
  /** When it could have started had the work center been open and free, and what made it ready then. */
  readonly ready: { readonly at: Instant; readonly by: ReadyReason };
  readonly reason: StartReason;
}

/** `steps` counts gaps looked at: the same problem takes the same steps everywhere. */
export interface Limits {
  readonly maxSteps?: number;
  /** Asked now and then; true ends the work with the problem CANCELLED. */
  readonly shouldStop?: () => boolean;
}
