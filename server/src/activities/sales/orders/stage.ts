// How far an order is for its terms: its state, or in work where the shop floor began before sales heard of it.
import { logistics, production } from '@onelot/contracts';
import { Refusal, refuse, refuseAs } from '../../../kernel/refusal.ts';
import type { Sales } from '../offers/offer.ts';
import type { OrderState, Terms } from '../tables.ts';
import type { OrderRead } from './order.ts';
import { feeFor } from './states.ts';

const BEGUN = ['started', 'completed', 'scrapped'];
const GONE = ['on-the-road', 'arrived'];

const begun = async (context: Sales, order: OrderRead): Promise<boolean> => {
  const { operations } = await context.ask(production.progress, { order: order.id });
  return operations.some((each) => BEGUN.includes(each.state));
};

const gone = async (context: Sales, order: OrderRead): Promise<boolean> => {
  try {
    const { delivery } = await context.ask(logistics.tracking, { order: order.id });
    return delivery !== null && GONE.includes(delivery.state);
  } catch (error) {
    // Without logistics in the house, or before it knows the order, nothing is on the road.
    if (error instanceof Refusal && (error.type === 'not-available' || error.type === 'not-found')) return false;
    throw error;
  }
};

export const stageOf = async (context: Sales, order: OrderRead): Promise<OrderState> => {
  if (order.state === 'confirmed') return (await begun(context, order)) ? 'in-work' : 'confirmed';
  if (order.state === 'stored' || order.state === 'in-work')
    return (await gone(context, order)) ? 'on-the-road' : order.state;
  return order.state;
};

const WORDS: Record<OrderState, string> = {
  'awaiting-payment': 'waiting for its payment',
  confirmed: 'confirmed',
  'in-work': 'in work',
  stored: 'made and in store',
  'on-the-road': 'on the road',
  delivered: 'delivered',
  cancelled: 'cancelled',
  expired: 'expired',
};

/**
 * The fee at this stage; refused where the terms refuse. Who only looks is told it. Who acts pays only a fee that could be
 * seen: the one they name, or the one the order shows in its state. Any other is refused with the present one.
 */
export const feeAt = (
  order: OrderRead,
  stage: OrderState,
  terms: Terms,
  what: 'change' | 'cancel',
  seen: { readonly expected: number | undefined; readonly looks: boolean },
): number => {
  const { goods } = order.price;
  const fee = feeFor(terms.changes, stage, what, goods);
  if (fee === null)
    return refuseAs(
      'conflict',
      what === 'change' ? 'NO_CHANGE_NOW' : 'NO_CANCEL_NOW',
      `This order is ${WORDS[stage]} and can no longer be ${what === 'change' ? 'changed' : 'cancelled'}.`,
    );
  const expected = seen.expected ?? (seen.looks ? fee : feeFor(terms.changes, order.state, what, goods));
  if (expected !== fee) {
    const message = 'The fee is not the one you saw, since the order has moved on. Look again and decide.';
    return refuse('conflict', message, { code: 'FEE_CHANGED', path: '/expectedFee', message, data: { expected, fee } });
  }
  return fee;
};
