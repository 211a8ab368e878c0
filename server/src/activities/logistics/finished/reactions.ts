// What production stored is kept by name, identifier and place; what its customer cancelled stays and is flagged.
import { production, sales } from '@onelot/contracts';
import { room } from '../tables.ts';

const { on } = room;

export const finishedReactions = [
  on(production.productStored, async (context, data) => {
    const delivery = await context.db
      .selectFrom('logistics.deliveries')
      .select('id')
      .where('identifier', '=', data.identifier)
      .where('state', '<>', 'cancelled')
      .executeTakeFirst();
    await context.db
      .insertInto('logistics.finished')
      .values({
        seen_by: [data.customer],
        id: context.id(),
        order_id: data.order,
        order_number: data.orderNumber,
        product: data.product,
        name: data.name,
        identifier: data.identifier,
        place: data.place,
        quantity: data.quantity,
        customer: data.customer,
        stored_at: context.now,
        delivery: delivery?.id ?? null,
        state: 'stored',
        flag: null,
      })
      .onConflict((conflict) => conflict.columns(['company_id', 'identifier'] as never).doNothing())
      .execute();
  }),
  on(sales.orderCancelled, async (context, data) => {
    await context.db
      .updateTable('logistics.finished')
      .set({ flag: 'order-cancelled' })
      .where('order_id', '=', data.order)
      .where('state', '=', 'stored')
      .execute();
  }),
];
