// What a change makes of an order before anything is planned: checked choices, place and wish, the price from the book it was sold from, the fee.
import { isDeepStrictEqual } from 'node:util';
import type { Address } from '@onelot/contracts';
import { refuse, refuseAs } from '../../../kernel/refusal.ts';
import { bookById, compiled, type Sales, versionOf } from '../offers/offer.ts';
import { checkWhole, priceOf, sceneOf } from '../offers/price.ts';
import { shippingRow, termsOf } from '../offers/terms.ts';
import type { Choices, Order, OrderState, Price, Wish } from '../tables.ts';
import type { OrderRead } from './order.ts';
import { checkWish } from './reservation.ts';
import { feeAt, stageOf } from './stage.ts';
import { reached } from './states.ts';
import { summaryOf } from './summary.ts';

export interface Asked {
  readonly choices?: Choices | undefined;
  readonly address?: Address | undefined;
  readonly wish?: Wish | undefined;
  readonly shippingMethod?: string | undefined;
  readonly expectedFee?: number | undefined;
  /** Only looked at, not done. */
  readonly looks: boolean;
}

export interface Revision {
  readonly changed: readonly ('choices' | 'address' | 'wish' | 'shipping')[];
  readonly stage: OrderState;
  readonly choices: Choices;
  readonly summary: Order['summary'];
  readonly scene: Order['scene'];
  readonly address: Address;
  readonly wish: Wish;
  readonly shippingMethod: string;
  readonly price: Price;
  readonly fee: number;
}

const changedIn = (order: OrderRead, asked: Asked, choices: Choices): Revision['changed'] => [
  ...(isDeepStrictEqual(choices, order.choices) ? [] : (['choices'] as const)),
  ...(asked.address && !isDeepStrictEqual(asked.address, order.address) ? (['address'] as const) : []),
  ...(asked.wish && !isDeepStrictEqual(asked.wish, order.wish) ? (['wish'] as const) : []),
  ...(asked.shippingMethod && asked.shippingMethod !== order.shipping_method ? (['shipping'] as const) : []),
];

/** Refused with the field and reason where a part cannot be had, or where the terms no longer allow it. */
export const revise = async (context: Sales, order: OrderRead, asked: Asked): Promise<Revision> => {
  const stage = await stageOf(context, order);
  const terms = await termsOf(context);
  const fee = feeAt(order, stage, terms, 'change', { expected: asked.expectedFee, looks: asked.looks });
  const offer = await versionOf(context, order.product, order.version);
  if (!offer) return refuse('not-available', 'The version that was ordered cannot be read.');
  const checked = checkWhole(compiled(offer), asked.choices ?? order.choices);
  const changed = changedIn(order, asked, checked.choices);
  if (changed.length === 0)
    return refuseAs('not-valid', 'NOTHING_CHANGES', 'This is how the order is already; nothing would change.');
  if (changed.includes('choices') && reached(stage, 'in-work'))
    return refuse('conflict', 'Work on this order has begun: its choices can no longer change.', {
      code: 'IN_WORK',
      path: '/choices',
      message: 'Work has begun. Place and date can still be changed for the fee.',
    });
  const another = changed.includes('shipping');
  if (another && reached(stage, 'in-work'))
    return refuse('conflict', 'Work on this order has begun: its way of shipping can no longer change.', {
      code: 'IN_WORK',
      path: '/shippingMethod',
      message: 'Work has begun. Place and date can still be changed for the fee.',
    });
  const address = asked.address ?? order.address;
  const wish = asked.wish ?? order.wish;
  const abroad = address.country !== order.address.country;
  const shippingMethod = asked.shippingMethod ?? order.shipping_method;
  const row = abroad || another || asked.wish ? shippingRow(terms, address.country, shippingMethod) : undefined;
  if (row) checkWish(context, wish, row, order.wish);
  const { prices } = await bookById(context, order.price_book);
  // What was sold keeps its terms: tax as then, and shipping too unless its country or way changes.
  const shipping = (abroad || another) && row ? row.price : order.price.shipping;
  return {
    changed,
    stage,
    choices: checked.choices,
    summary: summaryOf(offer.model, checked.choices),
    scene: sceneOf(checked),
    address,
    wish,
    shippingMethod,
    price: priceOf(checked, prices, order.quantity, shipping, order.price),
    fee,
  };
};
