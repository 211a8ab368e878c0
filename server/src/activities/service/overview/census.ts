// What service holds now: demands that wait for it, and products in use.
import type { common, Output } from '@onelot/contracts';
import { sql } from 'kysely';
import type { Ctx } from '../tables.ts';

export const census = async (context: Ctx): Promise<Output<typeof common.census.service>> => {
  const demands = await context.db
    .selectFrom('service.demands')
    .select([
      sql<number>`count(*) filter (where state <> 'closed')`.as('alive'),
      sql<number>`count(*) filter (where state = 'open')`.as('open'),
    ])
    .executeTakeFirstOrThrow();
  const products = await context.db
    .selectFrom('service.installed')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return [
    { level: 'CBL', name: 'Tickets', count: demands.alive, waiting: demands.open, href: '/work/service' },
    { level: 'EPL', name: 'Products in use', count: products.count, href: '/work/service' },
  ];
};
