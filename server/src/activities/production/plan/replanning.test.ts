// Decides whether the plan follows what happens: material that moves, work that does not start, and who is told of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { logistics, platform, production, sourcing } from '@onelot/contracts';
import { type ReplanProblem, replanJobs } from '@onelot/plan';
import { build } from 'esbuild';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FACTORY, type Factory, startFactory } from '../../../testing/factory.ts';
import type { Production } from './asked.ts';
import { AT_ONCE, computeReplan } from './engine-work.ts';
import { replanNow } from './replanning.ts';
import { isShift } from './telling.ts';

vi.setConfig({ testTimeout: 30_000 });
let factory: Factory;
beforeAll(async () => {
  factory = await startFactory();
}, 60_000);
afterAll(() => factory?.house.stop());

const routing = (order: string) => factory.owner.call(production.orderOperations, { order });
type Told = { promised: production.Promised; cause: string };
const told = <T>(type: string, order: string) =>
  factory.house.inside(
    'platform',
    async (context) =>
      (
        await sql<{ data: T }>`select data from kernel.events
          where type = ${type} and subject = ${order} order by seq`.execute(context.db)
      ).rows.map((row) => row.data),
    FACTORY,
  );
const shifts = (order: string) => told<Told>(production.promiseShifted.type, order);
const moveSupply = async (order: string, item: string, at: Date) => {
  await factory.house.inside(
    'sourcing',
    (context) =>
      context.emit(sourcing.supplyMoved, { orders: [order], item, expectedAt: at.toISOString() }, { subject: order }),
    FACTORY,
  );
  await factory.house.settle();
  await factory.mended();
};

describe('material that comes later', () => {
  it('moves the operation behind it and tells the customer once, without naming the material', async () => {
    const variant = await factory.variant({ level: 'popularizing' });
    const order = await factory.order({ level: 'popularizing' });
    const other = await factory.order({ level: 'popularizing' });
    const before = await routing(other);
    const bend = variant.routing.find((step) => step.consumes.length > 0)!;
    const item = variant.bom.find((line) => line.id === bend.consumes[0])!.item;
    const later = new Date((await factory.now()).getTime() + 12 * 86_400_000);
    await moveSupply(order, item, later);
    const moved = (await routing(order)).find((row) => row.sequence === bend.sequence)!;
    expect(new Date(moved.plannedStart).getTime()).toBeGreaterThanOrEqual(later.getTime());
    expect(['material', 'next-shift']).toContain(moved.reason.code);
    const moves = await shifts(order);
    expect(moves).toHaveLength(1);
    expect(moves[0]!.cause).toBe('material');
    expect(new Date(moves[0]!.promised.at) > later).toBe(true);
    expect(JSON.stringify(moves[0])).not.toContain(item);
    await moveSupply(order, item, later);
    expect(await shifts(order)).toHaveLength(1);
    const board = await factory.owner.call(production.getBoard, {});
    expect(board.late.map((each) => each.order)).toEqual([order]);
    expect(board.lastReplan?.cause).toMatchObject({ code: 'supply', item });
    expect(board.late[0]!.cause).toMatchObject({ code: 'material', item });
    expect((await routing(other)).map((row) => row.plannedStart)).toEqual(before.map((row) => row.plannedStart));
    expect(await shifts(other)).toEqual([]);
  });
});

