// Which supply no order uses yet: stock on hand without pegs and safety stock, and receipts without pegs.
import { sql } from 'kysely';
import { onHandOf } from '../planning/parameters.ts';
import { hearArrivals } from '../purchases/arrivals.ts';
import type { Sourcing } from '../tables.ts';

/**
 * One writer of pegs at a time in a company: no unit of supply is promised twice. The lock ends with the transaction.
 */
export const lockLedger = async (context: Sourcing): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`sourcing.ledger|${context.company.id}`}))`.execute(context.db);
};

export interface Free {
  /** On hand without the pegs of orders; safety stock is still in it. May be negative after a count. */
  readonly stock: ReadonlyMap<string, number>;
  readonly receipts: readonly { id: string; item: string; quantity: number; at: Date }[];
}

/** Purchase orders that still bring goods. */
export const COMING = ['sent', 'accepted', 'countered', 'shipped'] as const;

/**
 * `locked`: the caller holds the ledger and may write. Then goods that logistics has received and this activity has not
 * heard of yet are heard first, or they would count both as stock and as receipt; the stock is read before for the same reason.
 */
export const freeSupply = async (context: Sourcing, items: readonly string[], locked: boolean): Promise<Free> => {
  if (items.length === 0) return { stock: new Map(), receipts: [] };
  const stock = await onHandOf(context, items);
  if (locked) await hearArrivals(context);
  const { rows: pegged } = await sql<{ item: string; quantity: number }>`
    select item, sum(quantity) as quantity from sourcing.pegs where kind = 'stock' and item = any(${[...items]}) group by item`.execute(
    context.db,
  );
  for (const row of pegged) stock.set(row.item, (stock.get(row.item) ?? 0) - row.quantity);
  return { stock, receipts: await freeReceipts(context, items) };
};

const freeReceipts = async (context: Sourcing, items: readonly string[]): Promise<Free['receipts']> => {
  const { rows } = await sql<{ id: string; item: string; quantity: number; at: Date }>`
    select o.id, o.item, o.expected_at as at, o.quantity - o.received - o.rejected - coalesce((
      select sum(p.quantity) from sourcing.pegs p where p.purchase_order = o.id and p.kind = 'receipt'), 0) as quantity
    from sourcing.purchase_orders o where o.item = any(${[...items]}) and o.state = any(${[...COMING]})
    order by o.expected_at, o.id`.execute(context.db);
  return rows
    .filter((row) => row.quantity > 0)
    .map((row) => ({ ...row, at: new Date(Math.max(row.at.getTime(), context.now.getTime())) }));
};
