// SRC: master schedule, netting with pegging, searches, purchase orders, as far as the first evening goes.
import { logistics, platform, sales, sourcing } from '@onelot/contracts';
import { describe, expect, it } from 'vitest';
import { pay, place, staff } from './support/chain.ts';
import { itemToSearch } from './support/life.ts';
import { as, until } from './support/people.ts';

/** An order that waits for bought material: the shafts of the default set are not in stock. */
const waiting = async (quantity = 1) => {
  const placed = await place({ order: { quantity } });
  await pay(placed);
  return placed;
};

describe('SRC', () => {
  it('SRC-1/2 SRC-6/1 the master schedule follows the orders and goes to production with stock and lead times', async () => {
    const planner = await as('planner-1');
    const placed = await waiting();
    const line = await until(
      'the line',
      async () => (await planner.call(sourcing.mps, {})).lines.find((each) => each.order === placed.order.id),
      (each) => each?.state === 'planned',
    );
    expect(line).toMatchObject({ orderNumber: placed.order.number, quantity: 1 });
    const { events } = await planner.call(platform.listEvents, {
      type: sourcing.mpsChanged.type,
      newest: true,
      limit: 50,
    });
    const carried = events.find((event) => event.data.order === placed.order.id);
    expect(carried?.data.stock).toHaveProperty('length');
    await placed.customer.call(sales.cancelOrder, { order: placed.order.id });
    await until(
      'the line cancelled',
      async () => (await planner.call(sourcing.mps, {})).lines.find((each) => each.order === placed.order.id),
      (each) => !each || each.state === 'cancelled',
    );
  });

  it('SRC-2/1 SRC-2/2 SRC-2/3 SRC-2/6 needs are netted over levels, bought in lots, and pegged to the order', async () => {
    const buyer = await as('buyer-1');
    const placed = await waiting(12);
    const lines = await until(
      'pegs',
      () => buyer.call(sourcing.orderNeeds, { order: placed.order.id }),
      (list) => list.some((line) => line.pegs.some((peg) => peg.purchaseOrder)),
    );
    for (const line of lines.filter((each) => each.level === 0)) {
      const pegged = line.pegs.reduce((sum, peg) => sum + peg.quantity, 0);
      expect(pegged, line.item).toBeCloseTo(line.quantity, 6);
    }
    const peg = lines.flatMap((line) => line.pegs).find((each) => each.purchaseOrder)!;
    const purchase = await buyer.call(sourcing.getPurchaseOrder, { purchaseOrder: peg.purchaseOrder! });
    expect(purchase.pegged.some((each) => each.order === placed.order.id)).toBe(true);
    const parameters = (await buyer.call(sourcing.listPlanning, {})).find((each) => each.item === purchase.item)!;
    expect(purchase.quantity).toBeGreaterThanOrEqual(parameters.minimumOrderQuantity);
    expect(purchase.quantity % parameters.lotSize).toBe(0);
    expect(Date.parse(peg.at)).toBeGreaterThan(Date.parse(placed.order.placedAt));
  });

  it('SRC-3/2 SRC-3/3 what nobody supplies is searched, and a supplier offers it', async () => {
    const buyer = await as('buyer-1');
    const item = await itemToSearch(buyer);
    const { id } = await buyer.call(sourcing.issueSearch, { item, quantity: 200, suppliers: ['GRIPS'] });
    const supplier = await as('grips');
    await until(
      'the search',
      () => supplier.call(sourcing.listSearches, {}),
      (list) => list.some((each) => each.id === id),
    );
    await supplier.call(sourcing.respondToSearch, {
      search: id,
      price: 310,
      leadTimeSeconds: 4 * 86_400,
      minimumOrderQuantity: 20,
    });
    expect((await buyer.call(sourcing.listSearches, {})).find((each) => each.id === id)?.offers).toMatchObject([
      { supplier: 'GRIPS', price: 310 },
    ]);
    expect((await (await as('forge')).call(sourcing.listSearches, {})).some((each) => each.id === id)).toBe(false);
  });

  it('SRC-4/1 SRC-4/5 SRC-5/1 SRC-5/2 a supplier accepts, counters or declines; arrival comes back through logistics', async () => {
    const buyer = await as('buyer-1');
    const people = await staff();
    const supplier = await as('shafts');
    const sent = async () => (await supplier.call(sourcing.listPurchaseOrders, { state: 'sent' }))[0];
    const order = async () => {
      const item = (await buyer.call(sourcing.listSuppliers, {})).find((each) => each.supplier === 'SHAFTS')!.items[0]!;
      await buyer.call(sourcing.createPurchaseOrder, {
        supplier: 'SHAFTS',
        item: item.item,
        quantity: Math.max(50, item.minimumOrderQuantity),
        dueAt: new Date(Date.now() + 20 * 86_400_000).toISOString(),
      });
      return (await until('the purchase order', sent, (each) => each !== undefined))!;
    };
    const first = await order();
    expect(
      (await supplier.call(sourcing.answerPurchaseOrder, { purchaseOrder: first.id, answer: 'accept' })).state,
    ).toBe('accepted');
    await supplier.call(sourcing.shipPurchaseOrder, { purchaseOrder: first.id, lot: `LOT-${first.number}` });
    await until(
      'it is expected',
      () => people.store.call(logistics.listExpected, {}),
      (list) => list.some((each) => each.purchaseOrder === first.id && each.shipped),
    );
    await people.store.call(logistics.receive, { purchaseOrder: first.id, accepted: first.quantity, rejected: 0 });
    await until(
      'it is received',
      () => buyer.call(sourcing.getPurchaseOrder, { purchaseOrder: first.id }),
      (each) => each.state === 'received' && each.received === first.quantity,
    );
    const second = await order();
    await supplier.call(sourcing.answerPurchaseOrder, {
      purchaseOrder: second.id,
      answer: 'counter',
      dueAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      note: 'The mill is full.',
    });
    expect((await buyer.call(sourcing.decideCounter, { purchaseOrder: second.id, accept: true })).state).toBe(
      'accepted',
    );
    const third = await order();
    expect(
      (
        await supplier.call(sourcing.answerPurchaseOrder, {
          purchaseOrder: third.id,
          answer: 'decline',
          note: 'No steel.',
        })
      ).state,
    ).toBe('declined');
    await expect(
      (await as('grips')).call(sourcing.getPurchaseOrder, { purchaseOrder: first.id }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
