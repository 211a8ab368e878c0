// Working hours: whether a calendar is open at an instant, and when it opens next, in the company's time zone.
import type { Calendar } from './types.ts';

const MINUTE = 60_000;
const STEP = 15 * MINUTE;
const formats = new Map<string, Intl.DateTimeFormat>();
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

export interface Local {
  /** 2026-12-24 */
  readonly date: string;
  /** 0 Sunday to 6 Saturday, as calendars count. */
  readonly weekday: number;
  /** Minutes since midnight. */
  readonly minute: number;
}

export const localTime = (ms: number, zone: string): Local => {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    weekday: WEEKDAYS.indexOf(part.weekday as string),
    minute: Number(part.hour) * 60 + Number(part.minute),
  };
};

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

export interface Hours {
  open(ms: number): boolean;
  /** The same instant where it is open, else the next opening; within three weeks. */
  next(ms: number): number;
  /** The same instant where it is open, else shortly before it closed last. */
  last(ms: number): number;
}

/** Without a calendar every hour is open. */
export const hoursOf = (calendar: Calendar | undefined, zone: string): Hours => {
  const shiftsOn = ({ date, weekday }: Local) =>
    calendar?.exceptions.find((each) => each.date === date)?.shifts ??
    calendar?.shifts.filter((shift) => shift.weekday === weekday) ??
    [];
  const open = (ms: number): boolean => {
    if (!calendar) return true;
    const local = localTime(ms, zone);
    return shiftsOn(local).some((shift) => {
      const [from, to] = [minutes(shift.from), minutes(shift.to)];
      return local.minute >= from && local.minute < (to <= from ? 1440 : to);
    });
  };
  return {
    open,
    last: (ms) => {
      if (open(ms)) return ms;
      for (let at = Math.floor(ms / STEP) * STEP, n = 0; n < 21 * 96; at -= STEP, n += 1) if (open(at)) return at;
      return ms;
    },
    next: (ms) => {
      if (open(ms)) return ms;
      for (let at = Math.ceil(ms / STEP) * STEP, n = 0; n < 21 * 96; at += STEP, n += 1) if (open(at)) return at;
      return ms;
    },
  };
};
