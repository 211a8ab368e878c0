// The answer to "which variants, how many of each": a plan with its value, a bound no plan passes, and the gap between them.
import { fail, ok, problem, type Result } from '@onelot/base';
import { evaluation } from './evaluate.ts';
import { infeasible } from './infeasible.ts';
import { type Effort, gapOf, Meter, type Stopped } from './meter.ts';
import type { Model, Prepared } from './model.ts';
import { offering } from './offering.ts';
import { prepare } from './prepare.ts';
import type { Row } from './rows.ts';
import { type Answer, separable } from './separable.ts';

export interface SolveOptions extends Effort {
  /** Looks at multiples of this many pieces only; the bound still holds for every whole number. */
  readonly step?: number;
}

export interface Plan {
  /** Profit before the fixed cost. */
  readonly value: number;
  /** No plan earns more. */
  readonly bound: number;
  /** (bound - value) / |value|. */
  readonly gap: number;
  /** `exact`: nothing earns more; `bound`: nothing earns more than the bound. */
  readonly proof: 'exact' | 'bound';
  readonly x: readonly number[];
  readonly steps: number;
  /** Why the search ended before its proof. */
  readonly stopped?: Stopped;
}

/** Problems: those of the model; INFEASIBLE names limits no plan can keep together; STOPPED when none was found in time. */
export const solve = (model: Model, options: SolveOptions = {}): Result<Plan> => {
  const prepared = prepare(model);
  return prepared.ok ? solvePrepared(prepared.value, options) : prepared;
};

export const solvePrepared = (p: Prepared, options: SolveOptions = {}): Result<Plan> => {
  const meter = new Meter(options);
  const answer = answerOf(p, options, undefined, meter);
  if (answer.x) return ok(planOf(p, answer, meter));
  if (meter.stopped)
    return fail(
      problem('STOPPED', '', 'The work ended before a plan was found.', { steps: meter.steps, stopped: meter.stopped }),
    );
  return fail(infeasible(p));
};

/** The best plan within these rows instead of the model's own; undefined where there is none. */
export const planWithin = (p: Prepared, options: SolveOptions, rows: readonly Row[]): Plan | undefined => {
  const meter = new Meter(options);
  const answer = answerOf(p, options, rows, meter);
  return answer.x && planOf(p, answer, meter);
};

const answerOf = (p: Prepared, { step }: SolveOptions, rows: readonly Row[] | undefined, meter: Meter): Answer => {
  if (p.model.substitution) return offering(p, rows, meter);
  return separable(p, { threshold: p.share.map((w) => w * p.M), ...(rows && { rows }), ...(step && { step }) }, meter);
};

/** What is the same but for rounding counts as proven. */
const ROUNDING = 1e-12;

const planOf = (p: Prepared, answer: Answer, meter: Meter): Plan => {
  const x = Array.from(answer.x as Float64Array);
  const value = evaluation(p, x).profit;
  const exact = answer.bound - answer.value <= ROUNDING * (1 + Math.abs(value));
  const bound = exact ? value : Math.max(value, answer.bound);
  return {
    value,
    bound,
    gap: exact ? 0 : gapOf(value, bound),
    proof: exact ? 'exact' : 'bound',
    x,
    steps: meter.steps,
    ...(meter.stopped && !exact && { stopped: meter.stopped }),
  };
};