describe('work that does not start', () => {
  it('is planned again by the timer, and only then', async () => {
    const order = await factory.order({ level: 'popularizing' });
    const [first] = await routing(order);
    await factory.setTime(new Date(new Date(first!.plannedStart).getTime() + 2 * 3_600_000));
    const now = await factory.now();
    for (let i = 0; i < 100; i += 1) {
      const [again] = await routing(order);
      if (new Date(again!.plannedStart) >= now) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const after = await routing(order);
    expect(new Date(after[0]!.plannedStart) >= now).toBe(true);
    const board = await factory.owner.call(production.getBoard, {});
    expect(board.lastReplan?.cause).toEqual({ code: 'not-started', name: first!.name, workCenter: first!.workCenter });
    const { moved } = await factory.owner.call(production.replan, { cause: 'asked' });
    expect(moved).toBe(0);
  }, 30_000);
});

describe('a plan in which many orders move', () => {
  it('asks for their ways to the door in one question', async () => {
    const orders: string[] = [];
    for (let i = 0; i < 4; i += 1) orders.push(await factory.order({ level: 'popularizing' }));
    const [first] = await routing(orders[0]!);
    const asked: string[] = [];
    const now = new Date(new Date(first!.plannedStart).getTime() + 30 * 3_600_000);
    await factory.house.inside(
      'production',
      async (context) => {
        const own = context as unknown as Production;
        const ask: Production['ask'] = (operation, input) => {
          asked.push(operation.id);
          return own.ask(operation, input);
        };
        await replanNow({ ...own, now, ask }, { code: 'asked', note: null });
      },
      FACTORY,
    );
    expect(asked).toEqual([logistics.transits.id]);
    const doors = await factory.house.inside(
      'production',
      (context) =>
        (context as unknown as Production).db
          .selectFrom('production.orders')
          .select(['planned_at', 'promised_at', 'planned_ready_at', 'shipping_method', 'country'])
          .where('order_id', 'in', orders)
          .execute(),
      FACTORY,
    );
    expect(doors).toHaveLength(4);
    for (const row of doors) {
      const { at } = await factory.asSales((context) =>
        context.ask(logistics.transit, {
          readyAt: row.planned_ready_at.toISOString(),
          shippingMethod: row.shipping_method ?? undefined,
          country: row.country ?? undefined,
        }),
      );
      expect(row.planned_at.toISOString()).toBe(at);
      expect(isShift(row.promised_at, row.planned_at, 'America/Toronto')).toBe(false);
    }
  });
});

describe('a master schedule that names an order', () => {
  it('publishes its plan and its material demand once', async () => {
    const order = await factory.order({ level: 'popularizing' });
    const tell = () =>
      factory.house.inside(
        'sourcing',
        (context) =>
          context.emit(
            sourcing.mpsChanged,
            {
              order,
              orderNumber: 'F9',
              product: 'irons',
              version: 1,
              quantity: 1,
              dueAt: context.now.toISOString(),
              state: 'planned',
              materialReadyAt: null,
              stock: [],
            },
            { subject: order },
          ),
        FACTORY,
      );
    await tell();
    await tell();
    await factory.house.settle();
    const log = await factory.owner.call(platform.listEvents, { subject: order });
    const types = JSON.stringify(log);
    expect(types.match(/production\.plan\.published/g)).toHaveLength(1);
    expect(types.match(/production\.material\.planned/g)).toHaveLength(1);
    // Customers read the published plan too: it says why by a code, and names neither material nor work center.
    const { bom, routing: steps } = await factory.variant({ level: 'popularizing' });
    const bend = steps.find((step) => step.consumes.length > 0)!;
    const item = bom.find((line) => line.id === bend.consumes[0])!.item;
    await moveSupply(order, item, new Date((await factory.now()).getTime() + 20 * 86_400_000));
    const published = await told<{ cause: string }>(production.planPublished.type, order);
    expect(published.map(({ cause }) => cause)).toEqual(['scheduled', 'supply']);
    for (const name of [item, ...steps.map((step) => step.workCenter)])
      expect(JSON.stringify(published)).not.toContain(`"${name}"`);
  });
});

describe('a door date', () => {
  const at = (hour: number, day = 1) => new Date(Date.UTC(2026, 11, day, hour));
  it('shifts by another local day or by more than a window later', () => {
    expect(isShift(at(15), at(17), 'America/Toronto')).toBe(false);
    expect(isShift(at(15), at(19), 'America/Toronto')).toBe(true);
    expect(isShift(at(15), at(15, 2), 'America/Toronto')).toBe(true);
    expect(isShift(at(15, 2), at(15), 'America/Toronto')).toBe(true);
    expect(isShift(at(19), at(15), 'America/Toronto')).toBe(false);
  });
});

describe('a large plan', () => {
  it('is made on a thread of its own with the same result', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'onelot-worker-'));
    const outfile = join(folder, 'replan.worker.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('./replan.worker.ts', import.meta.url))],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      conditions: ['onelot:source'],
      logLevel: 'error',
    });
    const jobs = Array.from({ length: AT_ONCE + 1 }, (_, i) => ({
      id: `j${i}`,
      due: 1_800_000_000 + i * 3600,
      operations: [{ id: `o${i}`, workCenter: 'A', sequence: 10, setupSeconds: 60, runSeconds: 600 }],
    }));
    const shifts = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:00', to: '15:00' }));
    const problem: ReplanProblem = {
      now: 1_796_000_000,
      calendars: { day: { timeZone: 'America/Toronto', shifts } },
      workCenters: [{ id: 'A', units: 2, calendarId: 'day', efficiency: 1 }],
      bookings: [],
      current: [],
      jobs,
    };
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 1);
    const answer = await computeReplan(problem, pathToFileURL(outfile));
    clearInterval(timer);
    await rm(folder, { recursive: true });
    expect(answer).toEqual(replanJobs(problem));
    expect(ticks).toBeGreaterThan(0);
  }, 20_000);
});
