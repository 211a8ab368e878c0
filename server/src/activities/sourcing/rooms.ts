// The typed makers of sourcing's handlers, and the rights in which its rooms work.
import type { Operation } from '@onelot/contracts';
import { type Context, type Handled, type Handler, rooms } from '../../kernel/activity.ts';
import type { Tables } from './tables.ts';

export type Sourcing = Context<Tables>;
export const { handle, on, every, module } = rooms<Tables>('sourcing');

/** A handler for what the company's own people of several activities may ask: it runs with sourcing's rights. */
export const handleForStaff = <O extends Operation>(operation: O, run: Handler<O, Tables>): Handled =>
  handle(operation, ((context, input) => context.elevated((own) => run(own, input))) as Handler<O, Tables>);

/** Runs with sourcing's rights for staff of these activities; with the caller's own for everyone else. */
export const forWhoever = <T>(context: Sourcing, work: (context: Sourcing) => Promise<T>): Promise<T> =>
  context.principal.roles.has('sourcing') || context.principal.roles.has('logistics')
    ? context.elevated(work)
    : work(context);

export const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);
export const fromSeconds = (at: number): Date => new Date(at * 1000);
export const DAY_MS = 86_400_000;
