// Promises: the date that the plan would give, the reasons behind it, the way to the door, and bookings that hold it.

import { unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendars, SEED, shops } from '../test/shops.ts';
import {
  type Booking,
  book,
  type CarrierTransport,
  type Job,
  placeJobs,
  prepareShop,
  promiseJob,
  type Shop,
  type Transport,
} from './index.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;
const week = (from: string, to: string, timeZone: string) => ({
  timeZone,
  shifts: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to })),
});
const door: Transport = { kind: 'elapsed', timeZone: 'UTC', readyToDoorSeconds: 3600 };

describe('promise', () => {
  it('is what the schedule gives to the job as the last of all', () => {
    fc.assert(
      fc.property(shops(), (shop) => {
        const plan = unwrap(placeJobs(shop)).operations;
        const job = shop.jobs.at(-1)!;
        const others = plan.filter((o) => o.job !== job.id);
        const alone = { ...shop, bookings: [...shop.bookings, ...others.map(placeOf)] };
        const found = unwrap(promiseJob(alone, job, door));
        // The reasons may name others in the way; the places are the same.
        expect(found.operations.map(placeOf)).toEqual(plan.filter((o) => o.job === job.id).map(placeOf));
        expect(found.deliverAt).toBe(found.finish + 3600);
        const capacity = found.segments.flatMap((s) => (s.kind === 'capacity' ? s.operations : []));
        expect(capacity).toEqual(found.operations.map((o) => o.operation));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('calls a material critical only when the date hangs on it', () => {
    fc.assert(
      fc.property(shops({ jobs: 2, bookings: 8 }), (shop) => {
        const job = { ...shop.jobs[0]!, id: 'asked' };
        const found = unwrap(promiseJob(shop, job, door));
        const critical = found.segments.flatMap((s) => (s.kind === 'material' && s.critical ? [s.item] : []));
        const without = (items: readonly string[]): Job => ({
          ...job,
          operations: job.operations.map((op) => ({
            ...op,
            materials: op.materials?.filter((m) => !items.includes(m.item)),
          })),
        });
        const all = ['shaft', 'head', 'grip'];
        // Without all that is not critical the date stays.
        const kept = unwrap(promiseJob(shop, without(all.filter((item) => !critical.includes(item))), door));
        if (found.setBy.kind === 'material') expect(kept.finish).toBe(found.finish);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('tells the story of the picture: shafts on Thursday, bending and assembly, two nights, Thursday 3 December', () => {
    const zone = 'America/Toronto';
    const shop: Shop = {
      now: at('2026-11-24T14:00:00Z'), // Tuesday 9:00 there
      calendars: { shop: week('07:00', '15:30', zone) },
      workCenters: [
        { id: 'bending', units: 1, calendarId: 'shop', efficiency: 1 },
        { id: 'assembly', units: 2, calendarId: 'shop', efficiency: 1 },
      ],
      bookings: [
        {
          operation: 'o7',
          workCenter: 'bending',
          unit: 0,
          start: at('2026-11-26T12:00:00Z'),
          finish: at('2026-11-26T20:30:00Z'),
        },
      ],
    };
    const job: Job = {
      id: 'set',
      operations: [
        {
          id: 'bend',
          workCenter: 'bending',
          setupSeconds: 0,
          runSeconds: 6 * 3600,
          sequence: 10,
          materials: [
            { item: 'heads', readyAt: at('2026-11-25T17:00:00Z') },
            { item: 'shafts', readyAt: at('2026-11-26T16:00:00Z') },
          ],
        },
        { id: 'assemble', workCenter: 'assembly', setupSeconds: 600, runSeconds: 10 * 3600, sequence: 20 },
      ],
    };
    const transport: CarrierTransport = {
      kind: 'carrier',
      calendar: week('08:00', '18:00', zone),
      cutoff: '15:00',
      packSeconds: 1800,
      transitDays: 2,
      deliverBy: '17:00',
    };
    const found = unwrap(promiseJob(shop, job, transport));
    expect(found.date).toBe('2026-12-03');
    expect(found.setBy).toEqual({
      kind: 'capacity',
      workCenter: 'bending',
      operation: 'bend',
      waitedFor: ['o7'],
      waitedSeconds: 72_000,
    });
    const bars = found.segments.map((s) => [
      s.kind,
      s.kind === 'material' ? s.item : s.kind === 'capacity' ? s.workCenters : '',
      s.critical,
    ]);
    expect(bars).toEqual([
      ['material', 'heads', false],
      ['material', 'shafts', false],
      ['capacity', ['bending', 'assembly'], true],
      ['transport', '', true],
    ]);
    const free = unwrap(promiseJob({ ...shop, bookings: [] }, job, transport));
    expect(free.setBy).toEqual({ kind: 'material', item: 'shafts', at: at('2026-11-26T16:00:00Z') });
    expect(free.segments.find((s) => s.kind === 'material' && s.item === 'shafts')).toMatchObject({ critical: true });
  });
});

it('looks past a short wait for a busy bench to the material that came just before it', () => {
  const hour = 3600;
  const shop: Shop = {
    now: at('2026-11-30T00:00:00Z'),
    calendars,
    workCenters: [{ id: 'bench', units: 1, calendarId: 'always', efficiency: 1 }],
    bookings: [],
  };
  const booked = (from: number, to: number): Booking => ({
    operation: `other ${from}`,
    workCenter: 'bench',
    unit: 0,
    start: shop.now + from * hour,
    finish: shop.now + to * hour,
  });
  const operation = { id: 'o', workCenter: 'bench', setupSeconds: 0, runSeconds: hour, sequence: 10 };
  const job: Job = {
    id: 'j',
    operations: [{ ...operation, materials: [{ item: 'shaft', readyAt: shop.now + 20 * hour }] }],
  };
  // The bench is free all day before: with the shafts there sooner the work would have been done.
  const short = unwrap(promiseJob({ ...shop, bookings: [booked(19.5, 20.5)] }, job, door));
  expect(short.operations[0]!.reason).toMatchObject({ kind: 'capacity', waitedSeconds: hour / 2 });
  expect(short.setBy).toEqual({ kind: 'material', item: 'shaft', at: shop.now + 20 * hour });
  // The bench is taken all day: sooner shafts would have waited too.
  const long = unwrap(promiseJob({ ...shop, bookings: [booked(0, 20.5)] }, job, door));
  expect(long.operations[0]!.start).toBe(short.operations[0]!.start);
  expect(long.setBy).toMatchObject({
    kind: 'capacity',
    workCenter: 'bench',
    waitedFor: ['other 0'],
    waitedSeconds: hour / 2,
  });
});

it('never throws, whatever job or transport is handed in', () => {
  const shop: Shop = {
    now: 0,
    calendars,
    workCenters: [{ id: 'a', units: 1, calendarId: 'always', efficiency: 1 }],
    bookings: [],
  };
  const job: Job = { id: 'j', operations: [{ id: 'o', workCenter: 'a', setupSeconds: 0, runSeconds: 9, sequence: 1 }] };
  fc.assert(
    fc.property(fc.anything({ maxDepth: 3 }), (any) => {
      const value = any as never;
      expect(promiseJob(shop, value, door).ok).toBe(false);
      promiseJob(shop, job, value);
      promiseJob(shop, job, { kind: 'carrier', calendar: value, cutoff: value, transitDays: value, deliverBy: value });
      promiseJob(shop, { ...job, operations: value }, door);
      promiseJob(value, job, door);
      book(unwrap(prepareShop(shop)), value);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

describe('transport', () => {
  const shop: Shop = {
    now: at('2026-11-27T09:00:00Z'), // a Friday
    calendars,
    workCenters: [{ id: 'bench', units: 1, calendarId: 'always', efficiency: 1 }],
    bookings: [],
  };
  const job = (hours: number): Job => ({
    id: 'j',
    operations: [{ id: 'o', workCenter: 'bench', setupSeconds: 0, runSeconds: hours * 3600, sequence: 10 }],
  });
  const carrier: CarrierTransport = {
    kind: 'carrier',
    calendar: week('08:00', '18:00', 'Europe/Berlin'),
    cutoff: '15:00',
    transitDays: 1,
    deliverBy: '12:00',
  };
  const date = (hours: number, transport: Transport) => {
    const found = unwrap(promiseJob(shop, job(hours), transport));
    return [new Date(found.leavesAt * 1000).toISOString(), new Date(found.deliverAt * 1000).toISOString(), found.date];
  };

  it('misses the cutoff by a second and the weekend with it', () => {
    expect(date(5, carrier)).toEqual(['2026-11-27T14:00:00.000Z', '2026-11-30T11:00:00.000Z', '2026-11-30']);
    expect(date(5, { ...carrier, packSeconds: 1 })).toEqual([
      '2026-11-30T14:00:00.000Z',
      '2026-12-01T11:00:00.000Z',
      '2026-12-01',
    ]);
  });

  it('counts the date in its own zone', () => {
    expect(date(1, { kind: 'elapsed', timeZone: 'Asia/Tokyo', readyToDoorSeconds: 6 * 3600 })[2]).toBe('2026-11-28');
    expect(date(1, { kind: 'elapsed', timeZone: 'UTC', readyToDoorSeconds: 3600, cutoff: '08:00' })[0]).toBe(
      '2026-11-28T08:00:00.000Z',
    );
    const toDoor = (ready: number) => ({ leavesAt: ready + 60, arrivesAt: ready + 120 });
    expect(date(1, { kind: 'function', timeZone: 'UTC', toDoor })[1]).toBe('2026-11-27T10:02:00.000Z');
  });

  it('names what is wrong with it', () => {
    const codes = (transport: unknown) => {
      const result = promiseJob(shop, job(1), transport as Transport);
      return result.ok ? [] : result.problems.map((p) => `${p.code} ${p.path}`);
    };
    expect(codes(undefined)).toEqual(['BAD_TRANSPORT /transport/kind']);
    expect(codes({ ...carrier, cutoff: '3pm', transitDays: -1 })).toEqual([
      'BAD_TRANSPORT /transport/cutoff',
      'BAD_TRANSPORT /transport/transitDays',
    ]);
    expect(codes({ ...carrier, calendar: { timeZone: 'UTC', shifts: [] } })).toEqual([
      'NO_WORKING_TIME /transport/calendar',
    ]);
    expect(codes({ kind: 'function', timeZone: 'UTC', toDoor: () => ({ leavesAt: 0, arrivesAt: 0 }) })).toEqual([
      'BAD_TRANSPORT /transport/toDoor',
    ]);
    expect(codes({ kind: 'elapsed', timeZone: 'Nowhere', readyToDoorSeconds: 1 })).toEqual([
      'BAD_TIME_ZONE /transport/timeZone',
    ]);
  });
});

describe('book', () => {
  it('lets one of two buyers have the capacity, and gives it back', () => {
    fc.assert(
      fc.property(shops({ jobs: 1, bookings: 6 }), (shop) => {
        const prepared = unwrap(prepareShop(shop));
        const job: Job = {
          ...shop.jobs[0]!,
          id: 'asked',
          operations: shop.jobs[0]!.operations.map((op) => ({ ...op, id: `new ${op.id}` })),
        };
        const first = unwrap(promiseJob(prepared, job, door));
        const places = first.operations.map(placeOf);
        const held = unwrap(book(prepared, places));
        const second = book(
          held,
          places.map((place) => ({ ...place, operation: `second ${place.operation}` })),
        );
        const takesTime = places.some((place) => place.finish > place.start);
        expect(second.ok ? 'ok' : second.problems[0]!.code).toBe(takesTime ? 'OVERLAP' : 'ok');
        expect(book(prepared, places).ok).toBe(true); // the first value has not changed
        const freed = unwrap(
          book(
            held,
            [],
            places.map((place) => place.operation),
          ),
        );
        const again = unwrap(promiseJob(freed, job, door));
        expect(again).toEqual(first);
        const anew = unwrap(prepareShop({ ...shop, bookings: [...shop.bookings, ...places] }));
        const other = { ...job, operations: job.operations.map((op) => ({ ...op, id: `other ${op.id}` })) };
        expect(unwrap(promiseJob(held, other, door)).operations).toEqual(
          unwrap(promiseJob(anew, other, door)).operations,
        );
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

function placeOf({ operation, workCenter, unit, start, finish }: Booking): Booking {
  return { operation, workCenter, unit, start, finish };
}
