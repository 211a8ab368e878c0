// Kept plans of the network, and how one becomes the units of the work centers and is taken back.
import type { Assessment, Center, Network } from '@onelot/capacity';
import { type Output, platform, production } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { found, refuse } from '../../../kernel/refusal.ts';
import type { Production } from '../plan/asked.ts';
import { lockPlan } from '../plan/head.ts';
import { setUnits } from '../resources/commands.ts';
import { workCenters } from '../resources/queries.ts';
import type { NetworkPlanRow, ProductionTables } from '../tables.ts';
import { ownNetwork, planJob } from './commands.ts';

const { handle } = rooms<ProductionTables>('production');
type Change = Output<typeof production.adoptNetworkPlan>['changes'][number];

const rowOf = async (own: Production, plan: string): Promise<NetworkPlanRow> =>
  found(
    await own.db.selectFrom('production.network_plans').selectAll().where('id', '=', plan).executeTakeFirst(),
    'This plan',
  ) as NetworkPlanRow;

/** Work center that a resource of the network stands for, by `center resource`. */
const standsFor = (network: Network): ReadonlyMap<string, string> => {
  const map = new Map<string, string>();
  const add = (centers: readonly Center[], outer: string): void => {
    for (const { id, resources = [], inside } of centers) {
      for (const resource of resources)
        if (resource.workCenter) map.set(`${outer}${id} ${resource.id}`, resource.workCenter);
      add(inside?.centers ?? [], `${outer}${id}/`);
    }
  };
  add(network.centers, '');
  return map;
};

/** Resources of one work center count together; a work center keeps at least one unit. */
const changesOf = (
  network: Network,
  resources: NetworkPlanRow['resources'],
  now: readonly { readonly work_center: string; readonly units: number }[],
): Change[] => {
  const named = standsFor(network);
  const wanted = new Map<string, number>();
  for (const { center, resource, planned } of resources) {
    const code = named.get(`${center} ${resource}`);
    if (code) wanted.set(code, (wanted.get(code) ?? 0) + planned);
  }
  return now.flatMap(({ work_center, units }) => {
    const after = wanted.get(work_center);
    if (after === undefined || Math.max(1, after) === units) return [];
    return [{ workCenter: work_center, before: units, after: Math.max(1, after) }];
  });
};

const apply = async (own: Production, changes: readonly Change[]): Promise<void> => {
  for (const { workCenter, after } of changes) await setUnits(own, workCenter, after);
};

const keep = handle(production.keepNetworkPlan, async (context, { job, name }) => {
  const seen = await context.ask(platform.getJob, { job });
  const result = seen.result as Assessment | null;
  if (seen.kind !== planJob.id || !result) refuse('conflict', 'This job holds no plan of the network.');
  const { plan, question } = result as Assessment;
  return context.elevated(async (own) => {
    const id = own.id();
    await own.db
      .insertInto('production.network_plans')
      .values({
        id,
        name,
        kept_at: own.now,
        made_by: context.principal.name,
        scenarios: plan.scenarios,
        cost: plan.cost,
        edits: JSON.stringify(question.edits) as never,
        variation: question.variation,
        resources: JSON.stringify(
          plan.centers.flatMap(({ id: center, resources }) =>
            resources.map(({ id: resource, planned }) => ({ center, resource, planned })),
          ),
        ) as never,
        adopted_at: null,
        changed: JSON.stringify([]) as never,
      } as never)
      .execute();
    return { plan: id };
  });
});

const list = handle(production.listNetworkPlans, async (context) => {
  const network = (await context.ask(platform.getNetwork, {})).network;
  return context.elevated(async (own) => {
    const now = await workCenters(own);
    const rows = await own.db
      .selectFrom('production.network_plans')
      .selectAll()
      .orderBy('kept_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return (rows as NetworkPlanRow[]).map((row) => ({
      plan: row.id,
      name: row.name,
      madeAt: row.kept_at.toISOString(),
      madeBy: row.made_by,
      scenarios: row.scenarios,
      cost: Number(row.cost),
      edits: row.edits,
      variation: row.variation,
      resources: row.resources,
      changes: network ? changesOf(network, row.resources, now) : [],
      adoptedAt: row.adopted_at?.toISOString() ?? null,
    }));
  });
});

const drop = handle(production.dropNetworkPlan, (context, { plan }) =>
  context.elevated(async (own) => {
    const row = await rowOf(own, plan);
    if (row.adopted_at) refuse('conflict', 'An adopted plan stays until it is taken back.');
    await own.db.deleteFrom('production.network_plans').where('id', '=', plan).execute();
    return {};
  }),
);

const adopt = handle(production.adoptNetworkPlan, async (context, { plan }) => {
  const network = await ownNetwork(context);
  return context.elevated(async (own) => {
    await lockPlan(own);
    const row = await rowOf(own, plan);
    if (row.adopted_at) refuse('conflict', 'This plan is adopted already.');
    const changes = changesOf(network, row.resources, await workCenters(own));
    await apply(own, changes);
    // A plan adopted before can no longer be taken back: its units are not those of the work centers any more.
    await own.db
      .updateTable('production.network_plans')
      .set({ adopted_at: null })
      .where('adopted_at', 'is not', null)
      .execute();
    await own.db
      .updateTable('production.network_plans')
      .set({ adopted_at: own.now, changed: JSON.stringify(changes) as never })
      .where('id', '=', plan)
      .execute();
    return { changes };
  });
});

const undo = handle(production.undoNetworkPlan, (context, { plan }) =>
  context.elevated(async (own) => {
    await lockPlan(own);
    const row = await rowOf(own, plan);
    if (!row.adopted_at) refuse('conflict', 'This plan is not adopted.');
    const now = new Map((await workCenters(own)).map(({ work_center, units }) => [work_center, units]));
    const changes = row.changed
      .filter(({ workCenter, after }) => now.get(workCenter) === after)
      .map(({ workCenter, before, after }) => ({ workCenter, before: after, after: before }));
    await apply(own, changes);
    await own.db.updateTable('production.network_plans').set({ adopted_at: null }).where('id', '=', plan).execute();
    return { changes };
  }),
);

export const adoptingHandlers = [keep, list, drop, adopt, undo];
