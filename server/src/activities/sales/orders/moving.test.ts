// An order moves on as the factory and the road tell, and its customer is told: states, captures, dates, letters, the indicators that follow.
import { randomUUID } from 'node:crypto';
import { common, logistics, platform, production, sales, service } from '@onelot/contracts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestHouse, type TestHouse } from '../../../testing/house.ts';
import { buyAndPay, refused } from '../../../testing/shopping.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
  await house.settle();
});
afterAll(() => house?.stop());

const DAY = 86_400_000;
const lettersOf = async (order: string): Promise<string[]> =>
  (await (await house.as('sales-1@golf-irons.example')).call(platform.listMail, { limit: 200 }))
    .filter((each) => each.text.includes(order))
    .map((each) => each.subject);

test('a shifted plan moves the promise, with its reason in the words of a customer', async () => {
  const { order, me } = await buyAndPay(house);
  const later = (date: string): string => new Date(Date.parse(date) + 3 * DAY).toISOString();
  const segments = [
    {
      kind: 'material' as const,
      label: { en: 'Shafts', de: 'Schäfte' },
      from: order.placedAt,
      to: later(order.promised.readyAt),
      critical: true,
    },
  ];
  const promised = { at: later(order.promised.at), readyAt: later(order.promised.readyAt), segments };
  const tell = () =>
    house.inside('production', (context) =>
      context.emit(production.promiseShifted, { order: order.id, promised, cause: 'material' }, { subject: order.id }),
    );
  await tell();
  await tell();
  await house.settle();
  const after = await me.call(sales.getOrder, { order: order.id });
  expect(after.promised.at).toBe(promised.at);
  expect(after.firstPromised).toBe(order.firstPromised);
  const { events } = await me.call(platform.listEvents, { subject: order.id, limit: 100 });
  const moves = events.filter((each) => each.type === sales.promiseMoved.type);
  expect(moves).toHaveLength(1);
  expect(moves[0]!.data).toMatchObject({ from: order.promised.at, to: promised.at, cause: 'material' });
  expect((await lettersOf(order.id)).filter((each) => each.includes('a new date'))).toHaveLength(1);
  const clerk = await house.as('sales-1@golf-irons.example');
  expect((await clerk.call(sales.listOrders, { late: true })).map((each) => each.id)).toContain(order.id);
  expect((await clerk.call(sales.listOrders, { late: false })).map((each) => each.id)).not.toContain(order.id);
});

test('work, store, road and door are steps that are never gone back, and money is captured once', async () => {
  const { order, me } = await buyAndPay(house);
  const brief = { delivery: randomUUID(), order: order.id, orderNumber: order.number };
  const at = new Date(Date.parse(order.promised.at)).toISOString();
  const floor = () =>
    house.inside('production', (context) =>
      context.emit(
        production.operationStarted,
        {
          operation: randomUUID(),
          order: order.id,
          orderNumber: order.number,
          sequence: 10,
          first: true,
          name: { en: 'Mill' },
        },
        { subject: order.id },
      ),
    );
  await floor();
  await house.settle();
  await house.inside('logistics', (context) =>
    context.emit(logistics.deliveryDeparted, { ...brief, carrier: null, etaAt: at }, { subject: order.id }),
  );
  await floor();
  const late = new Date(Date.parse(at) + 2 * DAY).toISOString();
  await house.inside('logistics', async (context) => {
    await context.emit(logistics.deliveryFailed, { ...brief, reason: 'Nobody there' }, { subject: order.id });
    await context.emit(logistics.etaChanged, { ...brief, from: at, to: late }, { subject: order.id });
  });
  await house.settle();
  const road = await me.call(sales.getOrder, { order: order.id });
  expect(road).toMatchObject({ state: 'on-the-road', canCancel: false, canChange: false, cancelFee: null });
  expect(await refused(me.call(sales.cancelOrder, { order: order.id }))).toMatchObject({ status: 409 });
  await house.inside('logistics', (context) =>
    context.emit(
      logistics.deliveryArrived,
      { ...brief, arrivedAt: at, receivedBy: 'Customer 9', identifier: 'GI-1', onTime: true },
      { subject: order.id },
    ),
  );
  await house.settle();
  const done = await me.call(sales.getOrder, { order: order.id });
  expect(done.steps.map((each) => each.step)).toEqual([
    'awaiting-payment',
    'confirmed',
    'in-work',
    'on-the-road',
    'delivered',
  ]);
  expect(done.payments).toMatchObject([{ state: 'captured', amount: order.price.total }]);
  expect(await lettersOf(order.id)).toEqual(
    expect.arrayContaining([
      `Order ${order.number} is on the road`,
      `Order ${order.number} could not be handed over`,
      `Order ${order.number}: a new date`,
      `Order ${order.number} delivered`,
    ]),
  );
  const clerk = await house.as('sales-1@golf-irons.example');
  const indicators = await clerk.call(common.indicators.sales, {});
  const lead = Math.round((Date.parse(at) - Date.parse(order.placedAt)) / 1000);
  expect(indicators.find((each) => each.id === 'leadTime')).toMatchObject({ of: 1, value: lead });
  expect(indicators.find((each) => each.id === 'onTime')).toMatchObject({ of: 1, value: 1 });
  const early = Math.round((Date.parse(at) - Date.parse(order.firstPromised)) / 1000);
  const kept = await clerk.call(sales.promiseAccuracy, {});
  expect(kept).toMatchObject({
    delivered: 1,
    kept: 1,
    orders: [{ id: order.id, firstPromised: order.firstPromised, deliveredAt: at }],
  });
  const [one] = kept.orders;
  expect(one?.lateSeconds).toBeLessThanOrEqual(early);
  expect(kept.lateSeconds).toEqual({ p10: one?.lateSeconds, p50: one?.lateSeconds, p90: one?.lateSeconds });
  expect(await refused(me.call(sales.promiseAccuracy, {}))).toMatchObject({ status: 403 });
});

