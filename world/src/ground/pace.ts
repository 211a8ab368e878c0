// What fast motion makes the world lose: the business time between a product being handed on and the work on it beginning, which workers would not lose.

/** Wall milliseconds that hearing, looking and doing may take together; what waits longer waits for another reason. */
const MOST_MS = 4000;

export interface Pace {
  /** An operation of an order was done, at a business instant (ms); told twice of one operation, the earlier counts. */
  handedOn(order: string, operation: string, at: number): void;
  /** A work center had its hands free. */
  freed(workCenter: string, at: number): void;
  /** Business milliseconds lost when work on an order begins at `now`: since both were there, as far as it is the motion's doing. */
  lost(order: string, workCenter: string, now: number): number;
}

export const makePace = (speed: () => number, keep = 5000): Pace => {
  const handed = new Map<string, { operation: string; at: number }>();
  const free = new Map<string, number>();
  return {
    handedOn: (order, operation, at) => {
      const known = handed.get(order);
      if (known?.operation === operation && known.at <= at) return;
      handed.delete(order);
      handed.set(order, { operation, at });
      if (handed.size > keep) handed.delete(handed.keys().next().value as string);
    },
    freed: (workCenter, at) => {
      free.set(workCenter, at);
    },
    lost: (order, workCenter, now) => {
      const there = handed.get(order)?.at;
      if (there === undefined) return 0;
      return Math.max(0, Math.min(now - Math.max(there, free.get(workCenter) ?? 0), speed() * MOST_MS));
    },
  };
};
