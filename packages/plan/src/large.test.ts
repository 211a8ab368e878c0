// A shop of everyday size: 3,000 operations booked on twelve work centers, asked for many promises, planned again.

import { unwrap } from '@onelot/base';
import { expect, it } from 'vitest';
import { NOW } from '../test/shops.ts';
import { byDue, type Job, type PlacingProblem, placeJobs, prepareShop, promiseJob, replanJobs } from './index.ts';

const CENTERS = 12;
const shop: PlacingProblem = {
  now: NOW,
  calendars: {
    shop: {
      timeZone: 'Europe/Berlin',
      shifts: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:00', to: '15:30' })),
    },
  },
  workCenters: Array.from({ length: CENTERS }, (_, i) => ({
    id: `c${i}`,
    units: 1 + (i % 3),
    calendarId: 'shop',
    efficiency: 0.9,
  })),
  bookings: [],
  jobs: Array.from({ length: 250 }, (_, i) => jobOf(`job ${i}`, i)),
};

function jobOf(id: string, spread: number): Job {
  const operations = Array.from({ length: CENTERS }, (_, o) => ({
    id: `${id}.${o}`,
    workCenter: `c${(o * 5 + spread) % CENTERS}`,
    setupSeconds: 300,
    runSeconds: 600 + ((spread * 37 + o * 101) % 50) * 60,
    sequence: o * 10,
  }));
  return { id, due: NOW + (10 + (spread % 40)) * 86_400, operations };
}

it('answers a promise of twelve operations in milliseconds', () => {
  const plan = time('schedule 3,000 operations', () => unwrap(placeJobs(shop)));
  expect(plan.operations.length).toBe(3000);
  const prepared = time('prepare', () => unwrap(prepareShop({ ...shop, bookings: plan.operations })));
  const times = Array.from({ length: 200 }, (_, i) => {
    const started = performance.now();
    const job = jobOf('asked', i);
    const found = unwrap(promiseJob(prepared, job, { kind: 'elapsed', timeZone: 'UTC', readyToDoorSeconds: 0 }));
    expect(found.operations.length).toBe(CENTERS);
    return performance.now() - started;
  }).sort((a, b) => a - b);
  console.log(`promise: median ${times[100]!.toFixed(2)} ms, p99 ${times[197]!.toFixed(2)} ms`);
  // Far above what is measured, so that a busy machine does not fail it; growth by a factor of ten would.
  expect(times[100]!).toBeLessThan(20);
});

it('plans again after a machine is down for four hours, and leaves most of the plan alone', () => {
  const jobs = [...shop.jobs].sort(byDue);
  const plan = unwrap(placeJobs({ ...shop, jobs })).operations;
  const start = NOW + 2 * 86_400 + 8 * 3600;
  const started = plan.filter((o) => o.start < start);
  const down = Math.max(start, ...started.filter((o) => o.workCenter === 'c0').map((o) => o.finish));
  const repair = { operation: 'repair', workCenter: 'c0', unit: 0, start: down, finish: down + 4 * 3600 };
  const input = { ...shop, now: start, jobs, bookings: started, current: plan };
  expect(unwrap(replanJobs(input)).moved).toEqual([]);
  const again = time('replan', () => unwrap(replanJobs({ ...input, bookings: [...started, repair] })));
  const late = again.orders.filter((o) => o.lateSeconds > 0).length;
  console.log(`replan moved ${again.moved.length} of ${plan.length - started.length}, late ${late}`);
  expect(again.moved.length).toBeGreaterThan(0);
  // Measured: a fifth. The shop is loaded to the last hour, so what the repair displaces must go somewhere.
  expect(again.moved.length).toBeLessThan((plan.length - started.length) / 4);
  expect(late).toBe(0);
});

function time<T>(what: string, run: () => T): T {
  const started = performance.now();
  const value = run();
  console.log(`${what}: ${(performance.now() - started).toFixed(0)} ms`);
  return value;
}
