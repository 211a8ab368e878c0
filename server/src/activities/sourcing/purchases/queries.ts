// Purchase orders as far as the caller may see them; customers' orders behind them are for the company's own people.
import { type Output, sourcing } from '@onelot/contracts';
import { sql } from 'kysely';
import { found } from '../../../kernel/refusal.ts';
import { forWhoever, handle, type PurchaseRow, type Sourcing } from '../tables.ts';
import { readPurchase, shown, supplierNames } from './order.ts';

const list = handle(sourcing.listPurchaseOrders, (context, input) =>
  forWhoever(context, async (own) => {
    let query = own.db
      .selectFrom('sourcing.purchase_orders')
      .selectAll()
      .orderBy('ordered_at', 'desc')
      .orderBy('id', 'desc');
    if (input.state) query = query.where('state', '=', input.state);
    const rows = (await query.limit(1000).execute()) as PurchaseRow[];
    const names = await supplierNames(own);
    return rows.map((row) => shown(own, row, names));
  }),
);

const get = handle(sourcing.getPurchaseOrder, async (context, input) => {
  const staff = context.principal.roles.has('sourcing') || context.principal.roles.has('logistics');
  return forWhoever(context, async (own) => {
    const row = found(await readPurchase(own, input.purchaseOrder), 'This purchase order');
    const order = shown(own, row, await supplierNames(own));
    return { ...order, pegged: staff ? await pegged(own, row.id) : [] };
  });
});

type Pegged = Output<typeof sourcing.getPurchaseOrder>['pegged'];

/** An order that is only reserved has no number on the schedule yet. */
const pegged = async (context: Sourcing, purchaseOrder: string): Promise<Pegged> => {
  const { rows } = await sql<Pegged[number]>`
    select p.order_id as "order", coalesce(m.order_number, 'reserved') as number, sum(p.quantity) as quantity
    from sourcing.pegs p left join sourcing.mps m on m.order_id = p.order_id
    where p.purchase_order = ${purchaseOrder} group by p.order_id, m.order_number, m.due_at order by m.due_at nulls last`.execute(
    context.db,
  );
  return rows;
};

export const purchaseQueries = [list, get];
