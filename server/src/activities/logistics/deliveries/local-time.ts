// Which instant a local time of a day is, over daylight-saving changes, and which days a carrier works.
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
};

/** Local time of an instant, written as if it were UTC milliseconds. */
const localOf = (timeZone: string, at: Date): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) part[type] = Number(value);
  const { year, month, day, hour, minute, second } = part as Record<
    'year' | 'month' | 'day' | 'hour' | 'minute' | 'second',
    number
  >;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

/** The local date of an instant, `2026-12-03`. */
export const localDay = (timeZone: string, at: Date): string =>
  new Date(localOf(timeZone, at)).toISOString().slice(0, 10);

/** The instant of a local time (`16:00`) on a local day. A time that the clock skips is the same stretch after the change. */
export const instantOf = (timeZone: string, day: string, time: string): Date => {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) guess += wanted - localOf(timeZone, new Date(guess));
  return new Date(guess);
};

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export interface Days {
  /** 0 is Sunday; at least one. */
  readonly workingDays: readonly number[];
  /** Dates on which nothing moves although the weekday would say so; a finite list, so that a working day is always found. */
  readonly closedDays: readonly string[];
}

export const isWorkingDay = ({ workingDays, closedDays }: Days, day: string): boolean =>
  workingDays.includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && !closedDays.includes(day);

/** The day itself if it is a working day, else the next one (`step` 1) or the one before (`step` -1). */
export const workingDay = (days: Days, day: string, step: 1 | -1 = 1): string => {
  let found = day;
  while (!isWorkingDay(days, found)) found = addDays(found, step);
  return found;
};

/** So many working days later, or earlier where `count` is negative. */
export const addWorkingDays = (days: Days, day: string, count: number): string => {
  const step = count < 0 ? -1 : 1;
  let found = workingDay(days, day, step);
  for (let left = Math.abs(count); left > 0; left -= 1) found = workingDay(days, addDays(found, step), step);
  return found;
};
