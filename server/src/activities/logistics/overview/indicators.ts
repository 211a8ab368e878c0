// Indicators of logistics from its own records: deliveries on time, goods accepted, counts that were right.
import type { common, Output } from '@onelot/contracts';
import { sql } from 'kysely';
import { localDay } from '../../../kernel/local-time.ts';
import type { Ctx } from '../tables.ts';

type Indicators = Output<typeof common.indicators.logistics>;
const DAYS = 30;

const share = (good: number, of: number): number | null => (of > 0 ? good / of : null);

const onTime = async (context: Ctx): Promise<Indicators[number]> => {
  const rows = await context.db
    .selectFrom('logistics.deliveries')
    .select(['arrived_at', 'on_time'])
    .where('state', '=', 'arrived')
    .execute();
  const since = localDay(new Date(context.now.getTime() - DAYS * 86_400_000), context.company.timeZone);
  const days = new Map<string, { good: number; of: number }>();
  for (const { arrived_at, on_time } of rows) {
    const day = arrived_at ? localDay(arrived_at, context.company.timeZone) : '';
    if (day < since) continue;
    const { good, of } = days.get(day) ?? { good: 0, of: 0 };
    days.set(day, { good: good + (on_time ? 1 : 0), of: of + 1 });
  }
  return {
    id: 'logistics.on-time-delivery',
    value: share(rows.filter((row) => row.on_time).length, rows.length),
    unit: 'share',
    of: rows.length,
    definition: 'indicator.logistics.on-time-delivery',
    series: [...days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, { good, of }]) => ({ day, value: share(good, of) })),
  };
};

const receiving = async (context: Ctx): Promise<Indicators[number]> => {
  const { accepted, all, receipts } = await context.db
    .selectFrom('logistics.expected')
    .select([
      sql<number>`coalesce(sum(accepted), 0)`.as('accepted'),
      sql<number>`coalesce(sum(accepted + rejected), 0)`.as('all'),
      sql<number>`coalesce(sum(receipts), 0)`.as('receipts'),
    ])
    .executeTakeFirstOrThrow();
  return {
    id: 'logistics.receiving-accuracy',
    value: share(accepted, all),
    unit: 'share',
    of: Number(receipts),
    definition: 'indicator.logistics.receiving-accuracy',
  };
};

const inventory = async (context: Ctx): Promise<Indicators[number]> => {
  const { right, counts } = await context.db
    .selectFrom('logistics.movements')
    .select([sql<number>`count(*) filter (where quantity = 0)`.as('right'), sql<number>`count(*)`.as('counts')])
    .where('cause', '=', 'count')
    .executeTakeFirstOrThrow();
  return {
    id: 'logistics.inventory-accuracy',
    value: share(right, counts),
    unit: 'share',
    of: counts,
    definition: 'indicator.logistics.inventory-accuracy',
  };
};

export const indicators = (context: Ctx): Promise<Indicators> =>
  context.elevated(async (own) => [await onTime(own), await receiving(own), await inventory(own)]);
