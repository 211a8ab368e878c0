// How response times compose along the chain, and on which days that lets each center work on an order.
import type { Calendar } from './calendar.ts';
import type { Windows } from './model.ts';

/** client(c) = internal(c) + the largest client time among the suppliers it makes to order from. */
export const clientTime = (internalDays: number, supplierClientDays: readonly number[]): number =>
  internalDays + Math.max(0, ...supplierClientDays);

/**
 * First-level need of a resource: Q = P / ((A - S) x E x R).
 * `seconds` of work a day (P), seconds a day one unit is available (A) and in setup (S), efficiency E, reliability R.
 */
export const firstLevel = (
  seconds: number,
  of: {
    readonly availableSeconds: number;
    readonly setupSeconds?: number;
    readonly efficiency?: number;
    readonly reliability?: number;
  },
): number => seconds / ((of.availableSeconds - (of.setupSeconds ?? 0)) * (of.efficiency ?? 1) * (of.reliability ?? 1));

export interface FlowTimes {
  readonly internalDays: number;
  /** Handover days of the suppliers it makes to order from, each by order day. */
  readonly waitsFor: readonly Int32Array[];
}

/**
 * Days of work by order day. An order of day o starts at r, the latest handover of its suppliers (o without any), or the
 * next working day; with t >= 1 internal days it takes t working days and is handed over at the start of the day after,
 * with t = 0 it uses day r itself and is handed over on it.
 */
export const composeWindows = (calendar: Calendar, open: Uint8Array, flows: readonly FlowTimes[]): Windows => {
  const { days } = calendar;
  const start = new Int32Array(flows.length * days);
  const last = new Int32Array(flows.length * days);
  const handover = new Int32Array(flows.length * days);
  const nextOpen = (day: number): number => {
    let at = day;
    while (!open[at]) at += 1;
    return at;
  };
  flows.forEach(({ internalDays, waitsFor }, flow) => {
    for (let day = 0; day < days; day += 1) {
      const at = flow * days + day;
      let ready = day;
      for (const supplier of waitsFor) ready = Math.max(ready, supplier[day] as number);
      const begin = nextOpen(ready);
      let end = begin;
      for (let more = 1; more < internalDays; more += 1) end = nextOpen(end + 1);
      start[at] = begin;
      last[at] = end;
      handover[at] = internalDays === 0 ? begin : end + 1;
    }
  });
  return { start, last, handover, open };
};
