// What production does when the master schedule or the supply of material changes.
import { sourcing } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import type { ProductionTables } from '../tables.ts';
import { lockPlan } from './head.ts';
import { readOrder } from './orders.ts';
import { publish, publishMaterial } from './publishing.ts';
import { mendPlan, settleSoon } from './settling.ts';

const { on, every } = rooms<ProductionTables>('production');

export const planReactions = [
  /** The order is on the master schedule: its executable plan goes to the floor, its material demand to supply. */
  on(sourcing.mpsChanged, async (context, { order: id, state }) => {
    if (state === 'cancelled') return;
    const order = await readOrder(context, id);
    if (!order || (order.state !== 'confirmed' && order.state !== 'in-work')) return;
    if (order.published_ready_at?.getTime() === order.planned_ready_at.getTime()) return;
    const first = order.published_ready_at === null;
    await publish(context, order, { cause: first ? 'scheduled' : 'rescheduled', moved: 0 });
    await publishMaterial(context, order);
  }),
  on(sourcing.supplyMoved, async (context, { orders, item, expectedAt }) => {
    if (orders.length === 0) return;
    await lockPlan(context);
    const readyAt = new Date(expectedAt);
    const changed = await context.db
      .updateTable('production.materials')
      .set({ ready_at: readyAt })
      .where('order_id', 'in', orders)
      .where('item', '=', item)
      .where('issued_at', 'is', null)
      .where('ready_at', '<>', readyAt)
      .returning(['operation_id', 'name'])
      .execute();
    if (changed.length === 0) return;
    // Where each operation still starts after its material, and no order waits to be sooner, no place has to move.
    const concerned = await context.db
      .selectFrom('production.operations as operation')
      .innerJoin('production.orders as order', 'order.order_id', 'operation.order_id')
      .select('operation.id')
      .where(
        'operation.id',
        'in',
        changed.map((row) => row.operation_id),
      )
      .where('operation.state', 'in', ['reserved', 'planned'])
      .where((when) =>
        when.or([
          when('operation.planned_start', '<', readyAt),
          when('order.planned_at', '>', when.ref('order.first_promised_at')),
        ]),
      )
      .executeTakeFirst();
    if (concerned) await settleSoon(context, { code: 'supply', item, name: changed[0]!.name });
  }),
];

export const planTimers = [every('mend-plan', 1, mendPlan)];
