// The public face of the product mix engine: which variants to offer and how many of each to make.
export { checkModel } from './check.ts';
export { apportion, type Compared, compare, type Way } from './compare.ts';
export { type Evaluation, evaluate, type VariantResult } from './evaluate.ts';
export type { Effort, Stopped } from './meter.ts';
export * from './model.ts';
export { type Plan, type SolveOptions, solve } from './solve.ts';
