// Purchasing demands and how the product library answered them.
import { sales } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import type { SalesTables } from '../tables.ts';

const { handle } = rooms<SalesTables>('sales');

const listPurchasingDemands = handle(sales.listPurchasingDemands, async (context) => {
  const rows = await context.db
    .selectFrom('sales.purchasing_demands')
    .select(['id', 'title', 'text', 'customer', 'state', 'product', 'score', 'at'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1000)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
});

export const libraryQueries = [listPurchasingDemands];
