// When a machine is sent an operation: a free device, an open shift, and the first operation that is ready for it.
import { production } from '@onelot/contracts';
import { readAround, readinessOf } from '../floor/views.ts';
import type { Production } from '../plan/asked.ts';
import { lockPlan } from '../plan/head.ts';
import { preparedShop } from '../plan/shop.ts';
import { toSeconds } from '../plan/times.ts';
import { workCenters } from '../resources/queries.ts';
import type { EquipmentRow, OperationRow, WorkCenterRow } from '../tables.ts';

/** Business seconds by which a machine may start before the plan, so that it does not stand idle beside ready work. */
const AHEAD = 86_400;
/** Operations looked at behind the head of a list that is not ready. */
const LOOK = 20;

const free = (context: Production, codes: readonly string[]): Promise<EquipmentRow[]> =>
  context.db
    .selectFrom('production.equipment')
    .select(['work_center', 'equipment', 'state', 'operation', 'reported_at', 'values'])
    .where('work_center', 'in', [...codes])
    .where('state', 'in', ['idle', 'done'])
    // Free is also who was sent something that others have taken, completed or given up since.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('production.operations as sent')
            .select('sent.id')
            .whereRef('sent.id', '=', 'production.equipment.operation')
            .whereRef('sent.equipment', '=', 'production.equipment.equipment')
            .where('sent.state', 'in', ['planned', 'started']),
        ),
      ),
    )
    .orderBy('equipment')
    .execute();

/** Sends what is ready to the machines that are free, at these work centers or at all. Idempotent. */
export const sendRecipes = async (context: Production, only?: readonly string[]): Promise<void> => {
  const centers = (await workCenters(context)).filter(
    (row) => row.kind === 'machine' && row.equipment.length > 0 && (!only || only.includes(row.work_center)),
  );
  if (centers.length === 0) return;
  if (
    (
      await free(
        context,
        centers.map((row) => row.work_center),
      )
    ).length === 0
  )
    return;
  const { version } = await lockPlan(context);
  const shop = await preparedShop(context, version);
  const now = toSeconds(context.now);
  for (const center of centers) {
    if (shop.centers.get(center.work_center)?.time.next(now) !== now) continue;
    for (const device of await free(context, [center.work_center])) {
      const operation = await firstReady(context, center);
      if (!operation) break;
      await send(context, center, device.equipment, operation);
    }
  }
};

const firstReady = async (context: Production, center: WorkCenterRow): Promise<OperationRow | undefined> => {
  const rows = (await context.db
    .selectFrom('production.operations')
    .selectAll()
    .where('work_center', '=', center.work_center)
    .where('state', '=', 'planned')
    .where('equipment', 'is', null)
    .where('planned_start', '<=', new Date(context.now.getTime() + AHEAD * 1000))
    .orderBy('planned_start')
    .limit(LOOK)
    .execute()) as OperationRow[];
  if (rows.length === 0) return undefined;
  const around = await readAround(context, rows);
  return rows.find((row) => readinessOf(context, row, around).ready);
};

export const send = async (
  context: Production,
  center: WorkCenterRow,
  equipment: string,
  operation: OperationRow,
): Promise<void> => {
  await context.db
    .updateTable('production.equipment')
    .set({ operation: operation.id })
    .where('work_center', '=', center.work_center)
    .where('equipment', '=', equipment)
    .execute();
  await context.db
    .updateTable('production.operations')
    .set({ equipment, sent_at: context.wall })
    .where('id', '=', operation.id)
    .execute();
  const planned = Math.ceil((operation.setup_seconds + operation.run_seconds) / center.efficiency);
  await context.emit(
    production.recipeSent,
    {
      operation: operation.id,
      order: operation.order_id,
      equipment,
      workCenter: center.work_center,
      parameters: { ...operation.parameters, planned_seconds: planned },
    },
    { subject: operation.order_id },
  );
};
