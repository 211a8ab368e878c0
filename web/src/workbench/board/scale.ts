// Where a moment lies on the board: time that some work center works runs at full width, nights and weekends shrink to a strip.

export interface Interval {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

export interface TimeScale {
  /** Milliseconds of shown width from the start of the scale; outside it runs on at full width. */
  at(ms: number): number;
  /** The moment at a width. */
  back(width: number): number;
  /** Whether the moment lies in shown working time. */
  open(ms: number): boolean;
}

const HOUR = 3_600_000;
/** Breaks shorter than this stay as they are. */
const SHORT = 2 * HOUR;
/** What a longer break shrinks to. */
const STRIP = 0.7 * HOUR;

/** Intervals joined where they overlap or leave less than `gap` between them. */
export const joined = (intervals: readonly Interval[], gap = 0): Interval[] => {
  const sorted = [...intervals].sort((a, b) => a.from - b.from);
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = result.at(-1);
    if (last && from <= last.to + gap) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
};

/** The last index whose value is at most `wanted`; -1 where none is. */
export const lastAtMost = (values: readonly number[], wanted: number): number => {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** `shifts` of all work centers, in any order; with none, all time is at full width. */
export const timeScale = (shifts: readonly Interval[], start: number): TimeScale => {
  const open = joined(shifts, SHORT);
  // Break points: moments and their widths; between two the scale is linear.
  const moments = [start];
  const widths = [0];
  const add = (ms: number, width: number): void => {
    if (ms <= (moments.at(-1) as number)) return;
    widths.push((widths.at(-1) as number) + width);
    moments.push(ms);
  };
  for (const [index, { from, to }] of open.entries()) {
    const last = moments.at(-1) as number;
    const gap = from - last;
    if (gap > 0) add(from, index === 0 ? Math.min(gap, STRIP) : Math.min(gap, STRIP));
    add(to, Math.max(0, to - Math.max(last, from)));
  }
  const along = (known: readonly number[], other: readonly number[], value: number): number => {
    const index = lastAtMost(known, value);
    const here = Math.max(0, index);
    const x0 = known[here] as number;
    const y0 = other[here] as number;
    const x1 = known[here + 1];
    if (index < 0 || x1 === undefined) return y0 + (value - x0);
    return y0 + ((value - x0) * ((other[here + 1] as number) - y0)) / (x1 - x0);
  };
  return {
    at: (ms) => along(moments, widths, ms),
    back: (width) => along(widths, moments, width),
    open: (ms) => open.length === 0 || open.some(({ from, to }) => ms >= from && ms <= to),
  };
};

const formats = new Map<string, Intl.DateTimeFormat>();
const offset = (ms: number, timeZone: string): number => {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
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
  const of = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(of.year ?? 0, (of.month ?? 1) - 1, of.day, of.hour, of.minute, of.second);
  return local - Math.floor(ms / 1000) * 1000;
};

/** Midnights of the time zone from the day of `from` to the day after `to`. */
export const midnights = (from: number, to: number, timeZone: string): number[] => {
  const result: number[] = [];
  const first = Math.floor((from + offset(from, timeZone)) / (24 * HOUR));
  for (let day = first; result.length < 400; day += 1) {
    const guess = day * 24 * HOUR;
    const midnight = guess - offset(guess - offset(guess, timeZone), timeZone);
    result.push(midnight);
    if (midnight > to) break;
  }
  return result;
};
