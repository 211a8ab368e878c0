// Where a wall-clock time of a time zone lies on the one time line of seconds since 1970, over daylight-saving changes.

const DAY = 86_400;

/** Answers for one IANA zone; every answer is kept, so a year of a calendar asks Intl about 365 times and then no more. */
export interface Zone {
  /** Seconds that local time is ahead of UTC at the instant. */
  offsetAt(instant: number): number;
  /**
   * The instant at which local time (written as if it were UTC seconds) is reached. An hour that the clock skips gives
   * the instant of the change; an hour that comes twice gives its first occurrence.
   */
  instantOf(local: number): number;
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name, `undefined` when the name is unknown. */
export function zoneOf(name: string): Zone | undefined {
  const known = zones.get(name);
  if (known) return known;
  try {
    const zone = makeZone(name);
    zones.set(name, zone);
    return zone;
  } catch {
    return undefined; // Intl throws a RangeError for an unknown name
  }
}

function makeZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const ask = (instant: number): number => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant * 1000)) part[type] = Number(value);
    const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) / 1000;
    return local - instant;
  };
  const byDay = new Map<number, number>();
  const atDayStart = (day: number): number => {
    let offset = byDay.get(day);
    if (offset === undefined) {
      offset = ask(day * DAY);
      byDay.set(day, offset);
    }
    return offset;
  };
  const offsetAt = (instant: number): number => {
    const day = Math.floor(instant / DAY);
    const before = atDayStart(day);
    return before === atDayStart(day + 1) ? before : ask(instant);
  };
  return { offsetAt, instantOf: (local) => instantOf(local, offsetAt) };
}

function instantOf(local: number, offsetAt: (instant: number) => number): number {
  const before = offsetAt(local - DAY);
  const after = offsetAt(local + DAY);
  if (offsetAt(local - before) === before) return local - before;
  if (offsetAt(local - after) === after) return local - after;
  return changeBetween(local - Math.max(before, after), local - Math.min(before, after), offsetAt);
}

/** The first instant after `low` at which the offset differs from that at `low`. */
function changeBetween(low: number, high: number, offsetAt: (instant: number) => number): number {
  const before = offsetAt(low);
  let [from, to] = [low, high];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offsetAt(middle) === before) from = middle;
    else to = middle;
  }
  return to;
}

/** The local date of an instant, `2026-12-03`. */
export const localDate = (zone: Zone, instant: number): string =>
  new Date((instant + zone.offsetAt(instant)) * 1000).toISOString().slice(0, 10);

/** The number of the local day of an instant, counted from 1970-01-01. */
export const localDay = (zone: Zone, instant: number): number => Math.floor((instant + zone.offsetAt(instant)) / DAY);
