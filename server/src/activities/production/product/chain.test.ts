// Decides whether production plays its part for an order of the real shop: planned, published, made by people, stored, delivery ordered.
import { type Client, logistics, platform, production, sales } from '@onelot/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHouse, type TestHouse } from '../../../testing/house.ts';
import { buyAndPay } from '../../../testing/shopping.ts';

let house: TestHouse;
let assembler: Client;
let owner: Client;
beforeAll(async () => {
  house = await startTestHouse();
  assembler = await house.as('assembler-1@golf-irons.example');
  owner = await house.as('owner@golf-irons.example');
}, 60_000);
afterAll(() => house?.stop());

it('an order of the shop goes through the factory', async () => {
  const { order, me: buyer } = await buyAndPay(house, { choices: { level: 'popularizing' } });
  await house.settle();
  const told = await buyer.call(production.progress, { order: order.id });
  expect(told).toMatchObject({ percent: 0, now: null, stored: null });
  await expect(house.guest().call(production.progress, { order: order.id })).rejects.toMatchObject({ status: 404 });
  const rows = await owner.call(production.orderOperations, { order: order.id });
  for (const [index, { id }] of rows.entries()) {
    await assembler.call(production.startOperation, { operation: id });
    if (index === 0) {
      await house.settle();
      expect((await buyer.call(sales.getOrder, { order: order.id })).state).toBe('in-work');
      expect((await buyer.call(production.progress, { order: order.id })).now?.name).toEqual(rows[0]!.name);
    }
    await assembler.call(production.completeOperation, { operation: id });
  }
  await house.settle();
  expect((await buyer.call(production.progress, { order: order.id })).percent).toBe(100);
  expect((await buyer.call(sales.getOrder, { order: order.id })).state).toBe('stored');
  const finished = await owner.call(logistics.listFinished, {});
  expect(finished.map((each) => each.order)).toContain(order.id);
  const log = await owner.call(platform.listEvents, { subject: order.id, limit: 500 });
  const flows = new Set(log.events.map((event) => event.flow));
  for (const flow of ['c', 'd', 'f', 'g', 'p']) expect(flows).toContain(flow);
  const customers = await buyer.call(platform.listEvents, { subject: order.id, limit: 500 });
  const text = JSON.stringify(customers.events.filter((event) => event.type.startsWith('production.')));
  for (const { workCenter } of rows) expect(text).not.toContain(`"${workCenter}"`);
  expect(text).not.toContain('"lot"');
}, 60_000);
