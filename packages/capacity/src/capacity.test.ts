// Shows the source's chain and tables, sizing against raising by one, and the balances of a plan.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openCalendar } from './calendar.ts';
import { bounds, clientTime, compile, firstLevel, merge, type Network, plan, SCHEMA } from './index.ts';
import { makeSlice } from './slice.ts';

const golf = JSON.parse(
  readFileSync(new URL('../../../companies/golf-irons/network.json', import.meta.url), 'utf8'),
) as Network;

test('CAP golden: internal times 2, 1, 2, 0 give 2, 3, 5, 5 to the client, and the order is delivered on day 5', () => {
  const times = [2, 1, 2, 0];
  let client = 0;
  expect(
    times.map((days) => {
      client = clientTime(days, [client]);
      return client;
    }),
  ).toEqual([2, 3, 5, 5]);
  const model = compile({
    ...golf,
    centers: golf.centers.map((center) => ({ ...center, works: undefined })).map(bare),
  });
  if (!model.ok) throw new Error(JSON.stringify(model.problems));
  const windows = (id: string) => {
    const center = model.value.centers.find((each) => each.id === id)!;
    const at = center.flows.findIndex((flow) => flow.level === 3) * model.value.days;
    return [center.windows.start[at], center.windows.last[at], center.windows.handover[at]];
  };
  expect(windows('HP1')).toEqual([0, 1, 2]);
  expect(windows('A2')).toEqual([2, 2, 3]);
  expect(windows('F1')).toEqual([3, 4, 5]);
  expect(windows('R7')).toEqual([5, 5, 5]);
});

const bare = <T extends { works?: unknown }>({ works: _, ...rest }: T) => rest;

test('CAP golden: first-level equation', () => {
  const of = { availableSeconds: 28800, setupSeconds: 3600, efficiency: 0.9, reliability: 0.8 };
  expect(firstLevel(90720, of)).toBeCloseTo(90720 / (25200 * 0.9 * 0.8), 12);
  expect(firstLevel(90720, of)).toBeCloseTo(5, 12);
});

test('CAP golden: quarters of both tables, split over days without loss', () => {
  const calendar = openCalendar(golf);
  expect(golf.levels.map(({ delayDays, service }) => [delayDays, service])).toEqual([
    [0, 0.9],
    [2, 0.95],
    [3, 0.95],
    [5, 0.9],
    [14, 0.9],
  ]);
  const quarters = golf.forecast.map((line) => line.quarters.map(({ quantity }) => quantity));
  expect(quarters).toEqual([
    [11250, 16875, 6750, 2250],
    [5500, 8250, 3300, 1100],
    [5000, 7500, 3000, 1000],
    [2500, 3750, 1500, 500],
    [750, 1125, 450, 150],
  ]);
  for (let period = 0; period < 4; period += 1) {
    const shares = [...calendar.share].filter((_, day) => calendar.period[day] === period);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  }
});

const one = (change: Partial<Network> = {}): Network => ({
  product: 'p',
  levels: [{ id: 'l', delayDays: 3, service: 0.9 }],
  calendar: { periods: [{ id: 'q', days: 40 }] },
  forecast: [{ level: 'l', quarters: [{ quantity: 800, standardDeviation: 0.2 }] }],
  centers: [
    {
      id: 'c',
      stage: 'maker',
      market: { share: 1 },
      resources: [{ id: 'm', availableSeconds: 1000, efficiency: 0.9, cost: 100 }],
      processes: [{ product: 'p', policy: 'order', groups: [{ id: 'g', seconds: { m: 100 } }] }],
    },
  ],
  responseTimes: [{ level: 'l', center: 'c', internalDays: 2 }],
  ...change,
});
const planned = (network: Network, scenarios = 30, seed = 1) => {
  const answer = plan(network, undefined, undefined, { scenarios, seed });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
};

