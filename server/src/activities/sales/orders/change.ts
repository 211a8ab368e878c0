// Changing an order: choices, place, wish or way of shipping are checked, priced and reserved anew, and the payment follows; or only tried.
import { sales } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { refuseAs } from '../../../kernel/refusal.ts';
import type { Sales } from '../offers/offer.ts';
import { difference, heldIn, settle } from '../payments/settle.ts';
import type { Order, SalesTables } from '../tables.ts';
import { tell } from './letters.ts';
import { lockOrder, type OrderRead, paymentsOf, readOrder, showOrder } from './order.ts';
import { type Changed, replanned } from './replan.ts';
import { dueOf } from './reservation.ts';
import { type Asked, type Revision, revise } from './revision.ts';
import { undone } from './savepoint.ts';
import { told } from './told.ts';

const { handle } = rooms<SalesTables>('sales');

interface Settled {
  readonly order: Order;
  readonly fee: number;
  readonly refund: number;
  readonly extra: number;
}

/** A promise that the customer changed is a first promise again; one that only the plan moved is not. */
const save = async (context: Sales, order: OrderRead, next: Revision, plan: Changed): Promise<OrderRead> => {
  const at = new Date(plan.promised.at);
  const anew = plan.anew ? { first_promised_at: at, first_due_at: dueOf(at, next.wish, context.company.timeZone) } : {};
  await context.db
    .updateTable('sales.orders')
    .set({
      choices: JSON.stringify(next.choices),
      summary: JSON.stringify(next.summary),
      scene: JSON.stringify(next.scene),
      address: JSON.stringify(next.address),
      wish: JSON.stringify(next.wish),
      shipping_method: next.shippingMethod,
      price: JSON.stringify(next.price),
      total: next.price.total,
      fees: order.fees + next.fee,
      promised: JSON.stringify(plan.promised),
      promised_at: at,
      ...anew,
    })
    .where('id', '=', order.id)
    .execute();
  return readOrder(context, order.id);
};

const announce = async (context: Sales, order: OrderRead, next: Revision): Promise<void> => {
  const about = { subject: order.id, seenBy: [order.customer] };
  // An order that nobody paid for is not yet known to the others.
  if (order.state === 'awaiting-payment')
    await context.emit(sales.orderMoved, { order: order.id, number: order.number, state: order.state }, about);
  else await context.emit(sales.orderChanged, { ...told(order), changed: [...next.changed] }, about);
  await tell(context, order, 'changed', { fee: next.fee });
};

const change = async (context: Sales, order: OrderRead, asked: Asked): Promise<Settled> => {
  const next = await revise(context, order, asked);
  const plan = await replanned(context, order, next);
  const held = heldIn(await paymentsOf(context, order.id));
  const changed = await save(context, order, next, plan);
  const owed = changed.total + changed.fees;
  if (!asked.looks) {
    await settle(context, changed, owed);
    await announce(context, changed, next);
  }
  const { extra, refund } = held > 0 ? difference(held, owed) : { extra: 0, refund: 0 };
  return { order: await showOrder(context, order.id), fee: next.fee, refund, extra };
};

export const changeOrder = handle(sales.changeOrder, async (context, { order: id, preview: looks, ...asked }) => {
  if (!asked.choices && !asked.address && !asked.wish && !asked.shippingMethod)
    refuseAs(
      'not-valid',
      'NOTHING_CHANGES',
      'Nothing is to be changed: give choices, address, wish or shippingMethod.',
    );
  await lockOrder(context, id);
  return context.elevated(async (own) => {
    const order = await readOrder(own, id);
    const act = () => change(own, order, { ...asked, looks });
    // A trial reserves for real and is undone, so that the date it tells is the date one gets; no payment is moved in it.
    return { ...(looks ? await undone(own, act) : await act()), applied: !looks };
  });
});
