// Changing and cancelling through the real chain: sums to the minor unit, before and after work begins, and when all come at once.
import { production, sales } from '@onelot/contracts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestHouse, type TestHouse } from '../../../testing/house.ts';
import { begin, buy, buyAndPay, HOME, held, refused } from '../../../testing/shopping.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let house: TestHouse;
/** In stock at once, so that work can begin without waiting for material. */
const READY = { level: 'popularizing', shaft_mass: 'm105' } as const;
beforeAll(async () => {
  house = await startTestHouse();
  await house.settle();
});
afterAll(() => house?.stop());

const operationsOf = async (order: string) =>
  (await house.as('planner-1@golf-irons.example')).call(production.orderOperations, { order });
const engraved = (choices: object, text: string) => ({
  ...choices,
  engrave: true,
  engraving_text: text,
  engraving_fill: 'teal',
});

describe('a change before work', () => {
  test('is tried first and changes nothing, then moves price, plan and payment by the same sums', async () => {
    const { order, me } = await buyAndPay(house);
    const asked = { order: order.id, choices: engraved(order.choices, 'LOT 1') };
    const plan = await operationsOf(order.id);
    const trial = await me.call(sales.changeOrder, { ...asked, preview: true });
    expect(trial).toMatchObject({ applied: false, fee: 0, refund: 0 });
    expect(trial.extra).toBe(trial.order.price.total - order.price.total);
    expect(trial.extra).toBeGreaterThan(0);
    expect(await me.call(sales.getOrder, { order: order.id })).toEqual(order);
    expect(await operationsOf(order.id)).toEqual(plan);

    const done = await me.call(sales.changeOrder, { ...asked, expectedFee: 0 });
    expect(done).toMatchObject({ applied: true, fee: 0, refund: 0, extra: trial.extra });
    expect(done.order.promised.at).toBe(trial.order.promised.at);
    expect(done.order.payments.map((each) => each.state)).toEqual(['voided', 'authorised']);
    expect(held(done.order.payments)).toBe(done.order.price.total);
    expect(done.order.summary).toContainEqual(expect.objectContaining({ value: { en: 'LOT 1', de: 'LOT 1' } }));
    const moved = await operationsOf(order.id);
    expect(moved.some((each) => each.instruction.en.includes('LOT 1') && each.state === 'planned')).toBe(true);

    const back = await me.call(sales.changeOrder, { order: order.id, choices: order.choices });
    expect(back).toMatchObject({ refund: trial.extra, extra: 0 });
    expect(held(back.order.payments)).toBe(order.price.total);
  });

  test('of the address alone keeps the date; into another country it brings the shipping of that country', async () => {
    const { order, me } = await buyAndPay(house);
    const next = await me.call(sales.changeOrder, { order: order.id, address: { ...HOME, street: '2 Front Street' } });
    expect(next.order.promised).toEqual(order.promised);
    expect(next).toMatchObject({ extra: 0, refund: 0 });
    const abroad = await me.call(sales.changeOrder, {
      order: order.id,
      address: { ...HOME, city: 'Buffalo', country: 'US', postcode: '14202' },
    });
    expect(abroad.order.price.shipping).toBe(3900);
    expect(held(abroad.order.payments)).toBe(abroad.order.price.total);
  });

  test('of the way of shipping and the time of day brings its price and window, until work starts', async () => {
    const { order, me } = await buyAndPay(house);
    const window = { from: '12:00', to: '17:00' };
    const way = order.shippingMethod === 'express' ? 'road' : 'express';
    const next = await me.call(sales.changeOrder, { order: order.id, shippingMethod: way, wish: { window } });
    expect(next.order).toMatchObject({ shippingMethod: way, wish: { window } });
    expect(next.order.price.shipping).toBe(way === 'express' ? 4900 : 1900);
    expect(held(next.order.payments)).toBe(next.order.price.total);
    const none = await refused(me.call(sales.changeOrder, { order: order.id, shippingMethod: 'pigeon' }));
    expect(none).toMatchObject({ status: 422, problems: [{ path: '/shippingMethod' }] });
  });

  test('that cannot be made is refused with the rule, and the old place is kept', async () => {
    const { order, me } = await buyAndPay(house);
    const plan = await operationsOf(order.id);
    const no = await refused(
      me.call(sales.changeOrder, { order: order.id, choices: { ...order.choices, model: 'blade' } }),
    );
    expect(no.problems!.map((each) => each.message).join()).toContain('forged one at a time');
    const away = await refused(me.call(sales.changeOrder, { order: order.id, address: { ...HOME, country: 'NZ' } }));
    expect(away).toMatchObject({ status: 422, problems: [{ path: '/shippingMethod' }] });
    expect(await operationsOf(order.id)).toEqual(plan);
    expect(await refused(me.call(sales.changeOrder, { order: order.id }))).toMatchObject({ status: 422 });
  });

  test('of an order that is not paid yet changes its price and place, and it is paid as changed', async () => {
    const { order, me } = await buy(house);
    const changed = await me.call(sales.changeOrder, { order: order.id, choices: engraved(order.choices, 'LOT 2') });
    expect(changed).toMatchObject({ extra: 0, refund: 0, applied: true });
    const paid = await me.call(sales.payOrder, { order: order.id, card: '4242424242424242' });
    expect(held(paid.payments)).toBe(changed.order.price.total);
  });

  test('keeps the prices it was sold at when the book changes', async () => {
    const { order, me } = await buyAndPay(house);
    const clerk = await house.as('sales-1@golf-irons.example');
    const { prices } = await clerk.call(sales.getPrices, { product: 'irons' });
    const dearer = { ...prices, rules: prices.rules.map((each) => ({ ...each, amount: `2 * (${each.amount})` })) };
    await clerk.call(sales.setPrices, { product: 'irons', prices: dearer });
    try {
      const ask = { product: 'irons', version: 1, choices: order.choices };
      expect((await house.guest().call(sales.quote, ask)).price.goods).toBe(2 * order.price.goods);
      const moved = await me.call(sales.changeOrder, { order: order.id, wish: { notBefore: '2027-02-01' } });
      expect(moved.order.price).toEqual(order.price);
    } finally {
      await clerk.call(sales.setPrices, { product: 'irons', prices });
    }
    const odd = { ...prices, rules: [{ id: 'odd', label: { en: 'Odd' }, amount: 'wings * 2' }] };
    const no = await refused(clerk.call(sales.setPrices, { product: 'irons', prices: odd }));
    expect(no.problems![0]!.path).toContain('/prices/rules/0/amount');
  });
});

