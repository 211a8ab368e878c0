// Which time of every unit is taken, and where the earliest gap for an operation lies.

import type { Instant, Seconds, WorkingTime } from './calendar.ts';

/** The taken time of one unit, sorted by start; zero-length work is never entered. */
interface Unit {
  readonly starts: Instant[];
  readonly ends: Instant[];
  readonly ids: string[];
  /** The latest end among this and all earlier entries: bookings handed in may overlap. */
  readonly reach: Instant[];
}

export interface Center {
  readonly id: string;
  readonly efficiency: number;
  readonly time: WorkingTime;
  readonly units: readonly Unit[];
}

export interface Slot {
  readonly unit: number;
  readonly start: Instant;
  readonly finish: Instant;
}

/** Counts steps and ends work that takes too many. */
export interface Meter {
  readonly steps: () => number;
  /** One gap was looked at; false when the work must end. */
  readonly step: () => boolean;
  readonly stopped: () => 'BUDGET' | 'CANCELLED' | undefined;
}

export const emptyUnit = (): Unit => ({ starts: [], ends: [], ids: [], reach: [] });

export const copyCenter = (center: Center): Center => ({
  ...center,
  units: center.units.map((u) => ({
    starts: [...u.starts],
    ends: [...u.ends],
    ids: [...u.ids],
    reach: [...u.reach],
  })),
});

/** Enters taken time. Where it overlaps what is there already both stay: facts of the shop may clash. */
export function occupy(unit: Unit, id: string, start: Instant, end: Instant): void {
  if (end <= start) return;
  const at = firstStartingAfter(unit, start);
  unit.starts.splice(at, 0, start);
  unit.ends.splice(at, 0, end);
  unit.ids.splice(at, 0, id);
  unit.reach.splice(at, 0, 0);
  renewReach(unit, at);
}

/** Frees the time that was entered under this id and start. */
export function vacate(unit: Unit, id: string, start: Instant): void {
  for (let at = firstStartingAfter(unit, start) - 1; at >= 0 && unit.starts[at] === start; at--)
    if (unit.ids[at] === id) {
      for (const column of [unit.starts, unit.ends, unit.ids, unit.reach]) column.splice(at, 1);
      renewReach(unit, at);
      return;
    }
}

function renewReach(unit: Unit, from: number): void {
  for (let i = from; i < unit.starts.length; i++) {
    const reach = Math.max(unit.ends[i]!, i > 0 ? unit.reach[i - 1]! : -Infinity);
    if (i > from && unit.reach[i] === reach) return; // the rest follows from this one and is right already
    unit.reach[i] = reach;
  }
}

function firstStartingAfter(unit: Unit, at: Instant): number {
  let [low, high] = [0, unit.starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (unit.starts[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** True when nothing holds the unit in [start, end). */
export function isFree(unit: Unit, start: Instant, end: Instant): boolean {
  if (end <= start) return true;
  const after = firstStartingAfter(unit, start);
  if (after > 0 && unit.reach[after - 1]! > start) return false;
  return after === unit.starts.length || unit.starts[after]! >= end;
}

/** Whoever holds the unit in [start, end), in order of start. */
export function holders(unit: Unit, start: Instant, end: Instant): { id: string; start: Instant; end: Instant }[] {
  const found = [];
  let first = firstStartingAfter(unit, start);
  while (first > 0 && unit.reach[first - 1]! > start) first--;
  for (let i = first; i < unit.starts.length && unit.starts[i]! < end; i++)
    if (unit.ends[i]! > start) found.push({ id: unit.ids[i]!, start: unit.starts[i]!, end: unit.ends[i]! });
  return found;
}

/** How long an operation takes at a work center, in working seconds. */
export const durationAt = (center: Center, setupSeconds: Seconds, runSeconds: Seconds): Seconds =>
  Math.ceil((setupSeconds + runSeconds) / center.efficiency);

/**
 * The earliest gap of any unit that takes `duration` of working time from `ready` on; the lowest unit on a tie.
 * Work pauses outside the windows and holds its unit meanwhile. `undefined`: no working time within a year, or the
 * meter ended the search. Zero duration takes no unit's time: it happens at `ready`, on unit 0.
 */
export function earliestSlot(center: Center, duration: Seconds, ready: Instant, meter: Meter): Slot | undefined {
  if (duration === 0) return { unit: 0, start: ready, finish: ready };
  let best: Slot | undefined;
  for (let unit = 0; unit < center.units.length; unit++) {
    const slot = earliestOnUnit(center, unit, duration, ready, best?.start ?? Infinity, meter);
    if (slot) best = slot;
    if (meter.stopped()) return undefined;
    if (best && best.start === center.time.next(ready)) break;
  }
  return best;
}

function earliestOnUnit(
  center: Center,
  index: number,
  duration: Seconds,
  ready: Instant,
  before: Instant,
  meter: Meter,
): Slot | undefined {
  const unit = center.units[index]!;
  let after = firstStartingAfter(unit, ready);
  let from = after > 0 ? Math.max(ready, unit.reach[after - 1]!) : ready;
  for (;;) {
    if (!meter.step()) return undefined;
    while (after < unit.starts.length && unit.starts[after]! <= from) from = Math.max(from, unit.reach[after++]!);
    const start = center.time.next(from);
    if (start >= before) return undefined;
    const gapEnd = unit.starts[after] ?? Infinity;
    // The length on the clock is at least the working time: most gaps need no look at the calendar.
    if (gapEnd - start >= duration) {
      const finish = center.time.add(start, duration);
      if (finish === Infinity) return undefined;
      if (finish <= gapEnd) return { unit: index, start, finish };
    }
    if (after === unit.starts.length) return undefined;
    from = Math.max(from, unit.reach[after++]!);
  }
}

export function makeMeter(limits: { maxSteps?: number; shouldStop?: () => boolean } = {}): Meter {
  const most = limits.maxSteps ?? 50_000_000;
  let steps = 0;
  let stopped: 'BUDGET' | 'CANCELLED' | undefined;
  const step = (): boolean => {
    if (stopped) return false;
    steps++;
    if (steps > most) stopped = 'BUDGET';
    else if (steps % 1024 === 0 && limits.shouldStop?.()) stopped = 'CANCELLED';
    return !stopped;
  };
  return { steps: () => steps, step, stopped: () => stopped };
}
