// An unpaid order whose hold ran out gives its place back.
import { production, sales } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import type { Sales } from '../offers/offer.ts';
import type { SalesTables } from '../tables.ts';
import { tell } from './letters.ts';
import type { OrderRead } from './order.ts';
import { savepoint } from './savepoint.ts';
import { advance } from './states.ts';

const { every } = rooms<SalesTables>('sales');
const MOST_AT_ONCE = 50;

/** The row must be locked and unpaid. */
export const expire = async (context: Sales, order: OrderRead): Promise<void> => {
  await context.ask(production.release, { order: order.id });
  await advance(context, order, 'expired', { hold_until: null });
  await context.emit(
    sales.orderExpired,
    { order: order.id, number: order.number },
    { subject: order.id, seenBy: [order.customer] },
  );
  await tell(context, order, 'expired');
};

/** Every order that was not paid by its hold, by the wall clock. One that fails does not keep the others. */
export const expireHolds = async (context: Sales): Promise<void> => {
  const over = await context.db
    .selectFrom('sales.orders')
    .selectAll()
    .where('state', '=', 'awaiting-payment')
    .where('hold_until', '<=', context.wall)
    .orderBy('hold_until')
    .limit(MOST_AT_ONCE)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const order of over)
    await savepoint(context, () => expire(context, order)).catch((error: Error) =>
      context.log(`sales cannot expire order ${order.number}: ${error.message}`),
    );
};

export const holdTimer = every('holds', 2, expireHolds);
