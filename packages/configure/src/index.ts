// The configurator's engine: from a product model to valid choices, reasons, repairs, prices and the variant that is made.

export * from './boolean/index.ts';
export { validateModel, validatePublicModel } from './check/model.ts';
export { type Difference, differences } from './differences.ts';
export { type Node as ExpressionNode, parse as parseExpression } from './expression/parse.ts';
export { type Locale, local, showNumber } from './expression/template.ts';
export type { ExpressionError } from './expression/tokens.ts';
export { canonical, sha256 } from './hash.ts';
export * from './model.ts';
export { total, validatePriceBook } from './price.ts';
export { type Validated, validate } from './products.ts';
export { publicModel } from './public.ts';
export type { Objective } from './session/best.ts';
export {
  type Artifact,
  type Compiled,
  type CompileOptions,
  compile,
  readCompiled,
  writeCompiled,
} from './session/compiled.ts';
export { open } from './session/session.ts';
export type {
  BestCompletion,
  ChosenValue,
  Conflict,
  Count,
  Domain,
  Dropped,
  FormulaValue,
  Goal,
  Outcome,
  Repair,
  Scene,
  Session,
  Share,
  State,
} from './session/types.ts';
export { fromUvl, type UvlModel } from './uvl/clauses.ts';
export { type Variant, type VariantBomLine, type VariantOperation, variant } from './variant.ts';
export { type Variety, type VarietyLine, variety } from './variety.ts';
