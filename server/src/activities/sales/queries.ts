// What sales answers in the words that all activities share: find, census, indicators from its own records.
import { common } from '@onelot/contracts';
import { sql } from 'kysely';
import { rooms } from '../../kernel/activity.ts';
import type { Sales } from './offers/offer.ts';
import { asReader } from './orders/order.ts';
import { containing } from './orders/queries.ts';
import { OPEN } from './orders/states.ts';
import type { SalesTables } from './tables.ts';

const { handle } = rooms<SalesTables>('sales');
const MOST_HITS = 20;
const DAY_MS = 86_400_000;

const membersLike = async (reader: Sales, text: string) => {
  const rows = await reader.db
    .selectFrom('sales.members')
    .select(['party', 'name', 'email'])
    .where((where) => where.or([where('name', 'ilike', text), where('email', 'ilike', text)]))
    .orderBy('name')
    .limit(8)
    .execute();
  return rows.map(({ party, name, email }) => ({
    kind: 'member',
    id: party,
    label: name,
    note: email,
    href: `/work/members?member=${party}`,
  }));
};

const find = handle(common.find.sales, (context, { q }) => {
  const staff = context.principal.roles.size > 0;
  return asReader(context, async (reader) => {
    const text = containing(q);
    const orders = await reader.db
      .selectFrom('sales.orders')
      .select(['id', 'number', 'customer_name', 'product_name', 'state'])
      .where((where) =>
        where.or([
          where('number', 'ilike', text),
          where('customer_name', 'ilike', text),
          where('email', 'ilike', text),
        ]),
      )
      .orderBy('id', 'desc')
      .limit(MOST_HITS)
      .execute();
    const found = orders.map((order) => ({
      kind: 'order',
      id: order.id,
      label: order.number,
      name: order.product_name,
      note: order.customer_name,
      state: order.state,
      href: staff ? `/work/orders/${order.id}` : `/orders/${order.id}`,
    }));
    return context.principal.roles.has('sales') ? [...found, ...(await membersLike(reader, text))] : found;
  });
});

const countOf = async (context: Sales) => {
  const { now } = context;
  const { rows } = await sql<{ unpaid: number; open: number; late: number; variants: number; kept: number }>`
    select count(*) filter (where state = 'awaiting-payment') as unpaid,
           count(*) filter (where state = any(${OPEN})) as open,
           count(*) filter (where state = any(${OPEN}) and (promised_at > first_due_at or promised_at < ${now})) as late,
           count(*) filter (where state in ('confirmed', 'in-work')) as variants,
           (select count(*) from sales.configurations where kept_at > ${new Date(now.getTime() - DAY_MS)}) as kept
      from sales.orders`.execute(context.db);
  return rows[0]!;
};

/** In the shop: orders not yet paid and configurations kept within a day. Variant lists: orders whose variant is to be made or in work. */
const census = handle(common.census.sales, async (context) => {
  const counts = await countOf(context);
  const cells: common.Census[] = [
    { level: 'CBL', name: 'In the shop', count: counts.unpaid + counts.kept, href: '/work/orders' },
    { level: 'EPL', name: 'Open orders', count: counts.open, waiting: counts.late, href: '/work/orders' },
    { level: 'WSL', name: 'Variant lists', count: counts.variants, href: '/work/orders' },
  ];
  return cells;
});

type Totals = {
  placed: number;
  paid: number;
  decided: number;
  cancelled: number;
  delivered: number;
  lead: number | null;
  kept: number;
  value: number | null;
};

const totalsOf = async (context: Sales): Promise<Totals> => {
  const { rows } = await sql<Totals>`
    select count(*) as placed,
           count(confirmed_at) as paid,
           count(*) filter (where state <> 'awaiting-payment') as decided,
           count(*) filter (where state = 'cancelled' and confirmed_at is not null) as cancelled,
           count(delivered_at) as delivered,
           avg(extract(epoch from delivered_at - placed_at)) as lead,
           count(*) filter (where delivered_at <= first_due_at) as kept,
           avg(total) filter (where confirmed_at is not null and state <> 'cancelled') as value
      from sales.orders`.execute(context.db);
  return rows[0]!;
};

type Day = { day: string; lead: number; kept: number };
const seriesOf = async (context: Sales): Promise<Day[]> => {
  const { rows } = await sql<Day>`
    select to_char(delivered_at at time zone ${context.company.timeZone}, 'YYYY-MM-DD') as day,
           avg(extract(epoch from delivered_at - placed_at)) as lead,
           avg(case when delivered_at <= first_due_at then 1 else 0 end) as kept
      from sales.orders where delivered_at > ${new Date(context.now.getTime() - 60 * DAY_MS)} group by 1 order by 1`.execute(
    context.db,
  );
  return rows;
};

const part = (some: number, all: number): number | null => (all === 0 ? null : some / all);
const whole = (value: number | null): number | null => (value === null ? null : Math.round(Number(value)));

const indicators = handle(common.indicators.sales, async (context) => {
  const totals = await totalsOf(context);
  const days = await seriesOf(context);
  const answer: common.Indicator[] = [
    {
      id: 'leadTime',
      value: whole(totals.lead),
      unit: 'seconds',
      of: totals.delivered,
      definition: 'indicators.sales.leadTime',
      series: days.map(({ day, lead }) => ({ day, value: whole(lead) })),
    },
    {
      id: 'onTime',
      value: part(totals.kept, totals.delivered),
      unit: 'share',
      of: totals.delivered,
      definition: 'indicators.sales.onTime',
      series: days.map(({ day, kept }) => ({ day, value: Number(kept) })),
    },
    {
      id: 'paidShare',
      value: part(totals.paid, totals.decided),
      unit: 'share',
      of: totals.decided,
      definition: 'indicators.sales.paidShare',
    },
    {
      id: 'cancelledShare',
      value: part(totals.cancelled, totals.paid),
      unit: 'share',
      of: totals.paid,
      definition: 'indicators.sales.cancelledShare',
    },
    {
      id: 'orderValue',
      value: whole(totals.value),
      unit: 'minor',
      of: totals.paid - totals.cancelled,
      definition: 'indicators.sales.orderValue',
    },
  ];
  return answer;
});

export const commonQueries = [find, census, indicators];
