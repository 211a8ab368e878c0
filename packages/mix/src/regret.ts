// Plans for uncertain shares: what each would miss against the best plan in hindsight, and which factor to ask about next.
import { fail, ok, problem, type Result, random } from '@onelot/base';
import { bestOnAverage, type Tables, tabulate } from './averaged.ts';
import { columns } from './columns.ts';
import { type Effort, Meter } from './meter.ts';
import type { Model, Prepared } from './model.ts';
import { prepare } from './prepare.ts';
import { checkSurvey, drawModels, drawShares, profitOfPlan, type Survey } from './scenarios.ts';
import { separable } from './separable.ts';

export interface RegretOptions extends Effort {
  readonly survey: Survey;
  /** Draws around the survey; 200 by default. */
  readonly scenarios?: number;
}

export interface PlanRegret {
  readonly name: string;
  readonly x: readonly number[];
  /** Mean profit over the scenarios. */
  readonly expected: number;
  readonly meanRegret: number;
  readonly maxRegret: number;
  /** Profit missed in each scenario; not negative. */
  readonly regrets: readonly number[];
}

export interface Regrets {
  /** `nominal`, `expected` (best on average), `robust` (least greatest regret), then the plans handed in. */
  readonly plans: readonly PlanRegret[];
  /** No plan's greatest regret over these scenarios is less. */
  readonly leastMaxRegret: number;
  readonly steps: number;
}

interface Scene {
  readonly nominal: Prepared;
  readonly drawn: readonly Prepared[];
  readonly best: readonly { readonly x: Float64Array; readonly value: number }[];
  readonly tables: Tables | undefined;
}

const thresholds = (p: Prepared) => p.share.map((w) => w * p.M);

const optimum = (p: Prepared, meter: Meter) => {
  const answer = separable(p, { threshold: thresholds(p) }, meter);
  return { x: answer.x ?? new Float64Array(p.count), value: answer.value };
};

/** Largest quantity of each variant worth making in some scenario if it were free of the budget. */
const largest = (scenarios: readonly Prepared[]): Float64Array => {
  const out = new Float64Array(scenarios[0]?.count ?? 0);
  for (const p of scenarios) {
    const cols = columns(p, { threshold: thresholds(p) });
    if (!cols) continue;
    for (let i = 0; i < p.count; i += 1)
      out[i] = Math.max(out[i] as number, cols.x[(cols.start[i + 1] as number) - 1] ?? 0);
  }
  return out;
};

/** Regrets of three plans of ours and of those handed in. Problems: those of the model and of the survey. */
export const regret = (
  model: Model,
  plans: readonly { readonly name: string; readonly x: readonly number[] }[],
  options: RegretOptions,
): Result<Regrets> => {
  const prepared = prepare(model);
  if (!prepared.ok) return prepared;
  const problems = checkSurvey(model, options.survey);
  if (problems.length) return fail(...problems);
  const wrong = plans.findIndex((plan) => plan.x.length !== prepared.value.count);
  if (wrong >= 0)
    return fail(problem('MIX_LENGTH', `/plans/${wrong}/x`, 'A plan must have a quantity for every variant.'));
  const meter = new Meter(options);
  const drawn = drawModels(model, options.survey, options.scenarios ?? 200, options.seed ?? 1);
  const scene: Scene = {
    nominal: prepared.value,
    drawn,
    best: drawn.map((p) => optimum(p, meter)),
    tables: tabulate(drawn, largest(drawn)),
  };
  const ours = [{ name: 'nominal', x: Array.from(optimum(scene.nominal, meter).x) }, ...averaged(scene, meter)];
  const robust = leastRegret(scene, ours, meter);
  const all = [...ours, { name: 'robust', x: robust.x }, ...plans];
  return ok({
    plans: all.map(({ name, x }) => judged(scene, name, x)),
    leastMaxRegret: robust.bound,
    steps: meter.steps,
  });
};

const averaged = ({ nominal, drawn, tables }: Scene, meter: Meter): { name: string; x: number[] }[] => {
  if (!tables) return [];
  const answer = bestOnAverage(nominal, tables, new Float64Array(drawn.length).fill(1 / drawn.length), meter);
  return answer.x ? [{ name: 'expected', x: Array.from(answer.x) }] : [];
};

const judged = ({ drawn, best }: Scene, name: string, x: readonly number[]): PlanRegret => {
  const profits = drawn.map((p) => profitOfPlan(p, x));
  const regrets = profits.map((profit, s) => Math.max(0, (best[s]?.value ?? 0) - profit));
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  return {
    name,
    x,
    expected: mean(profits),
    meanRegret: mean(regrets),
    maxRegret: regrets.reduce((a, b) => Math.max(a, b), 0),
    regrets,
  };
};

