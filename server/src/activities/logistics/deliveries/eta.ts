// When a delivery on the road arrives: the way that is left, at the pace learnt from finished deliveries and from this one.
import { distance } from './geography.ts';
import type { Point } from './tables.ts';

/** Roads are longer than the great circle. */
export const DETOUR = 1.3;
/** Changes below this are not told, seconds. */
export const NOTICEABLE = 20 * 60;
/** Without history, nine in ten arrivals are within this share of the time that is left. */
const DEFAULT_ERROR = 0.25;
const LEAST_SPREAD = 5 * 60;
const ENOUGH = 5;
/** A drive shorter than this was played by hand and teaches nothing about roads, seconds. */
const A_DRIVE = 5 * 60;
/** An estimate that says less than this is no estimate. */
const WORST_ERROR = 1;

/** One finished delivery: seconds on the road, as its method's transit time had it and as it was; and by how much the estimate was off. */
export interface Finished {
  readonly timetableSeconds: number;
  readonly seconds: number;
  readonly errorSeconds: number;
}

export interface Learnt {
  /** Time taken by the time of the timetable: 0.9 where a tenth of it is not needed; 1 without history. */
  readonly pace: number;
  /** Nine in ten estimates were off by no more than this share of the time on the road. */
  readonly errorShare: number;
  readonly of: number;
}

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
};

/** The median pace and the error that nine in ten kept, from finished deliveries of the same carrier and method. */
export const learn = (history: readonly Finished[]): Learnt => {
  const usable = history.filter(({ timetableSeconds, seconds }) => timetableSeconds > 0 && seconds >= A_DRIVE);
  const paces = usable.map(({ timetableSeconds, seconds }) => seconds / timetableSeconds);
  const errors = usable.map(({ errorSeconds, seconds }) => Math.abs(errorSeconds) / seconds);
  return {
    pace: paces.length ? quantile(paces, 0.5) : 1,
    errorShare: errors.length >= ENOUGH ? Math.min(WORST_ERROR, quantile(errors, 0.9)) : DEFAULT_ERROR,
    of: usable.length,
  };
};

export interface OnTheRoad {
  readonly now: Date;
  readonly departedAt: Date;
  /** Arrival by the method's transit time: parcels of one method take as long over short ways as over long ones. */
  readonly timetableAt: Date;
  readonly from: Point;
  readonly to: Point;
  readonly position: Point;
  /** Nobody hands over before it. */
  readonly windowFrom: Date | null;
}

export interface Estimate {
  readonly at: Date;
  /** Half-width of the interval that holds nine in ten arrivals, seconds. */
  readonly spread: number;
}

/**
 * What is left of the way by its speed. Seconds a metre are blended: those of the timetable at the pace learnt at the
 * start, more and more those that this vehicle shows as it gets on.
 */
export const estimate = (road: OnTheRoad, learnt: Learnt): Estimate => {
  const whole = distance(road.from, road.to) * DETOUR;
  const left = distance(road.position, road.to) * DETOUR;
  const passed = Math.max(0, (road.now.getTime() - road.departedAt.getTime()) / 1000);
  const timetable = Math.max(60, (road.timetableAt.getTime() - road.departedAt.getTime()) / 1000);
  const usual = (timetable * learnt.pace) / Math.max(1, whole);
  const driven = Math.max(0, whole - left);
  const progress = whole > 0 ? Math.min(1, driven / whole) : 1;
  const slowness = driven > 0 && passed > 0 ? usual * (1 - progress) + (passed / driven) * progress : usual;
  const seconds = left * slowness;
  const free = road.now.getTime() + Math.round(seconds) * 1000;
  const at = new Date(Math.max(free, road.windowFrom?.getTime() ?? 0));
  return { at, spread: spreadFor(seconds, learnt) };
};

/** Half-width for an arrival so many seconds ahead. */
export const spreadFor = (seconds: number, learnt: Learnt): number =>
  Math.max(LEAST_SPREAD, Math.round(Math.max(0, seconds) * learnt.errorShare));
