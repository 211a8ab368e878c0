// Who lost the link of an order gets it by mail, to the address of the order only; the answer never tells whether there is one.
import { sales } from '@onelot/contracts';
import { sql } from 'kysely';
import { rooms } from '../../../kernel/activity.ts';
import type { SalesTables } from '../tables.ts';
import { tell } from './letters.ts';

const { handle } = rooms<SalesTables>('sales');

export const requestLink = handle(sales.requestLink, ({ elevated }, { number, email }) =>
  elevated(async (own) => {
    const order = await own.db
      .selectFrom('sales.orders')
      .selectAll()
      .where('number', '=', number)
      .where(sql<string>`lower(email)`, '=', email.toLowerCase())
      .executeTakeFirst();
    if (order) await tell(own, order, 'link');
    return {};
  }),
);
