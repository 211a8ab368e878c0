// When an operation may start, on which unit, and what it takes out of store.
import { logistics, production } from '@onelot/contracts';
import { addWorkingTime } from '@onelot/plan';
import { found, refuse, refuseAs } from '../../../kernel/refusal.ts';
import type { Production } from '../plan/asked.ts';
import { changePlan, lockPlan } from '../plan/head.ts';
import { summed } from '../plan/material.ts';
import { lockOrder, operationsOf } from '../plan/orders.ts';
import { settleSoon } from '../plan/settling.ts';
import { readCalendars } from '../plan/shop.ts';
import { mayFollow } from '../plan/states.ts';
import { toDate, toSeconds } from '../plan/times.ts';
import { workCenter } from '../resources/queries.ts';
import type { MaterialRow, OperationRow, OrderRow } from '../tables.ts';

export interface Starting {
  /** Who works: a person's name or a machine's. */
  readonly operator: string;
  /** From 0; absent: the planned one, or another that is free. */
  readonly unit?: number | undefined;
  readonly equipment?: string | undefined;
}

/** An operation as a reason names it. */
export const workOf = ({ number: order }: OrderRow, { name }: OperationRow) => ({ order, name });

export const lockOperation = async (
  context: Production,
  id: string,
): Promise<{ operation: OperationRow; order: OrderRow }> => {
  await lockPlan(context);
  const row = (await context.db
    .selectFrom('production.operations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as OperationRow | undefined;
  const operation = found(row, 'This operation');
  return { operation, order: await lockOrder(context, operation.order_id) };
};

/**
 * Starts an operation: takes its unit and its material. Refused (`conflict`) with the reason where another has it, the
 * order is not paid, the operation before it is not complete, no unit is free or material is not there.
 */
export const start = async (context: Production, id: string, starting: Starting): Promise<void> => {
  const { operation, order } = await lockOperation(context, id);
  checkMayStart(operation, await operationsOf(context, order.order_id, order.attempt));
  const unit = await freeUnit(context, operation, starting.unit);
  await issue(context, operation);
  const finish = await finishOf(context, operation);
  await context.db
    .updateTable('production.operations')
    .set({
      state: 'started',
      unit,
      started_at: context.now,
      planned_finish: finish,
      operator: starting.operator,
      equipment: starting.equipment ?? null,
      start_deviation: toSeconds(context.now) - toSeconds(operation.planned_start),
      reason: JSON.stringify({ code: 'in-work' } satisfies production.PlanReason) as never,
    })
    .where('id', '=', id)
    .execute();
  await noteStart(context, order, operation);
  await changePlan(context);
  if (await crowds(context, operation, unit, finish))
    await settleSoon(context, { code: 'other-time', work: workOf(order, operation) });
};

const checkMayStart = (operation: OperationRow, siblings: readonly OperationRow[]): void => {
  if (operation.state === 'started')
    refuse('conflict', `${operation.operator} started this operation already.`, {
      code: 'STARTED',
      path: '/operation',
      message: `It is in work by ${operation.operator} on unit ${operation.unit + 1}.`,
      data: { by: operation.operator, unit: operation.unit + 1 },
    });
  if (operation.state === 'reserved')
    refuseAs('conflict', 'NOT_PAID', 'The order is not paid yet, so its work may not start.');
  if (!mayFollow(operation.state, 'started'))
    refuseAs('conflict', 'WRONG_STATE', `This operation is ${operation.state}.`);
  const before = siblings.find((each) => each.step < operation.step && each.state !== 'completed');
  if (before)
    refuse('conflict', `${before.name.en} comes first and is not complete.`, {
      code: 'BEFORE',
      path: '/operation',
      message: `Complete operation ${before.sequence} first.`,
      data: { name: before.name, sequence: before.sequence },
    });
};

const freeUnit = async (context: Production, operation: OperationRow, asked: number | undefined): Promise<number> => {
  const center = found(await workCenter(context, operation.work_center), `Work center ${operation.work_center}`);
  const taken = new Map(
    (
      await context.db
        .selectFrom('production.operations')
        .select(['unit', 'operator'])
        .where('work_center', '=', operation.work_center)
        .where('state', '=', 'started')
        .execute()
    ).map((row) => [row.unit, row.operator]),
  );
  if (asked !== undefined) {
    if (asked >= center.units)
      refuse('not-valid', `${center.work_center} has ${center.units} units.`, {
        code: 'TOO_LARGE',
        path: '/unit',
        message: `Choose a unit from 1 to ${center.units}.`,
      });
    if (taken.has(asked))
      refuseAs(
        'conflict',
        'UNIT_TAKEN',
        `Unit ${asked + 1} at ${center.work_center} is in use by ${taken.get(asked)}.`,
        { unit: asked + 1, by: taken.get(asked) },
      );
    return asked;
  }
  const free = [operation.unit, ...Array.from({ length: center.units }, (_, unit) => unit)].find(
    (unit) => unit < center.units && !taken.has(unit),
  );
  return (
    free ??
    refuseAs(
      'conflict',
      'UNITS_TAKEN',
      `Every unit at ${center.work_center} is in use: ${[...taken.values()].join(', ')}.`,
      { by: [...taken.values()].join(', ') },
    )
  );
};

/** When it will end, over breaks and nights. */
const finishOf = async (context: Production, operation: OperationRow): Promise<Date> => {
  const center = found(await workCenter(context, operation.work_center), 'The work center');
  const calendar = (await readCalendars(context))[center.calendar];
  const seconds = Math.ceil((operation.setup_seconds + operation.run_seconds) / center.efficiency);
  const end = calendar && addWorkingTime(calendar, toSeconds(context.now), seconds);
  return toDate(end?.ok ? end.value : toSeconds(context.now) + seconds);
};

/** Takes what the operation consumes out of store, once: after a stop it lies at the bench. */
const issue = async (context: Production, operation: OperationRow): Promise<void> => {
  const open = (await context.db
    .selectFrom('production.materials')
    .selectAll()
    .where('operation_id', '=', operation.id)
    .where('issued_at', 'is', null)
    .orderBy('line')
    .execute()) as MaterialRow[];
  if (open.length === 0) return;
  const taken = await context.ask(logistics.issueMaterial, {
    order: operation.order_id,
    operation: operation.id,
    lines: summed(open),
  });
  for (const [row, lots] of shared(open, taken))
    await context.db
      .updateTable('production.materials')
      .set({ issued_at: context.now, lots: JSON.stringify(lots) as never })
      .where('id', '=', row.id)
      .execute();
  await context.emit(
    production.materialConsumed,
    { order: operation.order_id, operation: operation.id, lines: taken },
    { subject: operation.order_id },
  );
};

interface Lot {
  lot: string;
  place: string;
  quantity: number;
}

/** Which lots went into which line, first line first. */
export const shared = <R extends { item: string; quantity: number }>(
  rows: readonly R[],
  taken: readonly (Lot & { item: string })[],
): Map<R, Lot[]> => {
  const left = taken.map((lot) => ({ ...lot }));
  return new Map(
    rows.map((row) => {
      let open = row.quantity;
      const lots: Lot[] = [];
      for (const lot of left) {
        const quantity = lot.item === row.item ? Math.min(open, lot.quantity) : 0;
        if (quantity <= 0) continue;
        lots.push({ lot: lot.lot, place: lot.place, quantity });
        lot.quantity -= quantity;
        open -= quantity;
      }
      return [row, lots];
    }),
  );
};

const noteStart = async (context: Production, order: OrderRow, operation: OperationRow): Promise<void> => {
  const first = order.started_at === null;
  if (first)
    await context.db
      .updateTable('production.orders')
      .set({ state: 'in-work', started_at: context.now })
      .where('order_id', '=', order.order_id)
      .execute();
  await context.emit(
    production.operationStarted,
    {
      operation: operation.id,
      order: order.order_id,
      orderNumber: order.number,
      sequence: operation.sequence,
      first,
      name: operation.name,
    },
    { subject: order.order_id, seenBy: [order.customer] },
  );
};

/** Whether it now lies where the plan had put something else, or its own next operation too early. */
const crowds = async (context: Production, operation: OperationRow, unit: number, finish: Date): Promise<boolean> => {
  const other = await context.db
    .selectFrom('production.operations')
    .select('id')
    .where('id', '<>', operation.id)
    .where('state', 'in', ['reserved', 'planned'])
    .where('planned_start', '<', finish)
    .where((when) =>
      when.or([
        when('work_center', '=', operation.work_center).and('unit', '=', unit).and('planned_finish', '>', context.now),
        when('order_id', '=', operation.order_id).and('step', '>', operation.step),
      ]),
    )
    .executeTakeFirst();
  return other !== undefined;
};