/** Units that one scenario needs, by adding one at a time, each order of a day placed unit by unit by a plain max-flow test. */
const plainNeed = (
  orders: number[],
  days: number,
  length: number,
  each: number,
  unit: number,
  service: number,
): number => {
  const total = orders.reduce((sum, count) => sum + count, 0);
  for (let units = 1; ; units += 1) {
    // Confirmed units by due day with their first day; feasible when earliest due first finishes each in time.
    const done: { first: number; due: number; left: number }[] = [];
    const feasible = (list: typeof done, today: number): boolean => {
      const open = list.map((job) => ({ ...job }));
      for (let day = today; day < days + length; day += 1) {
        let free = units * unit;
        for (const job of open.filter(({ first }) => first <= day).sort((a, b) => a.due - b.due)) {
          const work = Math.min(job.left, free);
          job.left -= work;
          free -= work;
          if (job.due === day && job.left > 0) return false;
        }
      }
      return true;
    };
    let missed = 0;
    for (let day = 0; day < days; day += 1) {
      for (let asked = 0; asked < (orders[day] as number); asked += 1) {
        const job = { first: day, due: day + length - 1, left: each };
        if (feasible([...done, job], day)) done.push(job);
        else missed += 1;
      }
      let free = units * unit;
      for (const job of done.filter(({ first }) => first <= day).sort((a, b) => a.due - b.due)) {
        const work = Math.min(job.left, free);
        job.left -= work;
        free -= work;
      }
      for (let at = done.length - 1; at >= 0; at -= 1) if (done[at]?.left === 0) done.splice(at, 1);
    }
    if (missed <= Math.floor(total * (1 - service) + 1e-9)) return units;
  }
};

describe('a small center', () => {
  test('CAP-2: every scenario needs what raising by one and placing unit by unit finds', () => {
    const network = one({
      calendar: { periods: [{ id: 'q', days: 12 }] },
      forecast: [{ level: 'l', quarters: [{ quantity: 100, standardDeviation: 0.3 }] }],
    });
    const model = compile(network);
    if (!model.ok) throw new Error(JSON.stringify(model.problems));
    const slice = makeSlice(model.value, { seed: 3, from: 0, to: 15, variation: 1 });
    const [answer] = slice.answer([{ ask: 'needs', center: 0, groups: [0], resource: 0, base: [-1], guess: 4 }]);
    const orders = slice.orders(0);
    const expected = Array.from({ length: 15 }, (_, scenario) =>
      plainNeed([...orders.slice(scenario * 12, scenario * 12 + 12)], 12, 2, 100_000, 900_000, 0.9),
    );
    expect(answer?.ask === 'needs' && [...answer.needs]).toEqual(expected);
  });

  test('orders = made + missed; longer time or lower service never needs more', () => {
    const units = (days: number, service: number) => {
      const network = one({
        levels: [{ id: 'l', delayDays: 9, service }],
        responseTimes: [{ level: 'l', center: 'c', internalDays: days }],
      });
      const { centers } = planned(network);
      for (const { orders, made, missed } of centers[0]!.levels) expect(orders).toBe(made + missed);
      return centers[0]!.resources[0]!.planned;
    };
    const byTime = [1, 2, 3, 5].map((days) => units(days, 0.95));
    expect([...byTime].sort((a, b) => b - a)).toEqual(byTime);
    const byService = [0.99, 0.95, 0.9, 0.7].map((service) => units(2, service));
    expect([...byService].sort((a, b) => b - a)).toEqual(byService);
  });

  test('CAP-5: lower <= planned <= upper', () => {
    const answer = bounds(one(), undefined, undefined, { scenarios: 30 });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    for (const { low, planned: now, high } of answer.value.resources) {
      expect(low).toBeLessThanOrEqual(now);
      expect(now).toBeLessThanOrEqual(high);
    }
  });

  test.each([
    ['SETUP_TOO_LONG', { setupSeconds: 1000 }],
    ['RANGE', { efficiency: 1.2 }],
    ['LEVEL_CAP', { most: 1 }],
  ])('%s names the resource', (code, change) => {
    const network = one();
    const center = network.centers[0]!;
    const resources = [{ ...center.resources![0]!, ...change }];
    const answer = plan({ ...network, centers: [{ ...center, resources }] }, undefined, undefined, { scenarios: 10 });
    expect(answer.ok ? [] : answer.problems.map((each) => each.code)).toContain(code);
  });

  test('a promise shorter than the recursion is named', () => {
    const answer = compile(one({ levels: [{ id: 'l', delayDays: 1, service: 0.9 }] }));
    expect(answer.ok ? [] : answer.problems.map(({ code, path }) => [code, path])).toEqual([
      ['PROMISE_SHORT', '/responseTimes/0/internalDays'],
    ]);
  });
});