test('invoices are numbered in a row, and an order keeps its number', async () => {
  const [one, two] = [await buyAndPay(house), await buyAndPay(house)];
  const numberOf = (order: string) =>
    house.inside('sales', async (context) => {
      const { db } = context as never as import('../offers/offer.ts').Sales;
      return (await db.selectFrom('sales.orders').select('invoice').where('id', '=', order).executeTakeFirstOrThrow())
        .invoice;
    });
  expect(await numberOf(one.order.id)).toBeNull();
  const read = (bought: typeof one) => fetch(bought.me.address(sales.invoice, { order: bought.order.id }));
  expect((await Promise.all([read(one), read(one), read(two)])).map((each) => each.status)).toEqual([200, 200, 200]);
  const [first, second] = [await numberOf(one.order.id), await numberOf(two.order.id)];
  const count = (text: string | null): number => Number(text?.slice(4));
  expect(Math.abs(count(first) - count(second))).toBe(1);
  await read(one);
  expect(await numberOf(one.order.id)).toBe(first);
});

test('a purchasing demand is matched with a configuration one can order, or told as unmatched', async () => {
  const { order, me } = await buyAndPay(house);
  const ask = async (title: string, product: string | null, choices: object | null) => {
    const demand = randomUUID();
    await house.inside('service', (context) =>
      context.emit(
        service.purchaseRequested,
        { demand, title, text: 'Please.', party: order.customer.party, product, choices: choices as never },
        { subject: demand },
      ),
    );
    await house.settle();
    const { events } = await me.call(platform.listEvents, { subject: demand, limit: 10 });
    return { demand, event: events.find((each) => each.activity === 'sales') };
  };
  const black = await ask('A second set', 'irons', { finish: 'black' });
  expect(black.event).toMatchObject({ type: sales.purchaseMatched.type, data: { product: 'irons', version: 1 } });
  const choices = (black.event!.data as { choices: { finish: string } }).choices;
  expect(choices.finish).toBe('black');
  const quote = await house.guest().call(sales.quote, { product: 'irons', version: 1, choices: choices as never });
  expect(quote.choices).toEqual(choices);
  expect((await ask('Irons with graphite shafts', null, null)).event?.type).toBe(sales.purchaseMatched.type);
  expect((await ask('A mallet putter', null, null)).event).toMatchObject({
    type: sales.demandUnmatched.type,
    flow: 'r',
  });
  expect((await ask('A putter', 'putter', null)).event?.type).toBe(sales.demandUnmatched.type);
  expect((await ask('Golden irons', 'irons', { finish: 'gold' })).event?.type).toBe(sales.demandUnmatched.type);
  const clerk = await house.as('sales-1@golf-irons.example');
  const listed = await clerk.call(sales.listPurchasingDemands, {});
  expect(listed.find((each) => each.id === black.demand)).toMatchObject({
    state: 'matched',
    score: 1,
    product: 'irons',
  });
});

test('a kept configuration opens again, and impossible ones are not kept', async () => {
  const guest = house.guest();
  const { id } = await guest.call(sales.saveConfiguration, {
    product: 'irons',
    version: 1,
    choices: { level: 'tailoring', model: 'blade' },
    name: 'Blades',
  });
  expect(await guest.call(sales.getConfiguration, { configuration: id })).toEqual({
    id,
    product: 'irons',
    version: 1,
    choices: { level: 'tailoring', model: 'blade' },
    name: 'Blades',
  });
  const odd = guest.call(sales.saveConfiguration, {
    product: 'irons',
    version: 1,
    choices: { level: 'popularizing', model: 'blade' },
  });
  expect((await refused(odd)).problems![0]!.message).toContain('forged one at a time');
  expect(await refused(guest.call(sales.getConfiguration, { configuration: randomUUID() }))).toMatchObject({
    status: 404,
  });
});
