// How a network becomes a formula with the same products: one truth a value, and for many values truths "at most this one" beside.
import { type Cnf, cnfOf } from '../boolean/cnf.ts';
import { FALSE, TRUE } from '../expression/bounds.ts';
import { type Open, openAll, openOf, openOnly } from '../expression/open.ts';
import { reads, type Term } from '../expression/term.ts';
import { Diagrams, TooWide } from './diagram.ts';
import type { Variable } from './layout.ts';
import type { Constraint, Network } from './network.ts';

/** A network as a formula, and how the two speak of the same. */
export interface NetworkFormula {
  readonly cnf: Cnf;
  /** By clause: the number of the rule it comes from, or -1 for what is so by definition. */
  readonly rules: Int32Array;
  /** By truth 1: it stands for a text's length or a cell of a range, which counts leave out. */
  readonly hidden: Uint8Array;
  /** The literal that is true where a variable has this value number; FREE for a variable that no rule reads. */
  readonly literal: (variable: number, value: number) => number;
}

/** Stands for the literal of a variable that no rule reads: it has any value beside all others. */
export const FREE = -1;

/** Clauses beyond which a network is not written out, and looks at its rules. */
const MOST_CLAUSES = 300_000;
const MOST_TESTS = 1_500_000;
/** Looks beyond which one rule is written by what is left of it instead of case by case. */
const MOST_CASES = 4_000;
/** From so many values on, truths "at most this one" keep the clauses few. */
const MANY = 6;

/** A formula in the making. */
export class Writer {
  private readonly clauses: number[][] = [];
  private readonly ruleOf: number[] = [];
  /** By network variable: its first truth, and its first "at most" truth or -1. */
  private readonly first: number[] = [];
  private readonly most: number[] = [];
  private readonly hidden: number[] = [];
  private readonly open: Open;
  private count = 0;
  private tests = 0;
  private rule = -1;
  /** Whether what is written hangs on something that counts leave out. */
  private hiding = false;
  readonly diagrams: Diagrams;

  /** Throws TooWide where it would take too many clauses. */
  constructor(
    private readonly network: Network,
    /** Variables that are written though no rule reads them. */
    also: Iterable<number> = [],
  ) {
    const { layout } = network;
    const read = new Set([...network.constraints.flatMap((c) => c.scope), ...also]);
    layout.variables.forEach((variable, v) => {
      if (!read.has(v)) {
        this.first.push(FREE);
        this.most.push(FREE);
        return;
      }
      const size = variable.values.length;
      this.first.push(this.count);
      const from = this.count;
      this.count += size === 2 ? 1 : size;
      this.most.push(size > MANY ? this.count : -1);
      if (size > MANY) this.count += size;
      if (this.isHidden(variable)) for (let truth = from; truth < this.count; truth++) this.hidden.push(truth);
      this.oneOf(v, size);
    });
    this.open = openOf(layout);
    this.diagrams = new Diagrams(layout, {
      literal: (variable, value) => this.literal(variable, value),
      truth: () => {
        if (this.hiding) this.hidden.push(this.count);
        return 2 * this.count++;
      },
      clause: (literals) => this.clause(literals),
    });
    for (const constraint of network.constraints) this.constraint(constraint);
  }

  private size(variable: number): number {
    return this.network.layout.variables[variable]?.values.length as number;
  }

  private clause(literals: number[]): void {
    if (this.clauses.length >= MOST_CLAUSES) throw new TooWide();
    this.clauses.push(literals);
    this.ruleOf.push(this.rule);
  }

  literal(variable: number, value: number): number {
    const first = this.first[variable] as number;
    if (first === FREE) return FREE;
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
      this.clause(all);
      for (const [i, a] of all.entries()) for (const b of all.slice(0, i)) this.clause([a ^ 1, b ^ 1]);
      return;
    }
    for (const [i, own] of all.entries()) {
      const now = this.atMost(v, i);
      this.clause([own ^ 1, now]);
      if (i === 0) this.clause([now ^ 1, own]);
      else {
        const before = this.atMost(v, i - 1);
        this.clause([before ^ 1, now]);
        this.clause([before ^ 1, own ^ 1]);
        this.clause([now ^ 1, before, own]);
      }
    }
    this.clause([this.atMost(v, size - 1)]);
  }

  /** Writes what a constraint forbids, case by case; where these are too many, by what is left of it after each value. */
  private constraint(constraint: Constraint): void {
    this.rule = constraint.rule;
    this.hiding = constraint.scope.some((v) => this.isHidden(this.network.layout.variables[v] as Variable));
    // The variable of most values comes last, in stretches.
    const scope = [...constraint.scope].sort((a, b) => this.size(a) - this.size(b));
    const before = this.clauses.length;
    const enough = this.tests + MOST_CASES;
    if (!this.branch(constraint, scope, 0, [], enough)) {
      this.clauses.length = before;
      this.ruleOf.length = before;
      this.diagrams.demand(constraint.term);
    }
    this.rule = -1;
    this.hiding = false;
  }

  /** False where it takes more looks than allowed. */
  private branch(
    c: Constraint,
    scope: readonly number[],
    at: number,
    path: readonly number[],
    enough: number,
  ): boolean {
    if (++this.tests > MOST_TESTS) throw new TooWide();
    const truth = c.test(this.open);
    if (truth === TRUE) return true;
    // What is undecided with everything fixed is left to whoever looks closer: it is never forbidden here.
    if (truth !== FALSE && at === scope.length) return true;
    if (truth === FALSE) {
      this.clause(path.map((literal) => literal ^ 1));
      return true;
    }
    if (this.tests > enough) return false;
    const variable = scope[at] as number;
    const size = this.size(variable);
    if (at === scope.length - 1 && size > MANY) return this.stretches(c, variable, size, path);
    for (let value = 0; value < size; value++) {
      openOnly(this.open, variable, value);
      const fine = this.branch(c, scope, at + 1, [...path, this.literal(variable, value)], enough);
      openAll(this.open, variable);
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
        openOnly(this.open, variable, value);
        bad = constraint.test(this.open) === FALSE;
        openAll(this.open, variable);
      }
      if (bad && from < 0) from = value;
      if (bad || from < 0) continue;
      const clause = path.map((literal) => literal ^ 1);
      if (from > 0) clause.push(this.atMost(variable, from - 1));
      if (value < size) clause.push(this.atMost(variable, value - 1) ^ 1);
      this.clause(clause);
      from = -1;
    }
    return true;
  }

  /** The literal that is true where a condition holds; or what it always is. */
  truth(condition: Term): number | boolean {
    const { variables } = this.network.layout;
    this.hiding = [...reads(condition)].some((v) => this.isHidden(variables[v] as Variable));
    const literal = this.diagrams.truth(condition);
    this.hiding = false;
    return literal;
  }

  private isHidden({ kind, option }: Variable): boolean {
    const type = this.network.layout.places[option]?.option.type;
    return kind === 'option' && (type === 'text' || type === 'range');
  }

  formula(): NetworkFormula {
    const hidden = new Uint8Array(this.count);
    for (const truth of this.hidden) hidden[truth] = 1;
    return {
      cnf: cnfOf(this.count, this.clauses),
      rules: Int32Array.from(this.ruleOf),
      hidden,
      literal: (variable, value) => this.literal(variable, value),
    };
  }
}
