// How tests shop: a quote, an order, its payment, and what the shop floor does with it.
import { ApiProblem, type Client, type Input, production, sales } from '@onelot/contracts';
import { linkIn, type TestHouse } from './house.ts';

export const PAYS = '4242424242424242';
export const DECLINED = '4000000000000002';
export const HOME = {
  name: 'Customer 9',
  street: '1 Front Street West',
  city: 'Toronto',
  postcode: 'M5J 2X5',
  country: 'CA',
};

type Placing = Partial<Input<typeof sales.placeOrder>>;

export const buy = async (house: TestHouse, given: Placing = {}, buyer: Client = house.guest()) => {
  const quote = await buyer.call(sales.quote, { product: 'irons', version: 1, choices: given.choices ?? {} });
  const placed = await buyer.call(sales.placeOrder, {
    product: 'irons',
    version: 1,
    customer: { name: 'Customer 9', email: 'customer-9@example.org' },
    address: HOME,
    shippingMethod: 'road',
    ...given,
    choices: quote.choices,
  });
  return { order: placed.order, link: placed.link, quote, me: house.guest(linkIn(placed.link)) };
};

export const buyAndPay = async (house: TestHouse, given: Placing = {}) => {
  const bought = await buy(house, given);
  const order = await bought.me.call(sales.payOrder, { order: bought.order.id, card: PAYS });
  await house.settle();
  return { ...bought, order };
};

/** Starts the first operation of an order by hand, so that work has begun; answers how to end it, for the next to have its place. */
export const begin = async (house: TestHouse, order: string): Promise<() => Promise<unknown>> => {
  const floor = await house.as('assembler-1@golf-irons.example');
  const operations = await floor.call(production.orderOperations, { order });
  const first = [...operations].sort((a, b) => a.sequence - b.sequence)[0]!;
  await floor.call(production.startOperation, { operation: first.id });
  return () => floor.call(production.completeOperation, { operation: first.id });
};

/** The problem that a call is refused with; fails where it is not refused. */
export const refused = async (call: Promise<unknown>): Promise<ApiProblem['document']> => {
  const outcome = await call.then(
    (value) => value,
    (error: unknown) => error,
  );
  if (outcome instanceof ApiProblem) return outcome.document;
  throw new Error(`It was not refused: ${JSON.stringify(outcome).slice(0, 300)}`);
};

export interface Money {
  readonly state: string;
  readonly amount: number;
  readonly refunded: number;
}

/** What the provider's own books hold: authorised or captured, not given back. */
export const held = (payments: readonly Money[]): number =>
  payments
    .filter((each) => ['authorised', 'captured', 'refunded'].includes(each.state))
    .reduce((sum, each) => sum + each.amount - each.refunded, 0);
