// What logistics holds now, level by level: carriers, deliveries, what is put away, vehicles out, positions.
import type { common, Output } from '@onelot/contracts';
import { sql } from 'kysely';
import { carriers } from '../places/queries.ts';
import type { Ctx } from '../tables.ts';

export const census = (context: Ctx): Promise<Output<typeof common.census.logistics>> =>
  context.elevated(async (own) => {
    const deliveries = await own.db
      .selectFrom('logistics.deliveries')
      .select([
        sql<number>`count(*) filter (where state not in ('arrived', 'cancelled'))`.as('open'),
        sql<number>`count(*) filter (where state in ('declined', 'failed') or state = 'planned' and method_carrier is not null)`.as(
          'waiting',
        ),
        sql<number>`count(*) filter (where state = 'offered')`.as('unanswered'),
        sql<number>`count(*) filter (where state = 'on-the-road')`.as('out'),
        sql<number>`count(*) filter (where state = 'on-the-road' and position is not null)`.as('tracked'),
      ])
      .executeTakeFirstOrThrow();
    const stored = await own.db
      .selectFrom('logistics.finished')
      .select((of) => of.fn.countAll<number>().as('count'))
      .where('state', '=', 'stored')
      .executeTakeFirstOrThrow();
    const expected = await own.db
      .selectFrom('logistics.expected')
      .select((of) => of.fn.countAll<number>().as('count'))
      .where('state', '=', 'open')
      .where('expected_at', '<', own.now)
      .executeTakeFirstOrThrow();
    const known = await carriers(own);
    return [
      { level: 'CBL', name: 'Carriers', count: known.length, waiting: deliveries.unanswered, href: '/work/deliveries' },
      {
        level: 'EPL',
        name: 'Deliveries',
        count: deliveries.open,
        waiting: deliveries.waiting,
        href: '/work/deliveries',
      },
      { level: 'WSL', name: 'Put away', count: stored.count, waiting: expected.count, href: '/work/stock' },
      { level: 'CTL', name: 'Vans out', count: deliveries.out, href: '/work/deliveries' },
      { level: 'EML', name: 'Positions', count: deliveries.tracked, href: '/work/deliveries' },
    ];
  });
