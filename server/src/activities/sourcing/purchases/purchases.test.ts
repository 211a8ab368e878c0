// Shows the life of a purchase order: ordered, declined, countered, decided, shipped, received, used; and who may see it.
import { common, logistics, type Output, sourcing } from '@onelot/contracts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHouse, type TestHouse } from '../../../testing/house.ts';
import { type SourcingSteps, sourcingSteps } from '../../../testing/sourcing.ts';
import { totalOf, wholeLots } from './order.ts';

type Purchase = Output<typeof sourcing.getPurchaseOrder>;
const ITEM = 'SHAFT-steel-m105-regular-bright';
let house: TestHouse;
let steps: SourcingSteps;
beforeAll(async () => {
  house = await startTestHouse();
  steps = sourcingSteps(house);
}, 60_000);
afterAll(() => house?.stop());

const buyer = () => house.as('buyer-1@golf-irons.example');
const byOrder = async (order: string): Promise<Purchase[]> => {
  const client = await buyer();
  const found: Purchase[] = [];
  for (const { id } of await client.call(sourcing.listPurchaseOrders, {})) {
    const full = await client.call(sourcing.getPurchaseOrder, { purchaseOrder: id });
    if (full.pegged.some((peg) => peg.order === order)) found.push(full);
  }
  return found;
};
const events = (type: string, order: string) =>
  steps.rows(
    sql<{
      data: Record<string, unknown>;
    }>`select data from kernel.events where type = ${type} and data::text like ${`%${order}%`}`,
  );
const onHand = async (item: string): Promise<number> =>
  (await house.inside('sourcing', (context) => context.ask(logistics.onHand, { items: [item] })))[0]?.quantity ?? 0;

