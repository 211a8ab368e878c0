// What a center has confirmed and not yet worked, by resource and due day: how much room is left in a window, and each day's work.
import type { Layout } from './layout.ts';

export interface Book {
  /** Empties the book for a scenario with so many units of each resource. */
  open(units: Int32Array): void;
  /** Work whose first day has come may be worked from now on. */
  release(day: number): void;
  /**
   * Milliseconds that can be confirmed on `day` for work from day `from` to `to` so that all confirmed work stays in time; exact where
   * it is less than `wanted`.
   */
  room(resource: number, day: number, from: number, to: number, units: number, wanted: number): number;
  add(resource: number, flow: number, day: number, from: number, to: number, amount: number): void;
  /** Works the day, earliest due first. */
  work(day: number): void;
  /** Work done `[resource * span + day]`. */
  readonly used: Float64Array;
}

export const makeBook = (layout: Layout): Book => {
  const { flows, days, span, resources, unit, start, last } = layout;
  // Work left by due day; `ready` is the part whose first day has come, `waiting` the rest by flow and order day.
  const due = new Float64Array(resources * span);
  const ready = new Float64Array(resources * span);
  const readySum = new Float64Array(resources);
  const latest = new Int32Array(resources);
  const waiting = new Float64Array(resources * flows * days);
  const waitingSum = new Float64Array(resources);
  const next = new Int32Array(flows);
  const used = new Float64Array(resources * span);
  const aheadDue = new Float64Array(span);
  const aheadReady = new Float64Array(span);
  let limits = new Int32Array(resources);

  const open = (units: Int32Array): void => {
    limits = units as Int32Array<ArrayBuffer>;
    due.fill(0);
    ready.fill(0);
    readySum.fill(0);
    latest.fill(0);
    waiting.fill(0);
    waitingSum.fill(0);
    next.fill(0);
  };

  const release = (day: number): void => {
    const known = Math.min(day, days);
    for (let flow = 0; flow < flows; flow += 1) {
      const row = flow * days;
      let at = next[flow] as number;
      for (; at < known && (start[row + at] as number) <= day; at += 1) {
        for (let resource = 0; resource < resources; resource += 1) {
          const amount = waiting[resource * flows * days + row + at] as number;
          if (amount === 0) continue;
          const place = resource * span + (last[row + at] as number);
          ready[place] = (ready[place] as number) + amount;
          readySum[resource] = (readySum[resource] as number) + amount;
          waitingSum[resource] = (waitingSum[resource] as number) - amount;
        }
      }
      next[flow] = at;
    }
  };

  /**
   * For work that may begin at r and is due at e, every due day b >= e bounds the room: capacity from r to b less the work that has to be
   * done from r to b (Hall's condition for preemptive work with release and due days). Here the work still open on the day r.
   */
  const leastSlack = (
    work: Float64Array,
    base: number,
    resource: number,
    from: number,
    to: number,
    units: number,
  ): number => {
    const row = resource * span;
    const end = latest[resource] as number;
    let slack = 0;
    for (let day = from; day <= to; day += 1)
      slack += units * (unit[row + day] as number) - (work[base + day] as number);
    let least = slack;
    for (let day = to + 1; day <= end; day += 1) {
      slack += units * (unit[row + day] as number) - (work[base + day] as number);
      if (slack < least) least = slack;
    }
    return least;
  };

  const room = (resource: number, day: number, from: number, to: number, units: number, wanted: number): number => {
    // Counts all work due from r on as if none of it were done before r: exact when r is today, else a lower bound.
    const least = leastSlack(due, resource * span, resource, from, to, units);
    if (least >= wanted || from === day) return least;
    lookAhead(resource, day, from, units);
    return leastSlack(aheadDue, 0, resource, from, to, units);
  };

  /** The work that would be left at the start of day `until` if nothing more were confirmed. */
  const lookAhead = (resource: number, day: number, until: number, units: number): void => {
    const row = resource * span;
    const end = latest[resource] as number;
    for (let at = day; at <= end; at += 1) {
      aheadDue[at] = due[row + at] as number;
      aheadReady[at] = ready[row + at] as number;
    }
    for (let at = end + 1; at <= until; at += 1) aheadDue[at] = 0;
    let left = readySum[resource] as number;
    for (let today = day; today < until; today += 1) {
      if (today > day) left += aheadRelease(resource, day, today);
      let free = units * (unit[row + today] as number);
      for (let at = today; free > 0 && left > 0; at += 1) {
        const amount = aheadReady[at] as number;
        if (amount === 0) continue;
        const done = Math.min(amount, free);
        aheadReady[at] = amount - done;
        aheadDue[at] = (aheadDue[at] as number) - done;
        free -= done;
        left -= done;
      }
    }
  };

  /** Known work whose first day is `today`, made ready in the look ahead. Orders up to `day` are known. */
  const aheadRelease = (resource: number, day: number, today: number): number => {
    if (waitingSum[resource] === 0) return 0;
    let sum = 0;
    for (let flow = 0; flow < flows; flow += 1) {
      const row = flow * days;
      for (let at = next[flow] as number; at <= day && (start[row + at] as number) <= today; at += 1) {
        if ((start[row + at] as number) !== today) continue;
        const amount = waiting[resource * flows * days + row + at] as number;
        const to = last[row + at] as number;
        aheadReady[to] = (aheadReady[to] as number) + amount;
        sum += amount;
      }
    }
    return sum;
  };

  const add = (resource: number, flow: number, day: number, from: number, to: number, amount: number): void => {
    const place = resource * span + to;
    due[place] = (due[place] as number) + amount;
    if (to > (latest[resource] as number)) latest[resource] = to;
    if (from === day) {
      ready[place] = (ready[place] as number) + amount;
      readySum[resource] = (readySum[resource] as number) + amount;
    } else {
      waiting[(resource * flows + flow) * days + day] = amount;
      waitingSum[resource] = (waitingSum[resource] as number) + amount;
    }
  };

  const work = (day: number): void => {
    for (let resource = 0; resource < resources; resource += 1) {
      const capacity = (limits[resource] as number) * (unit[resource * span + day] as number);
      let left = readySum[resource] as number;
      let free = capacity;
      for (let at = resource * span + day; free > 0 && left > 0; at += 1) {
        const amount = ready[at] as number;
        if (amount === 0) continue;
        const done = Math.min(amount, free);
        ready[at] = amount - done;
        due[at] = (due[at] as number) - done;
        free -= done;
        left -= done;
      }
      readySum[resource] = left;
      used[resource * span + day] = capacity > 0 ? capacity - free : 0;
    }
  };

  return { open, release, room, add, work, used };
};
