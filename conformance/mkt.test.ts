// MKT: validity, price and promise at each step; orders and real payment states; members; purchasing demands matched.
import { platform, production, sales, service, sourcing } from '@onelot/contracts';
import { describe, expect, it } from 'vitest';
import { DECLINED, pay, place, staff, wholeWay } from './support/chain.ts';
import { as, stranger, until } from './support/people.ts';

const irons = () => stranger().call(sales.getProduct, { product: 'irons' });

describe('MKT', () => {
  it('MKT-1/1 MKT-1/2 MKT-1/4 MKT-1/5 base and option prices in one currency, with tax', async () => {
    const { version, prices, taxBasisPoints } = await irons();
    const quote = (choices: object) =>
      stranger().call(sales.quote, {
        product: 'irons',
        version,
        choices: choices as never,
        shippingMethod: 'road',
        country: 'CA',
      });
    const plain = await quote({});
    const engraved = await quote({ engrave: true, engraving_text: 'A B' });
    expect(prices.currency).toBe('CAD');
    expect(plain.price.goods).toBe(plain.price.lines.reduce((sum, line) => sum + line.amount, 0));
    expect(engraved.price.goods).toBeGreaterThan(plain.price.goods);
    expect(plain.price.tax).toBe(Math.round(((plain.price.goods + plain.price.shipping) * taxBasisPoints) / 10_000));
    expect(plain.price.total).toBe(plain.price.goods + plain.price.shipping + plain.price.tax);
  });

  it('MKT-3/1 MKT-3/2 MKT-3/3 each choice answers with validity, price and promise date', async () => {
    const { version } = await irons();
    const quick = await stranger().call(sales.quote, { product: 'irons', version, choices: { level: 'popularizing' } });
    const rich = await stranger().call(sales.quote, { product: 'irons', version, choices: { level: 'accessorizing' } });
    expect(Date.parse(quick.promised.at)).toBeLessThanOrEqual(Date.parse(rich.promised.at));
    expect(rich.promised.segments.map((segment) => segment.kind)).toEqual(
      expect.arrayContaining(['capacity', 'transport']),
    );
    const blocked = await stranger()
      .call(sales.quote, { product: 'irons', version, choices: { level: 'popularizing', side: 'left' } })
      .catch((error) => error);
    expect(blocked.status).toBe(422);
    expect(JSON.stringify(blocked.document.problems)).toMatch(/[a-z]{4,} [a-z]+/i);
  });

  it('MKT-3/4 MKT-3/5 MKT-3/8 MKT-4/1 MKT-4/2 MKT-4/3 MKT-4/4 MKT-4/5 MKT-4/6 an order holds everything, and is paid through the provider', async () => {
    const placed = await place({ order: { wish: { window: { from: '09:00', to: '12:00' } } } });
    expect(placed.order.state).toBe('awaiting-payment');
    const declined = await pay(placed, DECLINED).catch((error) => error);
    expect(declined.status).toBe(402);
    const order = await pay(placed);
    expect(order.state).toBe('confirmed');
    expect(order.customer.name).toBe('Customer 9');
    expect(Object.keys(order.choices).length).toBeGreaterThan(10);
    expect(order.product).toBe('irons');
    expect(order.version).toBeGreaterThan(0);
    expect(Date.parse(order.promised.at)).toBeGreaterThan(Date.parse(order.placedAt));
    expect(order.address.city).toBe('Toronto');
    expect(order.wish.window?.from).toBe('09:00');
    expect(order.payments.map((payment) => payment.state)).toEqual(expect.arrayContaining(['failed', 'authorised']));
    expect(order.payments.find((payment) => payment.state === 'authorised')?.amount).toBe(order.price.total);
  });

  it('MKT-3/6 MKT-3/7 payment is captured when work starts, and refunded less the stated fee', async () => {
    const people = await staff();
    const placed = await place();
    await pay(placed);
    const free = await place();
    await pay(free);
    const cancelled = await free.customer.call(sales.cancelOrder, { order: free.order.id });
    expect(cancelled).toMatchObject({ fee: 0, applied: true });
    expect(cancelled.order.payments.at(-1)?.state).toBe('voided');
    const first = (
      await until(
        'the plan',
        () => people.floor.call(production.orderOperations, { order: placed.order.id }),
        (list) => list.some((each) => each.state === 'planned'),
      )
    ).find((each) => each.state === 'planned')!;
    await people.floor.call(production.startOperation, { operation: first.id });
    const working = await until(
      'captured',
      () => placed.customer.call(sales.getOrder, { order: placed.order.id }),
      (order) => order.payments.some((payment) => payment.state === 'captured'),
    );
    expect(working.state).toBe('in-work');
    const preview = await placed.customer.call(sales.cancelOrder, { order: placed.order.id, preview: true });
    expect(preview.fee).toBe(working.cancelFee);
    expect(preview.fee).toBeGreaterThan(0);
    const paidBack = await placed.customer.call(sales.cancelOrder, { order: placed.order.id });
    expect(paidBack.fee + paidBack.refund).toBe(working.price.total);
    const left = await people.floor.call(production.orderOperations, { order: placed.order.id });
    expect(left.filter((each) => each.state === 'started' || each.state === 'planned')).toEqual([]);
    expect(paidBack.order.payments.find((payment) => payment.state === 'refunded')?.refunded).toBe(paidBack.refund);
  });

  it('a change before work moves price, plan and payment; sums stay exact', async () => {
    const placed = await place();
    const before = await pay(placed);
    const changed = await placed.customer.call(sales.changeOrder, {
      order: before.id,
      choices: { ...before.choices, engrave: true, engraving_text: 'ONE LOT', engraving_fill: 'teal' },
    });
    expect(changed.applied).toBe(true);
    expect(changed.order.price.total).toBe(before.price.total + changed.extra - changed.refund);
    const held = changed.order.payments
      .filter((payment) => payment.state === 'authorised' || payment.state === 'captured')
      .reduce((sum, payment) => sum + payment.amount - payment.refunded, 0);
    expect(held).toBe(changed.order.price.total);
    const operations = await until(
      'laser work',
      async () => (await as('assembler-1')).call(production.orderOperations, { order: before.id }),
      (list) => list.some((each) => each.instruction.en.includes('ONE LOT') && each.state === 'planned'),
    );
    expect(operations.length).toBeGreaterThan(3);
  });

  it('MKT-5/1 MKT-5/2 MKT-5/3 a purchasing demand is matched and ordered directly, or goes to interaction', async () => {
    const whole = await wholeWay();
    await until(
      'in service',
      () => whole.customer.call(service.listInstalled, { order: whole.order.id }),
      (list) => list.length === 1,
    );
    const wanted = await whole.customer.call(service.openDemand, {
      order: whole.order.id,
      kind: 'purchase',
      title: 'A second set',
      text: 'Another set of the same.',
      wants: { product: 'irons', choices: { finish: 'black' } },
    });
    const matched = await until(
      'a match',
      () => whole.customer.call(service.getDemand, { demand: wanted.id }),
      (demand) => demand.match?.state === 'matched',
    );
    const again = await place({ customer: whole.customer, choices: matched.match!.choices ?? {} });
    expect(again.order.choices.finish).toBe('black');
    const lacking = await whole.customer.call(service.openDemand, {
      order: whole.order.id,
      kind: 'purchase',
      title: 'A putter',
      text: 'A mallet putter.',
      wants: { product: 'putter' },
    });
    await until(
      'no match',
      () => whole.customer.call(service.getDemand, { demand: lacking.id }),
      (demand) => demand.match?.state === 'unmatched',
    );
  });

  it('MKT-6/1 MKT-6/2 MKT-6/3 who ordered is a member with history, value and consent', async () => {
    const email = `member-${Date.now()}@example.org`;
    const placed = await place({ order: { customer: { name: 'Customer 7', email }, consentContact: true } });
    const paid = await pay(placed);
    const members = await until(
      'the member',
      async () => (await as('sales-1')).call(sales.listMembers, {}),
      (list) => list.some((member) => member.email === email),
    );
    expect(members.find((member) => member.email === email)).toMatchObject({
      orders: 1,
      value: paid.price.total,
      consentContact: true,
      lastOrder: paid.id,
    });
  });

  it('MKT-7/1 an order that needs more than there is becomes purchase orders pegged to it', async () => {
    const buyer = await as('buyer-1');
    const order = await pay(
      await place({ choices: { level: 'parametering', material: 'tungsten' } as never }).catch(() =>
        place({ choices: { shaft_mass: 'm120' } }),
      ),
    );
    const needs = await until(
      'needs',
      () => buyer.call(sourcing.orderNeeds, { order: order.id }),
      (lines) => lines.length > 3,
    );
    const pegs = needs.flatMap((line) => line.pegs);
    expect(pegs.length).toBeGreaterThan(3);
    await until(
      'the master schedule',
      () => buyer.call(platform.listEvents, { subject: order.id, limit: 100 }),
      ({ events }) => events.some((event) => event.type === sourcing.mpsChanged.type),
    );
  });
});
