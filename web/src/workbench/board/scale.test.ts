// Shows that the board's time runs forward, can be read back, and leaves out nights; days begin at local midnight.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joined, midnights, timeScale } from './scale.ts';

const HOUR = 3_600_000;
const day = (n: number, from: number, to: number) => ({ from: (n * 24 + from) * HOUR, to: (n * 24 + to) * HOUR });

test('working time has full width, a night shrinks to a strip', () => {
  const scale = timeScale([day(0, 7, 12), day(0, 12.5, 16), day(1, 7, 16)], 7 * HOUR);
  expect(scale.at(16 * HOUR) - scale.at(7 * HOUR)).toBe(9 * HOUR);
  expect(scale.at(31 * HOUR) - scale.at(16 * HOUR)).toBeLessThan(HOUR);
  expect(scale.open(12.2 * HOUR)).toBe(true);
  expect(scale.open(20 * HOUR)).toBe(false);
});

test('every moment can be read back, and later lies further right', () => {
  const interval = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(
      fc.array(interval),
      fc.integer({ min: -50, max: 500 }),
      fc.integer({ min: 1, max: 50 }),
      (list, at, on) => {
        const scale = timeScale(
          list.map(([from, hours]) => ({ from: from * HOUR, to: (from + hours) * HOUR })),
          0,
        );
        expect(scale.back(scale.at(at * HOUR))).toBeCloseTo(at * HOUR, 0);
        expect(scale.at((at + on) * HOUR)).toBeGreaterThan(scale.at(at * HOUR));
      },
    ),
  );
});

test('intervals that touch become one', () => {
  expect(joined([day(0, 8, 12), day(0, 10, 16), day(0, 20, 21)])).toEqual([day(0, 8, 16), day(0, 20, 21)]);
});

test('days begin at midnight of the company, also over a change of clocks', () => {
  const from = Date.parse('2026-10-31T12:00:00Z');
  const days = midnights(from, from + 2 * 24 * HOUR, 'America/Toronto').map((ms) => new Date(ms).toISOString());
  expect(days.slice(0, 3)).toEqual([
    '2026-10-31T04:00:00.000Z',
    '2026-11-01T04:00:00.000Z',
    '2026-11-02T05:00:00.000Z',
  ]);
});
