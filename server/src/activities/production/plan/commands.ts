// How a promise is held: reserved before payment, made firm by it, given up by the one who holds it.
import { type Input, type Output, production } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { refuseAs } from '../../../kernel/refusal.ts';
import type { OrderRow, ProductionTables } from '../tables.ts';
import { askAllocation, giveMaterialBack, type Production } from './asked.ts';
import { changePlan, lockPlan } from './head.ts';
import { askedAgain, writeMaking } from './making.ts';
import { operationNeeds, summed, type There, thereBy } from './material.ts';
import { lockOrder, materialsOf, operationsOf, readOrder } from './orders.ts';
import { checkRouting, type Found, findDate, jobOf } from './promising.ts';
import { replanNow } from './replanning.ts';
import { preparedShop } from './shop.ts';
import { checkOrder } from './states.ts';

const { handle } = rooms<ProductionTables>('production');
type Asked = Input<typeof production.reserve>;

const reserve = async (context: Production, input: Asked): Promise<Output<typeof production.reserve>> => {
  await lockPlan(context);
  const known = await readOrder(context, input.order);
  if (known) await clearForNew(context, known);
  const { version } = await changedPlan(context, known !== undefined);
  const shop = await preparedShop(context, version);
  checkRouting(input, shop);
  const needs = summed(operationNeeds(input.bom, input.routing, input.quantity));
  const there = thereBy(await askAllocation(context, input.order, needs));
  const ids = input.routing.map(() => context.id());
  const job = jobOf(input, there, context.now, { job: input.order, operation: (index) => ids[index]! });
  const found = await findDate(context, shop, input, job, there);
  await writeOrder(context, input, found);
  const making = { order: input.order, number: input.orderNumber, attempt: 1, state: 'reserved' as const, ids };
  await writeMaking(context, making, input, found.places, there);
  await changePlan(context);
  return found.promised;
};

/** The version to plan with: a new one where this transaction has already given places back. */
const changedPlan = async (context: Production, changed: boolean): Promise<{ version: string }> => {
  if (changed) await changePlan(context);
  return lockPlan(context);
};

/** An order that is reserved again (its choices changed) gives up what it held; one in work cannot. */
const clearForNew = async (context: Production, order: OrderRow): Promise<void> => {
  if (order.state === 'in-work' || order.state === 'stored')
    refuseAs('conflict', 'BEGUN', `Order ${order.number} is in work already, so it cannot be planned anew.`);
  await giveMaterialBack(context, order.order_id);
  for (const name of ['production.materials', 'production.operations'] as const)
    await context.db.deleteFrom(name).where('order_id', '=', order.order_id).execute();
  await context.db.deleteFrom('production.orders').where('order_id', '=', order.order_id).execute();
};

const writeOrder = async (context: Production, input: Asked, found: Found): Promise<void> => {
  const at = new Date(found.promised.at);
  await context.db
    .insertInto('production.orders')
    .values({
      seen_by: [input.customer],
      order_id: input.order,
      number: input.orderNumber,
      product: input.product,
      product_version: input.version,
      product_name: input.productName,
      choices: JSON.stringify(input.choices),
      quantity: input.quantity,
      customer: input.customer,
      state: 'reserved',
      hold_until: new Date(context.wall.getTime() + input.holdSeconds * 1000),
      shipping_method: input.shippingMethod ?? null,
      country: input.country ?? null,
      not_before: input.notBefore ? new Date(input.notBefore) : null,
      delivery_window: input.window ? JSON.stringify(input.window) : null,
      bom: JSON.stringify(input.bom),
      scene: input.scene ? JSON.stringify(input.scene) : null,
      attribute: input.attribute,
      promised: JSON.stringify(found.promised),
      promised_at: at,
      first_promised_at: at,
      promised_ready_at: found.readyAt,
      planned_ready_at: found.readyAt,
      planned_at: at,
      attempt: 1,
    } as never)
    .execute();
};

