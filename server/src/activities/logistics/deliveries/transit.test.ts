// Shows when a parcel is at the door: cutoffs, weekends, wished days, windows, and changes of the clock.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay } from '../../../kernel/local-time.ts';
import { methodFor, type Trip, timed } from './transit.ts';
import { isWorkingDay } from './working-days.ts';

const toronto = 'America/Toronto';
const weekdays = { cutOff: '16:00', workingDays: [1, 2, 3, 4, 5], closedDays: [] as string[] };
const trip = (readyAt: string, more: Partial<Omit<Trip, 'notBefore'>> & { notBefore?: string } = {}) => {
  const { notBefore, ...rest } = more;
  const { pickUpAt, at } = timed({
    readyAt: new Date(readyAt),
    nights: 2,
    collected: false,
    timeZone: toronto,
    times: weekdays,
    ...(notBefore ? { notBefore: new Date(notBefore) } : {}),
    ...rest,
  });
  return [pickUpAt.toISOString(), at.toISOString()];
};

describe('transit', () => {
  it('is collected at the cutoff of the day, and two nights later at the door', () => {
    expect(trip('2026-11-24T15:00:00Z')).toEqual(['2026-11-24T21:00:00.000Z', '2026-11-26T22:00:00.000Z']);
  });
  it('still catches a cutoff at which it is just ready, and misses it a second later', () => {
    expect(trip('2026-11-24T21:00:00Z')[0]).toBe('2026-11-24T21:00:00.000Z');
    expect(trip('2026-11-24T21:00:01Z')).toEqual(['2026-11-25T21:00:00.000Z', '2026-11-27T22:00:00.000Z']);
  });
  it('does not move on weekends', () => {
    expect(trip('2026-11-27T15:00:00Z')).toEqual(['2026-11-27T21:00:00.000Z', '2026-12-01T22:00:00.000Z']);
    expect(trip('2026-11-28T15:00:00Z')).toEqual(['2026-11-30T21:00:00.000Z', '2026-12-02T22:00:00.000Z']);
  });
  it('waits for a wished day, and is collected only then', () => {
    expect(trip('2026-11-24T15:00:00Z', { notBefore: '2026-12-03T05:00:00Z' })).toEqual([
      '2026-12-01T21:00:00.000Z',
      '2026-12-03T22:00:00.000Z',
    ]);
    // A wished Saturday is the Monday after.
    expect(trip('2026-11-24T15:00:00Z', { notBefore: '2026-11-28T05:00:00Z' })[1]).toBe('2026-11-30T22:00:00.000Z');
  });
  it('is there by the end of the window', () => {
    const window = { from: '09:00', to: '12:00' };
    expect(trip('2026-11-24T15:00:00Z', { window })[1]).toBe('2026-11-26T17:00:00.000Z');
    // Without a night it is fetched the day before, since the window ends before the pick-up.
    expect(trip('2026-11-24T15:00:00Z', { window, nights: 0 })).toEqual([
      '2026-11-24T21:00:00.000Z',
      '2026-11-25T17:00:00.000Z',
    ]);
  });
  it('is collected by the customer from when it is ready', () => {
    const collected = { nights: 0, collected: true, window: { from: '10:00', to: '16:00' } };
    expect(trip('2026-11-24T15:00:00Z', collected)).toEqual(['2026-11-24T15:00:00.000Z', '2026-11-24T21:00:00.000Z']);
    expect(trip('2026-11-24T21:30:00Z', collected)[1]).toBe('2026-11-25T21:00:00.000Z');
  });
  it('keeps local times over changes of the clock', () => {
    // Clocks in Toronto go back on 2026-11-01 and forward on 2026-03-08.
    expect(trip('2026-10-30T15:00:00Z')).toEqual(['2026-10-30T20:00:00.000Z', '2026-11-03T22:00:00.000Z']);
    expect(trip('2026-03-06T15:00:00Z')).toEqual(['2026-03-06T21:00:00.000Z', '2026-03-10T21:00:00.000Z']);
  });
  it('goes by the times of its carrier: cutoff, Saturdays, holidays', () => {
    const early = { ...weekdays, cutOff: '09:30' };
    expect(trip('2026-11-24T15:00:00Z', { times: early })[0]).toBe('2026-11-25T14:30:00.000Z');
    const saturdays = { ...weekdays, workingDays: [1, 2, 3, 4, 5, 6] };
    expect(trip('2026-11-27T15:00:00Z', { times: saturdays, nights: 1 })[1]).toBe('2026-11-28T22:00:00.000Z');
    const holidays = { ...weekdays, closedDays: ['2026-12-25', '2026-12-28'] };
    expect(trip('2026-12-24T15:00:00Z', { times: holidays, nights: 1 })).toEqual([
      '2026-12-24T21:00:00.000Z',
      '2026-12-29T22:00:00.000Z',
    ]);
    expect(trip('2026-12-25T15:00:00Z', { times: holidays, nights: 1 })[0]).toBe('2026-12-29T21:00:00.000Z');
  });
  it('never arrives before it is ready, before the wished day, or on a day off; and a later start is never earlier there', () => {
    const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }).map((ms) => new Date(ms));
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 9 }),
        fc.boolean(),
        fc.option(instant, { nil: undefined }),
        fc.constantFrom('America/Toronto', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata'),
        fc.integer({ min: 0, max: 5 * 86_400_000 }),
        fc.record({
          cutOff: fc.constantFrom('00:00', '09:30', '16:00', '23:59'),
          workingDays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
          closedDays: fc.array(
            instant.map((day) => day.toISOString().slice(0, 10)),
            { maxLength: 40 },
          ),
        }),
        (readyAt, nights, collected, notBefore, timeZone, delay, times) => {
          const given = { nights, collected, notBefore, timeZone, times };
          const { pickUpAt, at } = timed({ ...given, readyAt });
          expect(pickUpAt >= readyAt && at >= pickUpAt).toBe(true);
          if (notBefore) expect(at >= notBefore).toBe(true);
          expect(isWorkingDay(times, localDay(at, timeZone))).toBe(true);
          if (!collected) expect(isWorkingDay(times, localDay(pickUpAt, timeZone))).toBe(true);
          expect(timed({ ...given, readyAt: new Date(readyAt.getTime() + delay) }).at >= at).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('shipping method', () => {
  const rows = [
    { country: 'CA', method: 'collect', carrier: null, transitDays: 0 },
    { country: 'CA', method: 'road', carrier: 'ROADRUN', transitDays: 2 },
    { country: '*', method: 'air', carrier: 'NORTHAIR', transitDays: 5 },
  ];
  it('is the named one of the country, else the first to the door, else that of all other countries', () => {
    expect(methodFor(rows, 'CA', 'collect')).toBe(rows[0]);
    expect(methodFor(rows, 'CA', undefined)).toBe(rows[1]);
    expect(methodFor(rows, 'JP', undefined)).toBe(rows[2]);
    expect(methodFor(rows, 'CA', 'air')).toEqual({ lacks: 'method' });
    expect(methodFor(rows.slice(0, 2), 'JP', undefined)).toEqual({ lacks: 'country' });
  });
});
