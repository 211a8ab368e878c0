// Payments as states: authorise, capture at the start of work, void, refund; each move is told. The provider moves the money.
import { sales } from '@onelot/contracts';
import type { Tx } from '../../../kernel/database.ts';
import { type Answer, type PaymentProvider, testProvider } from '../../../kernel/payments.ts';
import { refuse } from '../../../kernel/refusal.ts';
import type { KernelTables } from '../../../kernel/tables.ts';
import type { Sales } from '../offers/offer.ts';
import { type OrderRead, type PaymentRead, paymentsOf } from '../orders/order.ts';
import type { Payment } from '../tables.ts';

const NEXT: Readonly<Record<Payment['state'], readonly Payment['state'][]>> = {
  pending: ['authorised', 'failed'],
  authorised: ['captured', 'voided'],
  captured: ['refunded'],
  refunded: ['refunded'],
  voided: [],
  failed: [],
};

export const METHOD = 'test-card';
const providerOf = (context: Sales): PaymentProvider => testProvider(context.db as unknown as Tx<KernelTables>);

const announce = (context: Sales, order: OrderRead, payment: string, state: Payment['state'], amount: number) =>
  context.emit(
    sales.paymentMoved,
    { order: order.id, number: order.number, payment, state, amount, currency: order.currency },
    { subject: order.id, seenBy: [order.customer] },
  );

/** A payment that begins: pending, then what the provider answers. A declined one stays, as `failed` with its reason. */
const begin = async (
  context: Sales,
  order: OrderRead,
  amount: number,
  charge: (provider: PaymentProvider, key: string) => Promise<Answer>,
): Promise<PaymentRead> => {
  const id = context.id();
  await announce(context, order, id, 'pending', amount);
  const answer = await charge(providerOf(context), id);
  const state = answer.ok ? 'authorised' : 'failed';
  const row = {
    id,
    seen_by: [order.customer],
    order_id: order.id,
    state,
    amount,
    refunded: 0,
    currency: order.currency,
    method: METHOD,
    reason: answer.ok ? null : answer.reason,
    at: context.now,
  } satisfies PaymentRead;
  await context.db.insertInto('sales.payments').values(row).execute();
  await announce(context, order, id, state, amount);
  return row;
};

export const authorise = (context: Sales, order: OrderRead, amount: number, card: string): Promise<PaymentRead> =>
  begin(context, order, amount, (provider, key) => provider.authorise({ key, amount, currency: order.currency, card }));

/** Another amount on the card of an earlier payment; refused where the provider refuses. */
export const authoriseAgain = async (context: Sales, order: OrderRead, amount: number, earlier: PaymentRead) => {
  const payment = await begin(context, order, amount, (provider, key) =>
    provider.authoriseAgain({ key, amount, currency: order.currency, earlier: earlier.id }),
  );
  if (payment.state === 'failed') refuse('payment-failed', payment.reason ?? 'The payment was declined.');
  return payment;
};

const move = async (
  context: Sales,
  order: OrderRead,
  payment: PaymentRead,
  to: Payment['state'],
  amount: number,
  answer: Answer,
): Promise<void> => {
  if (!NEXT[payment.state].includes(to)) throw new Error(`A payment that is ${payment.state} cannot be ${to}.`);
  if (!answer.ok) refuse('payment-failed', answer.reason);
  await context.db
    .updateTable('sales.payments')
    .set({ state: to, at: context.now, ...(to === 'refunded' ? { refunded: payment.refunded + amount } : {}) })
    .where('id', '=', payment.id)
    .execute();
  await announce(context, order, payment.id, to, amount);
};

export const capture = async (context: Sales, order: OrderRead, payment: PaymentRead): Promise<void> =>
  move(context, order, payment, 'captured', payment.amount, await providerOf(context).capture(payment.id));

export const release = async (context: Sales, order: OrderRead, payment: PaymentRead): Promise<void> =>
  move(context, order, payment, 'voided', payment.amount, await providerOf(context).cancel(payment.id));

export const refund = async (context: Sales, order: OrderRead, payment: PaymentRead, amount: number): Promise<void> =>
  move(context, order, payment, 'refunded', amount, await providerOf(context).refund(payment.id, amount));

/** Captures whatever is only authorised. */
export const captureAll = async (context: Sales, order: OrderRead): Promise<void> => {
  for (const payment of await paymentsOf(context, order.id))
    if (payment.state === 'authorised') await capture(context, order, payment);
};
