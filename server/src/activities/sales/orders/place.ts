// Placing an order: checked and priced again, its place in the plan held until it is paid.
import { type Input, sales } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { makeParty, partyById } from '../../../kernel/parties.ts';
import { isStaff, type Principal, partyOf } from '../../../kernel/principal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { bookOf, compiled, type Sales, sellable } from '../offers/offer.ts';
import { checkWhole, priceOf, sceneOf } from '../offers/price.ts';
import { shippingRow, termsOf } from '../offers/terms.ts';
import type { Price, SalesTables } from '../tables.ts';
import { tell } from './letters.ts';
import { readOrder, showOrder } from './order.ts';
import { checkWish, dueOf, reserve } from './reservation.ts';
import { summaryOf } from './summary.ts';

const { handle } = rooms<SalesTables>('sales');
type Parsed = Omit<Input<typeof sales.placeOrder>, 'quantity' | 'wish' | 'locale' | 'consentContact'> & {
  quantity: number;
  wish: NonNullable<Input<typeof sales.placeOrder>['wish']>;
  locale: 'en' | 'de';
  consentContact: boolean;
};

const FIRST_NUMBER = 10_001;

/** Who orders: the caller's own customer party, or a new one. A link leads to all of a party's orders, so it is mailed only to the party's own address. */
const buyerOf = async (context: Sales, principal: Principal, { name, email }: Parsed['customer']) => {
  const same = (other: string | null | undefined): boolean => other?.toLowerCase() === email.toLowerCase();
  const own = isStaff(principal) ? undefined : partyOf(principal, 'customer');
  const known = own && (await partyById(context as never, own.id));
  if (known && (principal.kind === 'account' || same(known.email)))
    return { party: known.id, linkByMail: same(known.email) };
  if (principal.kind === 'account' && !isStaff(principal)) {
    const party = await makeParty(context as never, {
      kind: 'customer',
      name,
      email: principal.email,
      account: principal.id,
    });
    return { party, linkByMail: same(principal.email) };
  }
  return { party: await makeParty(context as never, { kind: 'customer', name, email }), linkByMail: true };
};

const checkExpected = (price: Price, expected: number | undefined): void => {
  if (expected === undefined || expected === price.total) return;
  const message = 'The price changed since you saw it. Look at the new total and order again.';
  refuse('conflict', message, {
    code: 'PRICE_CHANGED',
    path: '/expectedTotal',
    message,
    data: { expected, total: price.total, currency: price.currency },
  });
};

const place = async (context: Sales, caller: Principal, input: Parsed): Promise<string> => {
  const offer = await sellable(context, input.product, input.version);
  const checked = checkWhole(compiled(offer), input.choices);
  const terms = await termsOf(context);
  const row = shippingRow(terms, input.address.country, input.shippingMethod);
  checkWish(context, input.wish, row);
  const book = await bookOf(context, offer);
  const price = priceOf(checked, book.prices, input.quantity, row.price, terms);
  checkExpected(price, input.expectedTotal);
  const { party, linkByMail } = await buyerOf(context, caller, input.customer);
  const id = context.id();
  const number = String(await context.next('order', FIRST_NUMBER));
  const scene = sceneOf(checked);
  const promised = await reserve(context, {
    product: offer.product,
    version: offer.version,
    choices: checked.choices,
    quantity: input.quantity,
    country: input.address.country,
    shippingMethod: input.shippingMethod,
    wish: input.wish,
    order: id,
    orderNumber: number,
    productName: offer.name.en,
    customer: party,
    holdSeconds: terms.holdSeconds,
    scene,
  });
  const at = new Date(promised.at);
  await context.db
    .insertInto('sales.orders')
    .values({
      id,
      number,
      seen_by: [party],
      state: 'awaiting-payment',
      product: offer.product,
      product_name: JSON.stringify(offer.name),
      version: offer.version,
      price_book: book.id,
      choices: JSON.stringify(checked.choices),
      quantity: input.quantity,
      summary: JSON.stringify(summaryOf(offer.model, checked.choices)),
      scene: JSON.stringify(scene),
      customer: party,
      customer_name: input.customer.name,
      email: input.customer.email,
      link_by_mail: linkByMail,
      locale: input.locale,
      consent_contact: input.consentContact,
      address: JSON.stringify(input.address),
      shipping_method: input.shippingMethod,
      wish: JSON.stringify(input.wish),
      price: JSON.stringify(price),
      total: price.total,
      currency: price.currency,
      fees: 0,
      promised: JSON.stringify(promised),
      promised_at: at,
      first_promised_at: at,
      first_due_at: dueOf(at, input.wish, context.company.timeZone),
      placed_at: context.now,
      confirmed_at: null,
      delivered_at: null,
      hold_until: new Date(context.wall.getTime() + terms.holdSeconds * 1000),
      steps: JSON.stringify([{ step: 'awaiting-payment', at: context.now.toISOString() }]),
      invoice: null,
      invoiced_at: null,
      credit_note: null,
      credited_at: null,
      credited: null,
      reorder_of: input.reorderOf ?? null,
    })
    .execute();
  await context.emit(
    sales.orderMoved,
    { order: id, number, state: 'awaiting-payment' },
    { subject: id, seenBy: [party] },
  );
  return id;
};

export const placeOrder = handle(sales.placeOrder, async (context, input) => {
  // Only an order that the caller can see may be ordered again.
  if (input.reorderOf) await readOrder(context, input.reorderOf);
  return context.elevated(async (own) => {
    const id = await place(own, context.principal, input as Parsed);
    const row = await readOrder(own, id);
    await tell(own, row, 'received');
    return { order: await showOrder(own, id), link: own.link(`/orders/${id}`, row.customer) };
  });
});
