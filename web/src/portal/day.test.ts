// Days in the company's time zone become instants and come back the same; amounts become minor units.
import { expect, test } from 'vitest';
import { dayOf, instantOf, majorText, minorOf } from './day.ts';

test('a day is the one where the company works, also over a change of clocks', () => {
  expect(instantOf('2026-12-03', 'America/Toronto')).toBe('2026-12-03T22:00:00.000Z');
  expect(instantOf('2026-07-03', 'America/Toronto')).toBe('2026-07-03T21:00:00.000Z');
  expect(instantOf('2026-11-01', 'America/Toronto', '00:30')).toBe('2026-11-01T04:30:00.000Z');
  expect(dayOf('2026-12-04T02:00:00Z', 'America/Toronto')).toBe('2026-12-03');
  for (const day of ['2026-03-29', '2026-10-25', '2026-12-31'])
    expect(dayOf(instantOf(day, 'Europe/Berlin')!, 'Europe/Berlin')).toBe(day);
});

test('what is no day or no amount is undefined', () => {
  expect([instantOf('', 'UTC'), instantOf('2026-13-40', 'UTC')]).toEqual([undefined, undefined]);
  expect(['18.50', '18,5', '18', '18.505', '-1', 'x', ''].map((text) => minorOf(text, 'USD'))).toEqual([
    1850,
    1850,
    1800,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([minorOf('1850', 'JPY'), minorOf('1850.5', 'JPY'), majorText(1850, 'USD'), majorText(1850, 'JPY')]).toEqual([
    1850,
    undefined,
    '18.50',
    '1850',
  ]);
});
