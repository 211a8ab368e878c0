// When the plan is mended: work that starts or material that moves is noted and the timer mends within a second; at once only what a person waits for.
import type { production } from '@onelot/contracts';
import { sql } from 'kysely';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Production } from './asked.ts';
import { AT_ONCE } from './engine-work.ts';
import { GRACE } from './frozen.ts';
import { changePlan, readPlan } from './head.ts';
import { replanNow } from './replanning.ts';
import { inPlan } from './states.ts';

type Cause = production.PlanReason;

/** Does `work` whole or not at all, without ending the transaction; answers the refusal where there was one. */
export const attempt = async (context: Production, work: () => Promise<unknown>): Promise<Refusal | undefined> => {
  await sql`savepoint attempt`.execute(context.db);
  try {
    await work();
    await sql`release savepoint attempt`.execute(context.db);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await sql`rollback to savepoint attempt`.execute(context.db);
    return error;
  }
};

/** After each re-plan the plan is left to the floor for so many times as long as it took: others wait for the plan meanwhile. */
const REST = 2;
/** A re-plan of fewer wall milliseconds keeps nobody waiting. */
const QUICK = 100;
const last = new Map<string, { readonly end: number; readonly took: number }>();

const resting = (context: Production): boolean => {
  const before = last.get(context.company.id);
  return before !== undefined && before.took > QUICK && performance.now() - before.end < REST * before.took;
};

const replanWhole = async (context: Production, cause: Cause): Promise<Refusal | undefined> => {
  const begin = performance.now();
  const refusal = await attempt(context, () => replanNow(context, cause));
  const end = performance.now();
  last.set(context.company.id, { end, took: end - begin });
  return refusal;
};

/** Leaves a change to the timer: nothing of it has to move before the caller is answered. Call it with the plan locked. */
export const settleSoon = (context: Production, cause: Cause): Promise<void> => changePlan(context, { stale: cause });

/** Works a change into the plan before the caller is answered, where that is quick. Call it with the plan locked. */
export const settle = async (context: Production, cause: Cause): Promise<void> => {
  const { count } = await context.db
    .selectFrom('production.operations')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('state', 'in', [...inPlan])
    .executeTakeFirstOrThrow();
  if (count > AT_ONCE || resting(context)) return settleSoon(context, cause);
  const refusal = await replanWhole(context, cause);
  if (refusal) await settleSoon(context, cause);
};

/** What did not start or end in time: the first of it. */
const overdue = async (context: Production): Promise<Cause | undefined> => {
  const limit = new Date(context.now.getTime() - GRACE * 1000);
  const row = await context.db
    .selectFrom('production.operations')
    .select(['name', 'state', 'work_center'])
    .where((when) =>
      when.or([
        when('state', 'in', ['reserved', 'planned']).and('planned_start', '<', limit),
        when('state', '=', 'started').and('planned_finish', '<', limit),
      ]),
    )
    .orderBy('planned_start')
    .executeTakeFirst();
  if (!row) return undefined;
  const code = row.state === 'started' ? 'not-ended' : 'not-started';
  return { code, name: row.name, workCenter: row.work_center };
};

/** The timer: plans again only when something changed that is not worked in yet, or is overdue. */
export const mendPlan = async (context: Production): Promise<void> => {
  if (resting(context)) return;
  const plan = await readPlan(context);
  if (!plan) return;
  const cause = plan.stale ?? (await overdue(context));
  if (!cause) return;
  const refusal = await replanWhole(context, cause);
  if (refusal) context.log(`the plan of ${context.company.slug} waits: ${refusal.message}`);
};
