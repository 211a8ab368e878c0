// Shows that plans of job shops are possible, best where the best is known by trying all, and the same for one seed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { random, unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JobShop } from './instance.ts';
import { readFlexibleJobShop, readJobShop } from './read.ts';
import { shortestPlan } from './search.ts';
import { verifyPlan } from './verify.ts';

const shops = (jobs: number, operations: number, machines: number): fc.Arbitrary<JobShop> =>
  fc
    .array(
      fc.array(
        fc.uniqueArray(fc.record({ machine: fc.nat(machines - 1), duration: fc.nat(9) }), {
          minLength: 1,
          maxLength: machines,
          selector: ({ machine }) => machine,
        }),
        { minLength: 1, maxLength: operations },
      ),
      { minLength: 1, maxLength: jobs },
    )
    .map((each) => ({ machines, jobs: each }));

/** The shortest makespan of all plans, by trying every order and machine. */
function shortestOfAll({ machines, jobs }: JobShop): number {
  let best = Infinity;
  const walk = (next: number[], ready: number[], free: number[], end: number): void => {
    if (end >= best) return;
    let done = true;
    jobs.forEach((job, j) => {
      for (const { machine, duration } of job[next[j]!] ?? []) {
        done = false;
        const finish = Math.max(ready[j]!, free[machine]!) + duration;
        const put = (list: number[], at: number, value: number) => list.map((each, i) => (i === at ? value : each));
        walk(put(next, j, next[j]! + 1), put(ready, j, finish), put(free, machine, finish), Math.max(end, finish));
      }
    });
    if (done) best = end;
  };
  walk(
    jobs.map(() => 0),
    jobs.map(() => 0),
    Array.from({ length: machines }, () => 0),
    0,
  );
  return best;
}

describe('shortestPlan', () => {
  test('is possible and as short as the best of all plans, for small shops', () => {
    fc.assert(
      fc.property(shops(3, 3, 3), (shop) => {
        const plan = unwrap(shortestPlan(shop, { maxSteps: 20_000 }));
        expect(verifyPlan(shop, plan.operations)).toEqual([]);
        expect(plan.makespan).toBe(Math.max(...plan.operations.map(({ end }) => end)));
        const best = shortestOfAll(shop);
        expect(plan.lowerBound).toBeLessThanOrEqual(best);
        expect(plan.makespan).toBe(best);
      }),
      { numRuns: 60 },
    );
  });

  test('is possible for shops of every form, and the same again', () => {
    fc.assert(
      fc.property(shops(12, 8, 6), fc.nat(1000), (shop, seed) => {
        const plan = unwrap(shortestPlan(shop, { maxSteps: 2000, seed }));
        expect(verifyPlan(shop, plan.operations)).toEqual([]);
        expect(plan.makespan).toBeGreaterThanOrEqual(plan.lowerBound);
        expect(unwrap(shortestPlan(shop, { maxSteps: 2000, seed }))).toEqual(plan);
      }),
      { numRuns: 40 },
    );
  });

  test('twice the durations make twice the makespan', () => {
    const chance = random(5);
    const shop: JobShop = {
      machines: 4,
      jobs: Array.from({ length: 6 }, () =>
        Array.from({ length: 4 }, (_, machine) => [{ machine, duration: chance.integer(1, 20) }]),
      ),
    };
    const twice = {
      ...shop,
      jobs: shop.jobs.map((job) => job.map((ways) => ways.map((way) => ({ ...way, duration: 2 * way.duration })))),
    };
    const [once, double] = [shop, twice].map((each) => unwrap(shortestPlan(each, { maxSteps: 30_000 })).makespan);
    expect(double).toBe(2 * once!);
  });

  test('ends when told to, with a plan', () => {
    const shop = { machines: 1, jobs: [[[{ machine: 0, duration: 3 }]], [[{ machine: 0, duration: 4 }]]] };
    expect(unwrap(shortestPlan(shop, { shouldStop: () => true })).makespan).toBe(7);
  });
});

describe('what is wrong is told', () => {
  const one = (duration: number, machine = 0): JobShop => ({ machines: 1, jobs: [[[{ machine, duration }]]] });
  test.each([
    [{ machines: 1, jobs: [[]] }, 'NO_ROUTING', '/jobs/0'],
    [{ machines: 1, jobs: [[[]]] }, 'NO_ROUTING', '/jobs/0/0'],
    [one(-1), 'BAD_NUMBER', '/jobs/0/0/0/duration'],
    [one(2 ** 53), 'BAD_NUMBER', '/jobs/0/0/0/duration'],
    [one(2 ** 31), 'BAD_NUMBER', '/jobs'],
    [one(1, 1), 'BAD_NUMBER', '/jobs/0/0/0/machine'],
    [{ machines: 0, jobs: [] }, 'BAD_NUMBER', '/machines'],
  ])('%j', (shop, code, path) => {
    const answer = shortestPlan(shop);
    expect(answer.ok ? [] : answer.problems).toMatchObject([{ code, path }]);
  });

  test.each([
    ['1 1\n0 3 4', readJobShop],
    ['2 1\n0 3', readJobShop],
    ['x', readJobShop],
    ['1 1 1\n1 2 1 3', readFlexibleJobShop],
    ['1 1 1\n1 1 1 3 9', readFlexibleJobShop],
  ])('a file %j', (text, read) => expect(read(text)).toMatchObject({ ok: false, problems: [{ code: 'BAD_INPUT' }] }));
});

const folder = join(
  process.env.ONELOT_BENCHMARKS ?? join(import.meta.dirname, '../../../../../shared/data'),
  'scheduling',
);
describe.skipIf(!existsSync(folder))('public instances', () => {
  test.each([
    ['jobshop/ft06.txt', 55],
    ['jobshop/la05.txt', 593],
    ['flexible/mk03.fjs', 204],
  ])('%s is planned in its best known makespan', (file, best) => {
    const shop = unwrap(
      (file.endsWith('.fjs') ? readFlexibleJobShop : readJobShop)(readFileSync(join(folder, file), 'utf8')),
    );
    const plan = unwrap(shortestPlan(shop, { maxSteps: 100_000 }));
    expect([plan.makespan, verifyPlan(shop, plan.operations)]).toEqual([best, []]);
  });
});
