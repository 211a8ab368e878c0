// Paying: the amount is authorised, the reservation becomes firm with it, and the user order is told to the others.
import { production, sales } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { Refusal, refuseAndKeep, refuseAs } from '../../../kernel/refusal.ts';
import { join } from '../members/members.ts';
import type { Sales } from '../offers/offer.ts';
import { authorise, release } from '../payments/payments.ts';
import type { SalesTables } from '../tables.ts';
import { expire } from './expire.ts';
import { tell } from './letters.ts';
import { lockOrder, type OrderRead, type PaymentRead, readOrder, showOrder } from './order.ts';
import { type Promised, wished } from './reservation.ts';
import { savepoint } from './savepoint.ts';
import { advance } from './states.ts';
import { told } from './told.ts';

const { handle } = rooms<SalesTables>('sales');

const checkPayable = (context: Sales, order: OrderRead): void => {
  if (
    order.state === 'expired' ||
    (order.hold_until && order.state === 'awaiting-payment' && order.hold_until <= context.wall)
  )
    refuseAs(
      'conflict',
      'HOLD_OVER',
      'The time to pay this order is over and its place was given up. Nothing was charged. Order again.',
    );
  if (order.state === 'cancelled') refuseAs('conflict', 'ORDER_CANCELLED', 'This order is cancelled.');
  if (order.state !== 'awaiting-payment') refuseAs('conflict', 'PAID_ALREADY', 'This order is already paid.');
};

/** The firm promise, or undefined where production gave the place up in the meantime. */
const confirmed = async (context: Sales, order: OrderRead): Promise<Promised | undefined> => {
  try {
    return await savepoint(context, () => context.ask(production.confirm, { order: order.id }));
  } catch (error) {
    if (error instanceof Refusal && error.type !== 'not-available') return undefined;
    throw error;
  }
};

const confirm = async (context: Sales, order: OrderRead, payment: PaymentRead, promise: Promised): Promise<void> => {
  const promised = wished(promise, order.wish, context.company.timeZone);
  const moved = await advance(context, order, 'confirmed', {
    hold_until: null,
    confirmed_at: context.now,
    promised: JSON.stringify(promised),
    promised_at: new Date(promised.at),
  });
  const now = { ...moved, promised, promised_at: new Date(promised.at) };
  await context.emit(
    sales.orderPlaced,
    { ...told(now), payment: { state: payment.state, amount: payment.amount } },
    { subject: order.id, seenBy: [order.customer] },
  );
  await join(context, now);
  await tell(context, now, 'confirmed');
};

/** A declined card and a lost hold are refused, and remembered with the order: the failed or voided payment stays. */
const pay = async (context: Sales, order: OrderRead, card: string): Promise<void> => {
  const payment = await authorise(context, order, order.total + order.fees, card);
  if (payment.state === 'failed') {
    const message = payment.reason ?? 'The payment was declined.';
    // The provider speaks English.
    const cause = order.locale === 'de' ? 'Die Bank hat diese Karte abgelehnt.' : message;
    await tell(context, order, 'declined', { cause });
    refuseAndKeep('payment-failed', message, { code: 'DECLINED', path: '/card', message });
  }
  const promise = await confirmed(context, order);
  if (promise) return confirm(context, order, payment, promise);
  await release(context, order, payment);
  await expire(context, order);
  refuseAndKeep(
    'conflict',
    'The time to pay this order ran out and its place was given up. Nothing was charged. Order again.',
  );
};

export const payOrder = handle(sales.payOrder, async (context, { order, card }) => {
  const row = await lockOrder(context, order);
  checkPayable(context, row);
  return context.elevated(async (own) => {
    await pay(own, await readOrder(own, order), card);
    return showOrder(own, order);
  });
});
