// Members with their history and value: what they ordered and paid for, cancelled orders left out.
import { sales } from '@onelot/contracts';
import { sql } from 'kysely';
import { rooms } from '../../../kernel/activity.ts';
import type { SalesTables } from '../tables.ts';

const { handle } = rooms<SalesTables>('sales');

const listMembers = handle(sales.listMembers, async (context) => {
  const rows = await context.db
    .selectFrom('sales.members as m')
    .leftJoin('sales.orders as o', (join) =>
      join
        .onRef('o.customer', '=', 'm.party')
        .on('o.confirmed_at', 'is not', null)
        .on('o.state', 'not in', ['cancelled', 'expired']),
    )
    .groupBy(['m.company_id' as never, 'm.party'])
    .select(['m.party', 'm.name', 'm.email', 'm.since', 'm.consent_contact'])
    .select(({ fn }) => fn.count<number>('o.id').as('orders'))
    .select(sql<number>`coalesce(sum(o.total + o.fees), 0)::bigint`.as('value'))
    .select(sql<string | null>`(max(o.id::text))::uuid`.as('last'))
    .orderBy('m.since', 'desc')
    .execute();
  return rows.map((row) => ({
    party: row.party,
    name: row.name,
    email: row.email,
    since: row.since.toISOString(),
    orders: Number(row.orders),
    value: Number(row.value),
    currency: context.company.currency,
    consentContact: row.consent_contact,
    lastOrder: row.last,
  }));
});

export const memberQueries = [listMembers];
