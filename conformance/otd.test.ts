// SRC, PRD, LOG: from the master schedule to the door, as far as the first evening goes.
import { common, logistics, type Output, platform, production, sales, sourcing } from '@onelot/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { make, type Placed, pay, place, staff, wholeWay } from './support/chain.ts';
import { itemToSearch } from './support/life.ts';
import { as, stranger, until } from './support/people.ts';

let whole: Placed;
beforeAll(async () => {
  whole = await wholeWay();
}, 120_000);

/** An order that waits for bought material: the shafts of the default set are not in stock. */
const waiting = async (quantity = 1) => {
  const placed = await place({ order: { quantity } });
  await pay(placed);
  return placed;
};

type Planned = Output<typeof production.getBoard>['operations'][number];

/** Of operations with the same key, none starts before the one before it ends. */
const expectNoOverlap = (operations: readonly Planned[], key: (operation: Planned) => string): void => {
  const lanes = new Map<string, Planned[]>();
  for (const each of operations) lanes.set(key(each), [...(lanes.get(key(each)) ?? []), each]);
  for (const [lane, list] of lanes) {
    const sorted = list.toSorted((a, b) => a.plannedStart.localeCompare(b.plannedStart) || a.sequence - b.sequence);
    for (const [index, each] of sorted.slice(1).entries()) {
      expect(Date.parse(each.plannedStart), lane).toBeGreaterThanOrEqual(Date.parse(sorted[index]!.plannedFinish));
    }
  }
};
const lane = (operation: Planned): string => `${operation.workCenter}/${operation.unit}`;

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

describe('PRD', () => {
  it('PRD-1/1 PRD-1/2 PRD-1/3 operations never overlap on a unit, keep their order, and wait for their material', async () => {
    const planner = await as('planner-1');
    for (let n = 0; n < 3; n += 1) await waiting();
    const board = await planner.call(production.getBoard, {});
    const planned = board.operations.filter((each) => each.state === 'planned');
    expect(planned.length).toBeGreaterThan(20);
    expectNoOverlap(planned, lane);
    expectNoOverlap(planned, (each) => each.order);
    expect(planned.every((each) => each.reason.length > 5)).toBe(true);
  });

  it('two buyers never get the same capacity', async () => {
    const placed = await Promise.all(Array.from({ length: 5 }, () => place()));
    expect(new Set(placed.map((each) => each.order.number)).size).toBe(5);
    const board = await (await as('planner-1')).call(production.getBoard, {});
    expectNoOverlap(
      board.operations.filter((each) => each.state === 'planned' || each.state === 'reserved'),
      lane,
    );
  });

  it('the promise shown is the one the plan holds', async () => {
    const { version } = await stranger().call(sales.getProduct, { product: 'irons' });
    const quote = await stranger().call(sales.quote, {
      product: 'irons',
      version,
      choices: {},
      shippingMethod: 'road',
      country: 'CA',
    });
    const placed = await place();
    expect(Math.abs(Date.parse(placed.order.promised.at) - Date.parse(quote.promised.at))).toBeLessThanOrEqual(
      3 * 86_400_000,
    );
    const board = await (await as('planner-1')).call(production.getBoard, {});
    const last = board.operations
      .filter((each) => each.order === placed.order.id)
      .map((each) => Date.parse(each.plannedFinish));
    expect(Math.max(...last)).toBe(Date.parse(placed.order.promised.readyAt));
  });

  it('PRD-2/1 PRD-2/2 the plan is made anew around frozen work and says how many operations moved', async () => {
    const answer = await (await as('planner-1')).call(production.replan, { cause: 'conformance' });
    expect(answer.moved).toBeGreaterThanOrEqual(0);
    expect(answer.operations).toBeGreaterThan(0);
    const board = await (await as('planner-1')).call(production.getBoard, {});
    expect(board.lastReplan?.moved).toBe(answer.moved);
  });

  it('PRD-4/1 PRD-4/2 PRD-4/3 dispatch list, start, stop, scrap and make again, with the instruction of this variant', async () => {
    const people = await staff();
    const placed = await place({ choices: { engrave: true, engraving_text: 'K · L · M' } });
    await pay(placed);
    const list = () => people.floor.call(production.orderOperations, { order: placed.order.id });
    const first = (await until('the plan', list, (each) => each.some((one) => one.state === 'planned')))[0]!;
    const dispatch = await people.floor.call(production.dispatchList, { workCenter: first.workCenter });
    expect(dispatch.jobs.some((job) => job.id === first.id)).toBe(true);
    await people.floor.call(production.startOperation, { operation: first.id });
    expect((await people.floor.call(production.stopOperation, { operation: first.id })).state).toBe('planned');
    await people.floor.call(production.startOperation, { operation: first.id });
    await people.floor.call(production.scrapOperation, { operation: first.id, reason: 'The face is scratched.' });
    const again = await until(
      'made again',
      list,
      (each) =>
        each.some((one) => one.state === 'scrapped') &&
        each.some((one) => one.sequence === first.sequence && one.state === 'planned'),
    );
    expect(again.some((one) => one.instruction.en.includes('K · L · M'))).toBe(true);
    expect(again.filter((one) => one.state === 'scrapped')[0]?.operator).toBe('Assembler 1');
  });

  it('PRD-4/4 PRD-4/5 PRD-4/6 a machine gets this variant’s parameters, reports in, and confirms what it ran', async () => {
    const people = await staff();
    const placed = await place();
    await pay(placed);
    const list = () => people.floor.call(production.orderOperations, { order: placed.order.id });
    const first = (await until('the plan', list, (each) => each.some((one) => one.state === 'planned')))[0]!;
    const center = (await people.floor.call(production.listWorkCenters, {})).find(
      (each) => each.workCenter === first.workCenter,
    )!;
    expect(center.kind).toBe('machine');
    const equipment = center.equipment[0]!;
    await people.floor.call(production.reportEquipment, {
      equipment,
      workCenter: center.workCenter,
      state: 'running',
      operation: first.id,
      values: {},
    });
    expect((await list()).find((each) => each.id === first.id)?.state).toBe('started');
    await people.floor.call(production.reportEquipment, {
      equipment,
      workCenter: center.workCenter,
      state: 'done',
      operation: first.id,
      values: {},
    });
    expect((await list()).find((each) => each.id === first.id)?.state).toBe('completed');
    const { events } = await people.floor.call(platform.listEvents, {
      type: production.equipmentReported.type,
      newest: true,
      limit: 5,
    });
    expect(events[0]?.level).toBe('EML');
  });

  it('PRD-6/1 PRD-6/2 the finished product is put away with name, identifier and place, and logistics knows at once', async () => {
    const people = await staff();
    const placed = await place({ shippingMethod: 'collect' });
    await pay(placed);
    await make(placed.order.id, people);
    const stored = await until(
      'in store',
      () => people.store.call(logistics.listFinished, {}),
      (list) => list.some((each) => each.order === placed.order.id),
    );
    const product = stored.find((each) => each.order === placed.order.id)!;
    expect(product.name.length).toBeGreaterThan(2);
    expect(product.identifier.length).toBeGreaterThan(4);
    const place2 = (await people.store.call(logistics.listPlaces, {}))
      .filter((each) => each.kind === 'finished')
      .at(-1)!;
    await people.store.call(logistics.putAway, { identifier: product.identifier, place: place2.place });
    expect(
      (await people.store.call(logistics.listFinished, {})).find((each) => each.order === placed.order.id)?.place,
    ).toBe(place2.place);
  });

  it('PRD-7/1 a finished product is traced to component lots, operations, operators and measurements', async () => {
    const trace = await (await as('assembler-1')).call(production.asBuilt, { order: whole.order.id });
    expect(trace.components.length).toBeGreaterThan(5);
    expect(trace.components.every((line) => line.lots.length > 0)).toBe(true);
    expect(trace.operations.every((each) => each.operator.length > 0)).toBe(true);
    expect(trace.identifier).not.toBeNull();
  });

  it('PRD-8/3 KPI-2/1 KPI-2/2 KPI-2/7 first-pass yield, on-time delivery and lead time come from the records', async () => {
    const owner = await as('owner');
    const known = (
      await Promise.all(
        (['sales', 'production', 'logistics', 'service'] as const).map((activity) =>
          owner.call(common.indicators[activity], {}),
        ),
      )
    ).flat();
    for (const pattern of [/yield/i, /on-?time/i, /lead-?time/i])
      expect(
        known.some((indicator) => pattern.test(indicator.id) && indicator.of > 0),
        String(pattern),
      ).toBe(true);
  });
});

