// The public face of the product mix engine: which variants to offer and how many of each to make.
export { checkModel } from './check.ts';
export { apportion, type Compared, compare, type Way } from './compare.ts';
export { type Evaluation, evaluate, type VariantResult } from './evaluate.ts';
export { type Family, family } from './family.ts';
export { byCount, type FrontierOptions, frontier, type Goal, type Point } from './frontier.ts';
export { type Evolved, type GeneticOptions, genetic, SOURCE_RUNS } from './genetic.ts';
export type { Effort, Stopped } from './meter.ts';
export * from './model.ts';
export { PUBLISHED } from './published.ts';
export {
  type PlanRegret,
  type RegretOptions,
  type Regrets,
  regret,
  type SurveyOptions,
  type SurveyValue,
  surveyNext,
} from './regret.ts';
export type { Survey } from './scenarios.ts';
export { type Plan, type SolveOptions, solve } from './solve.ts';
