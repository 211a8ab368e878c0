// The finite schedule: possible by the slow check, and its gaps equal to a search minute by minute.

import { unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendars, moved, NOW, SEED, shops } from '../test/shops.ts';
import { type Booking, type Operation, type PlacingProblem, placeJobs, verify, workingWindows } from './index.ts';

describe('placeJobs', () => {
  it('breaks no rule on random shops', () => {
    fc.assert(
      fc.property(shops(), (shop) => {
        const plan = unwrap(placeJobs(shop));
        expect(verify(shop, plan)).toEqual([]);
        expect(placeJobs(shop)).toEqual({ ok: true, value: plan });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('breaks no rule over the nights on which clocks change', () => {
    const nights = ['2026-03-06', '2026-03-27', '2026-10-23', '2026-10-30'].map(
      (day) => Date.parse(`${day}T12:00:00Z`) / 1000,
    );
    fc.assert(
      fc.property(shops(), fc.constantFrom(...nights), (shop, night) => {
        const there = moved(shop, night - NOW);
        expect(verify(there, unwrap(placeJobs(there)))).toEqual([]);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('moves with its times by whole weeks between changes of clocks', () => {
    const weeks = 2 * 7 * 86_400; // to 14 December; the day off of 2 December is left out
    const plain = { ...calendars, day: { ...calendars.day, exceptions: [] } };
    fc.assert(
      fc.property(shops(), (shop) => {
        const here = unwrap(placeJobs({ ...shop, calendars: plain })).operations;
        const there = unwrap(placeJobs({ ...moved(shop, weeks), calendars: plain })).operations;
        expect(there.map((o) => [o.operation, o.unit, o.start - weeks, o.finish - weeks, o.reason])).toEqual(
          here.map((o) => [o.operation, o.unit, o.start, o.finish, o.reason]),
        );
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('stops when it is told to, at the same step each time', () => {
    const operations = Array.from({ length: 3000 }, (_, i) => op(`o${i}`, 60));
    const shop: PlacingProblem = {
      now: NOW,
      calendars,
      workCenters: [{ id: 'bending', units: 1, calendarId: 'always', efficiency: 1 }],
      bookings: [],
      jobs: [{ id: 'a', operations }],
    };
    const stopped = placeJobs(shop, { shouldStop: () => true });
    expect(stopped.ok ? undefined : stopped.problems[0]).toMatchObject({ code: 'CANCELLED', data: { steps: 1024 } });
    const short = placeJobs(shop, { maxSteps: 2999 });
    expect(short.ok ? undefined : short.problems[0]).toMatchObject({ code: 'BUDGET' });
    expect(unwrap(placeJobs(shop, { maxSteps: 3000 })).steps).toBe(3000);
  });

  it('finds the same gaps as a search minute by minute', () => {
    fc.assert(
      fc.property(shops({ jobs: 3, bookings: 8 }), (shop) => {
        const plan = unwrap(placeJobs(shop));
        const slow = placeSlowly(shop);
        expect(
          plan.operations.map(({ operation, unit, start, finish }) => ({ operation, unit, start, finish })),
        ).toEqual(slow);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('tells why an operation starts when it does', () => {
    const shop: PlacingProblem = {
      now: NOW,
      calendars,
      workCenters: [{ id: 'bending', units: 1, calendarId: 'day', efficiency: 1 }],
      bookings: [{ operation: 'other', workCenter: 'bending', unit: 0, start: NOW + 6 * 3600, finish: NOW + 7 * 3600 }],
      jobs: [
        { id: 'a', operations: [op('a1', 1800), op('a2', 600), op('a3', 600, NOW + 9.25 * 3600), op('a4', 60)] },
        { id: 'b', release: NOW + 6 * 3600, operations: [op('b1', 60)] },
        { id: 'c', release: NOW + 9 * 3600, operations: [op('c1', 60)] },
      ],
    };
    const plan = unwrap(placeJobs(shop));
    expect(plan.operations.map((o) => [o.operation, (o.start - NOW) / 3600, o.reason])).toEqual([
      ['a1', 7, { kind: 'capacity', workCenter: 'bending', waitedFor: ['other'], waitedSeconds: 3600 }],
      ['a2', 7.5, { kind: 'predecessor', operation: 'a1' }],
      ['a3', 9.25, { kind: 'material', item: 'shaft' }],
      ['a4', 9.25 + 1 / 6, { kind: 'predecessor', operation: 'a3' }],
      [
        'b1',
        7 + 2 / 3,
        { kind: 'capacity', workCenter: 'bending', waitedFor: ['other', 'a1', 'a2'], waitedSeconds: 6000 },
      ],
      ['c1', 9, { kind: 'release' }],
    ]);
    expect(verify(shop, plan)).toEqual([]);
  });

  it('reports bookings that clash and plans on', () => {
    const shop: PlacingProblem = {
      now: NOW,
      calendars,
      workCenters: [{ id: 'bending', units: 1, calendarId: 'always', efficiency: 1 }],
      bookings: [
        { operation: 'x', workCenter: 'bending', unit: 0, start: NOW, finish: NOW + 100 },
        { operation: 'y', workCenter: 'bending', unit: 0, start: NOW + 50, finish: NOW + 80 },
      ],
      jobs: [{ id: 'a', operations: [op('a1', 10)] }],
    };
    const plan = unwrap(placeJobs(shop));
    expect(plan.conflicts.map((p) => [p.code, p.path])).toEqual([['FROZEN_CONFLICT', '/bookings/1']]);
    expect(plan.operations[0]!.start).toBe(NOW + 100);
  });
});

describe('verify', () => {
  it('finds each kind of broken rule', () => {
    const shop: PlacingProblem = {
      now: NOW,
      calendars,
      workCenters: [{ id: 'bending', units: 1, calendarId: 'day', efficiency: 1 }],
      bookings: [],
      jobs: [{ id: 'a', operations: [op('a1', 600), op('a2', 600, NOW + 8 * 3600)] }],
    };
    const good = unwrap(placeJobs(shop)).operations;
    const broken = (change: object, which = 1) => {
      const operations = good.map((o, i) => (i === which ? { ...o, ...change } : o));
      return verify(shop, { operations }).map((p) => p.code);
    };
    expect(broken({ start: good[0]!.start, finish: good[0]!.finish })).toEqual(
      expect.arrayContaining(['OVERLAP', 'BEFORE_PREDECESSOR', 'BEFORE_MATERIAL']),
    );
    expect(broken({ finish: good[1]!.finish + 1 })).toContain('WRONG_DURATION');
    expect(broken({ start: NOW, finish: NOW + 600 }, 0)).toContain('OUTSIDE_SHIFT');
    expect(broken({ start: NOW - 600 }, 0)).toContain('BEFORE_RELEASE');
    expect(broken({ unit: 1 })).toContain('WRONG_CENTER');
    expect(broken({ reason: { kind: 'release' } })).toContain('WRONG_REASON');
    expect(broken({ operation: 'zz' })).toEqual(expect.arrayContaining(['UNKNOWN_OPERATION', 'MISSING']));
    expect(verify(shop, { operations: [...good, good[0]!] }).map((p) => p.code)).toContain('TWICE');
  });
});

describe('bad input', () => {
  const good: PlacingProblem = {
    now: NOW,
    calendars,
    workCenters: [{ id: 'bending', units: 1, calendarId: 'day', efficiency: 1 }],
    bookings: [],
    jobs: [{ id: 'a', operations: [op('a1', 600)] }],
  };
  const codes = (change: object, limits = {}): string[] => {
    const result = placeJobs({ ...good, ...change } as PlacingProblem, limits);
    return result.ok ? [] : result.problems.map((p) => `${p.code} ${p.path}`);
  };
  const withOp = (change: object) => ({ jobs: [{ id: 'a', operations: [{ ...op('a1', 600), ...change }] }] });

  it('is a problem with its place', () => {
    expect(codes(withOp({ runSeconds: -1 }))).toEqual(['BAD_NUMBER /jobs/0/operations/0/runSeconds']);
    expect(codes(withOp({ setupSeconds: Number.NaN }))).toEqual(['BAD_NUMBER /jobs/0/operations/0/setupSeconds']);
    expect(codes(withOp({ workCenter: 'nowhere' }))).toEqual(['UNKNOWN_WORK_CENTER /jobs/0/operations/0/workCenter']);
    expect(codes(withOp({ materials: [{ item: 'x', readyAt: 0.5 }] }))).toEqual([
      'BAD_NUMBER /jobs/0/operations/0/materials/0/readyAt',
    ]);
    expect(codes({ jobs: [{ id: 'a', operations: [] }] })).toEqual(['NO_ROUTING /jobs/0/operations']);
    expect(codes({ jobs: [good.jobs[0], good.jobs[0]] })).toEqual([
      'DUPLICATE /jobs/1/id',
      'DUPLICATE /jobs/1/operations/0/id',
    ]);
    expect(codes({ workCenters: [{ ...good.workCenters[0], calendarId: 'none' }] })).toEqual([
      'NO_CALENDAR /workCenters/0/calendarId',
    ]);
    expect(codes({ workCenters: [{ ...good.workCenters[0], efficiency: 0 }] })).toEqual([
      'BAD_NUMBER /workCenters/0/efficiency',
    ]);
    expect(codes({ calendars: { day: { timeZone: 'UTC', shifts: [] } } })).toEqual([
      'NO_WORKING_TIME /workCenters/0/calendarId',
    ]);
    expect(codes({ now: Number.NaN })).toEqual(['BAD_NUMBER /now']);
    expect(codes({}, { maxSteps: 0 })).toEqual(['BUDGET /jobs/0']);
  });

  it('never throws, whatever is handed in', () => {
    const anything = fc.anything({ maxDepth: 4 });
    fc.assert(
      fc.property(fc.constantFrom('now', 'calendars', 'workCenters', 'bookings', 'jobs'), anything, (field, value) => {
        placeJobs({ ...good, [field]: value } as PlacingProblem);
      }),
      { seed: SEED, numRuns: 500 },
    );
    fc.assert(
      fc.property(anything, fc.constantFrom('job', 'operation', 'center', 'booking', 'calendar'), (value, where) => {
        const bad: Record<string, object> = {
          job: { jobs: [value] },
          operation: { jobs: [{ id: 'a', operations: [value] }] },
          center: { workCenters: [value] },
          booking: { bookings: [value] },
          calendar: { calendars: { day: value } },
        };
        placeJobs({ ...good, ...bad[where] } as PlacingProblem);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

function op(id: string, runSeconds: number, readyAt?: number): Operation {
  const materials = readyAt === undefined ? [] : [{ item: 'shaft', readyAt }];
  return { id, workCenter: 'bending', setupSeconds: 0, runSeconds, sequence: 10, materials };
}

/** Tries every second at which something can change, and every minute between, on every unit. */
function placeSlowly(shop: PlacingProblem) {
  const taken: Booking[] = [...shop.bookings];
  const result: { operation: string; unit: number; start: number; finish: number }[] = [];
  for (const job of shop.jobs) {
    let previous = 0;
    for (const operation of job.operations) {
      const booked = shop.bookings.find((b) => b.operation === operation.id);
      if (booked) {
        previous = booked.finish;
        continue;
      }
      const ready = Math.max(
        shop.now,
        job.release ?? 0,
        previous,
        ...(operation.materials ?? []).map((m) => m.readyAt),
      );
      const found = slot(shop, taken, operation, ready);
      taken.push({ operation: operation.id, workCenter: operation.workCenter, ...found });
      result.push({ operation: operation.id, ...found });
      previous = found.finish;
    }
  }
  return result;
}

function slot(shop: PlacingProblem, taken: Booking[], operation: Operation, ready: number) {
  const center = shop.workCenters.find((c) => c.id === operation.workCenter)!;
  const work = Math.ceil((operation.setupSeconds + operation.runSeconds) / center.efficiency);
  if (work === 0) return { unit: 0, start: ready, finish: ready };
  const horizon = ready + 60 * 86_400;
  const windows = unwrap(workingWindows(shop.calendars[center.calendarId]!, ready, horizon));
  const mine = taken.filter((b) => b.workCenter === center.id && b.finish > b.start);
  // The ends of taken time lie between minutes where efficiency makes odd lengths.
  const starts = [ready, ...windows.map((w) => w.from), ...mine.map((b) => b.finish)];
  for (let minute = Math.ceil(ready / 60) * 60; minute < ready + 12 * 86_400; minute += 60) starts.push(minute);
  starts.sort((a, b) => a - b);
  for (const start of starts)
    for (let unit = 0; unit < center.units; unit++) {
      if (start < ready || !windows.some((w) => w.from <= start && start < w.to)) continue;
      if (mine.some((b) => b.unit === unit && b.start <= start && start < b.finish)) continue;
      const finish = end(windows, start, work);
      if (!mine.some((b) => b.unit === unit && b.start < finish && start < b.finish)) return { unit, start, finish };
    }
  throw new Error('nothing found');
}

function end(windows: readonly { from: number; to: number }[], start: number, work: number): number {
  let left = work;
  for (const w of windows) {
    const from = Math.max(w.from, start);
    if (from >= w.to) continue;
    if (w.to - from >= left) return from + left;
    left -= w.to - from;
  }
  throw new Error('horizon too short');
}
