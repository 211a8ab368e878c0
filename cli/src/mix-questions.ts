// Questions about a mix beside the best plan: what a plan earns, what people's ways earn, frontier, regret, survey, family, the source's algorithm.
import { ok, type Result } from '@onelot/base';
import {
  byCount,
  compare,
  evaluate,
  family,
  frontier,
  type Goal,
  genetic,
  type Model,
  regret,
  SOURCE_RUNS,
  type SolveOptions,
  type Survey,
  surveyNext,
} from '@onelot/mix';

/** What a question may need beside the model; it stands in the same file. */
interface Asked extends Model {
  readonly x?: readonly number[];
  readonly goals?: readonly Goal[];
  readonly points?: number;
  readonly survey?: Survey;
  readonly answers?: number;
  readonly scenarios?: number;
  readonly seed?: number;
  readonly plans?: readonly { readonly name: string; readonly x: readonly number[] }[];
  readonly runs?: number;
  readonly repair?: 'redraw' | 'reset';
}

type Question = (asked: Asked, options: SolveOptions) => Result<unknown>;

export const QUESTIONS: Readonly<Record<string, Question>> = {
  evaluate: (asked) => evaluate(asked, asked.x ?? []),
  compare: (asked, options) => compare(asked, undefined, options),
  frontier: ({ goals, points, ...model }, options) => frontier(model, goals, { ...options, points }),
  counts: ({ points, ...model }, options) => byCount(model, { ...options, points }),
  regret: ({ plans = [], survey = [], scenarios, seed, ...model }, options) =>
    regret(model, plans, { ...options, survey, scenarios, seed }),
  survey: ({ survey = [], answers = 50, scenarios, seed, ...model }, options) =>
    surveyNext(model, { ...options, survey, answers, scenarios, seed }),
  family: (asked, options) => family(asked, options),
  genetic: (asked) => evolved(asked),
};

/** Runs with seeds from 1 on; mean, best and mean time beside what the source reports for its case. */
const evolved = ({ runs = 20, repair, ...model }: Asked): Result<unknown> => {
  const values: number[] = [];
  let best: { readonly value: number; readonly x: readonly number[] } | undefined;
  const begun = performance.now();
  for (let seed = 1; seed <= Math.max(1, runs); seed += 1) {
    const run = genetic(model, { seed, repair });
    if (!run.ok) return run;
    values.push(run.value.value);
    if (!best || run.value.value > best.value) best = run.value;
  }
  const seconds = (performance.now() - begun) / 1000 / values.length;
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return ok({
    runs: values.length,
    repair: repair ?? 'redraw',
    mean,
    best: best?.value,
    x: best?.x,
    seconds,
    source: SOURCE_RUNS,
  });
};
