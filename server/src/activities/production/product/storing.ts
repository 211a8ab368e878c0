// What happens when the last operation is complete: the product gets its identifier and a place, and its delivery is ordered.
import { type Address, logistics, production, sales } from '@onelot/contracts';
import { Refusal, refuseAs } from '../../../kernel/refusal.ts';
import { type Production, unlessAway } from '../plan/asked.ts';
import { checkOrder } from '../plan/states.ts';
import type { OrderRow } from '../tables.ts';

/** `GI-10452-1`: initials of the company, the order's number, the piece. */
export const identifierOf = (company: string, number: string): string => {
  const initials = company
    .split('-')
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase();
  const plain = number.replaceAll(/[^A-Za-z0-9._-]/g, '');
  return `${plain.startsWith(`${initials}-`) ? plain : `${initials}-${plain}`}-1`;
};

/** The finished-goods place that holds least of what was made here. */
const placeFor = async (context: Production): Promise<string> => {
  const places = (await context.ask(logistics.listPlaces, {})).filter((place) => place.kind === 'finished');
  if (places.length === 0)
    return refuseAs('conflict', 'NO_STORE', 'There is no place for finished products. Logistics must add one first.');
  const stored = await context.db
    .selectFrom('production.orders')
    .select(['place', (expression) => expression.fn.countAll<number>().as('count')])
    .where('place', 'is not', null)
    .groupBy('place')
    .execute();
  const held = (place: string): number => stored.find((row) => row.place === place)?.count ?? 0;
  return places.reduce((best, each) => (held(each.place) < held(best.place) ? each : best)).place;
};

interface Destination {
  readonly address: Address | null;
  readonly shippingMethod: string | null;
}

/** An order that came another way than through our shop is not known to sales. */
const unlessUnknown = (error: unknown): undefined => {
  if (error instanceof Refusal && error.type === 'not-found') return undefined;
  return unlessAway(undefined)(error);
};

/** Where it goes, as sales knows it now; logistics asks itself where sales does not answer. */
const destination = async (context: Production, order: OrderRow): Promise<Destination> => {
  const known = await context.ask(sales.getOrder, { order: order.order_id }).catch(unlessUnknown);
  return { address: known?.address ?? null, shippingMethod: known?.shippingMethod ?? order.shipping_method };
};

export const store = async (context: Production, order: OrderRow): Promise<void> => {
  const identifier = identifierOf(context.company.slug, order.number);
  checkOrder(order.state, 'stored', `Order ${order.number} is ${order.state}, so its product cannot be put away.`);
  const place = await placeFor(context);
  const { address, shippingMethod } = await destination(context, order);
  await context.db
    .updateTable('production.orders')
    .set({
      state: 'stored',
      identifier,
      place,
      stored_at: context.now,
      planned_ready_at: context.now,
    })
    .where('order_id', '=', order.order_id)
    .execute();
  const about = { subject: order.order_id, seenBy: [order.customer] };
  const made = {
    order: order.order_id,
    orderNumber: order.number,
    identifier,
    product: order.product,
    name: order.product_name,
    quantity: order.quantity,
    customer: order.customer,
  };
  await context.emit(production.productStored, { ...made, place }, about);
  await context.emit(
    production.distributionOrdered,
    {
      ...made,
      promisedAt: order.promised_at.toISOString(),
      shippingMethod: shippingMethod ?? '',
      address,
    },
    { subject: order.order_id },
  );
};
