// The life of a user order: which state follows which, and what changing or cancelling costs in each.
import { sales } from '@onelot/contracts';
import type { Sales } from '../offers/offer.ts';
import { share } from '../offers/price.ts';
import type { OrderState, Terms } from '../tables.ts';
import type { OrderRead } from './order.ts';

/** Steps may be missed where an outside process tells only of the later one; none is ever gone back. */
const NEXT: Readonly<Record<OrderState, readonly OrderState[]>> = {
  'awaiting-payment': ['confirmed', 'cancelled', 'expired'],
  confirmed: ['in-work', 'stored', 'on-the-road', 'delivered', 'cancelled'],
  'in-work': ['stored', 'on-the-road', 'delivered', 'cancelled'],
  stored: ['on-the-road', 'delivered', 'cancelled'],
  'on-the-road': ['delivered'],
  delivered: [],
  cancelled: [],
  expired: [],
};

export const OPEN: readonly OrderState[] = ['confirmed', 'in-work', 'stored', 'on-the-road'];
export const canMove = (from: OrderState, to: OrderState): boolean => NEXT[from].includes(to);

const ORDER: readonly OrderState[] = ['awaiting-payment', 'confirmed', 'in-work', 'stored', 'on-the-road', 'delivered'];
/** Whether a state lies at or after a threshold of the terms. */
export const reached = (state: OrderState, threshold: OrderState | 'never'): boolean => {
  const at = ORDER.indexOf(threshold as OrderState);
  return at >= 0 && ORDER.indexOf(state) >= at;
};

/** Fee in minor units for changing or cancelling an order of `goods` in a state; null where it is refused. */
export const feeFor = (
  changes: Terms['changes'],
  state: OrderState,
  what: 'change' | 'cancel',
  goods: number,
): number | null => {
  if (!canMove(state, 'cancelled') || reached(state, changes.refusedFrom)) return null;
  if (state === 'awaiting-payment' || !reached(state, changes.feeFrom)) return 0;
  return share(goods, what === 'change' ? changes.changeFeeBasisPoints : changes.cancelFeeBasisPoints);
};

/** Moves an order on, with its step and event. The row must be locked and the move allowed. */
export const advance = async (
  context: Sales,
  order: OrderRead,
  to: OrderState,
  set: object = {},
): Promise<OrderRead> => {
  if (!canMove(order.state, to)) throw new Error(`Order ${order.number} is ${order.state} and cannot be ${to}.`);
  const steps = [...order.steps, { step: to, at: context.now.toISOString() }];
  await context.db
    .updateTable('sales.orders')
    .set({ state: to, steps: JSON.stringify(steps), ...set })
    .where('id', '=', order.id)
    .execute();
  await context.emit(
    sales.orderMoved,
    { order: order.id, number: order.number, state: to },
    { subject: order.id, seenBy: [order.customer] },
  );
  return { ...order, state: to, steps };
};
