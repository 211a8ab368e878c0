// How many orders a retailer gets of each flow on each day of each scenario.
import type { Flow, Model, ModelCenter } from './model.ts';
import type { Period } from './network.ts';
import { type Clipped, clippedNormal, normalQuantile } from './normal.ts';
import { address, coordinateOf, uniformAt } from './random.ts';

export interface Draws {
  readonly seed: number;
  /** Scenarios `from` to `to`, the latter not included. */
  readonly from: number;
  readonly to: number;
  /** Factor on every standard deviation, 1 for the forecast's own. */
  readonly variation: number;
}

/** A day's draw: the clipped normal, and the share of its deviation that the period's days have in common. */
interface DayDraw extends Clipped {
  readonly common: number;
}

/** Forecast of a flow's level in its market, by period; none where nothing is forecast. */
const periodsOf = (model: Model, flow: Flow): readonly Period[] =>
  model.network.forecast.find((line) => line.level === model.levels[flow.level] && (line.market ?? '') === flow.market)
    ?.quarters ?? [];

/**
 * A retailer with share s of the market takes s of a day's mean and s of its independent variance; the part of the period's
 * variance that is common (rho) moves all days and retailers together.
 */
const dayDraws = (model: Model, flow: Flow, variation: number): readonly DayDraw[] => {
  const rho = model.network.commonVariance ?? 0;
  const periods = periodsOf(model, flow);
  const solved = new Map<string, DayDraw>();
  return Array.from(model.calendar.share, (dayShare, day) => {
    const period = model.calendar.period[day] as number;
    const key = `${period} ${dayShare}`;
    const known = solved.get(key);
    if (known) return known;
    const { quantity = 0, standardDeviation = 0 } = periods[period] ?? {};
    const variance = (standardDeviation * variation * quantity) ** 2;
    const independent = flow.marketShare * (1 - rho) * variance * dayShare;
    const shared = (flow.marketShare * dayShare) ** 2 * rho * variance;
    const clipped = clippedNormal(flow.marketShare * quantity * dayShare, Math.sqrt(independent + shared));
    const draw = { ...clipped, common: shared > 0 ? Math.sqrt(shared / (independent + shared)) : 0 };
    solved.set(key, draw);
    return draw;
  });
};

/**
 * Daily orders `[(scenario * flows + flow) * days + day]`: a clipped normal, rounded up with the chance of its fraction, so that the
 * mean stays. The spread of a period's sum is the forecast's, plus what rounding adds (below 1/4 a day).
 */
export const drawOrders = (model: Model, center: ModelCenter, draws: Draws): Int32Array => {
  const { days } = model;
  const flows = center.flows.length;
  const orders = new Int32Array((draws.to - draws.from) * flows * days);
  center.flows.forEach((flow, index) => {
    if (flow.marketShare <= 0) return;
    const byDay = dayDraws(model, flow, draws.variation);
    const own = address(
      address(draws.seed, coordinateOf(center.id)),
      coordinateOf(`${model.levels[flow.level]} ${flow.product}`),
    );
    const market = address(
      address(draws.seed, coordinateOf(`market ${flow.market}`)),
      coordinateOf(`${model.levels[flow.level]}`),
    );
    for (let scenario = draws.from; scenario < draws.to; scenario += 1) {
      const shock = periodShocks(model, address(market, scenario), byDay);
      fillDays(orders, ((scenario - draws.from) * flows + index) * days, address(own, scenario), byDay, shock, model);
    }
  });
  return orders;
};

/** The normal that a period's days share, by period; empty where nothing is shared. */
const periodShocks = (model: Model, at: number, byDay: readonly DayDraw[]): readonly number[] =>
  byDay.some(({ common }) => common > 0)
    ? model.calendar.periods.map((_, period) => normalQuantile(uniformAt(at, period)))
    : [];

const fillDays = (
  orders: Int32Array,
  offset: number,
  at: number,
  byDay: readonly DayDraw[],
  shocks: readonly number[],
  model: Model,
): void => {
  for (let day = 0; day < byDay.length; day += 1) {
    const { mean, deviation, zero, common } = byDay[day] as DayDraw;
    if (zero === 1) continue;
    const here = address(at, day);
    const chance = uniformAt(here, 0);
    let value: number;
    if (common > 0) {
      const shock = shocks[model.calendar.period[day] as number] as number;
      value = mean + deviation * (common * shock + Math.sqrt(1 - common * common) * normalQuantile(chance));
    } else {
      if (chance < zero) continue;
      value = deviation > 0 ? mean + deviation * normalQuantile(chance) : mean;
    }
    if (value > 0) orders[offset + day] = Math.floor(value + uniformAt(here, 1));
  }
};

/** Demand of a level's market that nobody serves because retailers do not offer it, over the horizon. */
export const lostDemand = (model: Model): readonly { readonly level: string; readonly quantity: number }[] =>
  model.levels.map((level) => {
    let quantity = 0;
    for (const { level: of, market, quarters } of model.network.forecast) {
      if (of !== level) continue;
      const offered = model.network.centers
        .filter((center) => center.market && (center.market.id ?? '') === (market ?? ''))
        .filter(({ market: own }) => !own?.offers || own.offers.includes(level))
        .reduce((sum, { market: own }) => sum + (own?.share ?? 0), 0);
      quantity += quarters.reduce((sum, period) => sum + period.quantity, 0) * Math.max(0, 1 - offered);
    }
    return { level, quantity: Math.round(quantity) };
  });
