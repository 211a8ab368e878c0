// Shows that material is promised once only: availability equals allocation, also when many allocate at a time.
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHouse, type TestHouse } from '../../../testing/house.ts';
import { type SourcingSteps, sourcingSteps } from '../../../testing/sourcing.ts';

let house: TestHouse;
let steps: SourcingSteps;
beforeAll(async () => {
  house = await startTestHouse();
  steps = sourcingSteps(house);
}, 60_000);
afterAll(() => house?.stop());

interface Line {
  item: string;
  level: number;
  quantity: number;
  parent?: string;
  pegs: { from: string; quantity: number; at: string; purchaseNumber: string | null; lot: string | null }[];
}
const needsOf = async (order: string) => (await steps.needs(order)) as Line[];
const sum = (pegs: Line['pegs'], from: string): number =>
  pegs.filter((peg) => peg.from === from).reduce((total, peg) => total + peg.quantity, 0);

it('gives what availability told, and availability then tells of what is left', async () => {
  const need = { item: 'HEAD-cavity-c1020-right-4', quantity: 15 };
  const told = await steps.availability(need);
  const order = uuid();
  const got = await steps.allocate(order, need);
  expect(got.map(({ item, from }) => ({ item, from }))).toEqual([{ item: need.item, from: 'stock' }]);
  expect(told[0]?.from).toBe('stock');
  const [left] = await steps.availability(need);
  expect(left?.from).toBe('make');
  expect(Date.parse(left!.at) - Date.now()).toBeGreaterThan(86_000_000);
});

it('makes an item of its components where there is not enough of it', async () => {
  const order = uuid();
  await steps.allocate(order, { item: 'HEAD-cavity-c1020-left-4', quantity: 6 });
  const lines = await needsOf(order);
  expect(lines.map(({ item, level, quantity }) => ({ item, level, quantity }))).toEqual([
    { item: 'HEAD-cavity-c1020-left-4', level: 0, quantity: 6 },
    { item: 'BLANK-cavity-c1020', level: 1, quantity: 2 },
  ]);
  expect([sum(lines[0]!.pegs, 'stock'), sum(lines[0]!.pegs, 'make')]).toEqual([4, 2]);
  expect(lines[1]).toMatchObject({ parent: (lines[0] as unknown as { id: string }).id, pegs: [{ from: 'stock' }] });
});

it('leaves safety stock alone as long as the item can be bought', async () => {
  // 240 on hand, 20 of them safety stock, 2 pegged above.
  const order = uuid();
  await steps.allocate(order, { item: 'BLANK-cavity-c1020', quantity: 230 });
  const [line] = await needsOf(order);
  expect([sum(line!.pegs, 'stock'), sum(line!.pegs, 'purchase')]).toEqual([218, 12]);
  await steps.cancel(order);
});

it('never promises a unit twice to orders that come at the same time', async () => {
  const orders = Array.from({ length: 16 }, () => uuid());
  await Promise.all(
    orders.map((order) =>
      steps.allocate(
        order,
        { item: 'HEAD-cavity-c1020-right-5', quantity: 7 },
        { item: 'SHAFT-steel-m95-regular-bright', quantity: 7 },
      ),
    ),
  );
  expect(await steps.brokenLaws()).toEqual([]);
  const [head] = await steps.rows(
    sql<{
      stock: number;
      all: number;
    }>`select sum(quantity) filter (where kind = 'stock') as stock, sum(quantity) as all
      from sourcing.pegs where item = 'HEAD-cavity-c1020-right-5'`,
  );
  expect(head).toEqual({ stock: 60, all: 112 });
}, 30_000);

it('gives all back when an order is cancelled, and keeps what was used on record', async () => {
  const order = uuid();
  const need = { item: 'HEAD-cavity-c1020-right-6', quantity: 10 };
  await steps.allocate(order, need);
  await steps.place(order, 'T-6');
  await steps.use(order, { ...need, quantity: 4 });
  await steps.cancel(order);
  const lines = await needsOf(order);
  expect(lines).toMatchObject([{ quantity: 4, pegs: [{ from: 'consumed', quantity: 4, lot: expect.any(String) }] }]);
  const [free] = await steps.availability({ ...need, quantity: 56 });
  expect(free?.from).toBe('stock');
  expect(await steps.brokenLaws()).toEqual([]);
});

it('adds to an order what scrap needs again', async () => {
  const order = uuid();
  const need = { item: 'HEAD-cavity-c1020-right-7', quantity: 3 };
  await steps.allocate(order, need);
  await steps.allocate(order, need);
  expect((await needsOf(order)).map((line) => line.quantity)).toEqual([3, 3]);
});

it('refuses an item that does not exist, naming the field', async () => {
  await expect(steps.allocate(uuid(), { item: 'NO-SUCH', quantity: 1 })).rejects.toMatchObject({
    type: 'not-valid',
    problems: [{ path: '/needs/0/item', code: 'UNKNOWN_ITEM' }],
  });
});
