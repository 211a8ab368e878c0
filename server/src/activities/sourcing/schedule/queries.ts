// The master production schedule: its lines by due date, and how many of each product a week.
import { sourcing } from '@onelot/contracts';
import { sql } from 'kysely';
import { handleForStaff, type MpsRow } from '../tables.ts';

type Line = MpsRow & { ready: Date | null };

const mps = handleForStaff(sourcing.mps, async (context) => {
  const { rows } = await sql<Line>`
    select m.*, (select max(p.at) from sourcing.pegs p where p.order_id = m.order_id) as ready
    from sourcing.mps m where m.state in ('planned', 'in-work') or m.due_at > ${new Date(context.now.getTime() - 28 * 86_400_000)}
    order by m.due_at, m.order_number limit 2000`.execute(context.db);
  const { rows: weeks } = await sql<{ product: string; week: string; quantity: number }>`
    select product, to_char(due_at at time zone ${context.company.timeZone}, 'IYYY"-W"IW') as week, sum(quantity)::bigint as quantity
    from sourcing.mps where state <> 'cancelled' group by 1, 2 order by 2, 1`.execute(context.db);
  return {
    lines: rows.map((row) => ({
      id: row.id,
      product: row.product,
      productName: row.product_name,
      version: row.version,
      order: row.order_id,
      orderNumber: row.order_number,
      quantity: row.quantity,
      dueAt: row.due_at.toISOString(),
      state: row.state,
      materialReadyAt: row.ready?.toISOString() ?? null,
    })),
    weeks,
  };
});

export const scheduleQueries = [mps];
