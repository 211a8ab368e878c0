// The shop in full: machines to choose from, people with skills, tools, setups by family, waits, material by time, due dates.

import type { Calendar, Instant, Seconds, Window } from '../calendar.ts';

/** What changing a machine over costs. From a family to itself takes nothing unless the table says so. */
export interface SetupRule {
  /** From any family to any other, and for the first work of a place when `first` is not known. */
  readonly default: Seconds;
  readonly table?: readonly { readonly from: string; readonly to: string; readonly seconds: Seconds }[];
  /** The family that every place is set up for at `now`. */
  readonly first?: string;
}

export interface ShopMachine {
  readonly id: string;
  readonly calendar: string;
  /** Equal places side by side, 1 to 1000, each with its own setup; default 1. */
  readonly capacity?: number;
  /** Spans in which it cannot work although its calendar is open: breakdown, maintenance. */
  readonly closed?: readonly Window[];
  readonly setup?: SetupRule;
}

export interface ShopOperator {
  readonly id: string;
  readonly skills: readonly string[];
  readonly calendar: string;
}

export interface ShopTool {
  readonly id: string;
  /** How many there are, 1 to 1000. */
  readonly count: number;
}

/** Material that is there (`at` not after now) or comes. */
export interface ShopSupply {
  readonly item: string;
  readonly at: Instant;
  readonly quantity: number;
}

/** One way to make an operation. */
export interface MachineChoice {
  readonly machine: string;
  /** Working seconds there without setup, 0 to a year. */
  readonly seconds: Seconds;
}

export interface ShopOperation {
  /** Unique in the shop, over all jobs. */
  readonly id: string;
  /** At least one; each machine once. */
  readonly choices: readonly MachineChoice[];
  /** One operator with this skill is held from the start of the setup to the end. */
  readonly skill?: string;
  /** One of each is held from the start of the setup to the end. */
  readonly tools?: readonly string[];
  /** What the machine is set up for; left out: the family with the empty name. */
  readonly family?: string;
  /** Whether the run may pause while machine or operator is off; default true. A setup may always pause. */
  readonly interruptible?: boolean;
  /** Taken from stock when the run starts. */
  readonly materials?: readonly { readonly item: string; readonly quantity: number }[];
  /** Pieces; with `transferBatch` the next operation may start as soon as the first batch is made. */
  readonly quantity?: number;
  /** Pieces handed on together, up to `quantity`. */
  readonly transferBatch?: number;
  /** From the end of the operation before in the job (of each batch) to the start of this one's run, on the clock. */
  readonly minWait?: Seconds;
  /** The run starts at most this long after the end of the operation before, on the clock. */
  readonly maxWait?: Seconds;
  /** Operations of other jobs that must have ended before the run starts. */
  readonly after?: readonly string[];
}

/** Operations one after the other; lateness counts from the end of the last. */
export interface ShopJob {
  readonly id: string;
  /** The order it serves; default the job's id. */
  readonly order?: string;
  readonly release?: Instant;
  readonly due?: Instant;
  /** How much a second of lateness weighs, 0 to a million; default 1. */
  readonly weight?: number;
  /** How much a second in stock weighs: from its first run until it is due, or ends when that is later; default 1. */
  readonly holding?: number;
  readonly operations: readonly ShopOperation[];
}

/** Where and when an operation is made: setup from `start` to `run`, work from `run` to `end`. */
export interface ShopPlace {
  readonly operation: string;
  readonly machine: string;
  /** Which place of the machine, from 0. */
  readonly unit: number;
  readonly operator?: string;
  readonly start: Instant;
  readonly run: Instant;
  readonly end: Instant;
}

/** How much each second counts, when the order lateness, setups, stock, makespan is not what is wanted. */
export interface ShopWeights {
  readonly lateness: number;
  readonly setup: number;
  readonly stock: number;
  readonly makespan: number;
}

export interface ShopProblem {
  /** Nothing starts before, but what is fixed. */
  readonly now: Instant;
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly machines: readonly ShopMachine[];
  readonly operators?: readonly ShopOperator[];
  readonly tools?: readonly ShopTool[];
  readonly supplies?: readonly ShopSupply[];
  readonly jobs: readonly ShopJob[];
  /** Operations that run or are frozen: facts that do not move. */
  readonly fixed?: readonly ShopPlace[];
  /** Left out: lexicographic, lateness before setups before stock before makespan. */
  readonly weights?: ShopWeights;
}

/** What a plan costs, each in seconds (the first two sums weighted by `weight` and `holding`). */
export interface ShopObjective {
  readonly lateness: number;
  readonly setup: Seconds;
  readonly stock: number;
  /** From now to the last end. */
  readonly makespan: Seconds;
}

export interface ShopSchedule {
  /** One an operation, in the order of jobs and operations. */
  readonly operations: readonly ShopPlace[];
  readonly objective: ShopObjective;
  /** Changes of the plan that were tried. The same problem, seed and steps give the same plan. */
  readonly steps: number;
}

/** `steps` are changes tried; a plan stopped by `shouldStop` is repeated by its reported steps. */
export interface ShopOptions {
  readonly maxSteps: number;
  readonly seed: number;
  /** Told whenever the plan got better. */
  readonly onBest?: (objective: ShopObjective, steps: number) => void;
  readonly shouldStop?: () => boolean;
}
