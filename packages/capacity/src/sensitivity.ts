// Which centers react most: how the cost of each changes with its response time, its service and the variation of demand.
import { fail, ok, problem, type Result } from '@onelot/base';
import { guessFrom, passOn } from './bounds.ts';
import { compile } from './compile.ts';
import type { Model, ModelCenter } from './model.ts';
import type { ForecastLine, LevelOffer, Network } from './network.ts';
import { type PlanOptions, plan, type Settings, settingsOf, withOffers } from './plan.ts';
import { type Sized, sizeCenter, type WhatIf } from './size.ts';
import { makeSlice } from './slice.ts';
import { drive, type Steps } from './steps.ts';

export interface Reaction {
  readonly center: string;
  readonly about: 'response' | 'service' | 'variation';
  /** Change in the center's cost, minor units: with a day less, half the misses, a quarter less variation. */
  readonly tighter: number;
  /** With a day more, twice the misses, a quarter more variation. */
  readonly looser: number;
}

/** Reactions of every center, the strongest first. Each center is asked by itself on the orders it has in the plan. */
export const sensitivity = (
  network: Network,
  offers?: readonly LevelOffer[],
  forecast?: readonly ForecastLine[],
  options: PlanOptions = {},
): Result<readonly Reaction[]> => {
  const whole = withOffers(network, offers, forecast);
  const model = compile(whole);
  if (!model.ok) return model;
  const settings = settingsOf(network, { ...options, days: false });
  const slice = makeSlice(model.value, { ...settings, from: 0, to: settings.scenarios });
  const own = drive(reactionSteps(model.value, settings), slice.answer, options);
  if (!own) return fail(problem('STOPPED', '', 'The calculation was stopped before it had an answer.'));
  const at = (variation: number) =>
    plan(whole, undefined, undefined, { ...options, variation: settings.variation * variation });
  const [less, now, more] = [at(0.75), at(1), at(1.25)];
  for (const each of [less, now, more]) if (!each.ok) return each;
  if (!less?.ok || !now?.ok || !more?.ok) return ok(own);
  const variation = now.value.centers.map(
    ({ id, cost }, index): Reaction => ({
      center: id,
      about: 'variation',
      tighter: (less.value.centers[index]?.cost ?? cost) - cost,
      looser: (more.value.centers[index]?.cost ?? cost) - cost,
    }),
  );
  const size = ({ tighter, looser }: Reaction): number => Math.max(Math.abs(tighter), Math.abs(looser));
  return ok([...own, ...variation].sort((a, b) => size(b) - size(a)));
};

function* reactionSteps(model: Model, settings: Settings): Steps<readonly Reaction[]> {
  const reactions: Reaction[] = [];
  for (const index of model.stages.flat()) {
    const center = model.centers[index] as ModelCenter;
    const planned = yield* sizeCenter(model, index, settings);
    if (center.resources.length) {
      const guess = guessFrom(center, planned);
      const costs: number[] = [];
      for (const what of questions(center))
        costs.push(
          costOf(center, yield* sizeCenter(model, index, { ...settings, guess }, what)) - costOf(center, planned),
        );
      const [quicker, slower, surer, looser] = costs as [number, number, number, number];
      reactions.push({ center: center.id, about: 'response', tighter: quicker, looser: slower });
      reactions.push({ center: center.id, about: 'service', tighter: surer, looser });
    }
    yield* passOn(planned, index);
  }
  return reactions;
}

export const costOf = (center: ModelCenter, { units }: Sized): number =>
  units.reduce((sum, count, at) => sum + count * (center.resources[at]?.cost ?? 0), 0);

const questions = ({ flows }: ModelCenter): readonly WhatIf[] => [
  { times: flows.map(({ internalDays }) => Math.max(0, internalDays - 1)) },
  { times: flows.map(({ internalDays }) => internalDays + 1) },
  { services: flows.map(({ service }) => 1 - (1 - service) / 2) },
  { services: flows.map(({ service }) => Math.max(0, 1 - (1 - service) * 2)) },
];
