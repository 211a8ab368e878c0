// How many units a center needs: technology, base stock, each resource by itself, then all together.
import { unitDay, type Variant } from './layout.ts';
import type { Model, ModelCenter } from './model.ts';
import { type Requirement, requirement } from './order-statistics.ts';
import type { Totals } from './questions.ts';
import { firstLevel } from './response.ts';
import { MOST } from './slice.ts';
import { ask, type Steps, together } from './steps.ts';

export interface SizeOptions {
  /** Share of scenarios that must reach every level's service. */
  readonly share: number;
  /** Confidence of the intervals. */
  readonly confidence: number;
  /** Keep the need of every day. */
  readonly days: boolean;
  /** Units to begin the search from, by center and resource; the first-level equation without them. */
  readonly guess?: ((center: string, resource: string) => number | undefined) | undefined;
}

/** A center sized; lists by resource, or by flow where it says stock. */
export interface Sized {
  readonly variant: Variant;
  readonly units: readonly number[];
  readonly base: readonly number[];
  readonly requirements: readonly Requirement[];
  /** Need of each scenario by resource. */
  readonly needs: readonly Int32Array[];
  /** First-level need by resource, units. */
  readonly first: readonly number[];
  readonly totals: Totals;
  /** Resources whose network limit was reached before the service was. */
  readonly capped: readonly number[];
  /** Scenarios in which more units served worse; they make a bisection differ from raising by one. */
  readonly uneven: number;
}

/** Other services and internal times of a center's flows than the model's. */
export type WhatIf = Pick<Variant, 'services' | 'times'>;

/** Combinations of resource groups beyond this are not tried. */
const MOST_COMBINATIONS = 64;

/** Every combination of resource groups, the first groups first; the last processes keep their first group past the limit. */
export const combinations = (center: ModelCenter): readonly (readonly number[])[] =>
  center.processes.reduce<readonly (readonly number[])[]>(
    (list, { groups }) => {
      const choices = Math.max(1, groups?.length ?? 0);
      const fits = list.length * choices <= MOST_COMBINATIONS ? choices : 1;
      return list.flatMap((each) => Array.from({ length: fits }, (_, group) => [...each, group]));
    },
    [[]],
  );

interface Alone {
  readonly variant: Variant;
  readonly base: readonly number[];
  readonly needs: readonly Int32Array[];
  readonly requirements: readonly Requirement[];
  readonly first: readonly number[];
  readonly cost: number;
}

/** Sizes a center on the orders it has received. The technology is the combination that costs least with each resource by itself. */
export function* sizeCenter(model: Model, index: number, options: SizeOptions, other: WhatIf = {}): Steps<Sized> {
  const center = model.centers[index] as ModelCenter;
  const list = yield* together(
    combinations(center).map((groups) => sizeAlone(model, { center: index, groups, ...other }, options)),
  );
  const best = list.reduce((cheapest, each) => (each.cost < cheapest.cost ? each : cheapest));
  return yield* sizeTogether(center, best, options);
}

/** Base stocks, and each resource with the others without limit. */
function* sizeAlone(model: Model, variant: Variant, options: SizeOptions): Steps<Alone> {
  const center = model.centers[variant.center] as ModelCenter;
  const stocked = center.flows.filter(({ policy }) => policy === 'stock').length;
  // Each stock may fail in its part of half the scenarios that may fail; the other half is left to the resources.
  const stockShare = 1 - (1 - options.share) / (2 * Math.max(1, stocked));
  const stock = yield* ask({ ...variant, ask: 'stock' });
  const base = stock.needs.map((needs) => (needs.length ? requirement(needs, stockShare).value : -1));
  const first = yield* firstNeeds(model, variant);
  const answers = yield* together(
    center.resources.map(({ id }, resource) =>
      ask({
        ...variant,
        ask: 'needs',
        resource,
        base: base.map(() => -1),
        guess: options.guess?.(center.id, id) ?? Math.ceil(first[resource] as number),
      }),
    ),
  );
  const needs = answers.map((answer) => answer.needs);
  const requirements = needs.map((each) => requirement(each, options.share, options.confidence));
  const cost = requirements.reduce((sum, { value }, at) => sum + value * (center.resources[at]?.cost ?? 0), 0);
  return { variant, base, needs, requirements, first, cost };
}

