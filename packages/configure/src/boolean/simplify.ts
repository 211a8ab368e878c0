// How a formula is made smaller without losing or gaining a product: fixed truths, truths that are always equal, idle clauses.
import { type Cnf, clauseOf, cnfOf } from './cnf.ts';
import { equalLiterals } from './equal.ts';
import { Solver, type Steps } from './solver.ts';
import { withoutIdle } from './subsume.ts';

/** A variable's literal always has this value: of the smaller formula a literal, or one of these. */
export const ALWAYS = -1;
export const NEVER = -2;

export interface Simplified {
  /** Over the variables that are left. */
  readonly cnf: Cnf;
  /** By variable of the given formula: the literal of `cnf` its truth equals, or ALWAYS or NEVER. */
  readonly truth: Int32Array;
}

/** Undefined where nothing meets the formula. Counts are kept: each product of `cnf` is one of the given formula. */
export const simplify = (given: Cnf, steps: Steps): Simplified | undefined => {
  let cnf = tidy(given);
  let truth = Int32Array.from({ length: given.variables }, (_, v) => 2 * v);
  for (let round = 0; round < 4; round++) {
    const solver = new Solver(cnf.variables, steps);
    for (let c = 0; c + 1 < cnf.start.length; c++) solver.add(clauseOf(cnf, c));
    if (!solver.fine || solver.propagate() !== -1 || !probe(solver)) return undefined;
    const same = equalLiterals(solver);
    if (!same) return undefined;
    const before = cnf.variables;
    const step = renumber(solver, same);
    cnf = withoutIdle(rewritten(cnf, step.truth, step.variables), steps);
    truth = truth.map((literal) => through(step.truth, literal));
    if (cnf.variables === before) break;
  }
  return { cnf, truth };
};

/** What a literal is by a table of positive literals. */
export const through = (truth: Int32Array, literal: number): number => {
  if (literal < 0) return literal;
  const to = truth[literal >> 1] as number;
  return (literal & 1) === 0 ? to : to >= 0 ? to ^ 1 : to === ALWAYS ? NEVER : ALWAYS;
};

/** Clauses without doubled literals and without those that are true by themselves. */
const tidy = (cnf: Cnf): Cnf => {
  const clauses: Int32Array[] = [];
  for (let c = 0; c + 1 < cnf.start.length; c++) {
    const literals = Int32Array.from(new Set(clauseOf(cnf, c))).sort();
    if (!literals.some((literal, i) => i > 0 && literal >> 1 === (literals[i - 1] as number) >> 1))
      clauses.push(literals);
  }
  return cnfOf(cnf.variables, clauses);
};

/** Fixes every literal whose negation breaks a clause at once; false where nothing is left. Stops where steps run short. */
const probe = (solver: Solver): boolean => {
  const floor = solver.steps.left * 0.8;
  for (let again = true; again; ) {
    again = false;
    for (let literal = 0; literal < 2 * solver.variables; literal++) {
      if (solver.value[literal] !== 0 || solver.steps.left < floor) continue;
      // What follows from nothing further can break nothing.
      solver.decide(literal);
      const broken = solver.propagate();
      solver.back(0);
      if (broken === -1) continue;
      solver.add([literal ^ 1]);
      again = true;
      if (!solver.fine || solver.propagate() !== -1) return false;
    }
  }
  return true;
};

const renumber = (solver: Solver, same: Int32Array): { truth: Int32Array; variables: number } => {
  const truth = new Int32Array(solver.variables);
  let variables = 0;
  for (let v = 0; v < solver.variables; v++) {
    if (solver.value[2 * v] !== 0) truth[v] = solver.value[2 * v] === 1 ? ALWAYS : NEVER;
    else if (same[v] === 2 * v) truth[v] = 2 * variables++;
  }
  for (let v = 0; v < solver.variables; v++) {
    const literal = same[v] as number;
    if (solver.value[2 * v] === 0 && literal !== 2 * v) truth[v] = (truth[literal >> 1] as number) ^ (literal & 1);
  }
  return { truth, variables };
};

const rewritten = (cnf: Cnf, truth: Int32Array, variables: number): Cnf => {
  const clauses: number[][] = [];
  for (let c = 0; c + 1 < cnf.start.length; c++) {
    const literals = [...new Set(Array.from(clauseOf(cnf, c), (literal) => through(truth, literal)))];
    const left = literals.filter((literal) => literal !== NEVER).sort((a, b) => a - b);
    const idle = left.some((literal, i) => literal === ALWAYS || (i > 0 && left[i - 1] === (literal ^ 1)));
    if (!idle) clauses.push(left);
  }
  return cnfOf(variables, clauses);
};
