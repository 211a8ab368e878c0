// The plan of a network: center after center from the market on, each sized on the orders its clients send.
import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import { compile } from './compile.ts';
import type { Model, ModelCenter } from './model.ts';
import { type Move, movedOf } from './moves.ts';
import type { ForecastLine, LevelOffer, Network } from './network.ts';
import { type PlanResult, report } from './report.ts';
import { type Sized, type SizeOptions, sizeCenter } from './size.ts';
import { makeSlice } from './slice.ts';
import { type Ask, type AskMany, ask, drive, driveMany, type Steps, together } from './steps.ts';

export interface PlanOptions {
  /** Scenarios drawn, 100 without it. */
  readonly scenarios?: number;
  /** Doubles the scenarios until every interval is at most one unit wide, or this many are drawn. */
  readonly mostScenarios?: number;
  readonly seed?: number;
  /** Confidence of the intervals, 0.95 without it. */
  readonly confidence?: number;
  /** Keep the need of every day: bands and heat map. */
  readonly days?: boolean;
  /** Factor on every standard deviation of the forecast. */
  readonly variation?: number;
  /** Told with centers sized and all centers, over all rounds of growing. */
  readonly onProgress?: (done: number, of: number) => void;
  readonly shouldStop?: () => boolean;
  /** Peaks of demand that other centers take over. */
  readonly moves?: readonly Move[];
  /** Where the search for each resource begins: an earlier plan. */
  readonly near?: PlanResult | undefined;
}

export interface Settings extends SizeOptions {
  readonly scenarios: number;
  readonly seed: number;
  readonly variation: number;
}

/** Most scenarios of a plan: keeps memory and time within bounds. */
const MOST_SCENARIOS = 100_000;

export const settingsOf = (network: Network, options: PlanOptions, scenarios?: number): Settings => ({
  scenarios: scenarios ?? options.scenarios ?? 100,
  seed: options.seed ?? 1,
  variation: options.variation ?? 1,
  share: network.sufficientShare ?? 0.95,
  confidence: options.confidence ?? 0.95,
  days: options.days ?? false,
});

/** The network with other offers or another forecast than its own. */
export const withOffers = (
  network: Network,
  offers: readonly LevelOffer[] | undefined,
  forecast: readonly ForecastLine[] | undefined,
): Network => ({ ...network, ...(offers ? { levels: offers } : {}), ...(forecast ? { forecast } : {}) });

/** Sizes all centers; `skip` hands out a center that is already known. */
export function* planSteps(
  model: Model,
  settings: Settings,
  onCenter?: (done: number) => void,
): Steps<{ readonly sized: readonly Sized[]; readonly moved: readonly number[] }> {
  const moved: number[] = model.moves.map(() => 0);
  const sized: Sized[] = new Array(model.centers.length);
  let done = 0;
  for (const stage of model.stages) {
    for (const [at, { from }] of model.moves.entries())
      if (stage.includes(from)) moved[at] = (yield* ask({ ask: 'move', move: at })).units;
    const list = yield* together(stage.map((index) => sizeAndPass(model, index, settings)));
    stage.forEach((index, at) => {
      sized[index] = list[at] as Sized;
    });
    done += stage.length;
    onCenter?.(done);
  }
  return { sized, moved };
}

function* sizeAndPass(model: Model, index: number, settings: Settings): Steps<Sized> {
  const sized = yield* sizeCenter(model, index, settings);
  yield* ask({ ask: 'pass', center: index, forget: true });
  return sized;
}

const checkOptions = (options: PlanOptions): readonly Problem[] => {
  const { scenarios = 100, mostScenarios = scenarios, confidence = 0.95, variation = 1 } = options;
  const whole = (value: number): boolean => Number.isSafeInteger(value) && value >= 1 && value <= MOST_SCENARIOS;
  const problems: Problem[] = [];
  if (!whole(scenarios) || !whole(mostScenarios))
    problems.push(problem('SCENARIOS', '', `Scenarios must be a whole number from 1 to ${MOST_SCENARIOS}.`));
  if (!(confidence > 0 && confidence < 1)) problems.push(problem('CONFIDENCE', '', 'Confidence lies between 0 and 1.'));
  if (!(variation >= 0)) problems.push(problem('VARIATION', '', 'The factor on variation must not be negative.'));
  return problems;
};

