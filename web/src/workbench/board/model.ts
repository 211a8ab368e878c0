// The board as lanes and bars: a lane for each unit of a work center, in the order in which work passes them.
import type { Output, production } from '@onelot/contracts';
import { lastAtMost, midnights, type TimeScale, timeScale } from './scale.ts';

export type BoardData = Output<typeof production.getBoard>;
export type Operation = BoardData['operations'][number];
export type WorkCenter = BoardData['workCenters'][number];

export interface Bar {
  readonly operation: Operation;
  readonly lane: number;
  /** Milliseconds since 1970, as recorded where it is, else as planned. */
  readonly start: number;
  readonly finish: number;
  readonly late: boolean;
}

export interface Lane {
  readonly center: WorkCenter;
  readonly unit: number;
  /** First lane of its work center. */
  readonly first: boolean;
  /** By start. */
  readonly bars: readonly Bar[];
  readonly starts: readonly number[];
  readonly shifts: readonly { from: number; to: number }[];
}

export interface BoardModel {
  readonly lanes: readonly Lane[];
  readonly bars: ReadonlyMap<string, Bar>;
  /** Bars of an order by sequence. */
  readonly orders: ReadonlyMap<string, readonly Bar[]>;
  readonly scale: TimeScale;
  readonly from: number;
  readonly to: number;
  readonly days: readonly number[];
}

const HOUR = 3_600_000;

/** Work centers in the order of the routings that use them; unused ones last. */
const inRoutingOrder = (data: BoardData): WorkCenter[] => {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { workCenter, sequence } of data.operations) {
    const known = sums.get(workCenter) ?? { sum: 0, count: 0 };
    sums.set(workCenter, { sum: known.sum + sequence, count: known.count + 1 });
  }
  const place = ({ workCenter }: WorkCenter): number => {
    const known = sums.get(workCenter);
    return known ? known.sum / known.count : Number.MAX_SAFE_INTEGER;
  };
  return [...data.workCenters].sort((a, b) => place(a) - place(b));
};

const barOf = (operation: Operation, lane: number, now: number, late: ReadonlySet<string>): Bar => {
  const start = Date.parse(operation.startedAt ?? operation.plannedStart);
  const planned = Date.parse(operation.plannedFinish);
  // Work that runs past its plan reaches up to now.
  const running = operation.state === 'started' ? Math.max(planned, now) : planned;
  const finish = operation.completedAt ? Date.parse(operation.completedAt) : running;
  return { operation, lane, start, finish: Math.max(finish, start + 60_000), late: late.has(operation.order) };
};

export const boardModel = (data: BoardData, timeZone: string): BoardModel => {
  const now = Date.parse(data.now);
  const late = new Set(data.late.map(({ order }) => order));
  const lanes: (Omit<Lane, 'bars' | 'starts'> & { bars: Bar[] })[] = [];
  const laneOf = new Map<string, number>();
  for (const center of inRoutingOrder(data)) {
    const shifts = center.shifts.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
    for (let unit = 1; unit <= center.units; unit += 1) {
      laneOf.set(`${center.workCenter} ${unit}`, lanes.length);
      lanes.push({ center, unit, first: unit === 1, bars: [], shifts });
    }
  }
  const bars = new Map<string, Bar>();
  const orders = new Map<string, Bar[]>();
  for (const operation of data.operations) {
    if (operation.state === 'cancelled') continue;
    const lane = laneOf.get(`${operation.workCenter} ${operation.unit}`) ?? laneOf.get(`${operation.workCenter} 1`);
    if (lane === undefined) continue;
    const bar = barOf(operation, lane, now, late);
    bars.set(operation.id, bar);
    lanes[lane]?.bars.push(bar);
    orders.set(operation.order, [...(orders.get(operation.order) ?? []), bar]);
  }
  for (const lane of lanes) lane.bars.sort((a, b) => a.start - b.start);
  for (const list of orders.values())
    list.sort((a, b) => a.operation.sequence - b.operation.sequence || a.start - b.start);
  const all = [...bars.values()];
  const from = all.reduce((least, bar) => Math.min(least, bar.start), now - 2 * HOUR);
  const to = all.reduce((most, bar) => Math.max(most, bar.finish), now + 24 * HOUR);
  const scale = timeScale(
    lanes.filter((lane) => lane.first).flatMap((lane) => lane.shifts),
    from - HOUR,
  );
  return {
    lanes: lanes.map((lane) => ({ ...lane, starts: lane.bars.map((bar) => bar.start) })),
    bars,
    orders,
    scale,
    from,
    to,
    days: midnights(from - 24 * HOUR, to + 14 * 24 * HOUR, timeZone),
  };
};

/** Pixels that hold the number of an order. */
const NAMED = 34;

/**
 * Pixels of a millisecond at first sight: about four days of work, as far as the plan (`span`, milliseconds shown) goes,
 * but not less than half of the open bars need to be named, and eight hours at least.
 */
export const firstScale = ({ bars, scale }: BoardModel, room: number, span: number): number => {
  const widths = [...bars.values()]
    .filter(({ operation }) => operation.state !== 'completed')
    .map((bar) => scale.at(bar.finish) - scale.at(bar.start))
    .sort((a, b) => a - b);
  const median = Math.max(60_000, widths[Math.floor(widths.length / 2)] ?? HOUR);
  const whole = room / Math.min(Math.max(span, 10 * HOUR), 40 * HOUR);
  return Math.max(whole, Math.min(NAMED / median, room / (8 * HOUR)));
};

/** The bar of a lane at a moment, with `slack` milliseconds on both sides. */
export const barAt = (lane: Lane, ms: number, slack = 0): Bar | undefined => {
  const index = lastAtMost(lane.starts, ms + slack);
  for (let i = index; i >= 0 && i > index - 6; i -= 1) {
    const bar = lane.bars[i];
    if (bar && bar.finish >= ms - slack) return bar;
  }
  return undefined;
};

export type Step = 'left' | 'right' | 'up' | 'down';

/** The next bar in a direction; up and down go to the nearest in time of the next lane that has any. */
export const neighbour = (model: BoardModel, from: Bar | undefined, step: Step, now: number): Bar | undefined => {
  const lanes = model.lanes;
  if (!from)
    return (
      lanes.flatMap((lane) => lane.bars.find((bar) => bar.finish >= now) ?? []).at(0) ??
      lanes.flatMap((lane) => lane.bars).at(0)
    );
  const bars = lanes[from.lane]?.bars ?? [];
  const index = bars.findIndex((bar) => bar.operation.id === from.operation.id);
  if (step === 'left') return bars[index - 1];
  if (step === 'right') return bars[index + 1];
  const way = step === 'up' ? -1 : 1;
  for (let lane = from.lane + way; lanes[lane]; lane += way) {
    const near = [...(lanes[lane]?.bars ?? [])].sort(
      (a, b) => Math.abs(a.start - from.start) - Math.abs(b.start - from.start),
    )[0];
    if (near) return near;
  }
  return undefined;
};

/** Changes of the attribute between operations with a setup that follow each other on a unit, from `from` to `to`. */
export const changeovers = (model: BoardModel, from: number, to: number): number =>
  model.lanes.reduce((sum, lane) => {
    const set = lane.bars.filter((bar) => bar.operation.setupSeconds > 0);
    return (
      sum +
      set.filter((bar, i) => {
        const before = set[i - 1];
        return before && bar.start >= from && bar.start < to && before.operation.attribute !== bar.operation.attribute;
      }).length
    );
  }, 0);
