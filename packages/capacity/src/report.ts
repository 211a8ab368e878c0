// What a plan tells: per center its resources with their range, its levels, its stocks, and what it offers to whom.
import type { Problem } from '@onelot/base';
import { lostDemand } from './demand.ts';
import type { Default, Model, ModelCenter } from './model.ts';
import type { Moved } from './moves.ts';
import { quantileOf } from './order-statistics.ts';
import type { Settings } from './plan.ts';
import { type Sized, utilisation } from './size.ts';

export interface Spread {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export interface ResourcePlan {
  readonly id: string;
  /** Units planned. */
  readonly planned: number;
  /** Bounds, where they were asked for. */
  readonly low: number | null;
  readonly high: number | null;
  /** Interval of the requirement; its end is null where too few scenarios were drawn to bound it. */
  readonly interval: readonly [number, number | null];
  /** Units that single scenarios need. */
  readonly need: Spread;
  /** Scenarios by the units they need: [units, scenarios]. */
  readonly histogram: readonly (readonly [number, number])[];
  /** First-level need of a mean day, before any simulation. */
  readonly firstLevel: number;
  /** Share of the capacity that is worked. */
  readonly utilisation: number;
  /** Minor units of money. */
  readonly cost: number;
  /** Units needed day by day, over scenarios; where days were asked for. */
  readonly days?: {
    readonly p5: readonly number[];
    readonly p50: readonly number[];
    readonly p95: readonly number[];
    readonly max: readonly number[];
  };
}

export interface LevelPlan {
  readonly id: string;
  /** Sums over all scenarios; orders = made + missed. */
  readonly orders: number;
  readonly made: number;
  readonly missed: number;
  /** made / orders, 1 without orders. */
  readonly service: number;
  /** What it has to be. */
  readonly target: number;
  /** Share of scenarios that reach it. */
  readonly reached: number;
  readonly internalDays: number;
  readonly clientDays: number;
}

export interface StockPlan {
  readonly level: string;
  readonly product: string;
  readonly base: number;
  /** Mean and least units on hand over days and scenarios. */
  readonly mean: number;
  readonly least: number;
  /** Space of the base stock. */
  readonly space: number;
}

export interface CenterPlan {
  readonly id: string;
  readonly stage: string;
  readonly depth: number;
  /** The center it lies in, null at the top. */
  readonly within: string | null;
  readonly cost: number;
  /** Chosen resource group of each process that has some. */
  readonly technology: readonly { readonly product: string; readonly group: string; readonly alternatives: number }[];
  readonly resources: readonly ResourcePlan[];
  readonly levels: readonly LevelPlan[];
  readonly stocks: readonly StockPlan[];
  readonly products: readonly { readonly product: string; readonly level: string; readonly made: number }[];
}

/** What one center offers another at a level. */
export interface OfferPlan {
  readonly from: string;
  /** A center, or the market. */
  readonly to: string;
  readonly level: string;
  readonly product: string;
  /** Mean units over the horizon. */
  readonly volume: number;
  readonly responseDays: number;
  readonly target: number;
  readonly service: number;
}

export interface PlanResult {
  readonly seed: number;
  readonly scenarios: number;
  readonly days: number;
  readonly centers: readonly CenterPlan[];
  /** Of all resources. */
  readonly cost: number;
  /** Demand that other centers took over; its cost is not in `cost`. */
  readonly moved?: readonly Moved[];
  readonly offers: readonly OfferPlan[];
  /** Demand of levels that retailers do not offer, over the horizon. */
  readonly lost: readonly { readonly level: string; readonly quantity: number }[];
  readonly defaults: readonly Default[];
  readonly notes: readonly Problem[];
}

const round = (value: number, digits = 6): number => Number(value.toFixed(digits));

export const report = (
  model: Model,
  settings: Settings,
  sized: readonly Sized[],
  moved: readonly Moved[] = [],
): PlanResult => {
  const centers = model.centers.map((center, index) => reportCenter(model, center, sized[index] as Sized));
  return {
    seed: settings.seed,
    scenarios: settings.scenarios,
    days: model.days,
    centers,
    cost: centers.reduce((sum, { cost }) => sum + cost, 0),
    ...(moved.length ? { moved } : {}),
    offers: offersOf(model, sized),
    lost: lostDemand(model),
    defaults: model.defaults,
    notes: [...model.notes, ...unevenNotes(model, sized)],
  };
};

const unevenNotes = (model: Model, sized: readonly Sized[]): readonly Problem[] =>
  sized.flatMap(({ uneven, variant }) => {
    const { id, path } = model.centers[variant.center] as ModelCenter;
    const message = `In ${uneven} scenarios of "${id}" one unit more serves a level worse; raising by one may end elsewhere.`;
    return uneven ? [{ code: 'UNEVEN', path, message, data: { scenarios: uneven } }] : [];
  });

const reportCenter = (model: Model, center: ModelCenter, sized: Sized): CenterPlan => {
  const { totals, base, variant } = sized;
  const perDay = totals.scenarios * model.days;
  const resources = center.resources.map((_, resource) => reportResource(model, center, sized, resource));
  return {
    id: center.id,
    stage: center.stage,
    depth: center.depth,
    within: center.within.at(-1) ?? null,
    cost: resources.reduce((sum, { cost }) => sum + cost, 0),
    technology: center.processes.flatMap(({ product, groups }, process) =>
      groups?.length
        ? [{ product, group: groups[variant.groups[process] as number]?.id as string, alternatives: groups.length }]
        : [],
    ),
    resources,
    levels: model.levels.flatMap((id, level) => {
      const own = center.flows.map((_, flow) => flow).filter((flow) => center.flows[flow]?.level === level);
      return own.length ? [reportLevel(center, sized, id, level, own)] : [];
    }),
    stocks: center.flows.flatMap(({ policy, level, product, process }, flow) =>
      policy === 'stock'
        ? [
            {
              level: model.levels[level] as string,
              product,
              base: base[flow] as number,
              mean: round((totals.onHand[flow] as number) / perDay, 2),
              least: totals.leastOnHand[flow] as number,
              space: round((base[flow] as number) * (center.processes[process]?.space ?? 0)),
            },
          ]
        : [],
    ),
    products: center.flows.map(({ product, level }, flow) => ({
      product,
      level: model.levels[level] as string,
      made: totals.made[flow] as number,
    })),
  };
};

const reportLevel = (
  center: ModelCenter,
  { totals }: Sized,
  id: string,
  level: number,
  own: readonly number[],
): LevelPlan => {
  const sum = (list: readonly number[]): number => own.reduce((total, flow) => total + (list[flow] as number), 0);
  const orders = sum(totals.orders);
  const made = sum(totals.made);
  const flows = own.map((flow) => center.flows[flow] as ModelCenter['flows'][number]);
  return {
    id,
    orders,
    made,
    missed: orders - made,
    service: orders ? round(made / orders) : 1,
    target: round(Math.max(...flows.map(({ service }) => service))),
    reached: round((totals.reached[level] as number) / totals.scenarios),
    internalDays: Math.max(...flows.map(({ internalDays }) => internalDays)),
    clientDays: Math.max(...flows.map(({ clientDays }) => clientDays)),
  };
};

const reportResource = (model: Model, center: ModelCenter, sized: Sized, index: number): ResourcePlan => {
  const { id, cost } = center.resources[index] as ModelCenter['resources'][number];
  const units = sized.units[index] as number;
  const { value, low, high } = sized.requirements[index] as Sized['requirements'][number];
  const sorted = Int32Array.from(sized.needs[index] as Int32Array).sort();
  // What the resources need together beyond each by itself shifts the interval too.
  const more = units - value;
  const days = sized.totals.days[index];
  return {
    id,
    planned: units,
    low: null,
    high: null,
    interval: [low + more, high === undefined ? null : high + more],
    need: spreadOf(sorted),
    histogram: histogramOf(sorted),
    firstLevel: round(sized.first[index] as number, 4),
    utilisation: round(utilisation(model, center, index, units, sized.totals), 4),
    cost: units * cost,
    ...(days ? { days: bandsOf(days, sized.totals.scenarios, model.span) } : {}),
  };
};

const spreadOf = (sorted: ArrayLike<number>): Spread => ({
  p5: quantileOf(sorted, 0.05),
  p50: quantileOf(sorted, 0.5),
  p95: quantileOf(sorted, 0.95),
  max: sorted[sorted.length - 1] ?? 0,
});

const histogramOf = (sorted: Int32Array): readonly (readonly [number, number])[] => {
  const counts = new Map<number, number>();
  for (const need of sorted) counts.set(need, (counts.get(need) ?? 0) + 1);
  return [...counts];
};

const bandsOf = (needs: Float32Array, scenarios: number, span: number): NonNullable<ResourcePlan['days']> => {
  const column = new Float32Array(scenarios);
  const bands = Array.from({ length: span }, (_, day) => {
    for (let scenario = 0; scenario < scenarios; scenario += 1)
      column[scenario] = needs[scenario * span + day] as number;
    return spreadOf(column.slice().sort());
  });
  const of = (key: keyof Spread): readonly number[] => bands.map((band) => round(band[key], 3));
  return { p5: of('p5'), p50: of('p50'), p95: of('p95'), max: of('max') };
};

const offersOf = (model: Model, sized: readonly Sized[]): readonly OfferPlan[] =>
  model.centers.flatMap((client, index) =>
    client.flows.flatMap((flow, at) => {
      const { totals } = sized[index] as Sized;
      const level = model.levels[flow.level] as string;
      const made = (totals.made[at] as number) / totals.scenarios;
      const offer = (from: number, own: number, to: string, volume: number): OfferPlan => {
        const supplier = model.centers[from] as ModelCenter;
        const { product, clientDays, service } = supplier.flows[own] as ModelCenter['flows'][number];
        const counts = (sized[from] as Sized).totals;
        const orders = counts.orders[own] as number;
        return {
          from: supplier.id,
          to,
          level,
          product,
          volume: round(volume, 2),
          responseDays: clientDays,
          target: round(service),
          service: orders ? round((counts.made[own] as number) / orders) : 1,
        };
      };
      const bought = flow.feeds.map((feed) =>
        offer(feed.center, feed.flow, client.id, made * feed.share * feed.quantity),
      );
      return flow.marketShare > 0
        ? [offer(index, at, 'market', (totals.orders[at] as number) / totals.scenarios), ...bought]
        : bought;
    }),
  );
