// Calendars: shifts against a minute-by-minute reading of the wall clock, over the days on which clocks change.

import { unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingTime, type Calendar, nextWorkingInstant, openCalendar, workingWindows } from './calendar.ts';

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:00', to: '15:30' }));
const berlin: Calendar = {
  timeZone: 'Europe/Berlin',
  shifts: weekdays,
  exceptions: [{ date: '2026-12-25', shifts: [] }],
};
const seed = Number(process.env.SEED ?? 20261124);

const formats = new Map<string, Intl.DateTimeFormat>();
/** `2026-11-24 07:00` */
function wallClock(timeZone: string, at: number): string {
  if (!formats.has(timeZone))
    formats.set(timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }));
  return formats.get(timeZone)!.format(at * 1000);
}

/** Is the minute that begins at `at` inside a shift, read off the wall clock alone? */
function open(calendar: Calendar, at: number): boolean {
  const [date, time] = wallClock(calendar.timeZone, at).split(' ') as [string, string];
  const yesterday = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
  const shiftsOf = (day: string) =>
    calendar.exceptions?.find((e) => e.date === day)?.shifts ??
    calendar.shifts.filter((s) => s.weekday === new Date(day).getUTCDay());
  return (
    shiftsOf(date).some((s) => s.from <= time && (s.to > time || s.to <= s.from)) ||
    shiftsOf(yesterday).some((s) => s.to <= s.from && s.to > time)
  );
}

