// Orders through the real chain: from the shop to payment, and every way it can be refused.
import { common, platform, production, sales } from '@onelot/contracts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { linkIn, startTestHouse, type TestHouse } from '../../../testing/house.ts';
import { buy, buyAndPay, DECLINED, HOME, PAYS, refused } from '../../../testing/shopping.ts';
import { expireHolds } from './expire.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
  await house.settle();
});
afterAll(() => house?.stop());

const mails = async (): Promise<{ to: string; subject: string; text: string }[]> =>
  (await (await house.as('owner@golf-irons.example')).call(platform.listMail, {})) as never;

describe('the shop', () => {
  test('shows products with a price that one can really pay, and no way of making', async () => {
    const [offer] = await house.guest().call(sales.listProducts, {});
    expect(offer).toMatchObject({ product: 'irons', version: 1, currency: 'CAD', scene: 'iron' });
    const product = await house.guest().call(sales.getProduct, { product: 'irons' });
    expect(Object.keys(product.model)).not.toEqual(expect.arrayContaining(['bom']));
    expect(JSON.stringify(product.model)).not.toMatch(/"(bom|routing|workCenter)"/);
    expect(product.countries).toEqual(['CA', 'US']);
    const quote = await house.guest().call(sales.quote, { product: 'irons', version: 1, choices: {} });
    expect(offer!.from).toBeGreaterThan(0);
    expect(offer!.from).toBeLessThanOrEqual(quote.price.goods);
  });

  test('quotes goods, shipping and tax exactly; twice the quantity is twice the goods', async () => {
    const ask = (quantity: number) =>
      house.guest().call(sales.quote, {
        product: 'irons',
        version: 1,
        choices: {},
        quantity,
        shippingMethod: 'road',
        country: 'CA',
      });
    const [one, two] = [(await ask(1)).price, (await ask(2)).price];
    expect(one.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(one.goods);
    expect(two.goods).toBe(2 * one.goods);
    expect(one.shipping).toBe(1900);
    expect(one.tax).toBe(Math.floor(((one.goods + one.shipping) * 1300 + 5000) / 10000));
    expect(one.total).toBe(one.goods + one.shipping + one.tax);
  });

  test('a country without rows of its own is served by the rows for everywhere', async () => {
    const guest = house.guest();
    const far = await guest.call(sales.quote, { product: 'irons', version: 1, choices: {}, country: 'NZ' });
    expect(far.price.shipping).toBe(9900);
    const no = await refused(
      guest.call(sales.quote, { product: 'irons', version: 1, choices: {}, country: 'US', shippingMethod: 'air' }),
    );
    expect(no).toMatchObject({ status: 422, problems: [{ path: '/shippingMethod' }] });
  });

  test('names the rule that a configuration breaks, the option that does not exist, the version that is not sold', async () => {
    const guest = house.guest();
    const ask = (choices: object, version = 1) =>
      refused(guest.call(sales.quote, { product: 'irons', version, choices: choices as never }));
    const { choices } = await guest.call(sales.quote, { product: 'irons', version: 1, choices: {} });
    const rule = await ask({ ...choices, level: 'popularizing', side: 'left' });
    expect(rule.status).toBe(422);
    expect(rule.problems!.map((each) => each.message).join()).toContain('kept ready for right-handed players');
    expect(rule.problems!.every((each) => each.path.startsWith('/choices/'))).toBe(true);
    expect((await ask({ wings: true })).problems).toMatchObject([{ code: 'UNKNOWN_OPTION', path: '/choices/wings' }]);
    expect(await ask({}, 9)).toMatchObject({ status: 422, problems: [{ code: 'UNKNOWN_VERSION', path: '/version' }] });
  });

  test('a wish moves the promise: not before its day, inside its window', async () => {
    const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const wish = { notBefore: day, window: { from: '12:00', to: '17:00' } };
    const { promised } = await house
      .guest()
      .call(sales.quote, { product: 'irons', version: 1, choices: {}, country: 'CA', shippingMethod: 'road', wish });
    const local = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'America/Toronto',
      hourCycle: 'h23',
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(new Date(promised.at));
    expect(local.slice(0, 10) >= day).toBe(true);
    // The wish is the link that sets the day; the road is as long as the road, not as the wait.
    const critical = promised.segments.filter((each) => each.critical);
    expect(critical.map((each) => each.kind)).toEqual(['wish', 'transport']);
    const [wait, road] = critical;
    expect(wait!.from).toBe(promised.readyAt);
    expect(road!.from).toBe(wait!.to);
    expect(Date.parse(road!.to) - Date.parse(road!.from)).toBeLessThan(6 * 86_400_000);
    const late = await refused(
      house.guest().call(sales.quote, {
        product: 'irons',
        version: 1,
        choices: {},
        country: 'CA',
        shippingMethod: 'road',
        wish: { notBefore: '2020-01-01' },
      }),
    );
    expect(late).toMatchObject({ status: 422, problems: [{ code: 'DAY_PAST', path: '/wish/notBefore' }] });
    expect(local.slice(-5) >= '12:00' && local.slice(-5) <= '17:00').toBe(true);
    const odd = await refused(
      house.guest().call(sales.quote, {
        product: 'irons',
        version: 1,
        choices: {},
        country: 'CA',
        shippingMethod: 'road',
        wish: { window: { from: '03:00', to: '04:00' } },
      }),
    );
    expect(odd).toMatchObject({ status: 422, problems: [{ path: '/wish/window' }] });
  });
});

describe('an order', () => {
  test('is placed by a stranger, paid by the link, and told in words', async () => {
    const { order, me, link } = await buy(house, { locale: 'de', wish: { window: { from: '09:00', to: '12:00' } } });
    expect(order).toMatchObject({ state: 'awaiting-payment', canCancel: true, cancelFee: 0, quantity: 1 });
    expect(Date.parse(order.holdUntil!)).toBeGreaterThan(Date.now());
    expect(order.summary).toContainEqual({ option: { en: 'Hand', de: 'Hand' }, value: { en: 'Right', de: 'Rechts' } });
    expect(order.summary.some((line) => line.option.en === 'Bounce')).toBe(false);
    expect(order.scene?.name).toBe('iron');
    const paid = await me.call(sales.payOrder, { order: order.id, card: PAYS });
    expect(paid).toMatchObject({ state: 'confirmed', holdUntil: null });
    expect(paid.payments).toMatchObject([{ state: 'authorised', amount: order.price.total, refunded: 0 }]);
    expect(paid.steps.map((each) => each.step)).toEqual(['awaiting-payment', 'confirmed']);
    const letters = (await mails()).filter((each) => each.text.includes(order.id));
    expect(letters.map((each) => each.subject)).toEqual(
      expect.arrayContaining([`Bestellung ${order.number} eingegangen`, `Bestellung ${order.number} bestätigt`]),
    );
    expect(letters.every((each) => each.text.includes(linkIn(link)))).toBe(true);
    expect(await refused(me.call(sales.payOrder, { order: order.id, card: PAYS }))).toMatchObject({ status: 409 });
  });

  test('with a declined card keeps its place and remembers the payment; another card pays', async () => {
    const { order, me } = await buy(house);
    const no = await refused(
      me.call(sales.payOrder, { order: order.id, card: DECLINED }, { key: `declined-${order.id}` }),
    );
    expect(no).toMatchObject({ status: 402, problems: [{ path: '/card', code: 'DECLINED' }] });
    const again = await refused(
      me.call(sales.payOrder, { order: order.id, card: DECLINED }, { key: `declined-${order.id}` }),
    );
    expect(again.title).toBe(no.title);
    const after = await me.call(sales.getOrder, { order: order.id });
    expect(after).toMatchObject({
      state: 'awaiting-payment',
      payments: [{ state: 'failed', amount: order.price.total }],
    });
    const paid = await me.call(sales.payOrder, { order: order.id, card: PAYS });
    expect(paid.payments.map((each) => each.state)).toEqual(['failed', 'authorised']);
  });

  test('of another price than the customer saw is refused with the new total, and nothing is kept of it', async () => {
    const numbers = async () =>
      (await (await house.as('sales-1@golf-irons.example')).call(sales.listOrders, {})).length;
    const before = await numbers();
    const no = await refused(buy(house, { expectedTotal: 1 }));
    expect(no).toMatchObject({ status: 409, problems: [{ path: '/expectedTotal', code: 'PRICE_CHANGED' }] });
    expect(no.problems![0]!.data).toMatchObject({ expected: 1, total: expect.any(Number) });
    expect(await numbers()).toBe(before);
  });

  test('must be whole: what is missing is named', async () => {
    const no = await refused(
      house.guest().call(sales.placeOrder, {
        product: 'irons',
        version: 1,
        choices: { level: 'accessorizing' },
        customer: { name: 'C', email: 'c@example.org' },
        address: HOME,
        shippingMethod: 'road',
      }),
    );
    expect(no.status).toBe(422);
    expect(no.problems!.some((each) => each.code === 'MISSING' && each.path === '/choices/side')).toBe(true);
  });

  test('that is not paid in time gives its place back and cannot be paid', async () => {
    const { order, me } = await buy(house);
    await house.inside('sales', async (context) => {
      const sql = context as never as Parameters<typeof expireHolds>[0];
      await sql.db
        .updateTable('sales.orders')
        .set({ hold_until: new Date(Date.now() - 1000) })
        .where('id', '=', order.id)
        .execute();
    });
    expect(await refused(me.call(sales.payOrder, { order: order.id, card: PAYS }))).toMatchObject({ status: 409 });
    await house.inside('sales', (context) => expireHolds(context as never));
    const after = await me.call(sales.getOrder, { order: order.id });
    expect(after).toMatchObject({ state: 'expired', payments: [], canCancel: false, canChange: false });
    const operations = await (await house.as('planner-1@golf-irons.example')).call(production.orderOperations, {
      order: order.id,
    });
    expect(operations.every((each) => each.state === 'cancelled')).toBe(true);
  });

  test('whose place production gave up after the card was charged voids the payment', async () => {
    const { order, me } = await buy(house);
    await house.inside('sales', (context) => context.ask(production.release, { order: order.id }));
    expect(await refused(me.call(sales.payOrder, { order: order.id, card: PAYS }))).toMatchObject({ status: 409 });
    const after = await me.call(sales.getOrder, { order: order.id });
    expect(after).toMatchObject({ state: 'expired', payments: [{ state: 'voided' }] });
  });

  test('is seen by its customer alone', async () => {
    const mine = await buy(house);
    const other = await buy(house, { customer: { name: 'Customer 8', email: 'customer-8@example.org' } });
    const asked = { order: mine.order.id };
    for (const client of [other.me, house.guest(), await house.as('customer-1@golf-irons.example')]) {
      expect(await refused(client.call(sales.getOrder, asked))).toMatchObject({ status: 404 });
      expect(await refused(client.call(sales.payOrder, { ...asked, card: PAYS }))).toMatchObject({ status: 404 });
      expect(await refused(client.call(sales.cancelOrder, asked))).toMatchObject({ status: 404 });
      expect(await refused(client.call(sales.changeOrder, { ...asked, wish: {} }))).toMatchObject({ status: 404 });
    }
    const listed = await other.me.call(sales.listOrders, {});
    expect(listed.map((each) => each.id)).toEqual([other.order.id]);
    const found = await (await house.as('planner-1@golf-irons.example')).call(sales.listOrders, {
      q: mine.order.number,
    });
    expect(found.map((each) => each.id)).toEqual([mine.order.id]);
  });

  test('of a signed-in customer belongs to the account, whatever address it is mailed to', async () => {
    const customer = await house.as('customer-2@golf-irons.example');
    const given = { customer: { name: 'Customer 2', email: 'someone@example.org' } };
    const { order } = await buy(house, given, customer);
    expect((await customer.call(sales.listOrders, {})).map((each) => each.id)).toContain(order.id);
    const letter = (await mails()).find((each) => each.text.includes(order.id));
    expect(letter?.text).toContain(`/orders/${order.id}`);
    expect(letter?.text).not.toContain('link=');
  });

  test('tells nobody whether it exists when its link is asked for', async () => {
    const { order } = await buy(house, { customer: { name: 'Customer 7', email: 'Customer-7@example.org' } });
    const guest = house.guest();
    const before = (await mails()).length;
    expect(await guest.call(sales.requestLink, { number: '99999', email: 'customer-7@example.org' })).toEqual({});
    expect(await guest.call(sales.requestLink, { number: order.number, email: 'nobody@example.org' })).toEqual({});
    expect((await mails()).length).toBe(before);
    expect(await guest.call(sales.requestLink, { number: order.number, email: 'customer-7@example.org' })).toEqual({});
    expect((await mails()).length).toBe(before + 1);
  });

  test('makes its customer a member with history and value', async () => {
    const email = 'member-1@example.org';
    const { order } = await buyAndPay(house, { customer: { name: 'Customer 6', email }, consentContact: true });
    const members = await (await house.as('sales-1@golf-irons.example')).call(sales.listMembers, {});
    const found = await (await house.as('sales-1@golf-irons.example')).call(common.find.sales, {
      q: members[0]!.email,
    });
    expect(found).toContainEqual(expect.objectContaining({ kind: 'member', id: members[0]!.party }));
    expect(members.find((each) => each.email === email)).toMatchObject({
      orders: 1,
      value: order.price.total,
      consentContact: true,
      lastOrder: order.id,
    });
  });

  test('holds no cost, supplier or routing in anything that a guest gets', async () => {
    const { order, quote, me } = await buyAndPay(house);
    const answers = JSON.stringify([
      await me.call(sales.listProducts, {}),
      await me.call(sales.getProduct, { product: 'irons' }),
      quote,
      order,
      await me.call(sales.listOrders, {}),
      await me.call(sales.cancelOrder, { order: order.id, preview: true }),
      await me.call(platform.listEvents, { limit: 200 }),
    ]);
    const buyer = await house.as('planner-1@golf-irons.example');
    const centers = await buyer.call(production.listWorkCenters, {});
    const secrets = ['FORGE', 'SHAFTS', 'GRIPS', ...centers.map((each) => each.workCenter)];
    for (const secret of secrets) expect(answers).not.toMatch(new RegExp(`"${secret}"|\\b${secret}\\b`));
    expect(answers).not.toMatch(/"(cost|margin|supplier|bom|routing|setupSeconds|runSeconds|workCenter)"/i);
  });

  test('is found and counted', async () => {
    const { order } = await buyAndPay(house);
    const clerk = await house.as('sales-1@golf-irons.example');
    const hits = await clerk.call(common.find.sales, { q: order.number });
    expect(hits).toMatchObject([{ kind: 'order', id: order.id, href: `/work/orders/${order.id}` }]);
    const census = await clerk.call(common.census.sales, {});
    expect(census.map((each) => each.level)).toEqual(['CBL', 'EPL', 'WSL']);
    expect(census[1]!.count).toBeGreaterThan(0);
    const indicators = await clerk.call(common.indicators.sales, {});
    expect(indicators.find((each) => each.id === 'leadTime')).toMatchObject({ value: null, of: 0 });
    const paid = indicators.find((each) => each.id === 'paidShare')!;
    expect(paid.value).toBeGreaterThan(0);
    expect(paid.value).toBeLessThanOrEqual(1);
  });
});
