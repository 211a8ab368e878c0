// What a machine tells: idle and free, running the program it was sent, done with what it measured, at fault, or away.
import { type Input, production } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { found, refuseAs } from '../../../kernel/refusal.ts';
import { complete } from '../floor/finishing.ts';
import { start } from '../floor/starting.ts';
import type { Production } from '../plan/asked.ts';
import { lockPlan } from '../plan/head.ts';
import { attempt } from '../plan/settling.ts';
import { workCenter } from '../resources/queries.ts';
import type { EquipmentRow, OperationRow, ProductionTables, WorkCenterRow } from '../tables.ts';
import { send, sendRecipes } from './sending.ts';

const { handle } = rooms<ProductionTables>('production');
type Report = Input<typeof production.reportEquipment> & { values: Record<string, string | number | boolean> };
/** Wall seconds after which what a machine did not take up is sent again: the message may be lost. */
const AGAIN = 5;

interface Heard {
  readonly center: WorkCenterRow;
  readonly device: EquipmentRow;
  readonly operation: OperationRow | undefined;
}

const hear = async (context: Production, report: Report): Promise<Heard> => {
  const center = found(await workCenter(context, report.workCenter), `Work center ${report.workCenter}`);
  if (!center.equipment.includes(report.equipment))
    refuseAs('not-found', 'NO_MACHINE', `${report.workCenter} has no machine ${report.equipment}.`);
  const device = await context.db
    .selectFrom('production.equipment')
    .select(['work_center', 'equipment', 'state', 'operation', 'reported_at', 'values'])
    .where('work_center', '=', report.workCenter)
    .where('equipment', '=', report.equipment)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const id = report.operation ?? device.operation;
  const operation = id
    ? ((await context.db
        .selectFrom('production.operations')
        .selectAll()
        .where('id', '=', id)
        .where('work_center', '=', report.workCenter)
        .executeTakeFirst()) as OperationRow | undefined)
    : undefined;
  return { center, device, operation };
};

/** The machine must run the program of this very variant; which one it runs it says in `program`. */
const wrongProgram = (operation: OperationRow, values: Report['values']): string | undefined => {
  const wanted = operation.parameters.program;
  if (wanted === undefined || values.program === undefined || String(values.program) === String(wanted))
    return undefined;
  return `Runs program ${values.program} instead of ${wanted}.`;
};

/** What a report asks for; answers a fault in words where it could not be followed. */
const follow = async (context: Production, report: Report, heard: Heard): Promise<string | undefined> => {
  const { operation, center } = heard;
  if (!operation || (report.state !== 'running' && report.state !== 'done')) return undefined;
  if (operation.state !== 'planned' && operation.state !== 'started') return undefined;
  const wrong = wrongProgram(operation, report.values);
  if (wrong) return wrong;
  if (operation.state === 'started' && operation.equipment && operation.equipment !== report.equipment)
    return `This operation runs on ${operation.equipment}.`;
  const refusal = await attempt(context, async () => {
    const unit = center.equipment.indexOf(report.equipment);
    if (operation.state === 'planned')
      await start(context, operation.id, { operator: report.equipment, unit, equipment: report.equipment });
    if (report.state === 'done') await complete(context, operation.id, report.values, report.equipment);
  });
  return refusal?.message;
};

const report = async (context: Production, told: Report): Promise<void> => {
  await lockPlan(context);
  const heard = await hear(context, told);
  const fault = await follow(context, told, heard);
  const state = fault ? 'fault' : told.state;
  const values = fault ? { ...told.values, fault } : told.values;
  const present = (await presentOperation(context, { ...told, state }, heard)) ?? (await startedOn(context, told));
  await context.db
    .updateTable('production.equipment')
    .set({ state, operation: present, reported_at: context.now, values: JSON.stringify(values) as never })
    .where('work_center', '=', told.workCenter)
    .where('equipment', '=', told.equipment)
    .execute();
  await context.emit(
    production.equipmentReported,
    {
      equipment: told.equipment,
      workCenter: told.workCenter,
      state,
      operation: told.operation ?? present,
      values,
    },
    { subject: told.equipment },
  );
  if (state === 'idle' || state === 'done') await next(context, told, heard, present);
};

/** Which operation the machine still has after this report. */
const presentOperation = async (context: Production, told: Report, heard: Heard): Promise<string | null> => {
  const { operation } = heard;
  if (!operation || told.state === 'done') return null;
  const now = await context.db
    .selectFrom('production.operations')
    .select(['state', 'equipment'])
    .where('id', '=', operation.id)
    .executeTakeFirstOrThrow();
  if (now.equipment !== told.equipment) return null;
  if (now.state === 'planned' && (told.state === 'fault' || told.state === 'offline')) {
    // Not begun: another machine or a person may take it.
    await context.db
      .updateTable('production.operations')
      .set({ equipment: null, sent_at: null })
      .where('id', '=', operation.id)
      .execute();
    return null;
  }
  return now.state === 'planned' || now.state === 'started' ? operation.id : null;
};

/** What the machine began and did not end: it is still its own when it forgot it, as after a restart. */
const startedOn = async (context: Production, { workCenter, equipment }: Report): Promise<string | null> => {
  const row = await context.db
    .selectFrom('production.operations')
    .select('id')
    .where('work_center', '=', workCenter)
    .where('equipment', '=', equipment)
    .where('state', '=', 'started')
    .orderBy('planned_start')
    .executeTakeFirst();
  return row?.id ?? null;
};

/** A free machine gets its next operation; one that did not take up what it was sent gets it once more. */
const next = async (context: Production, told: Report, heard: Heard, present: string | null): Promise<void> => {
  const { operation, center } = heard;
  if (!present) return sendRecipes(context, [told.workCenter]);
  if (operation?.state !== 'planned' || operation.id !== present) return;
  const waited = operation.sent_at ? (context.wall.getTime() - operation.sent_at.getTime()) / 1000 : AGAIN;
  if (waited >= AGAIN) await send(context, center, told.equipment, operation);
};

export const equipmentCommands = [
  handle(production.reportEquipment, async (context, input) => {
    await report(context, input as Report);
    return {};
  }),
];
