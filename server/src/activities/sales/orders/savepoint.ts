// A part of a transaction that can be undone on its own: tried and kept, or tried only to know what it would do.
import { sql } from 'kysely';
import type { Sales } from '../offers/offer.ts';

/** Keeps the work, or undoes it where it throws. */
export const savepoint = async <T>(context: Sales, work: () => Promise<T>): Promise<T> => {
  await sql`savepoint part`.execute(context.db);
  try {
    const value = await work();
    await sql`release savepoint part`.execute(context.db);
    return value;
  } catch (error) {
    await sql`rollback to savepoint part`.execute(context.db);
    throw error;
  }
};

/** Does the work and undoes it: the answer is exact, nothing is changed. What leaves the database must not be in it. */
export const undone = async <T>(context: Sales, work: () => Promise<T>): Promise<T> => {
  await sql`savepoint trial`.execute(context.db);
  const value = await work();
  await sql`rollback to savepoint trial`.execute(context.db);
  return value;
};
