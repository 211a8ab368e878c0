// When work can be done: weekly shifts of a place in its time zone, with days that differ.

import { fail, ok, type Problem, pointer, problem, type Result } from '@onelot/base';
import { isInstant, isSeconds, parseDay, parseTime } from './check.ts';
import { localDay, type Zone, zoneOf } from './zone.ts';

/** Seconds since 1970-01-01T00:00:00Z, an integer, in business time. */
export type Instant = number;
/** A duration, an integer of seconds. */
export type Seconds = number;

/** A span of one day in wall-clock time. `to` at or before `from` ends on the next day; `24:00` is midnight. */
export interface ShiftTimes {
  readonly from: string;
  readonly to: string;
}
/** A shift that starts on that weekday, 0 is Sunday. */
export interface Shift extends ShiftTimes {
  readonly weekday: number;
}
/** On this date these shifts start instead of the week's; none means a day off. */
export interface CalendarException {
  readonly date: string;
  readonly shifts: readonly ShiftTimes[];
}
export interface Calendar {
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
  readonly shifts: readonly Shift[];
  readonly exceptions?: readonly CalendarException[];
}
/** Working time from `from` up to, not including, `to`. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/** A calendar prepared once; windows are expanded when first asked for. `Infinity`: no working time in the year after. */
export interface WorkingTime {
  next(at: Instant): Instant;
  add(start: Instant, seconds: Seconds): Instant;
  windows(from: Instant, to: Instant): Window[];
}

const CHUNK_DAYS = 64;
const EMPTY_CHUNKS = 7; // 448 days without a window: a year and more
const DAY = 86_400;

/** Reads a calendar. Problems: BAD_TIME_ZONE, BAD_CALENDAR. An empty calendar is read; asking it gives NO_WORKING_TIME. */
export function openCalendar(calendar: Calendar, path = ''): Result<WorkingTime> {
  const problems = checkCalendar(calendar, path);
  if (problems.length) return fail(...problems);
  return ok(prepared(calendar));
}

/** The working windows that touch [from, to), cut to it, in order, without overlap. */
export function workingWindows(calendar: Calendar, from: Instant, to: Instant): Result<readonly Window[]> {
  const bad = [...badInstant(from, '/from'), ...badInstant(to, '/to')];
  if (!bad.length && to - from > 40 * 366 * DAY)
    bad.push(problem('BUDGET', '/to', 'Ask for at most 40 years of windows.'));
  const opened = openCalendar(calendar, '/calendar');
  if (!opened.ok) return fail(...bad, ...opened.problems);
  return bad.length ? fail(...bad) : ok(opened.value.windows(from, to));
}

/** The instant at which `seconds` of working time after `start` are done; work pauses outside the windows. */
export function addWorkingTime(calendar: Calendar, start: Instant, seconds: Seconds): Result<Instant> {
  const bad = badInstant(start, '/start');
  if (!isSeconds(seconds)) bad.push(problem('BAD_NUMBER', '/seconds', 'Give a duration as whole seconds, 0 or more.'));
  const opened = openCalendar(calendar, '/calendar');
  if (!opened.ok) return fail(...bad, ...opened.problems);
  return bad.length ? fail(...bad) : working(opened.value.add(start, seconds));
}

/** `at` itself when it lies in working time, else the start of the next window. */
export function nextWorkingInstant(calendar: Calendar, at: Instant): Result<Instant> {
  const bad = badInstant(at, '/at');
  const opened = openCalendar(calendar, '/calendar');
  if (!opened.ok) return fail(...bad, ...opened.problems);
  return bad.length ? fail(...bad) : working(opened.value.next(at));
}

const badInstant = (at: Instant, path: string): Problem[] =>
  isInstant(at) ? [] : [problem('BAD_NUMBER', path, 'Give an instant as whole seconds since 1970, 0 or more.')];

const working = (at: Instant): Result<Instant> =>
  at === Infinity
    ? fail(problem('NO_WORKING_TIME', '/calendar', 'The calendar has no working time within a year. Add a shift.'))
    : ok(at);

/** What is wrong with a calendar, with the path of each fault. */
export function checkCalendar(calendar: Calendar, path = ''): Problem[] {
  if (typeof calendar !== 'object' || calendar === null)
    return [problem('BAD_CALENDAR', path, 'Give a calendar with a time zone and shifts.')];
  const problems: Problem[] = [];
  const zone = calendar.timeZone;
  if (typeof zone !== 'string' || !zoneOf(zone))
    problems.push(
      problem('BAD_TIME_ZONE', `${path}/timeZone`, 'Give the time zone by its IANA name.', { timeZone: zone }),
    );
  checkShifts(calendar.shifts, `${path}/shifts`, problems);
  if (Array.isArray(calendar.shifts))
    calendar.shifts.forEach((shift, i) => {
      if (![0, 1, 2, 3, 4, 5, 6].includes(shift?.weekday))
        problems.push(problem('BAD_CALENDAR', `${path}/shifts/${i}/weekday`, 'The weekday is 0 (Sunday) to 6.'));
    });
  checkExceptions(calendar.exceptions ?? [], `${path}/exceptions`, problems);
  return problems;
}

function checkExceptions(exceptions: readonly CalendarException[], path: string, problems: Problem[]): void {
  if (!Array.isArray(exceptions)) {
    problems.push(problem('BAD_CALENDAR', path, 'Give the exceptions as a list.'));
    return;
  }
  const seen = new Set<string>();
  exceptions.forEach((exception: CalendarException | undefined, i) => {
    const date = exception?.date;
    const at = path + pointer(i);
    if (parseDay(date) === undefined)
      problems.push(problem('BAD_CALENDAR', `${at}/date`, 'Write the date like 2026-12-25.'));
    else if (seen.has(date!)) problems.push(problem('BAD_CALENDAR', `${at}/date`, `${date} is there twice. Keep one.`));
    else seen.add(date!);
    checkShifts(exception?.shifts, `${at}/shifts`, problems);
  });
}

