// Decides whether starting and completing stay quick however many orders are open: the floor never waits for the plan.
import { production } from '@onelot/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Factory, startFactory } from '../../../testing/factory.ts';

let factory: Factory;
beforeAll(async () => {
  factory = await startFactory();
}, 60_000);
afterAll(() => factory?.house.stop());

const OPEN = [30, 100, 300];
/** Wall milliseconds; the goal is half of it on a quiet machine. */
const LIMIT = 200;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const timed = async (times: number[], work: Promise<unknown>): Promise<void> => {
  const begin = performance.now();
  await work;
  times.push(Math.round(performance.now() - begin));
};

it('starts and completes beside 300 open orders as quickly as beside 30', async () => {
  const person = await factory.operator('Operator 1');
  const variant = await factory.variant({ level: 'popularizing' });
  await factory.stockUp(variant, 400);
  const ids: string[] = [];
  let next = 0;
  for (const open of OPEN) {
    while (ids.length < open) {
      const asked = factory.reservation(variant);
      ids.push(asked.order);
      await factory.asSales((context) => context.ask(production.reserve, asked));
      await factory.asSales((context) => context.ask(production.confirm, { order: asked.order }));
    }
    const [starts, ends, plans]: number[][] = [[], [], []] as number[][];
    for (const order of ids.slice(next, next + 6))
      for (const { id } of (await factory.owner.call(production.orderOperations, { order })).slice(0, 3)) {
        await timed(starts!, person.call(production.startOperation, { operation: id }));
        await timed(ends!, person.call(production.completeOperation, { operation: id }));
      }
    next += 6;
    await factory.setTime(new Date((await factory.now()).getTime() + 5 * 3_600_000));
    await timed(plans!, factory.owner.call(production.replan, { cause: 'time passed' }));
    console.log(`${open} open: start ${median(starts!)} ms, end ${median(ends!)} ms, whole plan anew ${plans![0]} ms`);
    expect(median(starts!)).toBeLessThan(LIMIT);
    expect(median(ends!)).toBeLessThan(LIMIT);
  }
}, 300_000);