test.each([2, 8])('CAP-8: %i slices answer as one', (slices) => {
  const model = compile(one());
  if (!model.ok) throw new Error('no model');
  const question = [{ ask: 'needs', center: 0, groups: [0], resource: 0, base: [-1], guess: 1 }] as const;
  const whole = makeSlice(model.value, { seed: 1, from: 0, to: 40, variation: 1 }).answer(question);
  const parts = Array.from({ length: slices }, (_, at) =>
    makeSlice(model.value, { seed: 1, from: (at * 40) / slices, to: ((at + 1) * 40) / slices, variation: 1 }).answer(
      question,
    ),
  );
  expect(merge(parts)).toEqual([...whole]);
});

test('CAP-1: mean and spread of a quarter over 10,000 draws lie within 3 standard errors', () => {
  const days = 10;
  const network = one({
    calendar: { periods: [{ id: 'q', days }] },
    forecast: [{ level: 'l', quarters: [{ quantity: 60, standardDeviation: 0.4 }] }],
  });
  const model = compile(network);
  if (!model.ok) throw new Error('no model');
  const draws = 10_000;
  const orders = makeSlice(model.value, { seed: 7, from: 0, to: draws, variation: 1 }).orders(0);
  const sums = Array.from({ length: draws }, (_, at) =>
    orders.slice(at * days, (at + 1) * days).reduce((sum, n) => sum + n, 0),
  );
  const mean = sums.reduce((sum, n) => sum + n, 0) / draws;
  const variance = sums.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (draws - 1);
  const fourth = sums.reduce((sum, n) => sum + (n - mean) ** 4, 0) / draws;
  expect(Math.abs(mean - 60)).toBeLessThan(3 * Math.sqrt(variance / draws));
  const error = 3 * Math.sqrt((fourth - variance ** 2) / draws);
  // Rounding adds between nothing and a quarter a day.
  expect(variance).toBeGreaterThan(24 ** 2 - error);
  expect(variance).toBeLessThan(24 ** 2 + days / 4 + error);
});

test('the published schema is the one the engine reads', () => {
  const file = new URL('../schema.json', import.meta.url);
  if (process.env.ONELOT_WRITE_SCHEMA) writeFileSync(file, `${JSON.stringify(SCHEMA, null, 2)}\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(SCHEMA)));
});

test('the golf network: 25 centers, and what a center sends is what its supplier gets', () => {
  expect(golf.centers).toHaveLength(25);
  expect(golf.centers.filter(({ source }) => source !== 'assumed').map(({ id }) => id)).toEqual([
    'R7',
    'F1',
    'A2',
    'HP1',
  ]);
  const { centers, offers } = planned(golf, 4);
  for (const { levels } of centers) for (const { orders, made, missed } of levels) expect(orders).toBe(made + missed);
  const bought = offers.filter(({ from }) => from === 'GP1').reduce((sum, { volume }) => sum + volume, 0);
  const got = centers.find(({ id }) => id === 'GP1')!.levels.reduce((sum, { orders }) => sum + orders, 0) / 4;
  expect(bought).toBeCloseTo(got, 0);
});
