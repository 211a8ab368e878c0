// Records of service that match a text: delivered products and service demands; customers find their own.
import type { common, Output } from '@onelot/contracts';
import type { Ctx } from '../tables.ts';

type Hits = Output<typeof common.find.service>;
const MOST = 8;

const pattern = (q: string): string => `%${q.replace(/[\\%_]/g, '\\$&')}%`;

const search = async (context: Ctx, q: string, href: { demand: string; product: string }): Promise<Hits> => {
  const like = pattern(q);
  const demands = await context.db
    .selectFrom('service.demands')
    .select(['id', 'number', 'title', 'state', 'order_id'])
    .where((where) =>
      where.or(
        (['number', 'title', 'order_number', 'customer_name'] as const).map((column) => where(column, 'ilike', like)),
      ),
    )
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const products = await context.db
    .selectFrom('service.installed')
    .select(['id', 'identifier', 'name', 'order_id', 'order_number'])
    .where((where) =>
      where.or(
        (['identifier', 'order_number', 'customer_name'] as const).map((column) => where(column, 'ilike', like)),
      ),
    )
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const address = (kind: 'demand' | 'product', row: { id: string; order_id: string | null }): string =>
    href[kind].replace('{id}', row.id).replace('{order}', row.order_id ?? '');
  return [
    ...demands.map((row) => ({
      kind: 'service-demand',
      id: row.id,
      label: row.number,
      note: `${row.title}, ${row.state}`,
      href: row.order_id ? address('demand', row) : href.demand.includes('{id}') ? address('demand', row) : '/service',
    })),
    ...products.map((row) => ({
      kind: 'installed',
      id: row.id,
      label: row.identifier,
      note: `${row.name}, ${row.order_number}`,
      href: address('product', row),
    })),
  ];
};

export const find = (context: Ctx, { q }: { q: string }): Promise<Hits> =>
  context.principal.roles.has('service')
    ? search(context, q, { demand: '/work/service/{id}', product: '/work/orders/{order}' })
    : search(context, q, { demand: '/orders/{order}', product: '/orders/{order}' });
