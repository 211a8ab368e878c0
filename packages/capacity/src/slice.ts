// A slice of the scenarios: holds their orders center by center and answers questions about them, on any worker.
import { makeDayLoop } from './day-loop.ts';
import { type Draws, drawOrders } from './demand.ts';
import { type Layout, makeLayout } from './layout.ts';
import type { Model, ModelCenter } from './model.ts';
import { allowedMisses, stockNeeded, unitsNeeded } from './needs.ts';
import type { Answer, NeedsQuestion, PassQuestion, Question, RunQuestion, StockQuestion, Totals } from './questions.ts';

export interface Slice {
  answer(questions: readonly Question[]): readonly Answer[];
  /** Orders of a center `[(scenario * flows + flow) * days + day]`. */
  orders(center: number): Int32Array;
  /** Confirmed orders of its last run, as long as they are kept. */
  confirmed(center: number): Int32Array | undefined;
}

/** Scenarios `from` to `to` (the latter not included) of a model. */
export const makeSlice = (model: Model, draws: Draws): Slice => {
  const { days } = model;
  const scenarios = draws.to - draws.from;
  const received = new Map<number, Int32Array>();
  const kept = new Map<number, Int32Array>();

  const ordersOf = (index: number): Int32Array => {
    const there = received.get(index);
    if (there) return there;
    const center = model.centers[index] as ModelCenter;
    const retail = center.flows.some(({ marketShare }) => marketShare > 0);
    const orders = retail ? drawOrders(model, center, draws) : new Int32Array(scenarios * center.flows.length * days);
    received.set(index, orders);
    return orders;
  };

  const stock = (question: StockQuestion): Answer => {
    const layout = makeLayout(model, question);
    const orders = ordersOf(question.center);
    const needs = Array.from(layout.stocked, (stocked, flow) => {
      const own = new Int32Array(stocked ? scenarios : 0);
      let guess = 1;
      for (let at = 0; at < own.length; at += 1) {
        guess = stockNeeded(layout, orders, at * layout.flows * days, flow, guess);
        own[at] = guess;
      }
      return own;
    });
    return { ask: 'stock', needs };
  };

  const needs = (question: NeedsQuestion): Answer => {
    const layout = makeLayout(model, question);
    const orders = ordersOf(question.center);
    const loop = makeDayLoop(layout);
    const base = Int32Array.from(question.base);
    const units = new Int32Array(layout.resources).fill(-1);
    const most = layout.center.resources[question.resource]?.most ?? MOST;
    const own = new Int32Array(scenarios);
    let guess = question.guess;
    for (let at = 0; at < scenarios; at += 1) {
      const offset = at * layout.flows * days;
      const allowed = allowedMisses(layout, orders, offset);
      const need = unitsNeeded(loop, orders, offset, { units, base }, question.resource, allowed, guess, most);
      own[at] = need;
      guess = need;
    }
    return { ask: 'needs', needs: own };
  };

  const run = (question: RunQuestion): Answer => {
    const layout = makeLayout(model, question);
    const orders = ordersOf(question.center);
    const confirmed = new Int32Array(orders.length);
    kept.set(question.center, confirmed);
    return { ask: 'run', totals: runAll(layout, orders, confirmed, scenarios, question) };
  };

  const pass = ({ center: index, forget }: PassQuestion): Answer => {
    const center = model.centers[index] as ModelCenter;
    const confirmed = kept.get(index);
    if (confirmed) sendOn(model, center, confirmed, scenarios, ordersOf);
    if (forget) {
      received.delete(index);
      kept.delete(index);
    }
    return { ask: 'pass' };
  };

  /** What is above the measure of a day goes to the other center, on the same order day. */
  const move = (place: number): Answer => {
    const { from, fromFlow, to, toFlow, above } = model.moves[place] as Model['moves'][number];
    const source = ordersOf(from);
    const target = ordersOf(to);
    const [own, other] = [from, to].map((index) => (model.centers[index] as ModelCenter).flows.length) as [
      number,
      number,
    ];
    let units = 0;
    for (let scenario = 0; scenario < scenarios; scenario += 1)
      for (let day = 0; day < days; day += 1) {
        const at = (scenario * own + fromFlow) * days + day;
        const more = (source[at] as number) - above;
        if (more <= 0) continue;
        const there = (scenario * other + toFlow) * days + day;
        source[at] = above;
        target[there] = (target[there] as number) + more;
        units += more;
      }
    return { ask: 'move', units };
  };

  const volume = (index: number): Answer => {
    const { flows } = model.centers[index] as ModelCenter;
    const orders = ordersOf(index);
    const sums = flows.map(() => 0);
    for (let at = 0; at < orders.length; at += 1) {
      const flow = Math.floor(at / days) % flows.length;
      sums[flow] = (sums[flow] as number) + (orders[at] as number);
    }
    return { ask: 'volume', orders: sums, scenarios };
  };

  const reply = (question: Question): Answer => {
    if (question.ask === 'stock') return stock(question);
    if (question.ask === 'needs') return needs(question);
    if (question.ask === 'run') return run(question);
    if (question.ask === 'move') return move(question.move);
    return question.ask === 'pass' ? pass(question) : volume(question.center);
  };
  return {
    answer: (questions) => questions.map(reply),
    orders: ordersOf,
    confirmed: (center) => kept.get(center),
  };
};

