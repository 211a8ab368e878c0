// How an operation ends: completed with what was measured, scrapped and made again, or put back in the list.
import { production } from '@onelot/contracts';
import { sendRecipes } from '../equipment/sending.ts';
import { askAllocation, type Production } from '../plan/asked.ts';
import { GRACE } from '../plan/frozen.ts';
import { changePlan, lockPlan } from '../plan/head.ts';
import { askedAgain, writeMaking } from '../plan/making.ts';
import { summed, type There, thereBy } from '../plan/material.ts';
import { materialsOf, operationsOf } from '../plan/orders.ts';
import { jobOf, placeFreely } from '../plan/promising.ts';
import { settle } from '../plan/settling.ts';
import { preparedShop } from '../plan/shop.ts';
import { checkOperation } from '../plan/states.ts';
import { store } from '../product/storing.ts';
import type { OperationRow, OrderRow } from '../tables.ts';
import { judged } from './measuring.ts';
import { lockOperation, workOf } from './starting.ts';

type Values = Record<string, string | number | boolean>;
const together = (starter: string | null, other: string): string =>
  !starter || starter === other ? other : starter.split(', ').includes(other) ? starter : `${starter}, ${other}`;

export const complete = async (context: Production, id: string, measured: Values, by: string): Promise<void> => {
  const { operation, order } = await lockOperation(context, id);
  checkOperation(operation.state, 'completed', `This operation is ${operation.state}, so it cannot be completed.`);
  const siblings = await operationsOf(context, order.order_id, order.attempt);
  const last = siblings.every((each) => each.id === id || each.state === 'completed');
  await context.db
    .updateTable('production.operations')
    .set({
      state: 'completed',
      completed_at: context.now,
      operator: together(operation.operator, by),
      measurements: JSON.stringify(judged(measured, operation.parameters)) as never,
    })
    .where('id', '=', id)
    .execute();
  await context.emit(
    production.operationCompleted,
    {
      operation: id,
      order: order.order_id,
      orderNumber: order.number,
      sequence: operation.sequence,
      last,
      name: operation.name,
    },
    { subject: order.order_id, seenBy: [order.customer] },
  );
  await changePlan(context);
  if (last) return store(context, order);
  const next = siblings.find((each) => each.step > operation.step);
  if (next) await sendRecipes(context, [next.work_center]);
};

/** The whole product is made again from its first operation; what was used up is allocated anew. */
export const scrap = async (context: Production, id: string, reason: string): Promise<void> => {
  const { operation, order } = await lockOperation(context, id);
  checkOperation(
    operation.state,
    'scrapped',
    `This operation is ${operation.state}: only what is in work can be scrapped.`,
  );
  await context.db
    .updateTable('production.operations')
    .set({ state: 'scrapped', completed_at: context.now, scrap_reason: reason })
    .where('id', '=', id)
    .execute();
  await context.db
    .updateTable('production.operations')
    .set({ state: 'cancelled' })
    .where('order_id', '=', order.order_id)
    .where('state', '=', 'planned')
    .execute();
  await context.emit(
    production.operationScrapped,
    { operation: id, order: order.order_id, orderNumber: order.number, sequence: operation.sequence, reason },
    { subject: order.order_id },
  );
  await makeAgain(context, order);
  await settle(context, { code: 'scrapped', work: workOf(order, operation) });
};

const makeAgain = async (context: Production, order: OrderRow): Promise<void> => {
  const before = await operationsOf(context, order.order_id, order.attempt);
  const present = new Set(before.map((row) => row.id));
  const materials = (await materialsOf(context, order.order_id)).filter((row) => present.has(row.operation_id));
  const used = summed(materials.filter((row) => row.issued_at));
  const there = new Map<string, There>();
  for (const row of materials) if (!row.issued_at) there.set(row.item, { name: row.name, at: row.ready_at });
  for (const [item, again] of thereBy(await askAllocation(context, order.order_id, used))) {
    const known = there.get(item);
    there.set(item, known && known.at > again.at ? known : again);
  }
  await context.db
    .deleteFrom('production.materials')
    .where('order_id', '=', order.order_id)
    .where('issued_at', 'is', null)
    .execute();
  const asked = askedAgain(order, before);
  const ids = before.map(() => context.id());
  await changePlan(context);
  const shop = await preparedShop(context, (await lockPlan(context)).version);
  const job = jobOf(asked, there, context.now, { job: order.order_id, operation: (index) => ids[index]! });
  const { operations } = placeFreely(context, shop, job);
  const attempt = order.attempt + 1;
  const making = { order: order.order_id, number: order.number, attempt, state: 'planned' as const, ids };
  await writeMaking(context, making, asked, operations, there);
  await context.db.updateTable('production.orders').set({ attempt }).where('order_id', '=', order.order_id).execute();
  await changePlan(context);
};

export const stop = async (context: Production, id: string, reason: string | undefined): Promise<void> => {
  const { operation, order } = await lockOperation(context, id);
  checkOperation(
    operation.state,
    'planned',
    `This operation is ${operation.state}: only what is in work can be stopped.`,
  );
  const stopped = { code: 'stopped' as const, work: workOf(order, operation), note: reason ?? null };
  await putBack(context, operation, stopped);
  await settle(context, stopped);
};

const putBack = async (context: Production, operation: OperationRow, reason: production.PlanReason): Promise<void> => {
  await context.db
    .updateTable('production.operations')
    .set({
      state: 'planned',
      started_at: null,
      start_deviation: null,
      operator: null,
      equipment: null,
      sent_at: null,
      // Its former place has begun: as overdue it is not left there, the re-plan that follows finds it a new one.
      planned_start: new Date(context.now.getTime() - 2 * GRACE * 1000),
      reason: JSON.stringify(reason) as never,
    })
    .where('id', '=', operation.id)
    .execute();
  await changePlan(context);
};
