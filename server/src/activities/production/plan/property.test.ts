// Decides whether any course of reserving, confirming, releasing, starting, completing and scrapping leaves a plan that can be worked.

import { random as seeded } from '@onelot/base';
import { production } from '@onelot/contracts';
import { type PlannedOperation, verify } from '@onelot/plan';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FACTORY, type Factory, startFactory } from '../../../testing/factory.ts';
import type { Production } from './asked.ts';
import { type OpenPlan, readOpenPlan } from './jobs.ts';
import { bookingOf } from './shop.ts';
import { toSeconds } from './times.ts';

let factory: Factory;
beforeAll(async () => {
  factory = await startFactory();
  const variants = await Promise.all(['popularizing', 'accessorizing'].map((level) => factory.variant({ level })));
  for (const variant of variants) await factory.stockUp(variant, 60);
}, 60_000);
afterAll(() => factory?.house.stop());

const RULES = ['OVERLAP', 'BEFORE_PREDECESSOR', 'BEFORE_MATERIAL', 'WRONG_CENTER', 'WRONG_DURATION', 'OUTSIDE_SHIFT'];

/** The plan as it stands in the rows, as the engine's own check wants it: what runs is booked, the rest is planned. */
const problemsOf = (open: OpenPlan): string[] => {
  const running = open.operations.filter((row) => row.state === 'started');
  const planned = open.operations
    .filter((row) => row.state !== 'started')
    .map((row): PlannedOperation => {
      const { workCenter, unit, start, finish } = bookingOf(row);
      const rest = { job: row.order_id, order: row.order_id, sequence: row.sequence };
      const ready = { at: start, by: { kind: 'release' } } as const;
      return { operation: row.id, ...rest, workCenter, unit, start, finish, ready, reason: { kind: 'kept' } };
    });
  const problem = { ...open.problem, now: 0, bookings: running.map(bookingOf) };
  const jobs = problem.jobs.map((job) => ({ ...job, release: 0 }));
  return verify({ ...problem, jobs }, { operations: planned })
    .filter((each) => RULES.includes(each.code))
    .map((each) => `${each.code} ${each.message}`);
};

const check = async (after: string): Promise<void> => {
  await factory.mended();
  const open = await factory.house.inside(
    'production',
    (context) => readOpenPlan(context as unknown as Production),
    FACTORY,
  );
  expect(problemsOf(open), after).toEqual([]);
};

it.each([7, 42])(
  'holds over a random course of %i',
  async (seed) => {
    const { next: random } = seeded(seed);
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
    const variants = await Promise.all(['popularizing', 'accessorizing'].map((level) => factory.variant({ level })));
    const orders: { id: string; state: 'reserved' | 'firm' | 'gone' }[] = [];
    const operations = async (state: string) => {
      const rows = await Promise.all(
        orders
          .filter((each) => each.state === 'firm')
          .map((each) => factory.owner.call(production.orderOperations, { order: each.id })),
      );
      return rows.flatMap((list) =>
        state === 'planned'
          ? list.filter((row) => row.state === 'planned').slice(0, 1)
          : list.filter((row) => row.state === state),
      );
    };
    const quietly = (work: Promise<unknown>) =>
      work.catch((error: { status?: number; type?: string }) =>
        expect(error.status ?? error.type).toBeOneOf([409, 'conflict']),
      );
    const steps: Record<string, () => Promise<unknown>> = {
      reserve: async () => {
        const asked = factory.reservation(pick(variants)!, { quantity: 1 + Math.floor(random() * 2) });
        await factory.asSales((context) => context.ask(production.reserve, asked));
        orders.push({ id: asked.order, state: 'reserved' });
      },
      confirm: async () => {
        const order = pick(orders.filter((each) => each.state === 'reserved'));
        if (!order) return;
        await factory.asSales((context) => context.ask(production.confirm, { order: order.id }));
        order.state = 'firm';
      },
      release: async () => {
        const order = pick(orders.filter((each) => each.state === 'reserved'));
        if (!order) return;
        await factory.asSales((context) => context.ask(production.release, { order: order.id }));
        order.state = 'gone';
      },
      start: async () => {
        const row = pick(await operations('planned'));
        if (row) await quietly(factory.owner.call(production.startOperation, { operation: row.id }));
      },
      complete: async () => {
        const row = pick(await operations('started'));
        if (row) await quietly(factory.owner.call(production.completeOperation, { operation: row.id }));
      },
      scrap: async () => {
        const row = pick(await operations('started'));
        if (row) await quietly(factory.owner.call(production.scrapOperation, { operation: row.id, reason: 'chance' }));
      },
      stop: async () => {
        const row = pick(await operations('started'));
        if (row) await quietly(factory.owner.call(production.stopOperation, { operation: row.id }));
      },
      wait: async () => {
        const now = await factory.now();
        await factory.setTime(new Date(now.getTime() + Math.floor(random() * 4 * 3_600_000)));
        await factory.owner.call(production.replan, { cause: 'time passed' });
      },
    };
    const course = [
      'reserve',
      'confirm',
      'start',
      'complete',
      'reserve',
      'confirm',
      'start',
      'start',
      'scrap',
      'stop',
      'release',
      'wait',
    ];
    for (let step = 0; step < 40; step += 1) {
      const name = pick(course)!;
      await steps[name]!();
      await check(`step ${step}: ${name} at ${toSeconds(await factory.now())}`);
    }
    expect(orders.length).toBeGreaterThan(3);
  },
  90_000,
);
