// What is to be done next at each work center, and one job with all that its work needs.
import { production } from '@onelot/contracts';
import { sql } from 'kysely';
import { rooms } from '../../../kernel/activity.ts';
import { found } from '../../../kernel/refusal.ts';
import type { Production } from '../plan/asked.ts';
import { workCenter, workCenterOf } from '../resources/queries.ts';
import type { OperationRow, ProductionTables } from '../tables.ts';
import { type Job, jobView, readAround } from './views.ts';

const { handle } = rooms<ProductionTables>('production');
export const jobOfOperation = async (context: Production, id: string): Promise<Job> => {
  const row = (await context.db
    .selectFrom('production.operations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()) as OperationRow | undefined;
  const operation = found(row, 'This operation');
  return jobView(context, operation, await readAround(context, [operation]));
};

/** What runs comes first, then what waits, in the order of the plan. */
const waiting = (context: Production, code: string, limit: number): Promise<OperationRow[]> =>
  context.db
    .selectFrom('production.operations')
    .selectAll()
    .where('work_center', '=', code)
    .where('state', 'in', ['started', 'planned'])
    .orderBy(sql`case state when 'started' then 0 else 1 end`)
    .orderBy('planned_start')
    .orderBy('order_id')
    .limit(limit)
    .execute() as Promise<OperationRow[]>;

/** Completed since the local midnight. */
const doneToday = async (context: Production, code: string): Promise<number> => {
  const zone = context.company.timeZone;
  const { count } = await context.db
    .selectFrom('production.operations')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('work_center', '=', code)
    .where('state', '=', 'completed')
    .where(
      sql<boolean>`completed_at >= date_trunc('day', ${context.now}::timestamptz at time zone ${zone}) at time zone ${zone}`,
    )
    .executeTakeFirstOrThrow();
  return count;
};

export const floorQueries = [
  handle(production.dispatchList, async (context, { workCenter: code, limit }) => {
    const center = found(await workCenter(context, code), `Work center ${code}`);
    const rows = await waiting(context, code, limit);
    const around = await readAround(context, rows);
    return {
      workCenter: workCenterOf(center),
      jobs: rows.map((row) => jobView(context, row, around)),
      done: await doneToday(context, code),
    };
  }),
  handle(production.getOperation, (context, { operation }) => jobOfOperation(context, operation)),
];