/**
 * Weights on the scenarios move towards those a plan misses most (multiplicative weights); each weighting's best plan is a
 * candidate, and its value a proof: no plan's greatest regret is less than the weighted one of the best plan.
 */
const leastRegret = (scene: Scene, known: readonly { readonly x: readonly number[] }[], meter: Meter) => {
  const { drawn, best, tables, nominal } = scene;
  const candidates = [...known.map(({ x }) => x), ...best.slice(0, 60).map(({ x }) => Array.from(x))];
  let least = { x: candidates[0] as readonly number[], max: Number.POSITIVE_INFINITY };
  const consider = (x: readonly number[]) => {
    const one = judged(scene, '', x);
    if (one.maxRegret < least.max) least = { x, max: one.maxRegret };
    return one;
  };
  for (const x of candidates) consider(x);
  let bound = 0;
  let weights = new Float64Array(drawn.length).fill(1 / drawn.length);
  for (let turn = 0; tables && turn < 40 && !meter.stopped; turn += 1) {
    const answer = bestOnAverage(nominal, tables, weights, meter);
    if (!answer.x) break;
    const hindsight = weights.reduce((sum, w, s) => sum + w * (best[s]?.value ?? 0), 0);
    bound = Math.max(bound, hindsight - answer.bound);
    const { regrets, maxRegret } = consider(Array.from(answer.x));
    const rate = 2 / (1 + turn / 8);
    weights = weights.map((w, s) => w * Math.exp((rate * (regrets[s] as number)) / Math.max(maxRegret, 1e-9)));
    const sum = weights.reduce((a, b) => a + b, 0);
    weights = weights.map((w) => w / sum);
  }
  return { x: least.x, bound: Math.min(bound, least.max) };
};

export interface SurveyOptions extends Effort {
  readonly survey: Survey;
  /** Answers more per factor. */
  readonly answers: number;
  /** Draws for each expectation; 60 by default. */
  readonly scenarios?: number;
  /** Answers imagined per factor; 24 by default. */
  readonly imagined?: number;
}

export interface SurveyValue {
  readonly factor: number;
  /** Expected profit gained by `answers` more answers about this factor, best plan after against best plan before. */
  readonly value: number;
  /** Its part of the sum over the factors, 0 to 1. */
  readonly part: number;
}

/** Factors by the expected value of more answers, best first. The same draws serve before and after, so noise cancels. */
export const surveyNext = (model: Model, options: SurveyOptions): Result<readonly SurveyValue[]> => {
  const prepared = prepare(model);
  if (!prepared.ok) return prepared;
  const problems = checkSurvey(model, options.survey);
  if (problems.length) return fail(...problems);
  if (!Number.isInteger(options.answers) || options.answers < 1)
    return fail(problem('MIX_VALUE', '/answers', '/answers must be a whole number of at least 1.'));
  const p = prepared.value;
  const meter = new Meter(options);
  const { survey, scenarios = 60, imagined = 24, seed = 1 } = options;
  const plan = (counts: Survey, from: number) => {
    const drawn = drawModels(model, counts, scenarios, from);
    const tables = tabulate(drawn, largest(drawn));
    const even = new Float64Array(scenarios).fill(1 / scenarios);
    const answer = tables && bestOnAverage(p, tables, even, meter);
    return { drawn, x: answer?.x ?? new Float64Array(p.count), value: answer?.value ?? 0 };
  };
  const before = plan(survey, seed);
  const values = survey.map((counts, factor) => {
    const r = random(seed + 7919 * (factor + 1));
    let sum = 0;
    for (let k = 0; k < imagined; k += 1) {
      const more = answersOf(r, drawShares(r, counts), options.answers);
      const after = plan(
        survey.with(
          factor,
          counts.map((count, o) => count + (more[o] as number)),
        ),
        seed,
      );
      const kept = after.drawn.reduce((total, one) => total + profitOfPlan(one, before.x), 0) / scenarios;
      sum += Math.max(0, after.value - kept);
    }
    return { factor, value: sum / imagined };
  });
  const total = values.reduce((sum, { value }) => sum + value, 0);
  return ok(
    values
      .map((one) => ({ ...one, part: total > 0 ? one.value / total : 0 }))
      .sort((a, b) => b.value - a.value || a.factor - b.factor),
  );
};

/** So many answers from customers with these shares, counted per option. */
const answersOf = (r: ReturnType<typeof random>, shares: readonly number[], answers: number): number[] => {
  const counts = shares.map(() => 0);
  for (let k = 0; k < answers; k += 1) {
    let at = r.next();
    let option = 0;
    while (option < shares.length - 1 && at >= (shares[option] as number)) {
      at -= shares[option] as number;
      option += 1;
    }
    counts[option]! += 1;
  }
  return counts;
};
