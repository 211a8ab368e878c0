// What a formula is: clauses over numbered truths, of which every product must meet all.
import { joined } from './lists.ts';

/**
 * A formula in conjunctive normal form. Variables count from 0; the literal of variable v is 2v where it must be true and
 * 2v + 1 where it must be false. Clause c holds `literals[start[c]] ... literals[start[c + 1] - 1]`.
 */
export interface Cnf {
  readonly variables: number;
  readonly start: Int32Array;
  readonly literals: Int32Array;
}

export const clauseCount = (cnf: Cnf): number => cnf.start.length - 1;
/** The clauses as lists, for code that is asked seldom. */
export const clauseOf = (cnf: Cnf, clause: number): Int32Array =>
  cnf.literals.subarray(cnf.start[clause], cnf.start[clause + 1]);

export const cnfOf = (variables: number, clauses: readonly ArrayLike<number>[]): Cnf => {
  const [start, literals] = joined(clauses);
  return { variables, start, literals };
};
