// Finds sourcing's records, counts them by system level, and measures how supply kept its word.
import { common, type Output } from '@onelot/contracts';
import { sql } from 'kysely';
import { handle, handleForStaff, type MpsRow, type PurchaseRow, type Sourcing } from './tables.ts';

const like = (q: string): string => `%${q.replace(/[\\%_]/g, '\\$&')}%`;

const find = handle(common.find.sourcing, async (context, { q }) => {
  const text = like(q);
  const purchases = (await context.db
    .selectFrom('sourcing.purchase_orders')
    .selectAll()
    .where((where) =>
      where.or([
        where('number', 'ilike', text),
        where('item', 'ilike', text),
        where('item_name', 'ilike', text),
        where('supplier', 'ilike', text),
        where('lot', 'ilike', text),
      ]),
    )
    .orderBy('ordered_at', 'desc')
    .limit(10)
    .execute()) as PurchaseRow[];
  const lines = (await context.db
    .selectFrom('sourcing.mps')
    .selectAll()
    .where((where) => where.or([where('order_number', 'ilike', text), where('product_name', 'ilike', text)]))
    .orderBy('due_at', 'desc')
    .limit(5)
    .execute()) as MpsRow[];
  const suppliers = await context.db
    .selectFrom('sourcing.suppliers')
    .select(['supplier', 'name', 'party'])
    .where((where) => where.or([where('supplier', 'ilike', text), where('name', 'ilike', text)]))
    .limit(5)
    .execute();
  return [
    ...purchases.map((row) => ({
      kind: 'purchase-order',
      id: row.id,
      label: row.number,
      note: `${row.item_name}, ${row.supplier}`,
      quantity: row.quantity,
      state: row.state,
      href: `/work/purchases/${row.id}`,
    })),
    ...lines.map((row) => ({
      kind: 'schedule-line',
      id: row.id,
      label: row.order_number,
      note: row.product_name,
      at: row.due_at.toISOString(),
      href: '/work/schedule',
    })),
    ...suppliers.map((row) => ({
      kind: 'supplier',
      id: row.party,
      label: row.name,
      note: row.supplier,
      href: `/work/suppliers?supplier=${encodeURIComponent(row.supplier)}`,
    })),
  ];
});

const one = async <T>(context: Sourcing, query: ReturnType<typeof sql<T>>): Promise<T> =>
  (await query.execute(context.db)).rows[0]!;

const census = handleForStaff(
  common.census.sourcing,
  async (context): Promise<Output<typeof common.census.sourcing>> => {
    const counts = await one(
      context,
      sql<{ purchases: number; waiting: number; lines: number; items: number; makes: number }>`select
      (select count(*) from sourcing.purchase_orders where state in ('sent', 'accepted', 'countered', 'shipped')) as purchases,
      (select count(*) from sourcing.purchase_orders where state in ('sent', 'countered')) as waiting,
      (select count(*) from sourcing.mps where state in ('planned', 'in-work')) as lines,
      (select count(*) from sourcing.planning) as items, (select count(*) from sourcing.makes where state = 'planned') as makes`,
    );
    return [
      { level: 'CBL', name: 'Purchases', count: counts.purchases, waiting: counts.waiting, href: '/work/purchases' },
      { level: 'EPL', name: 'Schedule', count: counts.lines, href: '/work/schedule' },
      { level: 'WSL', name: 'Stock items', count: counts.items, href: '/work/stock' },
    ];
  },
);

interface Measured {
  received: number;
  on_time: number;
  answered: number;
  answer_seconds: number | null;
  requirements: number;
  out: number;
}

const indicators = handleForStaff(common.indicators.sourcing, async (context) => {
  const { company, db } = context;
  const all = await one(
    context,
    sql<Measured>`select
      (select count(*) from sourcing.purchase_orders where received_at is not null) as received,
      (select count(*) from sourcing.purchase_orders where received_at <= due_at) as on_time,
      (select count(*) from sourcing.purchase_orders where answered_at is not null) as answered,
      (select extract(epoch from avg(answered_at - ordered_at))::float8 from sourcing.purchase_orders where answered_at is not null) as answer_seconds,
      (select count(distinct item) from sourcing.pegs where kind <> 'consumed') as requirements,
      (select count(distinct p.item) from sourcing.pegs p where p.kind in ('receipt', 'purchase')) as out`,
  );
  const { rows: series } = await sql<{ day: string; value: number }>`
    select to_char(received_at at time zone ${company.timeZone}, 'YYYY-MM-DD') as day, avg((received_at <= due_at)::int)::float8 as value
    from sourcing.purchase_orders where received_at is not null group by 1 order by 1 desc limit 60`.execute(db);
  return [
    {
      id: 'supplier-on-time',
      value: all.received ? all.on_time / all.received : null,
      unit: 'share' as const,
      of: all.received,
      definition: 'indicator.supplierOnTime',
      series: series.reverse(),
    },
    {
      id: 'purchase-answer-time',
      value: all.answer_seconds,
      unit: 'seconds' as const,
      of: all.answered,
      definition: 'indicator.purchaseAnswerTime',
    },
    {
      // Items an order needs now and stock does not cover.
      id: 'stock-outs',
      value: all.out,
      unit: 'count' as const,
      of: all.requirements,
      definition: 'indicator.stockOuts',
    },
  ];
});

export const commonHandlers = [find, census, indicators];
