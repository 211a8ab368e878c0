// Between which numbers of units each resource lies while the market's promise stays: the center's slowest and its quickest way.
import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import { compile } from './compile.ts';
import type { Model, ModelCenter } from './model.ts';
import type { ForecastLine, LevelOffer, Network } from './network.ts';
import { type PlanOptions, type Settings, settingsOf, withOffers } from './plan.ts';
import { type Sized, sizeCenter, type WhatIf } from './size.ts';
import { type Leeway, leewayOf } from './slack.ts';
import { makeSlice } from './slice.ts';
import { ask, drive, type Steps } from './steps.ts';

export interface ResourceBounds {
  readonly center: string;
  readonly resource: string;
  readonly low: number;
  readonly planned: number;
  readonly high: number;
  /** Minor units of money between the bounds. */
  readonly atStake: number;
}
export interface BoundsResult {
  readonly resources: readonly ResourceBounds[];
  readonly notes: readonly Problem[];
}

/**
 * Bounds of every resource on the orders it has in the plan, so that only the center itself differs. Lower: longest internal
 * time and lowest service that the promise to the market allows; upper: shortest time and every order served.
 */
export const bounds = (
  network: Network,
  offers?: readonly LevelOffer[],
  forecast?: readonly ForecastLine[],
  options: PlanOptions = {},
): Result<BoundsResult> => {
  const model = compile(withOffers(network, offers, forecast));
  if (!model.ok) return model;
  const settings = settingsOf(network, { ...options, days: false });
  const slice = makeSlice(model.value, { ...settings, from: 0, to: settings.scenarios });
  const answer = drive(boundSteps(model.value, settings, options.onProgress), slice.answer, options);
  return answer ? ok(answer) : fail(problem('STOPPED', '', 'The calculation was stopped before it had an answer.'));
};

export function* boundSteps(
  model: Model,
  settings: Settings,
  onProgress?: (done: number, of: number) => void,
): Steps<BoundsResult> {
  const resources: ResourceBounds[] = [];
  const notes: Problem[] = [];
  let done = 0;
  for (const index of model.stages.flat()) {
    const center = model.centers[index] as ModelCenter;
    const planned = yield* sizeCenter(model, index, settings);
    const guess = guessFrom(center, planned);
    const { slow, quick } = extremes(model, center);
    const low = center.resources.length ? yield* sizeCenter(model, index, { ...settings, guess }, slow) : planned;
    const high = center.resources.length ? yield* sizeCenter(model, index, { ...settings, guess }, quick) : planned;
    center.resources.forEach(({ id, cost }, at) => {
      const unitsOf = ({ units }: Sized): number => units[at] as number;
      const [least, now, most] = [unitsOf(low), unitsOf(planned), unitsOf(high)];
      if (least > now || now > most) notes.push(unevenBound(center, id, [least, now, most]));
      const ends = { low: Math.min(least, now), high: Math.max(most, now) };
      resources.push({
        center: center.id,
        resource: id,
        planned: now,
        ...ends,
        atStake: (ends.high - ends.low) * cost,
      });
    });
    yield* passOn(planned, index);
    done += 1;
    onProgress?.(done, model.centers.length);
  }
  return { resources, notes };
}

/** The plan's own run again, so that its confirmed orders go on and not those of a question what if. */
export function* passOn(planned: Sized, center: number): Steps<void> {
  yield* ask({ ...planned.variant, ask: 'run', units: planned.units, base: planned.base, days: false });
  yield* ask({ ask: 'pass', center, forget: true });
}

export const guessFrom =
  (center: ModelCenter, sized: Sized): Settings['guess'] =>
  (_, resource) =>
    sized.units[center.resources.findIndex(({ id }) => id === resource)];

const extremes = (model: Model, center: ModelCenter): { slow: WhatIf; quick: WhatIf } => {
  const leeway = new Map(leewayOf(model, center.index).map((each) => [each.level, each]));
  const of = <T>(pick: (leeway: Leeway) => T): readonly T[] =>
    center.flows.map(({ level }) => pick(leeway.get(level) as Leeway));
  return {
    slow: { times: of(({ longestDays }) => longestDays), services: of(({ lowestService }) => lowestService) },
    quick: { times: of(({ shortestDays }) => shortestDays), services: of(({ highestService }) => highestService) },
  };
};

/** Several levels share a resource by their due days; a longer time of one can then cost another its turn. */
const unevenBound = (center: ModelCenter, id: string, units: readonly [number, number, number]): Problem =>
  problem(
    'UNEVEN',
    center.path,
    `"${id}" of "${center.id}" needs ${units.join(', ')} units at its slowest, as planned and at its quickest: levels share it and change places.`,
    { units },
  );