describe('working time', () => {
  it('starts and ends shifts by the wall clock on both sides of a change of clocks', () => {
    const windows = unwrap(workingWindows(berlin, seconds('2026-10-23T00:00:00Z'), seconds('2026-10-27T00:00:00Z')));
    expect(windows.map((w) => new Date(w.from * 1000).toISOString())).toEqual([
      '2026-10-23T05:00:00.000Z', // summer time
      '2026-10-26T06:00:00.000Z', // winter time
    ]);
  });

  it('gives a night shift an hour less in spring and an hour more in autumn', () => {
    const night: Calendar = { timeZone: 'Europe/Berlin', shifts: [{ weekday: 6, from: '22:00', to: '06:00' }] };
    const length = (from: string) => {
      const [w] = unwrap(workingWindows(night, seconds(from), seconds(from) + 2 * 86_400));
      return (w!.to - w!.from) / 3600;
    };
    expect([length('2026-03-28T12:00:00Z'), length('2026-10-24T12:00:00Z'), length('2026-06-06T12:00:00Z')]).toEqual([
      7, 9, 8,
    ]);
  });

  it('gives nothing to a shift that lies in the hour the clock skips', () => {
    const skipped: Calendar = { timeZone: 'Europe/Berlin', shifts: [{ weekday: 0, from: '02:15', to: '02:45' }] };
    expect(unwrap(workingWindows(skipped, seconds('2026-03-29T00:00:00Z'), seconds('2026-03-30T00:00:00Z')))).toEqual(
      [],
    );
    const half: Calendar = { timeZone: 'Europe/Berlin', shifts: [{ weekday: 0, from: '02:30', to: '04:00' }] };
    expect(unwrap(workingWindows(half, seconds('2026-03-29T00:00:00Z'), seconds('2026-03-30T00:00:00Z')))).toEqual([
      { from: seconds('2026-03-29T01:00:00Z'), to: seconds('2026-03-29T02:00:00Z') },
    ]);
  });

  it('pauses work over the weekend and the day off, and ends it at the end of a shift', () => {
    const start = seconds('2026-12-24T13:30:00Z'); // Thursday, one hour before the end of the shift
    expect(unwrap(addWorkingTime(berlin, start, 3600))).toBe(seconds('2026-12-24T14:30:00Z'));
    expect(unwrap(addWorkingTime(berlin, start, 3601))).toBe(seconds('2026-12-28T06:00:01Z'));
    expect(unwrap(nextWorkingInstant(berlin, seconds('2026-12-25T09:00:00Z')))).toBe(seconds('2026-12-28T06:00:00Z'));
  });

  it('agrees with a minute-by-minute reading of the wall clock', () => {
    const minuteTime = fc
      .integer({ min: 0, max: 287 })
      .map((n) => `${String(Math.floor(n / 12)).padStart(2, '0')}:${String((n % 12) * 5).padStart(2, '0')}`);
    const times = fc.record({ from: minuteTime, to: minuteTime }).filter((s) => s.from !== s.to);
    const calendars = fc.record({
      timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'),
      shifts: fc.array(
        fc.tuple(fc.integer({ min: 0, max: 6 }), times).map(([weekday, s]) => ({ weekday, ...s })),
        { maxLength: 9 },
      ),
      exceptions: fc.uniqueArray(
        fc.record({
          date: fc.constantFrom('2026-03-29', '2026-04-05', '2026-10-25', '2026-11-01'),
          shifts: fc.array(times, { maxLength: 2 }),
        }),
        { selector: (e) => e.date, maxLength: 2 },
      ),
    });
    const days = fc.constantFrom(
      '2026-03-07',
      '2026-03-28',
      '2026-04-04',
      '2026-10-03',
      '2026-10-24',
      '2026-10-31',
      '2026-06-10',
    );
    fc.assert(
      fc.property(calendars, days, (calendar, day) => {
        const from = seconds(`${day}T06:00:00Z`);
        const to = from + 40 * 3600;
        const windows = unwrap(workingWindows(calendar, from, to));
        for (let at = from; at < to; at += 300) {
          // The hour that comes twice: only its first run ends or begins a shift, so the wall clock alone cannot tell.
          const repeated = isRepeated(calendar.timeZone, at);
          if (!repeated) expect([at, windows.some((w) => w.from <= at && at < w.to)]).toEqual([at, open(calendar, at)]);
        }
        for (const [i, w] of windows.entries()) if (i > 0) expect(w.from).toBeGreaterThanOrEqual(windows[i - 1]!.to);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('counts windows and added work alike', () => {
    const instant = fc.integer({ min: seconds('2026-03-20T00:00:00Z'), max: seconds('2026-11-10T00:00:00Z') });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 400_000 }), (start, work) => {
        const finish = unwrap(addWorkingTime(berlin, start, work));
        const windows = unwrap(workingWindows(berlin, start, finish));
        expect(windows.reduce((sum, w) => sum + w.to - w.from, 0)).toBe(work);
        expect(windows.at(-1)!.to).toBe(finish);
      }),
      { seed, numRuns: 200 },
    );
  });
});

function isRepeated(timeZone: string, at: number): boolean {
  const text = (t: number) => wallClock(timeZone, t);
  return [1800, 3600].some((shift) => text(at) === text(at - shift) || text(at) === text(at + shift));
}

describe('bad calendars', () => {
  it('names each fault with its place', () => {
    const bad = {
      timeZone: 'Europe/Nowhere',
      shifts: [
        { weekday: 7, from: '7:00', to: '25:00' },
        { weekday: 1, from: '08:00', to: '08:00' },
      ],
      exceptions: [
        { date: '2026-02-30', shifts: [] },
        { date: '2026-12-25', shifts: null },
      ],
    } as unknown as Calendar;
    const opened = openCalendar(bad);
    expect(opened.ok ? [] : opened.problems.map((p) => p.path)).toEqual([
      '/timeZone',
      '/shifts/0/from',
      '/shifts/0/to',
      '/shifts/1/to',
      '/shifts/0/weekday',
      '/exceptions/0/date',
      '/exceptions/1/shifts',
    ]);
  });

  it('says so when there is no working time within a year', () => {
    const empty: Calendar = { timeZone: 'UTC', shifts: [] };
    const next = nextWorkingInstant(empty, 0);
    expect(next.ok ? '' : next.problems[0]!.code).toBe('NO_WORKING_TIME');
    const add = addWorkingTime(
      { ...empty, exceptions: [{ date: '2026-11-24', shifts: [{ from: '00:00', to: '24:00' }] }] },
      seconds('2026-11-20T00:00:00Z'),
      86_401,
    );
    expect(add.ok ? '' : add.problems[0]!.code).toBe('NO_WORKING_TIME');
  });

  it('refuses numbers that are none', () => {
    for (const value of [Number.NaN, -1, 0.5, Infinity]) {
      expect(addWorkingTime(berlin, value, 1).ok).toBe(false);
      expect(addWorkingTime(berlin, 0, value).ok).toBe(false);
      expect(workingWindows(berlin, 0, value).ok).toBe(false);
    }
  });
});
