// What was promised beside what came: the orders delivered in the last days, and how far their arrivals lay from the first promise.
import { sales } from '@onelot/contracts';
import { sql } from 'kysely';
import { rooms } from '../../../kernel/activity.ts';
import type { SalesTables } from '../tables.ts';
import { asReader } from './order.ts';

const { handle } = rooms<SalesTables>('sales');
const DAY_MS = 86_400_000;
const NEWEST = 500;

interface Totals {
  readonly delivered: number;
  readonly kept: number;
  /** Seconds at the tenth, half and nine tenths; null where nothing came. */
  readonly spread: readonly [number, number, number] | null;
}

const promiseAccuracy = handle(sales.promiseAccuracy, (context, { days }) =>
  asReader(context, async ({ db, now }) => {
    const since = new Date(now.getTime() - days * DAY_MS);
    const late = sql<number>`extract(epoch from delivered_at - first_due_at)::float8`;
    const { rows } = await sql<Totals>`
      select count(*) as delivered, count(*) filter (where delivered_at <= first_due_at) as kept,
             percentile_cont(array[0.1, 0.5, 0.9]) within group (order by ${late}) as spread
        from sales.orders where delivered_at >= ${since}`.execute(db);
    const { delivered, kept, spread } = rows[0]!;
    const came = await db
      .selectFrom('sales.orders')
      .selectAll()
      .select(late.as('late'))
      .where('delivered_at', '>=', since)
      .orderBy('delivered_at', 'desc')
      .orderBy('id', 'desc')
      .limit(NEWEST)
      .execute();
    const [p10, p50, p90] = (spread ?? []).map(Math.round);
    return {
      delivered,
      kept,
      lateSeconds: p10 === undefined || p50 === undefined || p90 === undefined ? null : { p10, p50, p90 },
      orders: came.map((row) => ({
        id: row.id,
        number: row.number,
        product: row.product,
        productName: row.product_name,
        placedAt: row.placed_at.toISOString(),
        firstPromised: row.first_promised_at.toISOString(),
        firstDue: row.first_due_at.toISOString(),
        promised: row.promised_at.toISOString(),
        deliveredAt: (row.delivered_at as Date).toISOString(),
        lateSeconds: Math.round(row.late),
      })),
    };
  }),
);

export const accuracyQueries = [promiseAccuracy];
