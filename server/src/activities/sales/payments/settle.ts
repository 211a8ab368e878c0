// The rule of money after a change: what is held for an order always equals what the order owes.
//
// Held is what is authorised or captured and not given back. Owed is the price with all fees; after cancelling, the fees alone.
// - Nothing captured yet: the amount owed is authorised anew on the same card, then the earlier authorisation is voided.
//   (Authorisations cannot be made smaller or larger everywhere; a new one can.) Nothing owed: it is only voided.
// - Captured, more owed: the difference is authorised on the same card and captured at once.
// - Captured, less owed: the difference is refunded, from the newest payment back.
// A change whose payment is declined is refused as a whole.
import { refuse } from '../../../kernel/refusal.ts';
import type { Sales } from '../offers/offer.ts';
import { type OrderRead, type PaymentRead, paymentsOf } from '../orders/order.ts';
import { authoriseAgain, capture, refund, release } from './payments.ts';

type Held = Pick<PaymentRead, 'state' | 'amount' | 'refunded'>;
const CAPTURED = ['captured', 'refunded'];

/** Minor units held for an order. */
export const heldIn = (payments: readonly Held[]): number =>
  payments
    .filter((each) => each.state === 'authorised' || CAPTURED.includes(each.state))
    .reduce((sum, each) => sum + each.amount - each.refunded, 0);

export interface Difference {
  /** To be paid in addition, minor units. */
  readonly extra: number;
  /** To be given back or no longer claimed, minor units. */
  readonly refund: number;
}

export const difference = (held: number, owed: number): Difference => ({
  extra: Math.max(0, owed - held),
  refund: Math.max(0, held - owed),
});

/** Moves the payments so that `owed` is held; an order on which nothing was ever paid is left alone. */
export const settle = async (context: Sales, order: OrderRead, owed: number): Promise<void> => {
  const payments = await paymentsOf(context, order.id);
  const held = heldIn(payments);
  const authorised = payments.filter((each) => each.state === 'authorised');
  const captured = payments.filter((each) => CAPTURED.includes(each.state));
  if (held === owed || (authorised.length === 0 && captured.length === 0)) return;
  if (captured.length === 0) {
    if (owed > 0) await authoriseAgain(context, order, owed, authorised[0]!);
    for (const payment of authorised) await release(context, order, payment);
    return;
  }
  if (owed > held) {
    await capture(context, order, await authoriseAgain(context, order, owed - held, captured[0]!));
    return;
  }
  await giveBack(context, order, [...captured].reverse(), held - owed);
};

const giveBack = async (context: Sales, order: OrderRead, newestFirst: readonly PaymentRead[], amount: number) => {
  let left = amount;
  for (const payment of newestFirst) {
    const part = Math.min(left, payment.amount - payment.refunded);
    if (part > 0) await refund(context, order, payment, part);
    left -= part;
  }
  if (left > 0) refuse('payment-failed', 'More than was paid cannot be given back.');
};