describe('a purchase order', () => {
  const order = uuid();
  let first: Purchase;
  let second: Purchase;

  it('is sent to the supplier with the shortest lead time, in whole lots, with the rest free', async () => {
    const stock = await onHand(ITEM);
    const parameters = {
      item: ITEM,
      leadTimeSeconds: 3 * 86_400,
      lotSize: 6,
      minimumOrderQuantity: 12,
      safetyStock: 0,
    };
    await (await buyer()).call(sourcing.savePlanning, parameters);
    await steps.allocate(order, { item: ITEM, quantity: stock + 5 });
    expect(await byOrder(order)).toEqual([]);
    await steps.place(order, 'T-100');
    [first] = (await byOrder(order)) as [Purchase];
    expect(first).toMatchObject({ supplier: 'SHAFTS2', state: 'sent', quantity: 12, total: 12 * 1188 });
    expect(first.pegged).toEqual([{ order, number: 'T-100', quantity: 5 }]);
    expect(first.waitingSeconds).toBeGreaterThanOrEqual(0);
    expect(await events('sourcing.mps.changed', order)).toMatchObject([{ data: { state: 'planned' } }]);
    const schedule = await (await buyer()).call(sourcing.mps, {});
    expect(schedule.lines.find((line) => line.order === order)).toMatchObject({
      orderNumber: 'T-100',
      state: 'planned',
    });
    const mails = await steps.rows(
      sql<{ subject: string }>`select subject from kernel.mail where subject like ${`%${first.number}%`}`,
    );
    expect(mails).toHaveLength(1);
  });

  it('serves the next order out of what is left', async () => {
    const next = uuid();
    await steps.allocate(next, { item: ITEM, quantity: 4 });
    const lines = (await steps.needs(next)) as { pegs: unknown[] }[];
    expect(lines[0]?.pegs).toMatchObject([{ from: 'receipt', quantity: 4, purchaseNumber: first.number }]);
    await steps.cancel(next);
  });

  it('is not there for another supplier, and shows no customer orders to its own', async () => {
    const other = await house.as('grips@golf-irons.example');
    const { id } = first;
    await expect(other.call(sourcing.getPurchaseOrder, { purchaseOrder: id })).rejects.toMatchObject({ status: 404 });
    await expect(
      other.call(sourcing.answerPurchaseOrder, { purchaseOrder: id, answer: 'accept' }),
    ).rejects.toMatchObject({ status: 404 });
    expect((await other.call(sourcing.listPurchaseOrders, {})).filter((each) => each.id === id)).toEqual([]);
    const own = await steps.supplier('SHAFTS2');
    const seen = await own.call(sourcing.getPurchaseOrder, { purchaseOrder: id });
    expect(seen).toMatchObject({ number: first.number, pegged: [] });
  });

  it('goes to the next supplier when it is declined, and tells whose material moved', async () => {
    const own = await steps.supplier('SHAFTS2');
    await own.call(sourcing.answerPurchaseOrder, { purchaseOrder: first.id, answer: 'decline', note: 'No steel.' });
    [second] = (await byOrder(order)) as [Purchase];
    expect(second).toMatchObject({ supplier: 'SHAFTS', state: 'sent', quantity: 12, total: 13_200 });
    expect(await events('sourcing.supply.moved', order)).not.toHaveLength(0);
    await expect(
      own.call(sourcing.answerPurchaseOrder, { purchaseOrder: first.id, answer: 'accept' }),
    ).rejects.toMatchObject({ status: 409 });
  });

  it('waits for a decision when it is countered, and moves its pegs when that is taken', async () => {
    const own = await house.as('shafts@golf-irons.example');
    const call = { purchaseOrder: second.id, answer: 'counter' as const };
    await expect(own.call(sourcing.answerPurchaseOrder, call)).rejects.toMatchObject({ status: 422 });
    const dueAt = new Date(Date.parse(second.dueAt) + 2 * 86_400_000).toISOString();
    const countered = await own.call(sourcing.answerPurchaseOrder, { ...call, dueAt });
    expect(countered).toMatchObject({ state: 'countered', counter: { dueAt, quantity: 12 } });
    const taken = await (await buyer()).call(sourcing.decideCounter, { purchaseOrder: second.id, accept: true });
    expect(taken).toMatchObject({ state: 'accepted', dueAt, expectedAt: dueAt, counter: null });
    const lines = (await steps.needs(order)) as { pegs: { from: string; at: string }[] }[];
    expect(lines[0]?.pegs.find((peg) => peg.from === 'receipt')?.at).toBe(dueAt);
    await house.settle();
    const expected = await (await house.as('dispatcher-1@golf-irons.example')).call(logistics.listExpected, {});
    expect(expected.find((line) => line.purchaseOrder === second.id)).toMatchObject({ expectedAt: dueAt });
  });

  it('becomes stock pegs when its goods are received, rejected ones are not counted on', async () => {
    const own = await house.as('shafts@golf-irons.example');
    await own.call(sourcing.shipPurchaseOrder, { purchaseOrder: second.id, lot: 'LOT-7' });
    await house.settle();
    const dispatcher = await house.as('dispatcher-1@golf-irons.example');
    await dispatcher.call(logistics.receive, { purchaseOrder: second.id, accepted: 3, rejected: 9 });
    await house.settle();
    const received = await (await buyer()).call(sourcing.getPurchaseOrder, { purchaseOrder: second.id });
    expect(received).toMatchObject({ state: 'received', received: 3 });
    // Two of the five pegged were rejected with the rest: they are bought anew.
    const again = (await byOrder(order)).filter((each) => each.id !== second.id);
    expect(again.map((each) => each.pegged[0]?.quantity)).toEqual([2]);
    expect(await dispatcher.call(logistics.listExpected, {})).not.toContainEqual(
      expect.objectContaining({ purchaseOrder: second.id }),
    );
    expect(await steps.brokenLaws()).toEqual([]);
  });

  it('is consumed by its order with the lot', async () => {
    const stock = await onHand(ITEM);
    await steps.use(order, { item: ITEM, quantity: stock });
    const lines = (await steps.needs(order)) as { pegs: { from: string; lot: string | null }[] }[];
    expect(lines[0]?.pegs.filter((peg) => peg.from === 'consumed').map((peg) => peg.lot)).toContain('LOT-7');
    expect(await steps.brokenLaws()).toEqual([]);
  });
});

it('counts two arrivals that come together each once', async () => {
  const orders = [uuid(), uuid(), uuid()];
  const item = 'SHAFT-steel-m95-stiff-black';
  await steps.allocate(orders[0]!, { item, quantity: (await onHand(item)) + 6 });
  await steps.place(orders[0]!, 'T-150');
  for (const order of orders.slice(1)) {
    await steps.allocate(order, { item, quantity: 7 });
    await steps.place(order, 'T-151');
  }
  const [purchase] = (await byOrder(orders[0]!)) as [Purchase];
  // Both are in one transaction, so that the first is never heard without the second waiting.
  await house.inside('logistics', async (context) => {
    await context.ask(logistics.receive, { purchaseOrder: purchase.id, accepted: 3, rejected: 9 });
    const rejected = purchase.quantity - 12;
    await context.ask(logistics.receive, { purchaseOrder: purchase.id, accepted: 0, rejected });
  });
  await house.settle();
  await expect.poll(() => steps.brokenLaws(), { timeout: 8_000, interval: 300 }).toEqual([]);
}, 20_000);

