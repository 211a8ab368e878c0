// What can be asked about orders: one, or a list, each as far as the caller may see.
import { sales } from '@onelot/contracts';
import { sql } from 'kysely';
import { rooms } from '../../../kernel/activity.ts';
import { invalid } from '../../../kernel/refusal.ts';
import type { Sales } from '../offers/offer.ts';
import type { SalesTables } from '../tables.ts';
import { creditNote, invoice } from './invoice.ts';
import { asReader, type OrderRead, showOrder } from './order.ts';
import { OPEN } from './states.ts';

const { handle } = rooms<SalesTables>('sales');

const getOrder = handle(sales.getOrder, (context, { order }) =>
  asReader(context, (reader) => showOrder(reader, order)),
);

/** Text between wildcards, with the pattern's own signs taken as they are. */
export const containing = (text: string): string => `%${text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const matching = (reader: Sales, text: string | undefined) =>
  reader.db
    .selectFrom('sales.orders')
    .$if(text !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('number', 'ilike', containing(text as string)),
          where('customer_name', 'ilike', containing(text as string)),
          where('email', 'ilike', containing(text as string)),
          where(sql<string>`product_name::text`, 'ilike', containing(text as string)),
        ]),
      ),
    );

const toLine = (row: OrderRead) => ({
  id: row.id,
  number: row.number,
  state: row.state,
  product: row.product,
  productName: row.product_name,
  version: row.version,
  quantity: row.quantity,
  customer: { party: row.customer, name: row.customer_name, email: row.email },
  promised: row.promised,
  firstPromised: row.first_promised_at.toISOString(),
  placedAt: row.placed_at.toISOString(),
  total: row.total,
  currency: row.currency,
});

/** Newest first; `before` is the id of the last order of the page before. Late: not there, and over its first promise or its present one. */
const listOrders = handle(sales.listOrders, (context, { state, q, late, limit, before }) => {
  if (before !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(before))
    invalid('/before', 'before is the id of the last order of the page before.');
  return asReader(context, async (reader) => {
    const rows = await matching(reader, q || undefined)
      .selectAll()
      .$if(state !== undefined, (query) => query.where('state', '=', state!))
      .$if(before !== undefined, (query) => query.where('id', '<', before as string))
      .$if(late === true, (query) =>
        query
          .where('state', 'in', OPEN)
          .where((where) =>
            where.or([where('promised_at', '>', where.ref('first_due_at')), where('promised_at', '<', reader.now)]),
          ),
      )
      .$if(late === false, (query) =>
        query.where((where) =>
          where.or([
            where('state', 'not in', OPEN),
            where.and([where('promised_at', '<=', where.ref('first_due_at')), where('promised_at', '>=', reader.now)]),
          ]),
        ),
      )
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toLine);
  });
});

export const orderQueries = [getOrder, listOrders, invoice, creditNote];
