// How a network becomes a formula with the same products: one truth a value, and for many values truths "at most this one" beside.
import { type Cnf, cnfOf } from '../boolean/cnf.ts';
import { FALSE, type Open, TRUE } from '../expression/bounds.ts';
import type { Constraint, Network } from './network.ts';

/** A network as a formula, and how the two speak of the same. */
export interface NetworkFormula {
  readonly cnf: Cnf;
  /** The literal that is true where a variable has this value number. */
  readonly literal: (variable: number, value: number) => number;
}

/** Clauses beyond which a network is not written out. */
const MOST_CLAUSES = 150_000;
const MOST_TESTS = 1_500_000;
/** From so many values on, truths "at most this one" keep the clauses few. */
const MANY = 6;

/** Undefined where it would take too many clauses. */
export const networkFormula = (network: Network): NetworkFormula | undefined => {
  const writer = new Writer(network);
  for (const constraint of network.constraints) if (!writer.constraint(constraint)) return undefined;
  return writer.formula();
};

class Writer {
  private readonly clauses: number[][] = [];
  /** By network variable: its first truth, and its first "at most" truth or -1. */
  private readonly first: number[] = [];
  private readonly most: number[] = [];
  private readonly open: Open;
  private count = 0;
  private tests = 0;

  constructor(private readonly network: Network) {
    const { variables } = network.layout;
    const start = new Int32Array(variables.length);
    let values = 0;
    variables.forEach((variable, v) => {
      start[v] = values;
      values += variable.values.length;
      this.first.push(this.count);
      const size = variable.values.length;
      this.count += size === 2 ? 1 : size;
      this.most.push(size > MANY ? this.count : -1);
      if (size > MANY) this.count += size;
      this.oneOf(v, size);
    });
    this.open = { live: new Uint8Array(values).fill(1), start, focus: -1, focusAt: 0 };
  }

  private size(variable: number): number {
    return this.network.layout.variables[variable]?.values.length as number;
  }

  literal(variable: number, value: number): number {
    const first = this.first[variable] as number;
    // Of two values one truth tells both.
    return this.size(variable) === 2 ? 2 * first + 1 - value : 2 * (first + value);
  }

  /** "At most this value", only of variables with many. */
  private atMost(variable: number, value: number): number {
    return 2 * ((this.most[variable] as number) + value);
  }

  /** Exactly one of a variable's values. */
  private oneOf(v: number, size: number): void {
    if (size === 2) return;
    const all = Array.from({ length: size }, (_, i) => this.literal(v, i));
    if (size <= MANY) {
      this.clauses.push(all);
      for (const [i, a] of all.entries()) for (const b of all.slice(0, i)) this.clauses.push([a ^ 1, b ^ 1]);
      return;
    }
    for (const [i, own] of all.entries()) {
      const now = this.atMost(v, i);
      this.clauses.push([own ^ 1, now]);
      if (i === 0) this.clauses.push([now ^ 1, own]);
      else {
        const before = this.atMost(v, i - 1);
        this.clauses.push([before ^ 1, now], [before ^ 1, own ^ 1], [now ^ 1, before, own]);
      }
    }
    this.clauses.push([this.atMost(v, size - 1)]);
  }

  /** Writes what a constraint forbids; false where that is too much. The variable of most values comes last, in stretches. */
  constraint(constraint: Constraint): boolean {
    const scope = [...constraint.scope].sort((a, b) => this.size(a) - this.size(b));
    return this.branch(constraint, scope, 0, []);
  }

  private branch(constraint: Constraint, scope: readonly number[], at: number, path: readonly number[]): boolean {
    if (++this.tests > MOST_TESTS || this.clauses.length > MOST_CLAUSES) return false;
    const truth = constraint.test(this.open);
    if (truth === TRUE) return true;
    if (truth === FALSE) {
      this.clauses.push(path.map((literal) => literal ^ 1));
      return true;
    }
    const variable = scope[at] as number;
    const size = this.size(variable);
    if (at === scope.length - 1 && size > MANY) return this.stretches(constraint, variable, size, path);
    for (let value = 0; value < size; value++) {
      this.only(variable, value);
      const fine = this.branch(constraint, scope, at + 1, [...path, this.literal(variable, value)]);
      this.all(variable);
      if (!fine) return false;
    }
    return true;
  }

  /** Forbids values that follow each other by one clause. */
  private stretches(constraint: Constraint, variable: number, size: number, path: readonly number[]): boolean {
    let from = -1;
    for (let value = 0; value <= size; value++) {
      let bad = false;
      if (value < size) {
        this.tests++;
        this.only(variable, value);
        bad = constraint.test(this.open) === FALSE;
        this.all(variable);
      }
      if (bad && from < 0) from = value;
      if (bad || from < 0) continue;
      const clause = path.map((literal) => literal ^ 1);
      if (from > 0) clause.push(this.atMost(variable, from - 1));
      if (value < size) clause.push(this.atMost(variable, value - 1) ^ 1);
      this.clauses.push(clause);
      from = -1;
    }
    return true;
  }

  private only(variable: number, value: number): void {
    const from = this.open.start[variable] as number;
    this.open.live.fill(0, from, from + this.size(variable));
    this.open.live[from + value] = 1;
  }

  private all(variable: number): void {
    const from = this.open.start[variable] as number;
    this.open.live.fill(1, from, from + this.size(variable));
  }

  formula(): NetworkFormula {
    return { cnf: cnfOf(this.count, this.clauses), literal: (variable, value) => this.literal(variable, value) };
  }
}