it('searches a source when the only supplier declines, and buys from who offers', async () => {
  const order = uuid();
  const item = 'BLANK-cavity-s174';
  await steps.allocate(order, { item, quantity: (await onHand(item)) + 3 });
  await steps.place(order, 'T-200');
  const [only] = (await byOrder(order)) as [Purchase];
  const forge = await house.as('forge@golf-irons.example');
  await forge.call(sourcing.answerPurchaseOrder, { purchaseOrder: only.id, answer: 'decline' });
  const offering = await steps.supplier('FORGE2');
  const [search] = (await offering.call(sourcing.listSearches, {})).filter((each) => each.item === item);
  expect(search).toMatchObject({ quantity: 3, open: true });
  const offer = { search: search!.id, price: 1600, leadTimeSeconds: 4 * 86_400, minimumOrderQuantity: 5 };
  await offering.call(sourcing.respondToSearch, offer);
  expect((await forge.call(sourcing.listSearches, {})).find((each) => each.id === search!.id)?.offers).toEqual([]);
  await (await buyer()).call(sourcing.takeOffer, { search: search!.id, supplier: 'FORGE2' });
  expect(await byOrder(order)).toMatchObject([{ supplier: 'FORGE2', quantity: 10, price: 1600, pricePer: 1 }]);
  await expect(
    (await buyer()).call(sourcing.takeOffer, { search: search!.id, supplier: 'FORGE2' }),
  ).rejects.toMatchObject({ status: 409 });
});

it('makes what an order waits for out of its components when the time has come', async () => {
  const order = uuid();
  const item = 'HEAD-blade-c1020-left-4';
  const stock = await onHand(item);
  await steps.allocate(order, { item, quantity: stock + 2 });
  await steps.place(order, 'T-300');
  await steps.rows(sql`update sourcing.makes set ready_at = now() where order_id = ${order}`);
  await expect.poll(() => onHand(item), { timeout: 8_000, interval: 300 }).toBe(stock + 2);
  const lines = (await steps.needs(order)) as { item: string; pegs: { from: string; lot: string | null }[] }[];
  expect(lines[0]?.pegs.map((peg) => peg.from)).toEqual(lines[0]?.pegs.map(() => 'stock'));
  expect(lines[1]?.pegs).toMatchObject([{ from: 'consumed', lot: expect.any(String) }]);
  await steps.use(order, { item, quantity: stock + 2 });
  expect(await steps.brokenLaws()).toEqual([]);
}, 15_000);

it('does not count what it made as a count that was wrong', async () => {
  const seen = await house.inside(
    'logistics',
    async ({ db }) =>
      (
        await sql<{
          cause: string;
        }>`select distinct cause from logistics.movements where note like 'Made by %'`.execute(db as never)
      ).rows,
  );
  expect(seen).toEqual([{ cause: 'made' }]);
});

it('moves what is made with the component that comes later', async () => {
  const order = uuid();
  const item = 'HEAD-wide-c8620-left-4';
  await steps.allocate(order, { item, quantity: (await onHand(item)) + (await onHand('BLANK-wide-c8620')) + 5 });
  await steps.place(order, 'T-400');
  const [bought] = (await byOrder(order)) as [Purchase];
  const forge = await house.as('forge@golf-irons.example');
  const dueAt = new Date(Date.parse(bought.dueAt) + 3 * 86_400_000).toISOString();
  await forge.call(sourcing.answerPurchaseOrder, { purchaseOrder: bought.id, answer: 'counter', dueAt });
  await (await buyer()).call(sourcing.decideCounter, { purchaseOrder: bought.id, accept: true });
  const lines = (await steps.needs(order)) as { pegs: { from: string; at: string }[] }[];
  const made = lines[0]!.pegs.find((peg) => peg.from === 'make')!;
  expect(made.at).toBe(new Date(Date.parse(dueAt) + 86_400_000).toISOString());
});

it('finds, counts and measures', async () => {
  const client = await buyer();
  expect(await client.call(common.find.sourcing, { q: 'PO-5' })).not.toHaveLength(0);
  const grips = await house.as('grips@golf-irons.example');
  expect(
    (await grips.call(common.find.sourcing, { q: 'SHAFT' })).filter((hit) => hit.kind === 'purchase-order'),
  ).toEqual([]);
  const census = await client.call(common.census.sourcing, {});
  expect(census.map((cell) => [cell.level, cell.name])).toContainEqual(['CBL', 'Purchases']);
  const indicators = await client.call(common.indicators.sourcing, {});
  expect(indicators.find((each) => each.id === 'supplier-on-time')).toMatchObject({ value: 1, of: 2 });
});

it('totals round half up and orders come in whole lots', () => {
  expect(totalOf(1_192_500, 1000, 1)).toBe(1193);
  expect(totalOf(1500, 1000, 3)).toBe(5);
  expect(totalOf(1499, 1000, 1)).toBe(1);
  expect([wholeLots(1, 6, 12), wholeLots(13, 6, 12), wholeLots(5, 1, 0)]).toEqual([12, 18, 5]);
});