describe('LOG', () => {
  it('LOG-1/2 LOG-2/1 goods are received with inspection and reported to sourcing', async () => {
    const people = await staff();
    const { events } = await people.store.call(platform.listEvents, {
      type: logistics.goodsReceived.type,
      newest: true,
      limit: 5,
    });
    expect(events.length).toBeGreaterThan(0);
    expect(events[0]?.data).toHaveProperty('rejected');
  });

  it('LOG-3/1 LOG-3/4 a distribution order becomes a delivery that keeps the user’s place and window', async () => {
    const people = await staff();
    const placed = await place({ order: { wish: { window: { from: '12:00', to: '17:00' } } } });
    await pay(placed);
    await make(placed.order.id, people);
    const delivery = (
      await until(
        'the delivery',
        () => people.store.call(logistics.listDeliveries, {}),
        (list) => list.some((each) => each.order === placed.order.id),
      )
    ).find((each) => each.order === placed.order.id)!;
    expect(delivery.address.city).toBe('Toronto');
    const hour = (instant: string) =>
      Number(
        new Intl.DateTimeFormat('en', { timeZone: 'America/Toronto', hour: 'numeric', hourCycle: 'h23' }).format(
          new Date(instant),
        ),
      );
    expect(hour(delivery.window!.from)).toBe(12);
    expect(hour(delivery.window!.to)).toBe(17);
  });

  it('LOG-5/3 LOG-6/1 LOG-6/2 positions move the arrival the customer sees; proof goes to service; history is kept', async () => {
    const { delivery } = await whole.customer.call(logistics.tracking, { order: whole.order.id });
    expect(delivery?.positions.length).toBeGreaterThanOrEqual(2);
    expect(delivery?.proof?.receivedBy).toBe('Customer 9');
    const { events } = await whole.customer.call(platform.listEvents, {
      type: logistics.positionReported.type,
      limit: 50,
    });
    expect(events.length).toBeGreaterThan(0);
    expect(
      await (await as('driver-2'))
        .call(logistics.getDelivery, { delivery: delivery!.id })
        .catch((error) => error.status),
    ).toBe(404);
  });
});
