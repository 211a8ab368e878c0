// What came in: receipt pegs become stock pegs, what was rejected or is missing is bought anew. Each arrival counts once.
import { type Data, logistics } from '@onelot/contracts';
import { sql } from 'kysely';
import { followMakes } from '../allocation/makes.ts';
import { splitPeg } from '../allocation/split.ts';
import type { PegRow, Sourcing } from '../tables.ts';
import { repeg, tellMoved } from './buying.ts';
import { lockPurchase, mayBecome, setPurchase } from './order.ts';

type Goods = Data<typeof logistics.goodsReceived>;

interface Unheard {
  id: string;
  data: Goods;
}

/** Arrivals in the log beyond this activity's own cursor: logistics has them in stock already. */
const unheard = async (context: Sourcing): Promise<Unheard[]> => {
  const { rows } = await sql<Unheard>`
    select e.id, e.data from kernel.events e
    where e.type = ${logistics.goodsReceived.type}
      and (e.xid, e.seq) > (coalesce((select c.xid from kernel.cursors c where c.reader = 'sourcing'), '0'::xid8),
        coalesce((select c.seq from kernel.cursors c where c.reader = 'sourcing'), 0))
      and not exists (select 1 from sourcing.arrivals a where a.event_id = e.id)
    order by e.xid, e.seq`.execute(context.db);
  return rows;
};

/** Hears at once what the reactions would hear in a moment. The caller holds the ledger. */
export const hearArrivals = async (context: Sourcing): Promise<void> => {
  for (const { id, data } of await unheard(context)) await receiveGoods(context, id, data);
};

/** The caller holds the ledger. Safe to call again for one event. */
export const receiveGoods = async (context: Sourcing, event: string, goods: Goods): Promise<void> => {
  const { purchaseOrder, accepted, rejected, lot } = goods;
  const first = await context.db
    .insertInto('sourcing.arrivals')
    .values({ event_id: event, purchase_order: purchaseOrder, accepted, rejected, lot, at: context.now } as never)
    .onConflict((conflict) => conflict.doNothing())
    .returning('event_id')
    .executeTakeFirst();
  const order = first ? await lockPurchase(context, purchaseOrder) : undefined;
  if (!order) return;
  const received = order.received + accepted;
  const refused = order.rejected + rejected;
  const whole = received + refused >= order.quantity;
  await setPurchase(context, order.id, {
    received,
    rejected: refused,
    lot,
    ...(whole && mayBecome(order.state, 'received') ? { state: 'received', received_at: context.now } : {}),
  });
  const moved = await toStock(context, order.id, accepted);
  for (const each of new Set(moved)) await followMakes(context, each);
  await tellMoved(context, moved, order.item, context.now);
  if (rejected === 0) return;
  // What was rejected is bought anew; what is still to come keeps its pegs.
  await buyAgain(context, await takeBack(context, order.id, Math.max(0, order.quantity - received - refused)));
};

/** Pegs on a purchase order, the earliest due order first. */
export const pegsOn = async (context: Sourcing, purchaseOrder: string): Promise<PegRow[]> => {
  const { rows } = await sql<PegRow>`
    select p.* from sourcing.pegs p left join sourcing.mps m on m.order_id = p.order_id
    where p.purchase_order = ${purchaseOrder} and p.kind = 'receipt' order by m.due_at nulls last, p.id`.execute(
    context.db,
  );
  return rows;
};

/** Pegs as much as came to stock; answers the orders whose time changed with it. */
const toStock = async (context: Sourcing, purchaseOrder: string, accepted: number): Promise<string[]> => {
  let left = accepted;
  const moved: string[] = [];
  for (const peg of await pegsOn(context, purchaseOrder)) {
    const quantity = Math.min(left, peg.quantity);
    if (quantity <= 0) break;
    left -= quantity;
    await splitPeg(context, peg, quantity, { kind: 'stock', at: context.now });
    if (peg.at.getTime() !== context.now.getTime()) moved.push(peg.order_id);
  }
  return moved;
};

/** Pegs on a purchase order beyond what it still brings, of the orders due last; a peg that is met in part is split. */
export const takeBack = async (context: Sourcing, purchaseOrder: string, coming: number): Promise<PegRow[]> => {
  let left = coming;
  const lost: PegRow[] = [];
  for (const peg of await pegsOn(context, purchaseOrder)) {
    const kept = Math.min(left, peg.quantity);
    left -= kept;
    if (kept < peg.quantity) lost.push(await splitPeg(context, peg, peg.quantity - kept, {}));
  }
  return lost;
};

/** Pegs that lost their supply find another, order by order. */
export const buyAgain = async (context: Sourcing, lost: readonly PegRow[]): Promise<void> => {
  for (const order of new Set(lost.map((peg) => peg.order_id)))
    await repeg(
      context,
      order,
      lost.filter((peg) => peg.order_id === order),
    );
};