describe('cancelling', () => {
  test('before work is free: nothing is charged and the place goes back', async () => {
    const { order, me } = await buyAndPay(house);
    const look = await me.call(sales.cancelOrder, { order: order.id, preview: true });
    expect(look).toMatchObject({ applied: false, fee: 0, refund: order.price.total });
    const done = await me.call(sales.cancelOrder, { order: order.id, reason: 'Changed my mind' });
    expect(done).toMatchObject({ applied: true, fee: 0, refund: order.price.total });
    expect(done.order).toMatchObject({ state: 'cancelled', payments: [{ state: 'voided' }] });
    expect((await operationsOf(order.id)).every((each) => each.state === 'cancelled')).toBe(true);
    expect(await refused(me.call(sales.cancelOrder, { order: order.id }))).toMatchObject({ status: 409 });
    // Nothing was invoiced, so there is no paper, and none is offered.
    expect(done.order.papers).toEqual([]);
    expect(await refused(me.call(sales.invoice, { order: order.id }))).toMatchObject({ status: 409 });
    expect(await refused(me.call(sales.creditNote, { order: order.id }))).toMatchObject({ status: 409 });
  });

  test('an invoice that was fetched stays readable, and a numbered credit note takes it back', async () => {
    const { order, me } = await buyAndPay(house);
    expect((await me.call(sales.getOrder, { order: order.id })).papers).toEqual(['invoice']);
    const issued = await fetch(me.address(sales.invoice, { order: order.id }));
    expect(issued.status).toBe(200);
    const { order: cancelled } = await me.call(sales.cancelOrder, { order: order.id });
    expect(cancelled.papers).toEqual(['invoice', 'credit-note']);
    for (const locale of ['en', 'de'] as const)
      for (const operation of [sales.invoice, sales.creditNote]) {
        const paper = await fetch(me.address(operation, { order: order.id, locale }));
        expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      }
    const row = await house.inside('sales', async (context) =>
      (context as never as import('../offers/offer.ts').Sales).db
        .selectFrom('sales.orders')
        .select(['invoice', 'credit_note', 'credited', 'fees', 'total'])
        .where('id', '=', order.id)
        .executeTakeFirstOrThrow(),
    );
    expect(row).toMatchObject({ credit_note: expect.stringMatching(/^CN-\d{6}$/), credited: row.total, fees: 0 });
  });

  test('after work began costs the stated fee, and what is given back is the rest', async () => {
    const { order, me } = await buyAndPay(house, { choices: READY });
    const end = await begin(house, order.id);
    await house.settle();
    const working = await me.call(sales.getOrder, { order: order.id });
    expect(working).toMatchObject({ state: 'in-work', payments: [{ state: 'captured' }] });
    const fee = Math.floor((order.price.goods * 2500 + 5000) / 10000);
    expect(working.cancelFee).toBe(fee);
    expect(
      await refused(me.call(sales.changeOrder, { order: order.id, choices: engraved(order.choices, 'X') })),
    ).toMatchObject({ status: expect.any(Number) });
    expect(await refused(me.call(sales.cancelOrder, { order: order.id, expectedFee: 0 }))).toMatchObject({
      status: 409,
      problems: [{ code: 'FEE_CHANGED', path: '/expectedFee' }],
    });
    const done = await me.call(sales.cancelOrder, { order: order.id, expectedFee: fee });
    expect(done).toMatchObject({ fee, refund: order.price.total - fee });
    expect(done.order.payments).toMatchObject([{ state: 'refunded', refunded: order.price.total - fee }]);
    const paper = await fetch(me.address(sales.invoice, { order: order.id, locale: 'de' }));
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    expect(new TextDecoder().decode((await paper.arrayBuffer()).slice(0, 5))).toBe('%PDF-');
    expect(done.order.papers).toEqual(['invoice', 'credit-note']);
    // The bench is free again: what was begun there is given up.
    expect(await refused(end())).toMatchObject({ status: 409 });
  });

  test('at the very moment work begins is never free unseen: the shop floor is believed before its event is read', async () => {
    const { order, me } = await buyAndPay(house, { choices: READY });
    const both = await Promise.allSettled([begin(house, order.id), me.call(sales.cancelOrder, { order: order.id })]);
    await house.settle();
    const after = await me.call(sales.getOrder, { order: order.id });
    const fee = Math.floor((order.price.goods * 2500 + 5000) / 10000);
    const [work] = both;
    const started = work.status === 'fulfilled';
    if (work.status === 'fulfilled') await work.value();
    if (after.state === 'cancelled') {
      expect(held(after.payments)).toBe(0);
      expect(started).toBe(false);
    } else {
      expect(after.state).toBe('in-work');
      expect(after.cancelFee).toBe(fee);
      expect(held(after.payments)).toBe(order.price.total);
    }
  });

  test('a change of place after work began costs the fee for changes and is paid on the same card', async () => {
    const { order, me } = await buyAndPay(house, { choices: READY });
    const end = await begin(house, order.id);
    await house.settle();
    const fee = Math.floor((order.price.goods * 1500 + 5000) / 10000);
    const done = await me.call(sales.changeOrder, {
      order: order.id,
      address: { ...HOME, street: '3 Front Street' },
      expectedFee: fee,
    });
    expect(done).toMatchObject({ fee, extra: fee, refund: 0 });
    expect(done.order.payments.map((each) => each.state)).toEqual(['captured', 'captured']);
    expect(held(done.order.payments)).toBe(order.price.total + fee);
    await end();
  });
});

