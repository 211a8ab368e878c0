// Shares as they might be: draws around a survey, and what each quantity of each variant would then earn.
import { type Problem, pointer, problem, type Random, random } from '@onelot/base';
import { checkAmount, isList } from './check.ts';
import { gain } from './curve.ts';
import type { Model, Prepared } from './model.ts';
import { prepare } from './prepare.ts';

/** Answers counted per option of each factor. */
export type Survey = readonly (readonly number[])[];

/** Gamma(shape, 1): Marsaglia and Tsang (2000); below 1 by the power of a uniform. */
const gamma = (r: Random, shape: number): number => {
  if (shape < 1) return gamma(r, shape + 1) * (1 - r.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = r.normal();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - r.next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
};

/** Shares drawn from Dirichlet(counts + 1): what is believed after the survey, before which all shares were alike. */
export const drawShares = (r: Random, counts: readonly number[]): number[] => {
  const draws = counts.map((count) => gamma(r, count + 1));
  const sum = draws.reduce((a, b) => a + b, 0);
  const shares = draws.map((draw) => draw / sum);
  // The last takes the rounding, so that the sum is 1.
  shares[shares.length - 1] = Math.max(0, 1 - shares.slice(0, -1).reduce((a, b) => a + b, 0));
  return shares;
};

export const checkSurvey = (model: Model, survey: Survey): Problem[] => {
  const found: Problem[] = [];
  if (!model.factors || model.shares)
    return [problem('SURVEY', '/factors', 'A survey needs the shares of factors, not of variants.')];
  if (model.substitution)
    return [problem('SURVEY', '/substitution', 'Uncertain shares are not combined with substitution.')];
  if (!isList(survey) || survey.length !== model.factors.length)
    return [problem('SURVEY', '/survey', '/survey must list the answers of every factor.')];
  model.factors.forEach((factor, j) => {
    const counts = survey[j];
    if (!isList(counts) || counts.length !== factor.length)
      found.push(
        problem('SURVEY', pointer('survey', j), `The answers of factor ${j} must be one count for each option.`),
      );
    else
      counts.forEach((count, o) => {
        checkAmount(found, pointer('survey', j, o), count);
      });
  });
  return found;
};

/** One draw of every factor's shares; the same seed draws the same. */
export const drawModels = (model: Model, survey: Survey, scenarios: number, seed: number): Prepared[] => {
  const r = random(seed);
  return Array.from({ length: scenarios }, () => {
    const prepared = prepare({ ...model, factors: survey.map((counts) => drawShares(r, counts)) });
    if (!prepared.ok) throw new Error(prepared.problems[0]?.message);
    return prepared.value;
  });
};

export const profitOfPlan = (p: Prepared, x: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < p.count; i += 1) sum += gain(p, i, x[i] as number, p.M * (p.share[i] as number));
  return sum;
};
