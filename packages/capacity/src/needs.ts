// The smallest number of units, or of pieces in stock, that suffices in one scenario.
import type { DayLoop, Limits } from './day-loop.ts';
import type { Layout } from './layout.ts';

/** Misses each level may have in a scenario: orders, or days with orders, less the share that has to be served. */
export const allowedMisses = (layout: Layout, orders: Int32Array, offset: number): Int32Array => {
  const { flows, days, level, levels, service, byDays } = layout;
  const sum = new Float64Array(levels);
  const share = new Float64Array(levels);
  for (let flow = 0; flow < flows; flow += 1) {
    const own = level[flow] as number;
    share[own] = Math.max(share[own] as number, service[flow] as number);
    if (byDays) continue;
    for (let at = offset + flow * days; at < offset + (flow + 1) * days; at += 1)
      sum[own] = (sum[own] as number) + (orders[at] as number);
  }
  if (byDays) countDays(layout, orders, offset, sum);
  // A hair more, so that 0.9 of 10 orders leaves one to miss in spite of binary fractions.
  return Int32Array.from(sum, (asked, own) => Math.floor(asked * (1 - (share[own] as number)) + 1e-9));
};

const countDays = (layout: Layout, orders: Int32Array, offset: number, sum: Float64Array): void => {
  for (let own = 0; own < layout.levels; own += 1)
    for (let day = 0; day < layout.days; day += 1)
      if (
        layout.level.some((level, flow) => level === own && (orders[offset + flow * layout.days + day] as number) > 0)
      )
        sum[own] = (sum[own] as number) + 1;
};

/**
 * Smallest n from 0 to `most` for which `suffices(n)`, `most + 1` when none does. Steps from `guess` in doubling strides and halves
 * between; n - 1 was tried and does not suffice. For a rule that once true stays true.
 */
export const smallest = (suffices: (n: number) => boolean, guess: number, most: number): number => {
  let low = -1;
  let high = most + 1;
  let at = Math.min(Math.max(guess, 0), most);
  for (let stride = 1; high - low > 1; stride *= 2) {
    if (suffices(at)) high = at;
    else low = at;
    if (low >= 0 && high <= most) break;
    at = high <= most ? Math.max(0, high - stride) : Math.min(most, low + stride);
    if (low < 0 && high === 0) return 0;
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/** Units of one resource, the others without limit, that a scenario needs. */
export const unitsNeeded = (
  loop: DayLoop,
  orders: Int32Array,
  offset: number,
  limits: Limits,
  resource: number,
  allowed: Int32Array,
  guess: number,
  most: number,
): number =>
  smallest(
    (units) => {
      limits.units[resource] = units;
      return loop.run(orders, offset, limits, allowed);
    },
    guess,
    most,
  );

/**
 * Base stock of one flow that a scenario needs when everything sold comes back in time: its misses take at most half of what the level
 * may miss, the other half is left to the capacity.
 */
export const stockNeeded = (
  layout: Layout,
  orders: Int32Array,
  offset: number,
  flow: number,
  guess: number,
): number => {
  const { days, handover, byDays } = layout;
  const service = 1 - (1 - (layout.service[flow] as number)) / 2;
  const row = offset + flow * days;
  let asked = 0;
  let withOrders = 0;
  for (let day = 0; day < days; day += 1) {
    asked += orders[row + day] as number;
    if ((orders[row + day] as number) > 0) withOrders += 1;
  }
  const allowed = Math.floor((byDays ? withOrders : asked) * (1 - service) + 1e-9);
  const sold = new Int32Array(days);
  const suffices = (base: number): boolean => {
    let away = 0;
    let back = 0;
    let missed = 0;
    for (let day = 0; day < days; day += 1) {
      for (; back < day && (handover[flow * days + back] as number) <= day; back += 1) away -= sold[back] as number;
      const wanted = orders[row + day] as number;
      const taken = Math.min(wanted, base - away);
      sold[day] = taken;
      away += taken;
      missed += byDays ? Number(taken < wanted) : wanted - taken;
      if (missed > allowed) return false;
    }
    return true;
  };
  return smallest(suffices, guess, asked);
};
