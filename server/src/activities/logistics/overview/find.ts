// Records of logistics that match a text: deliveries, finished products, lots, places; customers and carriers find their own.
import type { common, Output } from '@onelot/contracts';
import { carriers } from '../places/queries.ts';
import type { Ctx } from '../tables.ts';

type Hits = Output<typeof common.find.logistics>;
const MOST = 8;

const pattern = (q: string): string => `%${q.replace(/[\\%_]/g, '\\$&')}%`;

const deliveries = async (context: Ctx, like: string, href: (row: { id: string; order_id: string }) => string) => {
  const rows = await context.db
    .selectFrom('logistics.deliveries')
    .select(['id', 'number', 'order_id', 'order_number', 'identifier', 'state', 'customer_name'])
    .where((where) =>
      where.or(
        (['number', 'order_number', 'identifier', 'customer_name'] as const).map((column) =>
          where(column, 'ilike', like),
        ),
      ),
    )
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    kind: 'delivery',
    id: row.id,
    label: row.number,
    note: `${row.order_number}, ${row.identifier}`,
    state: row.state,
    href: href(row),
  }));
};

const lots = async (context: Ctx, like: string): Promise<Hits> => {
  const rows = await context.db
    .selectFrom('logistics.stock')
    .select(['item', 'lot', 'place', 'quantity'])
    .where('quantity', '>', 0)
    .where((where) => where.or([where('item', 'ilike', like), where('lot', 'ilike', like)]))
    .orderBy('item')
    .limit(MOST)
    .execute();
  return rows.map(({ item, lot, place, quantity }) => ({
    kind: 'lot',
    id: `${item}/${place}/${lot}`,
    label: item,
    note: `${lot}, ${place}`,
    quantity,
    href: `/work/stock?item=${encodeURIComponent(item)}`,
  }));
};

const products = async (context: Ctx, like: string): Promise<Hits> => {
  const rows = await context.db
    .selectFrom('logistics.finished')
    .select(['id', 'identifier', 'name', 'place', 'order_id'])
    .where('state', '=', 'stored')
    .where((where) => where.or([where('identifier', 'ilike', like), where('order_number', 'ilike', like)]))
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    kind: 'product',
    id: row.id,
    label: row.identifier,
    note: `${row.name}, ${row.place}`,
    href: `/work/orders/${row.order_id}`,
  }));
};

const namedLike = (q: string, ...words: readonly (string | undefined)[]): boolean =>
  words.some((word) => word?.toLowerCase().includes(q.toLowerCase()));

const byCarrier = async (context: Ctx, q: string): Promise<Hits> =>
  (await carriers(context))
    .filter(({ carrier, name }) => namedLike(q, carrier, name))
    .slice(0, MOST)
    .map(({ carrier, name, party }) => ({
      kind: 'carrier',
      id: party,
      label: name,
      note: carrier,
      href: `/work/products?tab=store&carrier=${encodeURIComponent(carrier)}`,
    }));

const byPlace = async (context: Ctx, q: string): Promise<Hits> =>
  (await context.db.selectFrom('logistics.places').select(['place', 'name']).orderBy('place').execute())
    .filter(({ place, name }) => namedLike(q, place, name.en, name.de))
    .slice(0, MOST)
    .map(({ place, name }) => ({
      kind: 'place',
      id: place,
      label: place,
      name,
      href: `/work/stock?view=places&place=${encodeURIComponent(place)}`,
    }));

const STAFF = ['logistics', 'sales', 'service', 'production', 'sourcing'] as const;

export const find = async (context: Ctx, { q }: { q: string }): Promise<Hits> => {
  const like = pattern(q);
  const { principal } = context;
  if (STAFF.some((activity) => principal.roles.has(activity)))
    return context.elevated(async (own) => [
      ...(await deliveries(own, like, ({ id }) => `/work/deliveries/${id}`)),
      ...(await products(own, like)),
      ...(await lots(own, like)),
      ...(await byPlace(own, q)),
      // Carriers are told to whom their list is: the screen of a carrier asks for it.
      ...(principal.roles.has('logistics') || principal.roles.has('sales') ? await byCarrier(own, q) : []),
    ]);
  const carrier = principal.parties.some(({ kind }) => kind === 'carrier');
  return deliveries(context, like, ({ id, order_id }) => (carrier ? `/portal?delivery=${id}` : `/orders/${order_id}`));
};