describe('at the same time', () => {
  test('of many who cancel one order, one does', async () => {
    const { order, me } = await buyAndPay(house);
    const all = await Promise.allSettled(
      Array.from({ length: 6 }, () => me.call(sales.cancelOrder, { order: order.id })),
    );
    expect(all.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    for (const each of all) if (each.status === 'rejected') expect(each.reason).toMatchObject({ status: 409 });
    const after = await me.call(sales.getOrder, { order: order.id });
    expect(after.steps.filter((each) => each.step === 'cancelled')).toHaveLength(1);
    expect(held(after.payments)).toBe(0);
  });

  test('changes and a cancelling end in one order whose money is exact', async () => {
    const { order, me } = await buyAndPay(house);
    await Promise.allSettled([
      me.call(sales.changeOrder, { order: order.id, choices: engraved(order.choices, 'A') }),
      me.call(sales.cancelOrder, { order: order.id }),
      me.call(sales.changeOrder, { order: order.id, choices: engraved(order.choices, 'B') }),
    ]);
    const after = await me.call(sales.getOrder, { order: order.id });
    expect(after.state).toBe('cancelled');
    expect(held(after.payments)).toBe(0);
  });

  test('payments of one order: one is taken', async () => {
    const { order, me } = await buy(house);
    const all = await Promise.allSettled(
      Array.from({ length: 4 }, () => me.call(sales.payOrder, { order: order.id, card: '4242424242424242' })),
    );
    expect(all.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    const after = await me.call(sales.getOrder, { order: order.id });
    expect(held(after.payments)).toBe(order.price.total);
    expect(after.payments).toHaveLength(1);
  });
});