function checkShifts(shifts: readonly ShiftTimes[] | undefined, path: string, problems: Problem[]): void {
  if (!Array.isArray(shifts)) {
    problems.push(problem('BAD_CALENDAR', path, 'Give the shifts as a list; an empty list means no work.'));
    return;
  }
  shifts.forEach((shift: ShiftTimes | undefined, i) => {
    const at = path + pointer(i);
    const [from, to] = [parseTime(shift?.from), parseTime(shift?.to)];
    if (from === undefined || from === DAY)
      problems.push(problem('BAD_CALENDAR', `${at}/from`, 'Write the time like 07:00.'));
    if (to === undefined) problems.push(problem('BAD_CALENDAR', `${at}/to`, 'Write the time like 15:30.'));
    else if (from === to)
      problems.push(
        problem('BAD_CALENDAR', `${at}/to`, 'The shift has no length. For a whole day write 00:00 to 24:00.'),
      );
  });
}

// Kept by content, so a calendar read anew from a database is not expanded again, and a changed one never served stale.
const kept = new Map<string, WorkingTime>();
const KEPT = 64;

function prepared(calendar: Calendar): WorkingTime {
  const key = JSON.stringify([calendar.timeZone, calendar.shifts, calendar.exceptions ?? []]);
  let time = kept.get(key);
  if (!time) {
    time = expand(JSON.parse(key));
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
    kept.set(key, time);
  }
  return time;
}

type Span = readonly [from: Seconds, to: Seconds];

const spans = (shifts: readonly ShiftTimes[]): Span[] =>
  shifts
    .map(({ from, to }): Span => {
      const [start, end] = [parseTime(from)!, parseTime(to)!];
      return [start, end <= start ? end + DAY : end];
    })
    .sort((a, b) => a[0] - b[0]);

function expand([timeZone, shifts, exceptions]: [string, Shift[], CalendarException[]]): WorkingTime {
  const zone = zoneOf(timeZone)!;
  const week = [0, 1, 2, 3, 4, 5, 6].map((weekday) => spans(shifts.filter((shift) => shift.weekday === weekday)));
  const special = new Map(exceptions.map((exception) => [parseDay(exception.date)!, spans(exception.shifts)]));
  // 1970-01-01 was a Thursday.
  const ofDay = (day: number): Span[] => special.get(day) ?? week[(((day + 4) % 7) + 7) % 7]!;
  const chunks = new Map<number, Window[]>();
  const chunk = (index: number): Window[] => {
    let windows = chunks.get(index);
    if (!windows) {
      windows = windowsOfDays(index * CHUNK_DAYS, ofDay, zone);
      chunks.set(index, windows);
    }
    return windows;
  };
  return walker(chunk, (at) => Math.floor(localDay(zone, at) / CHUNK_DAYS));
}

/** Windows that start on the 64 days from `first`, cut where those of the two days before still run. */
function windowsOfDays(first: number, ofDay: (day: number) => Span[], zone: Zone): Window[] {
  const windows: Window[] = [];
  let free = -Infinity;
  for (let day = first - 2; day < first + CHUNK_DAYS; day++)
    for (const [start, end] of ofDay(day)) {
      const from = Math.max(zone.instantOf(day * DAY + start), free);
      const to = zone.instantOf(day * DAY + end);
      if (to <= from) continue;
      free = to;
      const last = windows.at(-1);
      if (day < first) continue;
      if (last && last.to === from) windows[windows.length - 1] = { from: last.from, to };
      else windows.push({ from, to });
    }
  return windows;
}

function walker(chunk: (index: number) => Window[], chunkAt: (at: Instant) => number): WorkingTime {
  /** Calls `see` with each window that ends after `at`, in order, until it answers true or a year is empty. */
  const walk = (at: Instant, see: (window: Window) => boolean): boolean => {
    let empty = 0;
    // One chunk back: its last shift may run into this one over midnight.
    for (let index = chunkAt(at) - 1; empty < EMPTY_CHUNKS; index++) {
      const windows = chunk(index);
      empty = windows.length ? 0 : empty + 1;
      for (let i = firstEndingAfter(windows, at); i < windows.length; i++) if (see(windows[i]!)) return true;
    }
    return false;
  };
  const next = (at: Instant): Instant => {
    let found = Infinity;
    walk(at, (window) => {
      found = Math.max(at, window.from);
      return true;
    });
    return found;
  };
  const add = (start: Instant, seconds: Seconds): Instant => {
    if (seconds === 0) return start;
    let left = seconds;
    let finish = Infinity;
    walk(start, (window) => {
      const from = Math.max(start, window.from);
      if (window.from - start > MOST_YEARS) return true;
      if (window.to - from < left) {
        left -= window.to - from;
        return false;
      }
      finish = from + left;
      return true;
    });
    return finish;
  };
  const windows = (from: Instant, to: Instant): Window[] => {
    const found: Window[] = [];
    walk(from, (window) => {
      if (window.from >= to) return true;
      found.push({ from: Math.max(from, window.from), to: Math.min(to, window.to) });
      return false;
    });
    return found;
  };
  return { next, add, windows };
}

/** Work that takes longer is refused as if there were no working time: its calendar would be expanded without end. */
const MOST_YEARS = 40 * 366 * DAY;

function firstEndingAfter(windows: readonly Window[], at: Instant): number {
  let [low, high] = [0, windows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (windows[middle]!.to > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
