// When customers come: at random, more in the evening than in the morning, more on some weekdays, none at night.
import type { Random } from '@onelot/base';
import { localTime } from '../ground/hours.ts';
import { DAY, HOUR } from '../party.ts';

/** Share of a day's customers by local hour, before it is scaled to one. */
const HOURS = [0, 0, 0, 0, 0, 0, 0.2, 0.5, 1, 1.2, 1.3, 1.3, 1.2, 1, 1, 1, 1.2, 1.4, 1.6, 1.7, 1.6, 1.2, 0.6, 0.2];
const SUM = HOURS.reduce((sum, share) => sum + share, 0);
const MOST = Math.max(...HOURS) / SUM;

export interface Pattern {
  /** Customers a day on the average of a week. */
  readonly perDay: number;
  /** Shares of a week, Monday first, summing to one. */
  readonly weekdays: readonly number[];
  readonly zone: string;
}

/** Customers an hour at an instant. */
export const rateAt = ({ perDay, weekdays, zone }: Pattern, ms: number): number => {
  const { weekday, minute } = localTime(ms, zone);
  const day = perDay * 7 * (weekdays[(weekday + 6) % 7] ?? 1 / 7);
  return (day * (HOURS[Math.floor(minute / 60)] ?? 0)) / SUM;
};

/** The next arrival after an instant (a Poisson process thinned to the pattern); at most a month ahead. */
export const nextArrival = (pattern: Pattern, after: number, dice: Random): number => {
  const most = pattern.perDay * 7 * Math.max(...pattern.weekdays) * MOST;
  if (most <= 0) return after + 30 * DAY;
  let at = after;
  for (let tries = 0; tries < 5000 && at < after + 30 * DAY; tries += 1) {
    at += dice.exponential(HOUR / most);
    if (dice.next() * most < rateAt(pattern, at)) return at;
  }
  return at;
};
