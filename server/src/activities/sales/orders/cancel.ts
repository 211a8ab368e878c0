// Cancelling: free before work starts, then for the stated fee, refused once it is on the road; place and money go back.
import { production, sales } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import type { Sales } from '../offers/offer.ts';
import { termsOf } from '../offers/terms.ts';
import { captureAll } from '../payments/payments.ts';
import { difference, heldIn, settle } from '../payments/settle.ts';
import type { OrderState, SalesTables } from '../tables.ts';
import { assignCredit } from './invoice.ts';
import { tell } from './letters.ts';
import { lockOrder, type OrderRead, paymentsOf, readOrder, showOrder } from './order.ts';
import { feeAt, stageOf } from './stage.ts';
import { advance } from './states.ts';

const { handle } = rooms<SalesTables>('sales');

interface Bill {
  /** For cancelling, minor units; never more than is held. */
  readonly fee: number;
  /** All that stays with the seller. */
  readonly owed: number;
  readonly refund: number;
}

type Seen = Parameters<typeof feeAt>[4];

const billOf = async (context: Sales, order: OrderRead, stage: OrderState, seen: Seen): Promise<Bill> => {
  const fee = feeAt(order, stage, await termsOf(context), 'cancel', seen);
  const held = heldIn(await paymentsOf(context, order.id));
  const owed = held === 0 ? 0 : Math.min(held, order.fees + fee);
  return { fee: Math.max(0, Math.min(fee, held - order.fees)), owed, refund: difference(held, owed).refund };
};

/** Work may begin between the look and the release; then the fee of that stage counts. A refusal undoes the release. */
const giveUpPlace = async (context: Sales, order: OrderRead, stage: OrderState): Promise<OrderState> => {
  const { started } = await context.ask(production.release, { order: order.id });
  return started > 0 && stage === 'confirmed' ? 'in-work' : stage;
};

const cancel = async (
  context: Sales,
  order: OrderRead,
  reason: string | null,
  expected: number | undefined,
): Promise<Bill> => {
  const stage = await giveUpPlace(context, order, await stageOf(context, order));
  const bill = await billOf(context, order, stage, { expected, looks: false });
  await settle(context, order, bill.owed);
  await captureAll(context, order);
  await assignCredit(context, order, bill.owed);
  const cancelled = await advance(context, order, 'cancelled', { hold_until: null, fees: bill.owed });
  const { fee, refund } = bill;
  await context.emit(
    sales.orderCancelled,
    { order: order.id, number: order.number, fee, refund, currency: order.currency, reason },
    { subject: order.id, seenBy: [order.customer] },
  );
  await tell(context, cancelled, 'cancelled', { fee, refund });
  return bill;
};

export const cancelOrder = handle(sales.cancelOrder, async (context, { order: id, reason, preview, expectedFee }) => {
  await lockOrder(context, id);
  return context.elevated(async (own) => {
    const order = await readOrder(own, id);
    const bill = preview
      ? await billOf(own, order, await stageOf(own, order), { expected: expectedFee, looks: true })
      : await cancel(own, order, reason ?? null, expectedFee);
    return { order: await showOrder(own, id), fee: bill.fee, refund: bill.refund, extra: 0, applied: !preview };
  });
});
