// Which days the market orders on and how much of a period each takes; which days a center works.
import type { Network, Weekday } from './network.ts';

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export interface Calendar {
  /** Days of the horizon. */
  readonly days: number;
  /** Weekday of a day, Monday 0. */
  weekday(day: number): number;
  /** Period of a day. */
  readonly period: Uint16Array;
  /** Share of its period's quantity that falls on a day; the shares of a period sum to 1. */
  readonly share: Float64Array;
  readonly periods: readonly string[];
}

/** The market's calendar. A period's quantity is split over its days by the weights of their weekdays. */
export const openCalendar = (network: Network): Calendar => {
  const days = network.calendar.periods.reduce((sum, { days }) => sum + days, 0);
  const first = WEEK.indexOf(network.calendar.firstWeekday ?? 'mon');
  const weekday = (day: number): number => (first + day) % 7;
  const weights = network.weekdayShares?.shares ?? WEEK.map(() => 1 / 7);
  const period = new Uint16Array(days);
  const share = new Float64Array(days);
  let from = 0;
  network.calendar.periods.forEach(({ days: length }, index) => {
    let sum = 0;
    for (let day = from; day < from + length; day += 1) sum += weights[weekday(day)] as number;
    for (let day = from; day < from + length; day += 1) {
      period[day] = index;
      share[day] = sum > 0 ? (weights[weekday(day)] as number) / sum : 0;
    }
    from += length;
  });
  return { days, weekday, period, share, periods: network.calendar.periods.map(({ id }) => id) };
};

/** 1 for each of the first `length` days on which a center works. */
export const workingDays = (
  calendar: Calendar,
  center: { readonly works?: readonly Weekday[]; readonly closed?: readonly number[] },
  length: number,
): Uint8Array => {
  const works = WEEK.map((day) => !center.works || center.works.includes(day));
  const open = new Uint8Array(length);
  for (let day = 0; day < length; day += 1) open[day] = works[calendar.weekday(day)] ? 1 : 0;
  for (const day of center.closed ?? []) if (day < length) open[day] = 0;
  return open;
};