const confirm = async (context: Production, id: string): Promise<Output<typeof production.confirm>> => {
  await lockPlan(context);
  const order = await lockOrder(context, id);
  if (order.state === 'confirmed' || order.state === 'in-work') return order.promised;
  checkOrder(order.state, 'confirmed', `The reservation of order ${order.number} was given up. Order again.`);
  if (order.hold_until && order.hold_until < context.wall)
    refuseAs(
      'conflict',
      'HOLD_OVER',
      `The time to pay for order ${order.number} ran out, so its place went back. Order again.`,
    );
  const operations = await operationsOf(context, id, order.attempt);
  const promised = operations.some((row) => row.planned_start < context.now)
    ? await placeAnew(context, order)
    : order.promised;
  await context.db
    .updateTable('production.operations')
    .set({ state: 'planned' })
    .where('order_id', '=', id)
    .where('state', '=', 'reserved')
    .execute();
  await context.db
    .updateTable('production.orders')
    .set({ state: 'confirmed', hold_until: null, confirmed_at: context.now })
    .where('order_id', '=', id)
    .execute();
  await changePlan(context);
  return promised;
};

/** Business time has passed the reserved places before the payment came: the order is placed again, the date told anew. */
const placeAnew = async (context: Production, order: OrderRow): Promise<Output<typeof production.confirm>> => {
  const operations = await operationsOf(context, order.order_id, order.attempt);
  const there = new Map<string, There>();
  for (const { item, name, ready_at } of await materialsOf(context, order.order_id))
    there.set(item, { name, at: ready_at });
  const asked = askedAgain(order, operations);
  for (const name of ['production.materials', 'production.operations'] as const)
    await context.db.deleteFrom(name).where('order_id', '=', order.order_id).execute();
  const { version } = await changedPlan(context, true);
  const ids = operations.map((row) => row.id);
  const job = jobOf(asked, there, context.now, { job: order.order_id, operation: (index) => ids[index]! });
  const found = await findDate(context, await preparedShop(context, version), asked, job, there);
  const making = {
    order: order.order_id,
    number: order.number,
    attempt: order.attempt,
    state: 'reserved' as const,
    ids,
  };
  await writeMaking(context, making, asked, found.places, there);
  const at = new Date(found.promised.at);
  // A later place that still keeps the promised door date changes nothing for the customer.
  const keeps = at <= order.promised_at;
  await context.db
    .updateTable('production.orders')
    .set({
      planned_ready_at: found.readyAt,
      planned_at: at,
      ...(keeps
        ? {}
        : {
            promised: JSON.stringify(found.promised) as never,
            promised_at: at,
            first_promised_at: at,
            promised_ready_at: found.readyAt,
          }),
    })
    .where('order_id', '=', order.order_id)
    .execute();
  return keeps ? order.promised : found.promised;
};

const release = async (context: Production, id: string): Promise<Output<typeof production.release>> => {
  await lockPlan(context);
  const order = await lockOrder(context, id);
  const operations = await operationsOf(context, id, order.attempt);
  const started = operations.filter((row) => row.state === 'started' || row.state === 'completed').length;
  if (order.state === 'stored') return { released: 0, started };
  const { numUpdatedRows } = await context.db
    .updateTable('production.operations')
    .set({ state: 'cancelled' })
    .where('order_id', '=', id)
    // Work that has begun is given up where it stands: the bench is free, its material is spent.
    .where('state', 'in', ['reserved', 'planned', 'started'])
    .executeTakeFirst();
  if (order.state !== 'released')
    await context.db
      .updateTable('production.orders')
      .set({ state: 'released', hold_until: null })
      .where('order_id', '=', id)
      .execute();
  if (numUpdatedRows > 0n) await giveMaterialBack(context, id);
  await changePlan(context);
  return { released: Number(numUpdatedRows), started };
};

export const planCommands = [
  handle(production.reserve, (context, input) => context.elevated((own) => reserve(own, input))),
  handle(production.confirm, (context, { order }) => context.elevated((own) => confirm(own, order))),
  handle(production.release, (context, { order }) => context.elevated((own) => release(own, order))),
  handle(production.replan, (context, { cause }) =>
    context.elevated((own) => replanNow(own, { code: 'asked', note: cause ?? null })),
  ),
];
