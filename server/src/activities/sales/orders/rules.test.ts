// The pure rules: tax, fees by state, local days and windows.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, instantOf, localOf } from '../../../kernel/local-time.ts';
import { share } from '../offers/price.ts';
import type { OrderState, Terms } from '../tables.ts';
import { arrivalFor, dueOf, wished } from './reservation.ts';
import { feeFor } from './states.ts';

const ZONE = 'America/Toronto';

test('a share is rounded half up, once, and exactly', () => {
  expect([share(0, 1300), share(50, 100), share(49, 100), share(150, 100)]).toEqual([0, 1, 0, 2]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9e14 }), fc.integer({ min: 0, max: 10_000 }), (amount, points) => {
      const exact = BigInt(amount) * BigInt(points);
      const twice = 2n * (BigInt(share(amount, points)) * 10_000n - exact);
      expect(twice > -10_000n && twice <= 10_000n).toBe(true);
    }),
  );
});

test('changing and cancelling are free until the threshold, then cost the fee, then are refused', () => {
  const changes: Terms['changes'] = {
    feeFrom: 'in-work',
    changeFeeBasisPoints: 1000,
    cancelFeeBasisPoints: 2500,
    refusedFrom: 'stored',
  };
  const fees = (list: readonly OrderState[], terms = changes) =>
    list.map((state) => feeFor(terms, state, 'cancel', 1000));
  expect(fees(['awaiting-payment', 'confirmed', 'in-work', 'stored'])).toEqual([0, 0, 250, null]);
  expect(fees(['on-the-road', 'delivered', 'cancelled', 'expired'])).toEqual([null, null, null, null]);
  expect(feeFor(changes, 'in-work', 'change', 1000)).toBe(100);
  const open = { ...changes, feeFrom: 'never', refusedFrom: 'never' } as const;
  expect(fees(['confirmed', 'stored', 'on-the-road'], open)).toEqual([0, 0, null]);
  const strict = { ...changes, feeFrom: 'confirmed', refusedFrom: 'in-work' } as const;
  expect(fees(['awaiting-payment', 'confirmed', 'in-work'], strict)).toEqual([0, 250, null]);
});

test('local time and back, over both changes of the clock', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.parse('2026-01-01') / 60_000, max: Date.parse('2028-01-01') / 60_000 }),
      (minute) => {
        const at = new Date(minute * 60_000);
        const { day, time } = localOf(at, ZONE);
        const again = localOf(instantOf(day, time, ZONE), ZONE);
        expect(again).toEqual({ day, time });
      },
    ),
  );
  expect(instantOf('2026-07-01', '09:00', ZONE).toISOString()).toBe('2026-07-01T13:00:00.000Z');
  expect(instantOf('2026-12-01', '09:00', ZONE).toISOString()).toBe('2026-12-01T14:00:00.000Z');
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
});

test('an arrival is moved into the wish, never before what the plan can do', () => {
  const window = { from: '09:00', to: '12:00' };
  const at = (day: string, time: string): Date => instantOf(day, time, ZONE);
  expect(arrivalFor(at('2026-06-01', '08:00'), { window }, ZONE)).toEqual(at('2026-06-01', '09:00'));
  expect(arrivalFor(at('2026-06-01', '10:30'), { window }, ZONE)).toEqual(at('2026-06-01', '10:30'));
  expect(arrivalFor(at('2026-06-01', '12:01'), { window }, ZONE)).toEqual(at('2026-06-02', '09:00'));
  expect(arrivalFor(at('2026-06-01', '10:00'), { notBefore: '2026-06-09', window }, ZONE)).toEqual(
    at('2026-06-09', '09:00'),
  );
  expect(dueOf(at('2026-06-01', '10:00'), { window }, ZONE)).toEqual(at('2026-06-01', '12:00'));
  expect(dueOf(at('2026-06-01', '10:00'), {}, ZONE)).toEqual(at('2026-06-02', '00:00'));
  const promised = {
    at: at('2026-06-01', '13:00').toISOString(),
    readyAt: at('2026-05-30', '13:00').toISOString(),
    segments: [],
  };
  const moved = wished(promised, { window }, ZONE);
  expect(moved.at).toBe(at('2026-06-02', '09:00').toISOString());
  expect(moved.segments.at(-1)).toMatchObject({ from: promised.at, to: moved.at, critical: true });
});
