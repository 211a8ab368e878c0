// Orders through the real chain: from the shop to payment, and every way it can be refused.
import { sales } from '@onelot/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkIn, startTestHouse, type TestHouse } from '../../../testing/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
  await house.settle();
}, 60_000);
afterAll(() => house?.stop());

test('an order is quoted, placed, paid', async () => {
  const guest = house.guest();
  const offers = await guest.call(sales.listProducts, {});
  console.log(offers);
  const t = Date.now();
  const quote = await guest.call(sales.quote, { product: 'irons', version: 1, choices: {} });
  console.log(Date.now() - t, JSON.stringify(quote, null, 1));
  const placed = await guest.call(sales.placeOrder, {
    product: 'irons',
    version: 1,
    choices: quote.choices,
    customer: { name: 'Customer 9', email: 'c9@example.org' },
    address: { name: 'C', street: 's', city: 'T', postcode: 'M5J', country: 'CA' },
    shippingMethod: 'road',
  });
  const me = house.guest(linkIn(placed.link));
  const paid = await me.call(sales.payOrder, { order: placed.order.id, card: '4242424242424242' });
  console.log(JSON.stringify(paid).slice(0, 3000));
  expect(paid.state).toBe('confirmed');
}, 60_000);