/** Q = P / ((A - S) x E x R) with the work of a mean working day. */
function* firstNeeds(model: Model, variant: Variant): Steps<readonly number[]> {
  const center = model.centers[variant.center] as ModelCenter;
  const { orders, scenarios } = yield* ask({ ask: 'volume', center: variant.center });
  let open = 0;
  for (let day = 0; day < model.days; day += 1) open += center.windows.open[day] as number;
  return center.resources.map((resource) => {
    let seconds = 0;
    center.flows.forEach(({ process }, flow) => {
      const group = center.processes[process]?.groups?.[variant.groups[process] ?? 0];
      if (!group || !Object.hasOwn(group.seconds, resource.id)) return;
      const lots = group.lot ? group.lot.setupSeconds / group.lot.size : 0;
      const each = (group.seconds[resource.id] as number) / (1 - (group.rejects ?? 0)) + lots;
      seconds += each * (orders[flow] as number);
    });
    return firstLevel(seconds / scenarios / Math.max(1, open), resource);
  });
}

/** With all limits at once: raises what is short until enough scenarios reach their services, or a limit of the network is met. */
function* sizeTogether(center: ModelCenter, alone: Alone, options: SizeOptions): Steps<Sized> {
  const { variant, needs, requirements, first } = alone;
  const most = center.resources.map((resource) => resource.most ?? MOST);
  const units = requirements.map(({ value }, resource) => Math.min(value, most[resource] as number));
  const base = [...alone.base];
  const single = center.resources.length === 1 && !base.some((level) => level >= 0);
  for (;;) {
    const { totals } = yield* ask({ ...variant, ask: 'run', units, base, days: options.days });
    const failed = totals.passed.reduce((sum, each) => sum + 1 - each, 0);
    const enough = failed <= Math.floor((1 - options.share) * totals.scenarios + 1e-9);
    const raised = enough ? undefined : shortest(totals.short, units, most, base);
    if (raised === undefined) {
      const uneven = single ? differing(needs[0], totals.passed, units[0] as number) : 0;
      const capped = enough ? [] : center.resources.map((_, at) => at).filter((at) => units[at] === most[at]);
      return { variant, units, base, requirements, needs, first, totals, capped, uneven };
    }
    if (raised < units.length) units[raised] = (units[raised] as number) + 1;
    else
      base.forEach((level, flow) => {
        if (level >= 0) base[flow] = level + Math.max(1, Math.ceil(level / 50));
      });
  }
}

/** The limit that caused most misses where services failed, among those that may be raised; the place after the last is stock. */
const shortest = (
  short: readonly number[],
  units: readonly number[],
  most: readonly number[],
  base: readonly number[],
): number | undefined => {
  let worst: number | undefined;
  short.forEach((misses, at) => {
    const free = at < units.length ? (units[at] as number) < (most[at] as number) : base.some((level) => level >= 0);
    if (free && misses > 0 && (worst === undefined || misses > (short[worst] as number))) worst = at;
  });
  return worst;
};

/** Scenarios whose own need and the run at these units say different things. */
const differing = (needs: Int32Array | undefined, passed: Uint8Array, units: number): number =>
  needs ? passed.reduce((sum, each, at) => sum + ((needs[at] as number) <= units === (each === 1) ? 0 : 1), 0) : 0;

/** Share of the capacity of the horizon that is worked. */
export const utilisation = (
  model: Model,
  center: ModelCenter,
  resource: number,
  units: number,
  totals: Totals,
): number => {
  let open = 0;
  for (let day = 0; day < model.days; day += 1) open += center.windows.open[day] as number;
  const capacity =
    units * unitDay(center.resources[resource] as ModelCenter['resources'][number]) * open * totals.scenarios;
  return capacity > 0 ? (totals.used[resource] as number) / capacity : 0;
};
