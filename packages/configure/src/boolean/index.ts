// The boolean core by itself: formulas read, compiled and asked.

export { readFormula, writeFormula } from './artifact.ts';
export { type Cnf, clauseCount, cnfOf } from './cnf.ts';
export { type Dimacs, readDimacs } from './dimacs.ts';
export { type CompiledFormula, compileFormula, type FormulaOptions, Reasoner, voidCore } from './formula.ts';
export { StepsRanOut } from './knowledge.ts';
