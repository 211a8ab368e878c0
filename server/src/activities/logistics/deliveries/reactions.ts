// A distribution order becomes a delivery; a cancelled order's delivery leaves the schedule while it is not on the road.
import { logistics, production, sales } from '@onelot/contracts';
import { room } from '../tables.ts';
import { mayBecome } from './life-cycle.ts';
import { change } from './offer.ts';
import { plan } from './plan.ts';
import type { DeliveryRow } from './tables.ts';
import { brief } from './view.ts';

const { on } = room;

export const deliveryReactions = [
  on(production.distributionOrdered, plan),
  on(sales.orderCancelled, async (context, data) => {
    const rows = (await context.db
      .selectFrom('logistics.deliveries')
      .selectAll()
      .where('order_id', '=', data.order)
      .forUpdate()
      .execute()) as DeliveryRow[];
    for (const row of rows.filter(({ state }) => mayBecome(state, 'cancelled'))) {
      await change(context, row.id, { state: 'cancelled' });
      await context.emit(
        logistics.deliveryCancelled,
        { ...brief(row), reason: 'order-cancelled' },
        { subject: row.order_id, seenBy: row.carrier_party ? [row.customer, row.carrier_party] : [row.customer] },
      );
    }
  }),
];
