// What an activity is made of: tables, handlers of commands and queries, reactions to events, timers; and the context they run in.
import type { Activity, Data, EventType, Input, Operation, Output } from '@onelot/contracts';
import type { Tx } from './database.ts';
import type { About, LoggedEvent } from './events.ts';
import { subscribe } from './events.ts';
import type { JobKind } from './jobs.ts';
import type { Principal } from './principal.ts';
import type { Migration } from './schema.ts';

export interface CompanyRecord {
  readonly id: string;
  readonly slug: string;
  readonly name: { readonly en: string; readonly de?: string };
  readonly kind: 'demo' | 'real';
  readonly currency: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly country: string;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly seenBy?: readonly string[];
}

/** Everything a handler may touch. One context is one transaction. */
export interface Context<DB = unknown> {
  readonly db: Tx<DB>;
  readonly company: CompanyRecord;
  readonly principal: Principal;
  /** Business time, fixed for the transaction. */
  readonly now: Date;
  /** Wall time, for holds and tokens only. */
  readonly wall: Date;
  /** A new UUIDv7. */
  id(): string;
  /** The next number of a series, e.g. order numbers; held until the transaction ends. */
  next(series: string, first?: number): Promise<number>;
  emit<E extends EventType>(event: E, data: Data<E>, about: About): Promise<void>;
  /** Asks another activity by its contract, in the same transaction, as this activity's system principal. */
  ask<O extends Operation>(operation: O, input: Input<O>): Promise<Output<O>>;
  /** The same transaction with the activity's own rights: for a step the caller has a right to cause, but not to see. */
  elevated<T>(work: (context: Context<DB>) => Promise<T>): Promise<T>;
  mail(letter: Letter): Promise<void>;
  /** Puts long work behind this transaction; answers the job's id (`platform.getJob`). `seenBy`: outside parties who may follow it. */
  begin<I, R>(
    kind: JobKind<I, R>,
    input: I,
    about: { readonly subject: string; readonly seenBy?: readonly string[] },
  ): Promise<string>;
  /** A signed address under which a party without account acts for one subject. */
  link(path: string, party: string): string;
  log(line: string): void;
}

export type Handler<O extends Operation = Operation, DB = unknown> = (
  context: Context<DB>,
  input: Output2<O>,
) => Promise<Input3<O>>;
type Output2<O extends Operation> = O['input'] extends { _output: infer T } ? T : never;
type Input3<O extends Operation> = O['media'] extends string
  ? Uint8Array
  : O['output'] extends { _input: infer T }
    ? T
    : never;

export interface Handled {
  readonly operation: Operation;
  readonly run: (context: Context, input: never) => Promise<unknown>;
}

export interface Reaction {
  readonly event: EventType;
  readonly run: (context: Context, data: never, event: LoggedEvent) => Promise<void>;
}

/** Work by the wall clock, in one process at a time, for each company. */
export interface Timer {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: (context: Context) => Promise<void>;
}

export interface ActivityModule {
  readonly activity: Activity | 'platform';
  readonly migrations: readonly Migration[];
  readonly handlers: readonly Handled[];
  readonly reactions: readonly Reaction[];
  readonly timers: readonly Timer[];
  readonly jobs: readonly JobKind[];
}

/** Typed makers for one activity; `DB` names its tables as `'schema.table'`. */
export const rooms = <DB>(activity: Activity | 'platform') => ({
  handle: <O extends Operation>(operation: O, run: Handler<O, DB>): Handled => ({
    operation,
    run: run as Handled['run'],
  }),
  on: <E extends EventType>(
    event: E,
    run: (context: Context<DB>, data: Data<E>, event: LoggedEvent) => Promise<void>,
  ): Reaction => {
    if (activity !== 'platform') subscribe(event.type, activity);
    return { event, run: run as unknown as Reaction['run'] };
  },
  /** A kind of long work; see `JobKind`. */
  job: <I, R>(
    verb: string,
    kind: Omit<JobKind<I, R>, 'activity' | 'id' | 'finish'> & {
      readonly finish?: (
        context: Context<DB>,
        result: R,
        job: { readonly id: string; readonly input: I },
      ) => Promise<void>;
    },
  ): JobKind<I, R> =>
    ({ ...kind, activity: activity as Activity, id: `${activity}.${verb}` }) as unknown as JobKind<I, R>,
  every: (name: string, everySeconds: number, run: (context: Context<DB>) => Promise<void>): Timer => ({
    name: `${activity}.${name}`,
    everySeconds,
    run: run as Timer['run'],
  }),
  module: (
    parts: Partial<Omit<ActivityModule, 'activity' | 'jobs'>> & { readonly jobs?: readonly { readonly id: string }[] },
  ): ActivityModule => ({
    activity,
    migrations: parts.migrations ?? [],
    handlers: parts.handlers ?? [],
    reactions: parts.reactions ?? [],
    timers: parts.timers ?? [],
    jobs: (parts.jobs ?? []) as readonly JobKind[],
  }),
});