/** Units of a resource where the network gives no limit of its own. */
export const MOST = 10_000;

/** Confirmed orders become orders at the suppliers; where several share them, each gets its part of the running sum. */
const sendOn = (
  model: Model,
  center: ModelCenter,
  confirmed: Int32Array,
  scenarios: number,
  ordersOf: (center: number) => Int32Array,
): void => {
  const { days } = model;
  const own = center.flows.length;
  center.flows.forEach(({ feeds }, flow) => {
    const cumulated = feeds.map(() => 0);
    feeds.forEach(({ product, share }, place) => {
      const before = feeds.slice(0, place).filter((other) => other.product === product);
      cumulated[place] = before.reduce((sum, other) => sum + other.share, 0) + share;
    });
    feeds.forEach((feed, place) => {
      const target = ordersOf(feed.center);
      const width = (model.centers[feed.center] as ModelCenter).flows.length;
      const upper = cumulated[place] as number;
      const lower = upper - feed.share;
      for (let scenario = 0; scenario < scenarios; scenario += 1) {
        let sum = 0;
        let sent = 0;
        const from = (scenario * own + flow) * days;
        const to = (scenario * width + feed.flow) * days;
        for (let day = 0; day < days; day += 1) {
          sum += confirmed[from + day] as number;
          // A hair more, so that a share of one third takes one of three.
          const reached = Math.floor(sum * upper + 1e-9) - Math.floor(sum * lower + 1e-9);
          target[to + day] = (target[to + day] as number) + (reached - sent) * feed.quantity;
          sent = reached;
        }
      }
    });
  });
};

/** Runs every scenario to its end; writes the confirmed orders and counts. */
const runAll = (
  layout: Layout,
  orders: Int32Array,
  confirmed: Int32Array,
  scenarios: number,
  question: RunQuestion,
): Totals => {
  const { flows, days, span, resources, levels } = layout;
  const loop = makeDayLoop(layout);
  const limits = { units: Int32Array.from(question.units), base: Int32Array.from(question.base) };
  const sums = {
    orders: new Array<number>(flows).fill(0),
    made: new Array<number>(flows).fill(0),
    onHand: new Array<number>(flows).fill(0),
    leastOnHand: new Array<number>(flows).fill(Number.MAX_SAFE_INTEGER),
    used: new Array<number>(resources).fill(0),
    reached: new Array<number>(levels).fill(0),
    short: new Array<number>(resources + 1).fill(0),
  };
  const passed = new Uint8Array(scenarios);
  const dayNeeds = Array.from({ length: question.days ? resources : 0 }, () => new Float32Array(scenarios * span));
  const add = (list: number[], at: number, amount: number): void => {
    list[at] = (list[at] as number) + amount;
  };
  for (let scenario = 0; scenario < scenarios; scenario += 1) {
    const offset = scenario * flows * days;
    const allowed = allowedMisses(layout, orders, offset);
    loop.short.fill(0);
    loop.run(orders, offset, limits);
    confirmed.set(loop.confirmed, offset);
    for (let flow = 0; flow < flows; flow += 1)
      for (let day = 0; day < days; day += 1) {
        const at = flow * days + day;
        add(sums.orders, flow, orders[offset + at] as number);
        add(sums.made, flow, loop.confirmed[at] as number);
        add(sums.onHand, flow, loop.onHand[at] as number);
        if ((loop.onHand[at] as number) < (sums.leastOnHand[flow] as number))
          sums.leastOnHand[flow] = loop.onHand[at] as number;
      }
    for (let at = 0; at < resources * span; at += 1) add(sums.used, Math.floor(at / span), loop.used[at] as number);
    let all = 1;
    for (let level = 0; level < levels; level += 1)
      if ((loop.misses[level] as number) <= (allowed[level] as number)) add(sums.reached, level, 1);
      else all = 0;
    passed[scenario] = all;
    if (!all) for (let at = 0; at <= resources; at += 1) add(sums.short, at, loop.short[at] as number);
    dayNeeds.forEach((list, resource) => {
      needByDay(
        layout,
        orders,
        offset,
        loop.confirmed,
        loop.used,
        resource,
        list.subarray(scenario * span, (scenario + 1) * span),
      );
    });
  }
  return { scenarios, ...sums, passed, days: dayNeeds };
};

/** Units needed by day: the work done, and that of missed orders on their due day. */
const needByDay = (
  layout: Layout,
  orders: Int32Array,
  offset: number,
  confirmed: Int32Array,
  used: Float64Array,
  resource: number,
  into: Float32Array,
): void => {
  const { flows, days, span, unit, work, last } = layout;
  const missing = new Float64Array(span);
  for (let flow = 0; flow < flows; flow += 1)
    for (let day = 0; day < days; day += 1) {
      const at = flow * days + day;
      const units = (orders[offset + at] as number) - (confirmed[at] as number);
      if (units > 0)
        missing[last[at] as number] =
          (missing[last[at] as number] as number) + units * (work[resource * flows + flow] as number);
    }
  for (let day = 0; day < span; day += 1) {
    const one = unit[resource * span + day] as number;
    into[day] = one > 0 ? ((used[resource * span + day] as number) + (missing[day] as number)) / one : 0;
  }
};
