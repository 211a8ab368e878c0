// Keeps supply true as time passes: safety stock refilled, overdue receipts expected later, pegs without stock supplied anew.
import { logistics, production } from '@onelot/contracts';
import { sql } from 'kysely';
import { masterOf } from '../allocation/master.ts';
import { splitPeg } from '../allocation/split.ts';
import { COMING, freeSupply, lockLedger } from '../allocation/supply.ts';
import { onHandOf } from '../planning/parameters.ts';
import { sourcesOf } from '../planning/suppliers.ts';
import { searchFor } from '../searches/search.ts';
import { DAY_MS, type PegRow, type PurchaseRow, type Sourcing } from '../tables.ts';
import { movePegs } from './answers.ts';
import { buyAgain } from './arrivals.ts';
import { purchase, repeg } from './buying.ts';
import { setPurchase } from './order.ts';

/** Whether this activity has heard of all consumption: until then stock is lower than pegs with nothing being wrong. */
const caughtUp = async (context: Sourcing): Promise<boolean> => {
  const { rows } = await sql<{ behind: boolean }>`
    select exists (select 1 from kernel.events e where e.type in (${production.materialConsumed.type}, ${logistics.goodsReceived.type})
      and (e.xid, e.seq) > (coalesce((select c.xid from kernel.cursors c where c.reader = 'sourcing'), '0'::xid8),
        coalesce((select c.seq from kernel.cursors c where c.reader = 'sourcing'), 0))) as behind`.execute(context.db);
  return !rows[0]?.behind;
};

/** Where free stock and open receipts fall below the safety stock, the difference is bought. */
const refill = async (context: Sourcing): Promise<void> => {
  const rows = await context.db
    .selectFrom('sourcing.planning')
    .select(['item', 'safety_stock'])
    .where('safety_stock', '>', 0)
    .execute();
  const master = await masterOf(context);
  const bought = rows.filter((row) => master.items.get(row.item)?.makeOrBuy === 'buy');
  const items = bought.map((row) => row.item);
  const free = await freeSupply(context, items, true);
  if (!(await caughtUp(context))) return;
  const sources = await sourcesOf(context, items);
  for (const { item, safety_stock } of bought) {
    const coming = free.receipts.reduce((sum, receipt) => sum + (receipt.item === item ? receipt.quantity : 0), 0);
    const missing = Math.ceil(safety_stock - (free.stock.get(item) ?? 0) - coming);
    if (missing <= 0) continue;
    const source = sources.get(item)?.[0];
    if (source)
      await purchase(context, source, missing, new Date(context.now.getTime() + source.lead_time_seconds * 1000));
    else await searchFor(context, item, missing);
  }
};

/** Pegs on stock that a count did not find again lose it, those of the orders due last first. */
const mendShortages = async (context: Sourcing): Promise<void> => {
  const { rows } = await sql<{ item: string; quantity: number }>`
    select item, sum(quantity) as quantity from sourcing.pegs where kind = 'stock' group by item`.execute(context.db);
  const hand = await onHandOf(
    context,
    rows.map((row) => row.item),
  );
  if (!(await caughtUp(context))) return;
  for (const { item, quantity } of rows) {
    const short = quantity - (hand.get(item) ?? 0);
    if (short > 0) await buyAgain(context, await takeStockBack(context, item, short));
  }
};

const takeStockBack = async (context: Sourcing, item: string, short: number): Promise<PegRow[]> => {
  const { rows } = await sql<PegRow>`
    select p.* from sourcing.pegs p left join sourcing.mps m on m.order_id = p.order_id
    where p.item = ${item} and p.kind = 'stock' order by m.due_at desc nulls first, p.id desc`.execute(context.db);
  let left = short;
  const lost: PegRow[] = [];
  for (const peg of rows) {
    const quantity = Math.min(left, peg.quantity);
    if (quantity <= 0) break;
    left -= quantity;
    lost.push(await splitPeg(context, peg, quantity, {}));
  }
  return lost;
};

/** Goods that should have come half a day ago are expected a day from now. */
const expectOverdue = async (context: Sourcing): Promise<void> => {
  const late = new Date(context.now.getTime() - DAY_MS / 2);
  const overdue = (await context.db
    .selectFrom('sourcing.purchase_orders')
    .selectAll()
    .where('state', 'in', [...COMING])
    .where('expected_at', '<', late)
    .execute()) as PurchaseRow[];
  for (const row of overdue) {
    const expected = new Date(context.now.getTime() + DAY_MS);
    await setPurchase(context, row.id, { expected_at: expected });
    await movePegs(context, { ...row, expected_at: expected });
  }
  await planAgain(context, late);
};

/** Purchases of placed orders that nobody could be asked for are planned again once their time has passed. */
const planAgain = async (context: Sourcing, late: Date): Promise<void> => {
  const { rows } = await sql<PegRow>`
    select p.* from sourcing.pegs p join sourcing.mps m on m.order_id = p.order_id
    where p.kind = 'purchase' and p.at < ${late} and m.state in ('planned', 'in-work')`.execute(context.db);
  for (const order of new Set(rows.map((peg) => peg.order_id)))
    await repeg(
      context,
      order,
      rows.filter((peg) => peg.order_id === order),
    );
};

export const keepSupply = async (context: Sourcing): Promise<void> => {
  await lockLedger(context);
  await expectOverdue(context);
  await mendShortages(context);
  await refill(context);
};
