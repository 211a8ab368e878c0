// Days in the company's time zone become instants and come back the same; amounts become minor units.
import { expect, test } from 'vitest';
import { dayOf, instantOf, majorText, minorOf, piecesOf } from './day.ts';

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
  expect(['18.50', '18,5', '18', '18.505', '-1', 'x', ''].map((text) => minorOf(text, 'USD', 'en'))).toEqual([
    1850,
    undefined,
    1800,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([
    minorOf('1850', 'JPY', 'en'),
    minorOf('1850.5', 'JPY', 'en'),
    majorText(1850, 'USD', 'en'),
    majorText(1850, 'JPY', 'en'),
  ]).toEqual([1850, undefined, '18.50', '1850']);
});

test('takes the decimal sign of the language only, and whole quantities of a size that can be', () => {
  expect([minorOf('12,5', 'USD', 'en'), minorOf('12,5', 'USD', 'de'), minorOf('12.5', 'USD', 'de')]).toEqual([
    undefined,
    1250,
    undefined,
  ]);
  expect(majorText(1850, 'USD', 'de')).toBe('18,50');
  expect(minorOf('999999999999', 'USD', 'en')).toBeUndefined();
  expect(['12', '0', '1.5', '-3', '999999999999999999999'].map(piecesOf)).toEqual([12, ...Array(4).fill(undefined)]);
});
