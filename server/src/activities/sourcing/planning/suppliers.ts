// Suppliers: parties with what they supply, at which price and lead time; and which of them is asked first.
import { type Input, type Output, sourcing } from '@onelot/contracts';
import { sql } from 'kysely';
import { ensureParty } from '../../../kernel/parties.ts';
import type { SupplierItemRow, SupplierRow } from '../tables.ts';
import { handleForStaff, type Sourcing } from '../tables.ts';

type Given = Input<typeof sourcing.saveSupplier>;

/** Creates or changes a supplier; what it supplies becomes exactly the given list. */
export const putSupplier = async (context: Sourcing, given: Given): Promise<Output<typeof sourcing.saveSupplier>> => {
  const { supplier, name, email, country, position } = given;
  const party = await ensureParty(context as never, { kind: 'supplier', code: supplier, name, email });
  const row = { name, email, country, party, position: position ? JSON.stringify(position) : null, seen_by: [party] };
  await context.db
    .insertInto('sourcing.suppliers')
    .values({ supplier, ...row } as never)
    .onConflict((conflict) => conflict.columns(['company_id', 'supplier'] as never).doUpdateSet(row as never))
    .execute();
  const items = await putItems(context, supplier, party, given.items);
  return { supplier, name, email, country, party, ...(position ? { position } : {}), items };
};

const putItems = async (context: Sourcing, supplier: string, party: string, items: Given['items']) => {
  const last = new Map(items.map((item) => [item.item, item]));
  const codes = [...last.keys()];
  let gone = context.db.deleteFrom('sourcing.supplier_items').where('supplier', '=', supplier);
  if (codes.length) gone = gone.where('item', 'not in', codes);
  await gone.execute();
  for (const item of last.values()) await putItem(context, supplier, party, item);
  return [...last.values()];
};

export const putItem = async (
  context: Sourcing,
  supplier: string,
  party: string,
  item: Given['items'][number],
  offeredAt?: Date,
): Promise<void> => {
  const row = {
    price: item.price,
    price_per: item.pricePer,
    lead_time_seconds: item.leadTimeSeconds,
    minimum_order_quantity: item.minimumOrderQuantity,
    ...(offeredAt ? { offered_at: offeredAt } : {}),
  };
  await context.db
    .insertInto('sourcing.supplier_items')
    .values({ supplier, item: item.item, seen_by: [party], offered_at: null, ...row } as never)
    .onConflict((conflict) => conflict.columns(['company_id', 'supplier', 'item'] as never).doUpdateSet(row as never))
    .execute();
};

export type Source = SupplierItemRow & Pick<SupplierRow, 'party' | 'name' | 'email'>;

/** A supplier that declined an item is not asked for it again for so long, unless it offers it anew. */
const DECLINED_DAYS = 14;

/** By item, who can be asked for it: the shortest lead time first, then the lowest price. */
export const sourcesOf = async (context: Sourcing, items: readonly string[]): Promise<Map<string, Source[]>> => {
  if (items.length === 0) return new Map();
  const since = new Date(context.now.getTime() - DECLINED_DAYS * 86_400_000);
  const rows = (await context.db
    .selectFrom('sourcing.supplier_items as i')
    .innerJoin('sourcing.suppliers as s', 's.supplier', 'i.supplier')
    .selectAll('i')
    .select(['s.party', 's.name', 's.email'])
    .where('i.item', 'in', [...new Set(items)])
    .where(
      sql<boolean>`not exists (select 1 from sourcing.purchase_orders o where o.supplier = i.supplier and o.item = i.item
        and o.answered_at >= ${since} and (o.state = 'declined' or o.state = 'cancelled') and (i.offered_at is null or o.answered_at > i.offered_at))`,
    )
    .orderBy('i.item')
    .orderBy('i.lead_time_seconds')
    .orderBy(sql`i.price::numeric / i.price_per`)
    .orderBy('i.supplier')
    .execute()) as unknown as Source[];
  const sources = new Map<string, Source[]>();
  for (const row of rows) sources.set(row.item, [...(sources.get(row.item) ?? []), row]);
  return sources;
};

/** How suppliers kept their word: orders received no later than the date agreed, of those received. */
const records = async (
  context: Sourcing,
): Promise<Map<string, { orders: number; received: number; onTime: number }>> => {
  const { rows } = await sql<{ supplier: string; orders: number; received: number; on_time: number }>`
    select supplier, count(*) as orders, count(received_at) as received, count(*) filter (where received_at <= due_at) as on_time
    from sourcing.purchase_orders where state <> 'cancelled' group by supplier`.execute(context.db);
  return new Map(rows.map((row) => [row.supplier, { ...row, onTime: row.on_time }]));
};

const listSuppliers = handleForStaff(sourcing.listSuppliers, async (context) => {
  const suppliers = (await context.db
    .selectFrom('sourcing.suppliers')
    .selectAll()
    .orderBy('supplier')
    .execute()) as SupplierRow[];
  const items = (await context.db
    .selectFrom('sourcing.supplier_items')
    .selectAll()
    .orderBy('item')
    .execute()) as SupplierItemRow[];
  const kept = await records(context);
  return suppliers.map(({ supplier, name, party, email, country, position }) => {
    const record = kept.get(supplier);
    return {
      supplier,
      name,
      party,
      email,
      country,
      ...(position ? { position } : {}),
      items: items
        .filter((row) => row.supplier === supplier)
        .map((row) => ({
          item: row.item,
          price: row.price,
          pricePer: row.price_per,
          leadTimeSeconds: row.lead_time_seconds,
          minimumOrderQuantity: row.minimum_order_quantity,
        })),
      orders: record?.orders ?? 0,
      onTimeShare: record?.received ? record.onTime / record.received : null,
    };
  });
});

export const supplierHandlers = [listSuppliers, handleForStaff(sourcing.saveSupplier, putSupplier)];
