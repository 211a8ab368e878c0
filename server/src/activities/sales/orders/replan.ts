// How the plan follows a changed order: before work its place is exchanged for a new one in the same transaction; after, only the way to the door.
import { logistics, production } from '@onelot/contracts';
import { refuseAs } from '../../../kernel/refusal.ts';
import type { Sales } from '../offers/offer.ts';
import type { OrderRead } from './order.ts';
import { earliest, type Promised, reserve, windowAsked, wished } from './reservation.ts';
import type { Revision } from './revision.ts';
import { reached } from './states.ts';

export interface Changed {
  readonly promised: Promised;
  /** The date follows from what the customer asked for now. */
  readonly anew: boolean;
}

/** Gives up the place and takes a new one; where that fails the transaction fails, and the old place was never lost. */
const exchange = async (context: Sales, order: OrderRead, next: Revision): Promise<Promised> => {
  const { started } = await context.ask(production.release, { order: order.id });
  if (started > 0) return refuseAs('conflict', 'BEGUN', 'Work on this order began this very moment. Look at it again.');
  const left = order.hold_until ? Math.ceil((order.hold_until.getTime() - context.wall.getTime()) / 1000) : 3600;
  if (left < 1) return refuseAs('conflict', 'HOLD_OVER', 'The time to pay this order is over. Order again.');
  const held = await reserve(context, {
    product: order.product,
    version: order.version,
    choices: next.choices,
    quantity: order.quantity,
    country: next.address.country,
    shippingMethod: next.shippingMethod,
    wish: next.wish,
    order: order.id,
    orderNumber: order.number,
    productName: order.product_name.en,
    customer: order.customer,
    holdSeconds: left,
    scene: next.scene,
  });
  if (order.state === 'awaiting-payment') return held;
  return wished(await context.ask(production.confirm, { order: order.id }), next.wish, context.company.timeZone);
};

const newWay = async (context: Sales, order: OrderRead, next: Revision): Promise<Promised> => {
  const { readyAt, segments } = order.promised;
  const first = earliest(next.wish, context.company.timeZone);
  const { at, pickUpAt, held } = await context.ask(logistics.transit, {
    readyAt,
    shippingMethod: next.shippingMethod,
    country: next.address.country,
    ...(first ? { notBefore: first.toISOString() } : {}),
    ...windowAsked(next.wish),
  });
  const made = segments.filter((each) => each.kind !== 'transport' && each.kind !== 'wish');
  const way = {
    kind: 'transport' as const,
    label: { en: 'On the way to you', de: 'Auf dem Weg zu Ihnen' },
    from: held ? pickUpAt : readyAt,
    to: at,
    critical: true,
  };
  const wait = {
    kind: 'wish' as const,
    label: { en: 'Ready and kept for the day you chose', de: 'Fertig und bereit für Ihren Wunschtag' },
    from: readyAt,
    to: pickUpAt,
    critical: true,
  };
  const chain = held ? [...made.map((each) => ({ ...each, critical: false })), wait, way] : [...made, way];
  return wished({ at, readyAt, segments: chain }, next.wish, context.company.timeZone);
};

export const replanned = async (context: Sales, order: OrderRead, next: Revision): Promise<Changed> => {
  const abroad = next.address.country !== order.address.country;
  if (!abroad && next.changed.every((part) => part === 'address')) return { promised: order.promised, anew: false };
  const promised = reached(next.stage, 'in-work')
    ? await newWay(context, order, next)
    : await exchange(context, order, next);
  return { promised, anew: true };
};
