// Random small shops for the property tests: two calendars, one to three work centers, jobs with material and releases.

import fc from 'fast-check';
import type { Booking, Job, PlacingProblem } from '../src/index.ts';

/** Monday 30 November 2026, 00:00 UTC. */
export const NOW = Date.parse('2026-11-30T00:00:00Z') / 1000;
export const SEED = Number(process.env.SEED ?? 20261124);
const MINUTE = 60;

export const calendars = {
  day: {
    timeZone: 'Europe/Berlin',
    shifts: [1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, from: '07:00', to: '09:00' },
      { weekday, from: '09:30', to: '10:30' },
    ]),
    exceptions: [{ date: '2026-12-02', shifts: [] }],
  },
  night: {
    timeZone: 'America/New_York',
    shifts: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '22:00', to: '05:30' })),
  },
  always: {
    timeZone: 'UTC',
    shifts: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
  },
};

/** The same shop, all its times moved; calendars stay, so a move over a change of clocks changes the plan. */
export const moved = (shop: PlacingProblem, seconds: number): PlacingProblem => {
  const at = <T extends number | undefined>(time: T): T => (time === undefined ? time : time + seconds) as T;
  return {
    ...shop,
    now: at(shop.now),
    bookings: shop.bookings.map((b) => ({ ...b, start: at(b.start), finish: at(b.finish) })),
    jobs: shop.jobs.map((each) => ({
      ...each,
      release: at(each.release),
      due: at(each.due),
      promised: at(each.promised),
      operations: each.operations.map((op) => ({
        ...op,
        materials: op.materials?.map((need) => ({ ...need, readyAt: at(need.readyAt) })),
      })),
    })),
  };
};

const minutes = (max: number) => fc.integer({ min: 0, max }).map((n) => n * MINUTE);
const instant = minutes(3 * 24 * 60).map((after) => NOW + after);

const operation = (centers: number) =>
  fc.record({
    workCenter: fc.integer({ min: 0, max: centers - 1 }).map((i) => `center ${i}`),
    setupSeconds: minutes(20),
    runSeconds: minutes(200),
    materials: fc.option(
      fc.array(fc.record({ item: fc.constantFrom('shaft', 'head', 'grip'), readyAt: instant }), { maxLength: 2 }),
      {
        nil: undefined,
      },
    ),
  });

const job = (centers: number) =>
  fc.record({
    release: fc.option(instant, { nil: undefined }),
    due: fc.option(instant, { nil: undefined }),
    operations: fc.array(operation(centers), { minLength: 1, maxLength: 4 }),
  });

/** Shops whose bookings do not overlap; some bookings are operations of the jobs. */
export const shops = (size = { jobs: 5, bookings: 6 }): fc.Arbitrary<PlacingProblem> =>
  fc
    .integer({ min: 1, max: 3 })
    .chain((centers) =>
      fc.record({
        centers: fc.array(
          fc.record({
            units: fc.integer({ min: 1, max: 2 }),
            calendarId: fc.constantFrom('day', 'always', 'night'),
            efficiency: fc.constantFrom(1, 1, 0.8, 0.37),
          }),
          { minLength: centers, maxLength: centers },
        ),
        jobs: fc.array(job(centers), { minLength: 1, maxLength: size.jobs }),
        bookings: fc.array(
          fc.record({
            center: fc.nat(centers - 1),
            unit: fc.nat(1),
            start: minutes(2000),
            length: minutes(300),
            own: fc.boolean(),
          }),
          { maxLength: size.bookings },
        ),
      }),
    )
    .map(({ centers, jobs, bookings }) => {
      const workCenters = centers.map((center, i) => ({ id: `center ${i}`, ...center }));
      const named = jobs.map(
        (each, j): Job => ({
          ...each,
          id: `job ${j}`,
          operations: each.operations.map((op, o) => ({ ...op, id: `${j}.${o}`, sequence: (o + 1) * 10 })),
        }),
      );
      const firsts = named.map((each) => each.operations[0]!);
      const placed: Booking[] = [];
      bookings.forEach((b, i) => {
        const own = b.own ? firsts.pop() : undefined;
        const workCenter = own?.workCenter ?? `center ${b.center}`;
        const units = workCenters.find((center) => center.id === workCenter)!.units;
        const start = NOW + b.start;
        const booking = {
          operation: own?.id ?? `booked ${i}`,
          workCenter,
          unit: b.unit % units,
          start,
          finish: start + b.length,
        };
        const clash = placed.some(
          (p) =>
            p.workCenter === workCenter &&
            p.unit === booking.unit &&
            p.start < booking.finish &&
            booking.start < p.finish,
        );
        if (!clash) placed.push(booking);
      });
      return { now: NOW, calendars, workCenters, bookings: placed, jobs: named };
    });
