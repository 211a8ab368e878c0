// Which work centers and calendars there are, and what waits at each.
import { production } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import type { Production } from '../plan/asked.ts';
import { inPlan } from '../plan/states.ts';
import type { ProductionTables, WorkCenterRow } from '../tables.ts';

const { handle } = rooms<ProductionTables>('production');

export const workCenterOf = (row: WorkCenterRow) => ({
  workCenter: row.work_center,
  name: row.name,
  units: row.units,
  calendar: row.calendar,
  efficiency: row.efficiency,
  kind: row.kind,
  equipment: [...row.equipment],
});

const columns = ['work_center', 'name', 'units', 'calendar', 'efficiency', 'kind', 'equipment', 'position'] as const;

/** In the order in which they were given: the way through the factory. */
export const workCenters = (context: Production): Promise<WorkCenterRow[]> =>
  context.db.selectFrom('production.work_centers').select(columns).orderBy('position').orderBy('work_center').execute();

export const workCenter = (context: Production, code: string): Promise<WorkCenterRow | undefined> =>
  context.db.selectFrom('production.work_centers').select(columns).where('work_center', '=', code).executeTakeFirst();

export const resourceQueries = [
  handle(production.listWorkCenters, (context) =>
    context.elevated(async (own) => {
      const counts = await own.db
        .selectFrom('production.operations')
        .select(['work_center', 'state', (expression) => expression.fn.countAll<number>().as('count')])
        .where('state', 'in', [...inPlan])
        .groupBy(['work_center', 'state'])
        .execute();
      const count = (code: string, state: string): number =>
        counts.find((each) => each.work_center === code && each.state === state)?.count ?? 0;
      return (await workCenters(own)).map((row) => ({
        ...workCenterOf(row),
        waiting: count(row.work_center, 'planned'),
        running: count(row.work_center, 'started'),
      }));
    }),
  ),
  handle(production.listCalendars, (context) =>
    context.elevated((own) =>
      own.db
        .selectFrom('production.calendars')
        .select(['calendar', 'shifts', 'exceptions'])
        .orderBy('calendar')
        .execute(),
    ),
  ),
];
