// The demo world runs as its own program against a whole product of its own, in fast motion: orders come, are made by machines that report over MQTT, and reach the door.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, logistics, platform, sales, sourcing } from '@onelot/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../conformance/support/people.ts';
import { startTestHouse, type TestHouse } from '../server/src/testing/house.ts';

// Days pass in it, so it has a product of its own: the one that other tests share keeps its clock.
const program = join(import.meta.dirname, '..', 'dist', 'world.mjs');
const BUSINESS_DAY_IN_TEN_SECONDS = 8640;

let house: TestHouse;
let owner: Client;
let world: ChildProcess;
let said = '';

const startWorld = (...args: string[]): ChildProcess => {
  const child = spawn(process.execPath, [program, ...args], {
    env: {
      ...process.env,
      ONELOT_URL: house.url,
      ONELOT_MQTT_PORT: '',
      ONELOT_WORLD_PLAY: '',
      ONELOT_WORLD_ORDERS: '20',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)));
  return child;
};
const stop = async (child: ChildProcess | undefined): Promise<number | null> => {
  if (!child || child.exitCode !== null) return child?.exitCode ?? null;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
};
/** How often something of a kind is in the event log. */
const count = async (type: string): Promise<number> =>
  (await owner.call(platform.listEvents, { type, limit: 500 })).events.length;
const come = (what: string, type: string, least = 1) =>
  until(
    what,
    () => count(type),
    (number) => number >= least,
    75,
  );

beforeAll(async () => {
  if (!existsSync(program)) throw new Error('dist/world.mjs is not built. Run: npm run build');
  house = await startTestHouse();
  owner = await house.as('owner@golf-irons.example');
  world = startWorld();
}, 60_000);
afterAll(async () => {
  await stop(world);
  await house?.stop();
});

test('the first orders come at once and the clock shows that the world is alive', async () => {
  const orders = await until(
    'the first orders',
    () => owner.call(sales.listOrders, {}),
    (list) => list.filter(({ state }) => state === 'confirmed' || state === 'in-work').length >= 6,
    40,
  );
  expect(orders.length).toBeLessThanOrEqual(24);
  expect(await owner.call(platform.getClock, {})).toMatchObject({ world: true, speed: 1 });
}, 60_000);

test('in fast motion machines report, suppliers deliver, and an order reaches its door', async () => {
  await owner.call(platform.setClock, { speed: BUSINESS_DAY_IN_TEN_SECONDS });
  await come('machines that report', 'production.equipment.reported', 20);
  await come('answers of suppliers', sourcing.purchaseAnswered.type, 3);
  await come('goods received', logistics.goodsReceived.type, 2);
  await come('an arrival', logistics.deliveryArrived.type);
  const { events } = await owner.call(platform.listEvents, { type: 'production.equipment.reported', limit: 500 });
  expect(events.every(({ level }) => level === 'EML')).toBe(true);
  const states = new Set(events.map(({ data }) => data.state));
  expect([...states]).toEqual(expect.arrayContaining(['idle', 'running', 'done']));
  const delivered = await owner.call(sales.listOrders, { state: 'delivered' });
  expect(delivered.length).toBeGreaterThan(0);
  const tracking = await owner.call(logistics.tracking, { order: delivered[0]!.id });
  expect(tracking.delivery?.proof?.receivedBy).toBeTruthy();
}, 200_000);

test('a pause is a pause: nothing happens in it', async () => {
  await owner.call(platform.setClock, { paused: true });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const newest = async () => (await owner.call(platform.listEvents, { newest: true, limit: 1 })).next;
  const before = await newest();
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(await newest()).toBe(before);
  expect((await owner.call(platform.getClock, {})).world).toBe(true);
}, 30_000);

test('nothing broke: no defect was said, no reaction is parked', async () => {
  expect(said).not.toMatch(/defect/i);
  expect(said).toContain('plays customers');
  const parked = await house.inside('sales', (context) =>
    (context.db as never as { selectFrom(table: string): { selectAll(): { execute(): Promise<unknown[]> } } })
      .selectFrom('kernel.parked')
      .selectAll()
      .execute(),
  );
  expect(parked).toEqual([]);
});

test('it ends when asked, and another plays only whom it is told', async () => {
  expect(await stop(world)).toBe(0);
  said = '';
  world = startWorld('--play', 'suppliers,carriers');
  await until(
    'the smaller world',
    async () => said,
    (text) => text.includes('plays suppliers, carriers'),
    20,
  );
  expect(await stop(world)).toBe(0);
}, 40_000);

test('a wrong setting is told by name, with its own exit code', async () => {
  const wrong = startWorld('--play', 'pirates');
  const code = await new Promise((resolve) => wrong.once('exit', resolve));
  expect(code).toBe(2);
  expect(said).toContain('pirates');
});
