// Records of service that match a text: delivered products and service demands; customers find their own.
import type { common, Output } from '@onelot/contracts';
import type { Ctx } from '../tables.ts';

type Hits = Output<typeof common.find.service>;
const MOST = 8;

const pattern = (q: string): string => `%${q.replace(/[\\%_]/g, '\\$&')}%`;

type Address = (row: { id: string; order_id: string | null }) => string;

const demands = async (context: Ctx, like: string, href: Address): Promise<Hits> => {
  const rows = await context.db
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
  return rows.map((row) => ({
    kind: 'service-demand',
    id: row.id,
    label: row.number,
    note: row.title,
    state: row.state,
    href: href(row),
  }));
};

const products = async (context: Ctx, like: string, href: Address): Promise<Hits> => {
  const rows = await context.db
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
  return rows.map((row) => ({
    kind: 'installed',
    id: row.id,
    label: row.identifier,
    note: `${row.name}, ${row.order_number}`,
    href: href(row),
  }));
};

export const find = async (context: Ctx, { q }: { q: string }): Promise<Hits> => {
  const like = pattern(q);
  const root = context.principal.roles.has('service') ? '/work' : '';
  return [
    ...(await demands(context, like, ({ id }) => `${root}/service/${id}`)),
    ...(await products(context, like, ({ order_id }) => `${root}/orders/${order_id}`)),
  ];
};
