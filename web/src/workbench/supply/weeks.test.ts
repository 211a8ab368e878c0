// Weeks are those of the calendar on the wall: Monday first, the year of the Thursday, in the company's own time zone.
import { expect, test } from 'vitest';
import { weekOf } from './weeks.ts';

test.each([
  ['2026-11-24T12:00:00Z', 'UTC', '2026-W48', '2026-11-23'],
  ['2027-01-01T12:00:00Z', 'UTC', '2026-W53', '2026-12-28'],
  ['2024-12-30T12:00:00Z', 'UTC', '2025-W01', '2024-12-30'],
  ['2026-11-30T02:00:00Z', 'America/Toronto', '2026-W48', '2026-11-23'],
  ['2026-11-30T02:00:00Z', 'Europe/Berlin', '2026-W49', '2026-11-30'],
])('%s in %s is of week %s', (at, zone, id, monday) => {
  expect(weekOf(at, zone)).toMatchObject({ id, monday });
});