/** A planner's question whether a resource met its limit before the service was reached. */
export const capProblems = (model: Model, sized: readonly Sized[]): readonly Problem[] =>
  sized.flatMap(({ capped, variant }) => {
    const center = model.centers[variant.center] as ModelCenter;
    return capped.map((resource) => {
      const { id, most } = center.resources[resource] as ModelCenter['resources'][number];
      const text = `Center "${center.id}" does not reach its service with ${most ?? 'all'} units of "${id}". Allow more, or lengthen its response time.`;
      return problem('LEVEL_CAP', `${center.path}/resources/${resource}/most`, text, {
        center: center.id,
        resource: id,
      });
    });
  });

const finish = (
  model: Model,
  settings: Settings,
  done: { readonly sized: readonly Sized[]; readonly moved: readonly number[] } | undefined,
  moves: readonly Move[] = [],
): Result<PlanResult> => {
  if (!done) return fail(problem('STOPPED', '', 'The calculation was stopped before it had an answer.'));
  const capped = capProblems(model, done.sized);
  if (capped.length) return fail(...capped);
  return ok(report(model, settings, done.sized, movedOf(moves, done.moved, settings.scenarios)));
};

const wide = ({ centers }: PlanResult): boolean =>
  centers.some(({ resources }) => resources.some(({ interval: [low, high] }) => high === null || high - low > 1));

/** Scenario counts of a plan: one, or doubling up to the most. */
const countsOf = ({ scenarios = 100, mostScenarios }: PlanOptions): readonly number[] => {
  const counts = [scenarios];
  while (mostScenarios !== undefined && (counts.at(-1) as number) < mostScenarios)
    counts.push(Math.min(mostScenarios, (counts.at(-1) as number) * 2));
  return counts;
};

/** Units of an earlier plan as the place where a search begins. */
export const warmFrom = (before: PlanResult | undefined): SizeOptions['guess'] => {
  if (!before) return undefined;
  const known = new Map(
    before.centers.flatMap(({ id, resources }) => resources.map((each) => [`${id} ${each.id}`, each.planned])),
  );
  return (center, resource) => known.get(`${center} ${resource}`);
};

/**
 * How many units of every resource the centers of a network need. `offers` and `forecast` replace those of the network file.
 * Problems: what is wrong with the network; LEVEL_CAP where a limit of it is too low; STOPPED.
 */
export const plan = (
  network: Network,
  offers?: readonly LevelOffer[],
  forecast?: readonly ForecastLine[],
  options: PlanOptions = {},
): Result<PlanResult> => {
  const wrong = checkOptions(options);
  if (wrong.length) return fail(...wrong);
  const model = compile(withOffers(network, offers, forecast), options.moves);
  if (!model.ok) return model;
  let answer: Result<PlanResult> | undefined;
  for (const count of countsOf(options)) {
    const settings = {
      ...settingsOf(network, options, count),
      guess: warmFrom(answer?.ok ? answer.value : options.near),
    };
    const slice = makeSlice(model.value, { ...settings, from: 0, to: count });
    const told = (done: number): void => options.onProgress?.(done, model.value.centers.length);
    const sized = drive(planSteps(model.value, settings, told), slice.answer as Ask, options);
    answer = finish(model.value, settings, sized, options.moves);
    if (!answer.ok || !wide(answer.value)) return answer;
  }
  return answer as Result<PlanResult>;
};

/**
 * The same plan on workers: `open` splits so many scenarios over them and returns how they are asked. The answer is the same
 * byte for byte, however they are split.
 */
export const planMany = async (
  model: Model,
  options: PlanOptions,
  open: (scenarios: number, settings: Settings) => Promise<AskMany>,
): Promise<Result<PlanResult>> => {
  const wrong = checkOptions(options);
  if (wrong.length) return fail(...wrong);
  let answer: Result<PlanResult> | undefined;
  for (const count of countsOf(options)) {
    const plain = settingsOf(model.network, options, count);
    const settings = { ...plain, guess: warmFrom(answer?.ok ? answer.value : undefined) };
    const told = (done: number): void => options.onProgress?.(done, model.centers.length);
    const sized = await driveMany(planSteps(model, settings, told), await open(count, plain), options);
    answer = finish(model, settings, sized);
    if (!answer.ok || !wide(answer.value)) return answer;
  }
  return answer as Result<PlanResult>;
};
