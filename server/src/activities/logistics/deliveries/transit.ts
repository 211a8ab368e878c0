// When something ready at an instant is at the door: pick-up cutoff, nights on the road, the window, the weekend.
import { instantOf, localDay } from '../../../kernel/local-time.ts';
import { addWorkingDays, type Days, workingDay } from './working-days.ts';

/** At the door by this local time where no window was asked for. */
export const DELIVER_BY = '17:00';

export interface Trip {
  readonly readyAt: Date;
  /** Working days of the carrier from pick-up to the door; on the others nothing is collected, moved or delivered. */
  readonly nights: number;
  /** Nobody collects: the customer comes, from when it is ready. */
  readonly collected: boolean;
  readonly notBefore?: Date | undefined;
  /** Local times of the day, at the door. */
  readonly window?: { readonly from: string; readonly to: string } | undefined;
  readonly timeZone: string;
  /** When the carrier works: collected at the local `cutOff`, what is ready later waits for its next working day. */
  readonly times: Days & { readonly cutOff: string };
}

export interface Timed {
  readonly pickUpAt: Date;
  /** At the door at the latest. */
  readonly at: Date;
  readonly window: { readonly from: Date; readonly to: Date } | null;
  /** The day asked for keeps it back. */
  readonly held: boolean;
}

/** The first working day whose local `time` is not before `at`. */
const firstDay = ({ timeZone, times }: Trip, at: Date, time: string): string => {
  const day = workingDay(times, localDay(at, timeZone));
  return instantOf(day, time, timeZone) >= at ? day : addWorkingDays(times, day, 1);
};

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * As soon as possible, and not before the wished day: pick-up is at the first cutoff from when it is ready, moved back
 * by as many working days as keep it from arriving too early. Times are those of the site's zone.
 */
export const timed = (trip: Trip): Timed => {
  const { timeZone, nights, collected, times } = trip;
  const by = trip.window?.to ?? DELIVER_BY;
  const wished = trip.notBefore ? firstDay(trip, trip.notBefore, by) : '';
  const ready = firstDay(trip, trip.readyAt, collected ? by : times.cutOff);
  // The same day only where the time at the door is after the pick-up.
  const days = !collected && nights === 0 && by <= times.cutOff ? 1 : nights;
  const soonest = addWorkingDays(times, ready, days);
  const door = later(soonest, wished);
  const pickUpDay = later(addWorkingDays(times, door, -days), ready);
  return {
    pickUpAt: collected ? laterOf(trip.readyAt, trip.notBefore) : instantOf(pickUpDay, times.cutOff, timeZone),
    at: instantOf(door, by, timeZone),
    window: trip.window
      ? { from: instantOf(door, trip.window.from, timeZone), to: instantOf(door, trip.window.to, timeZone) }
      : null,
    held: door > soonest,
  };
};

const laterOf = (a: Date, b: Date | undefined): Date => (b && b > a ? b : a);

export interface Method {
  readonly country: string;
  readonly method: string;
  readonly carrier: string | null;
  readonly transitDays: number;
}

/** A country's own rows, else those for all others; the named method, else the first that comes to the door. */
export const methodFor = (
  rows: readonly Method[],
  country: string,
  named: string | undefined,
): Method | { readonly lacks: 'country' | 'method' } => {
  const own = rows.filter((row) => row.country === country);
  const here = own.length ? own : rows.filter((row) => row.country === '*');
  if (here.length === 0) return { lacks: 'country' };
  if (named) return here.find((row) => row.method === named) ?? { lacks: 'method' };
  return here.find((row) => row.carrier !== null) ?? (here[0] as Method);
};
