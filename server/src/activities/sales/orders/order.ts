// How an order is read and shown: its row under the caller's rights, and the record that people and activities get.
import type { Activity } from '@onelot/contracts';
import type { Selectable } from 'kysely';
import { found } from '../../../kernel/refusal.ts';
import type { Sales } from '../offers/offer.ts';
import { termsOf } from '../offers/terms.ts';
import type { Order, OrderRow, Payment, PaymentRow, Terms } from '../tables.ts';
import { feeFor } from './states.ts';

export type OrderRead = Selectable<OrderRow>;
export type PaymentRead = Selectable<PaymentRow>;

const READERS: readonly Activity[] = ['sales', 'production', 'logistics', 'service', 'sourcing'];

/** Reads with the caller's rights; staff of activities that work on orders read all of the company's. */
export const asReader = <T>(context: Sales, work: (reader: Sales) => Promise<T>): Promise<T> =>
  READERS.some((activity) => context.principal.roles.has(activity)) ? context.elevated(work) : work(context);

/** The order, locked until the transaction ends; 404 where the caller may not see it. */
export const lockOrder = async (context: Sales, id: string): Promise<OrderRead> =>
  found(
    await context.db.selectFrom('sales.orders').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    'This order',
  );

export const paymentsOf = (context: Sales, order: string): Promise<PaymentRead[]> =>
  context.db.selectFrom('sales.payments').selectAll().where('order_id', '=', order).orderBy('id').execute();

export const readOrder = async (context: Sales, id: string): Promise<OrderRead> =>
  found(await context.db.selectFrom('sales.orders').selectAll().where('id', '=', id).executeTakeFirst(), 'This order');

const toPayment = (row: PaymentRead): Payment => ({
  id: row.id,
  state: row.state,
  amount: row.amount,
  refunded: row.refunded,
  currency: row.currency,
  method: row.method,
  at: row.at.toISOString(),
  reason: row.reason,
});

/** Which papers of money there are: the invoice once something was charged or will be, the credit note once it was taken back. */
export const papersOf = (row: Pick<OrderRead, 'state' | 'invoice' | 'credit_note'>): Order['papers'] => [
  ...(row.invoice !== null || !['awaiting-payment', 'expired', 'cancelled'].includes(row.state)
    ? (['invoice'] as const)
    : []),
  ...(row.credit_note === null ? [] : (['credit-note'] as const)),
];

export const toOrder = (row: OrderRead, payments: readonly PaymentRead[], terms: Terms): Order => {
  const cancelFee = feeFor(terms.changes, row.state, 'cancel', row.price.goods);
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    product: row.product,
    productName: row.product_name,
    version: row.version,
    choices: row.choices,
    quantity: row.quantity,
    summary: row.summary,
    customer: { party: row.customer, name: row.customer_name, email: row.email },
    address: row.address,
    shippingMethod: row.shipping_method,
    wish: row.wish,
    price: row.price,
    promised: row.promised,
    firstPromised: row.first_promised_at.toISOString(),
    placedAt: row.placed_at.toISOString(),
    holdUntil: row.hold_until?.toISOString() ?? null,
    payments: payments.map(toPayment),
    papers: papersOf(row),
    steps: row.steps,
    canChange: feeFor(terms.changes, row.state, 'change', row.price.goods) !== null,
    canCancel: cancelFee !== null,
    cancelFee,
    scene: row.scene,
  };
};

/** The whole record as the caller may see it. */
export const showOrder = async (context: Sales, id: string): Promise<Order> =>
  toOrder(await readOrder(context, id), await paymentsOf(context, id), await termsOf(context));
