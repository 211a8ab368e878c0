// Delivered products with their as-built record; customers see their own, without who worked on it and from which lot.
import { type Output, service } from '@onelot/contracts';
import { found } from '../../../kernel/refusal.ts';
import { type Ctx, room } from '../tables.ts';
import type { InstalledRow } from './tables.ts';

const { handle } = room;
type Installed = Output<typeof service.getInstalled>;
const MOST = 500;

/** A customer reads what was built and measured; operators, work centers and supplier lots stay in the house. */
const forCustomer = (built: Installed['asBuilt']): Installed['asBuilt'] => ({
  choices: built.choices,
  components: built.components.map((line) => ({ ...line, because: [], lots: [] })),
  operations: built.operations.map((operation) => ({ ...operation, workCenter: '', operator: '' })),
});

const view = (context: Ctx, row: InstalledRow): Installed => {
  const staff = context.principal.roles.has('service');
  return {
    id: row.id,
    identifier: row.identifier,
    order: row.order_id,
    orderNumber: row.order_number,
    product: row.product,
    version: row.version,
    name: row.name,
    customer: row.customer_name,
    deliveredAt: row.delivered_at.toISOString(),
    warrantyUntil: row.warranty_until.toISOString(),
    asBuilt: staff ? row.as_built : forCustomer(row.as_built),
    asOrdered: row.as_ordered,
    matches: row.matches,
    ...(staff ? { differences: row.differences } : {}),
  };
};

export const productQueries = [
  handle(service.listInstalled, async (context, { order }) => {
    let query = context.db.selectFrom('service.installed').selectAll().orderBy('delivered_at', 'desc').limit(MOST);
    if (order) query = query.where('order_id', '=', order);
    const rows = (await query.execute()) as InstalledRow[];
    return rows.map((row) => view(context, row));
  }),
  handle(service.getInstalled, async (context, { installed }) => {
    const row = found(
      (await context.db.selectFrom('service.installed').selectAll().where('id', '=', installed).executeTakeFirst()) as
        | InstalledRow
        | undefined,
      'This product',
    );
    return view(context, row);
  }),
];
