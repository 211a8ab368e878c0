// Who may change the plan: one writer at a time, the one who holds the plan's head row until its transaction ends.
import type { PlanRow } from '../tables.ts';
import type { Production } from './asked.ts';

/** One plan a company and site; the thin house has one site. */
export const SITE = 'main';

/** Locks the head of the plan. Everyone who changes operations, calendars or work centers calls this before reading them. */
export const lockPlan = async (context: Production): Promise<PlanRow> => {
  await context.db
    .insertInto('production.plans')
    .values({ site: SITE, version: context.id(), replan_moved: 0 } as never)
    .onConflict((on) => on.doNothing())
    .execute();
  return context.db
    .selectFrom('production.plans')
    .select(['site', 'version', 'replanned_at', 'replan_cause', 'replan_moved', 'stale'])
    .where('site', '=', SITE)
    .forUpdate()
    .executeTakeFirstOrThrow();
};

export const readPlan = (context: Production): Promise<PlanRow | undefined> =>
  context.db
    .selectFrom('production.plans')
    .select(['site', 'version', 'replanned_at', 'replan_cause', 'replan_moved', 'stale'])
    .where('site', '=', SITE)
    .executeTakeFirst();

/**
 * Says that the plan has new content. The version is a new id, not a count: what a transaction wrote that was then
 * rolled back must never share its name with what another one commits.
 */
export const changePlan = async (context: Production, change: Partial<Omit<PlanRow, 'site'>> = {}): Promise<void> => {
  await context.db
    .updateTable('production.plans')
    .set({ version: context.id(), ...change })
    .where('site', '=', SITE)
    .execute();
};
