// Which days a carrier works, and the working days after and before a day.
import { addDays } from '../../../kernel/local-time.ts';

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
