// Re-planning: frozen work stays, an unchanged plan stays whole, and what moves is counted and explained.

import { unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendars, NOW, SEED, shops } from '../test/shops.ts';
import {
  type Booking,
  byDue,
  type PlacingProblem,
  type PlannedOperation,
  placeJobs,
  type ReplanProblem,
  replanJobs,
  verify,
} from './index.ts';

const placeOf = ({ operation, workCenter, unit, start, finish }: PlannedOperation): Booking => ({
  operation,
  workCenter,
  unit,
  start,
  finish,
});

describe('replan', () => {
  it('moves nothing when nothing changed', () => {
    fc.assert(
      fc.property(shops(), (shop) => {
        const jobs = [...shop.jobs].sort(byDue).map(({ due: _, ...job }) => job);
        const current = unwrap(placeJobs({ ...shop, jobs })).operations.map(placeOf);
        const again = unwrap(replanJobs({ ...shop, jobs, current }));
        expect(again.moved).toEqual([]);
        expect(verify(shop, again.schedule)).toEqual([]);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('breaks no rule after work was frozen, time passed and a repair took a unit', () => {
    fc.assert(
      fc.property(shops(), fc.nat(3 * 86_400), fc.nat(20_000), (shop, passed, repair) => {
        const input = changed(shop, passed, repair);
        const again = unwrap(replanJobs(input));
        expect(verify(input, again.schedule)).toEqual([]);
        expect(again).toEqual(unwrap(replanJobs(input)));
        for (const b of input.bookings)
          expect(again.schedule.operations.some((o) => o.operation === b.operation)).toBe(false);
        checkMoves(input, again.schedule.operations, again.moved);
        for (const line of again.orders) {
          const job = input.jobs.find((each) => each.id === line.job)!;
          const ends = [...again.schedule.operations, ...input.bookings].filter((o) =>
            job.operations.some((op) => op.id === o.operation),
          );
          expect(line.planned).toBe(Math.max(...ends.map((o) => o.finish)));
          expect(line.lateSeconds).toBe(Math.max(0, line.planned - (job.promised ?? job.due ?? Infinity)));
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('lets an urgent job take the place of one due later, and says who waits for what', () => {
    const hour = 3600;
    const op = (id: string) => ({ id, workCenter: 'bench', setupSeconds: 0, runSeconds: hour, sequence: 10 });
    const input: ReplanProblem = {
      now: NOW,
      calendars,
      workCenters: [{ id: 'bench', units: 1, calendarId: 'always', efficiency: 1 }],
      bookings: [{ operation: 'running', workCenter: 'bench', unit: 0, start: NOW, finish: NOW + hour }],
      jobs: [
        { id: 'relaxed', due: NOW + 2 * hour, promised: NOW + 2 * hour, operations: [op('r')] },
        { id: 'later', due: NOW + 9 * hour, operations: [op('l')] },
        { id: 'urgent', due: NOW + 1.5 * hour, operations: [op('u')] },
      ],
      current: [
        { operation: 'r', workCenter: 'bench', unit: 0, start: NOW + hour, finish: NOW + 2 * hour },
        { operation: 'l', workCenter: 'bench', unit: 0, start: NOW + 5 * hour, finish: NOW + 6 * hour },
      ],
    };
    const again = unwrap(replanJobs(input));
    expect(again.moves).toEqual([
      {
        operation: 'r',
        from: { unit: 0, start: NOW + hour, finish: NOW + 2 * hour },
        to: { unit: 0, start: NOW + 2 * hour, finish: NOW + 3 * hour },
      },
    ]);
    expect(again.orders.map((o) => [o.order, o.lateSeconds, o.causeOperation, o.reason.kind])).toEqual([
      ['urgent', hour / 2, 'u', 'capacity'],
      ['relaxed', hour, 'r', 'capacity'],
      ['later', 0, 'l', 'kept'],
    ]);
    expect(again.orders[1]!.reason).toMatchObject({ waitedFor: ['running', 'u'], waitedSeconds: 2 * hour });
  });

  it('refuses what it cannot read', () => {
    const shop = { now: NOW, calendars, workCenters: [], bookings: [], jobs: [] };
    for (const current of [null, [null], [{ operation: 'a', start: Number.NaN, finish: 0 }]]) {
      const result = replanJobs({ ...shop, current } as unknown as ReplanProblem);
      expect(result.ok ? '' : result.problems[0]!.code).toBe('BAD_INPUT');
    }
  });
});

function checkMoves(input: ReplanProblem, operations: readonly PlannedOperation[], moved: readonly string[]): void {
  const places = new Map(input.current.map((place) => [place.operation, place]));
  const differ = operations.filter(
    (o) => places.has(o.operation) && JSON.stringify(placeOf(o)) !== JSON.stringify(places.get(o.operation)),
  );
  expect(moved).toEqual(differ.map((o) => o.operation));
}

/** A plan that has run for a while: what has started is frozen, what has ended is gone, one unit is under repair. */
function changed(shop: PlacingProblem, passed: number, repair: number): ReplanProblem {
  const now = NOW + passed;
  const plan = unwrap(placeJobs(shop)).operations;
  const started = plan.filter((o) => o.start < now).map(placeOf);
  const ended = new Set([...started, ...shop.bookings].filter((b) => b.finish <= now).map((b) => b.operation));
  const jobs = shop.jobs
    .map((job) => ({ ...job, operations: job.operations.filter((op) => !ended.has(op.id)) }))
    .filter((job) => job.operations.length > 0);
  const running = [...started, ...shop.bookings].filter((b) => !ended.has(b.operation));
  const clash = running.some(
    (b) => b.workCenter === 'center 0' && b.unit === 0 && b.finish > now && b.start < now + repair,
  );
  const broken = { operation: 'repair', workCenter: 'center 0', unit: 0, start: now, finish: now + repair };
  const current = plan.filter((o) => o.start >= now).map(placeOf);
  return { ...shop, now, jobs, bookings: clash ? running : [...running, broken], current };
}
