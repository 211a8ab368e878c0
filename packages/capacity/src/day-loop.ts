// One scenario of one center, day by day: which orders are confirmed, what is worked when, what is missed.

import { makeBook } from './book.ts';
import type { Layout } from './layout.ts';

/** Capacity and stock of a run. */
export interface Limits {
  /** Units by resource; below 0: without limit. */
  readonly units: Int32Array;
  /** Base stock by flow; below 0: without limit. */
  readonly base: Int32Array;
}

/** Runs scenarios of one center; the arrays tell of the last one and are written over by the next. */
export interface DayLoop {
  /**
   * Runs the scenario whose orders stand at `orders[offset + flow * days + day]`. False as soon as a level has more misses than
   * `allowed` (orders, or days with a miss); without it the run goes to the end of the last order's work.
   */
  run(orders: Int32Array, offset: number, limits: Limits, allowed?: Int32Array): boolean;
  /** Confirmed orders `[flow * days + day]`. */
  readonly confirmed: Int32Array;
  /** Orders missed, by flow. */
  readonly missed: Int32Array;
  /** Misses by level: orders, or days with a miss. */
  readonly misses: Int32Array;
  /** Work done `[resource * span + day]`, milliseconds; whole runs only. */
  readonly used: Float64Array;
  /** Units in stock at the end of a day `[flow * days + day]`; whole runs only. */
  readonly onHand: Int32Array;
  /** Misses by the resource that set the limit; the last place counts stock. */
  readonly short: Float64Array;
}

/**
 * Orders of a day are confirmed flow by flow, earliest due first: as many units as leave every confirmed one in time. The
 * others are missed and use nothing. Then the day is worked, earliest due first.
 */
export const makeDayLoop = (layout: Layout): DayLoop => {
  const { flows, days, span, resources, sequence, level, byDays, start, last, handover, stocked, work, setup, lot } =
    layout;
  const book = makeBook(layout);
  const confirmed = new Int32Array(flows * days);
  const missed = new Int32Array(flows);
  const misses = new Int32Array(layout.levels);
  const missDay = new Int32Array(layout.levels);
  const onHand = new Int32Array(flows * days);
  const short = new Float64Array(resources + 1);
  // Sold units on the way back to stock, and the next order day whose units have not come back.
  const away = new Int32Array(flows);
  const returned = new Int32Array(flows);
  const anyStock = stocked.includes(1);

  const comeBack = (day: number): void => {
    for (let flow = 0; flow < flows; flow += 1) {
      if (!stocked[flow]) continue;
      let next = returned[flow] as number;
      while (next < day && (handover[flow * days + next] as number) <= day) {
        away[flow] = (away[flow] as number) - (confirmed[flow * days + next] as number);
        next += 1;
      }
      returned[flow] = next;
    }
  };

  /** Units of `asked` that stock and every resource allow; books their work. */
  const confirm = (flow: number, day: number, asked: number, units: Int32Array, base: number): number => {
    const at = flow * days + day;
    let taken = asked;
    let blame = resources;
    if (base >= 0 && stocked[flow]) {
      const left = base - (away[flow] as number);
      if (left < taken) taken = Math.max(left, 0);
    }
    const from = start[at] as number;
    const to = last[at] as number;
    const size = lot[flow] as number;
    for (let resource = 0; resource < resources && taken > 0; resource += 1) {
      const each = work[resource * flows + flow] as number;
      if ((units[resource] as number) < 0 || each === 0) continue;
      const perLot = setup[resource * flows + flow] as number;
      const wanted = perLot === 0 ? taken * each : taken * each + Math.ceil(taken / size) * perLot;
      const room = book.room(resource, day, from, to, units[resource] as number, wanted);
      if (room >= wanted) continue;
      const fits = unitsIn(room, each, perLot, size);
      if (fits >= taken) continue;
      taken = fits;
      blame = resource;
    }
    if (taken < asked) short[blame] = (short[blame] as number) + asked - taken;
    if (taken === 0) return 0;
    for (let resource = 0; resource < resources; resource += 1) {
      const each = work[resource * flows + flow] as number;
      if ((units[resource] as number) < 0 || each === 0) continue;
      const perLot = setup[resource * flows + flow] as number;
      book.add(resource, flow, day, from, to, taken * each + (perLot === 0 ? 0 : Math.ceil(taken / size) * perLot));
    }
    if (stocked[flow]) away[flow] = (away[flow] as number) + taken;
    return taken;
  };

  /** Counts a miss; false when the level has more than allowed. */
  const miss = (flow: number, day: number, units: number, allowed: Int32Array | undefined): boolean => {
    missed[flow] = (missed[flow] as number) + units;
    const own = level[flow] as number;
    if (!byDays) misses[own] = (misses[own] as number) + units;
    else if (missDay[own] !== day) {
      missDay[own] = day;
      misses[own] = (misses[own] as number) + 1;
    }
    return !allowed || (misses[own] as number) <= (allowed[own] as number);
  };

  const run = (orders: Int32Array, offset: number, { units, base }: Limits, allowed?: Int32Array): boolean => {
    book.open(units);
    missed.fill(0);
    misses.fill(0);
    missDay.fill(-1);
    if (anyStock) {
      away.fill(0);
      returned.fill(0);
    }
    for (let day = 0; day < days; day += 1) {
      book.release(day);
      if (anyStock) comeBack(day);
      for (let turn = 0; turn < flows; turn += 1) {
        const flow = sequence[turn] as number;
        const at = flow * days + day;
        const asked = orders[offset + at] as number;
        const taken = asked > 0 ? confirm(flow, day, asked, units, base[flow] as number) : 0;
        confirmed[at] = taken;
        if (taken !== asked && !miss(flow, day, asked - taken, allowed)) return false;
      }
      if (anyStock && !allowed)
        for (let flow = 0; flow < flows; flow += 1)
          onHand[flow * days + day] = stocked[flow] ? (base[flow] as number) - (away[flow] as number) : 0;
      book.work(day);
    }
    if (!allowed)
      for (let day = days; day < span; day += 1) {
        book.release(day);
        book.work(day);
      }
    return true;
  };
  return { run, confirmed, missed, misses, used: book.used, onHand, short };
};

/** Units that fit into `room` milliseconds, lots with their setups. */
const unitsIn = (room: number, each: number, perLot: number, lot: number): number => {
  if (room <= 0) return 0;
  if (perLot === 0) return Math.floor(room / each);
  const full = Math.floor(room / (lot * each + perLot));
  const rest = room - full * (lot * each + perLot);
  return full * lot + Math.max(0, Math.floor((rest - perLot) / each));
};
