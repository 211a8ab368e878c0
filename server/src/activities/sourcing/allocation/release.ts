// Gives the material of an order back: what it has not used is free for others.
import { sql } from 'kysely';
import type { Sourcing } from '../tables.ts';
import { lockLedger } from './supply.ts';

/** Safe to call again. Consumed material stays on record; purchase orders stay and their quantity is free. */
export const releaseOrder = async (context: Sourcing, order: string): Promise<void> => {
  await lockLedger(context);
  const { db } = context;
  await db.deleteFrom('sourcing.pegs').where('order_id', '=', order).where('kind', '<>', 'consumed').execute();
  await sql`delete from sourcing.requirements r where order_id = ${order} and not exists (select 1 from sourcing.pegs p where p.requirement = r.id)`.execute(
    db,
  );
  await sql`update sourcing.requirements r set quantity = (select sum(p.quantity) from sourcing.pegs p where p.requirement = r.id) where order_id = ${order}`.execute(
    db,
  );
  await db
    .updateTable('sourcing.makes')
    .set({ state: 'cancelled' })
    .where('order_id', '=', order)
    .where('state', '=', 'planned')
    .execute();
};
