// How a wide rule or amount is written: by what is left of it after each value. The same rest is written once, so a sum of many
// takes as many truths as it has part sums, not as many as it has combinations (decision diagrams; Bryant 1986).
import { span, TRUE, test } from '../expression/bounds.ts';
import { openOf } from '../expression/open.ts';
import { equal, reads, type Term, type Value, without } from '../expression/term.ts';
import type { Layout } from './layout.ts';

/** Raised where a network cannot be written out within its limits. */
export class TooWide extends Error {}

/** Rests written of one rule, and rests and values of one amount. */
const MOST_RESTS = 20_000;
const MOST_CHARGES = 2_000;

/** What a diagram is written to. */
export interface Sink {
  /** The literal that is true where a variable has this value number. */
  literal(variable: number, value: number): number;
  /** A new truth. */
  truth(): number;
  clause(literals: number[]): void;
}

/** A sum to be made small: a fixed part, and what each literal costs where it is true. */
export interface Amount {
  fixed: number;
  readonly costs: Map<number, number>;
}

export class Diagrams {
  private readonly open;

  constructor(
    private readonly layout: Layout,
    private readonly sink: Sink,
  ) {
    this.open = openOf(layout);
  }

  private values(variable: number): readonly unknown[] {
    return this.layout.variables[variable]?.values as readonly unknown[];
  }

  /** The literal that is true where a boolean term holds; or what it always is. */
  truth(term: Term): number | boolean {
    return new Rule(this.sink, (t) => this.settled(t), this.values.bind(this)).node(term);
  }

  /** Writes that a boolean term must hold. */
  demand(term: Term): void {
    const top = this.truth(term);
    if (top === true) return;
    this.sink.clause(top === false ? [] : [top]);
  }

  private settled(term: Term): boolean | undefined {
    const truth = test(term)(this.open);
    return truth === 3 ? undefined : truth === TRUE;
  }

  /** Adds `factor` times a number term to an amount. */
  add(amount: Amount, term: Term, factor: number): void {
    if (term.op === 'constant') amount.fixed += factor * (term.value as number);
    else if (term.op === 'table') this.addTable(amount, term.variable, term.table, factor);
    else if (term.op === '+' || term.op === '-') {
      this.add(amount, term.args[0] as Term, factor);
      this.add(amount, term.args[1] as Term, term.op === '+' ? factor : -factor);
    } else if (term.op === 'negate') this.add(amount, term.args[0] as Term, -factor);
    else this.addWide(amount, term, factor);
  }

  private addTable(amount: Amount, variable: number, table: readonly Value[], factor: number): void {
    const costs = this.values(variable).map((_, i) => factor * (table[i] as number));
    const least = Math.min(...costs);
    amount.fixed += least;
    costs.forEach((cost, i) => {
      if (cost > least) cost_(amount, this.sink.literal(variable, i), cost - least);
    });
  }

  private addWide(amount: Amount, term: Term, factor: number): void {
    const [low, high] = span(term)(this.open);
    const least = factor * (factor > 0 ? low : high);
    if (!Number.isFinite(least)) throw new TooWide();
    amount.fixed += least;
    const charge = (value: number): number => {
      const truth = this.sink.truth();
      cost_(amount, truth, factor * value - least);
      return truth;
    };
    const leaf = (t: Term): number | undefined => (t.op === 'constant' ? (t.value as number) : undefined);
    const free = (value: number): boolean => equal(factor * value, least);
    new Charge(this.sink, leaf, free, charge, this.values.bind(this)).node(term);
  }
}

const cost_ = ({ costs }: Amount, literal: number, cost: number): void =>
  void costs.set(literal, (costs.get(literal) ?? 0) + cost);

/** The first variable a term reads, left to right: so the parts of a sum fold together as they are fixed. */
const firstOf = (term: Term): number => reads(term).values().next().value as number;

/** A boolean term as truths that are equal to what is left of it. */
class Rule {
  private readonly known = new Map<string, number | boolean>();

  constructor(
    private readonly sink: Sink,
    private readonly settled: (term: Term) => boolean | undefined,
    private readonly values: (variable: number) => readonly unknown[],
  ) {}

  node(term: Term): number | boolean {
    const sure = this.settled(term);
    if (sure !== undefined) return sure;
    const variable = firstOf(term);
    const key = JSON.stringify(term);
    const before = this.known.get(key);
    if (before !== undefined) return before;
    if (this.known.size >= MOST_RESTS) throw new TooWide();
    const rests = this.values(variable).map((_, value) => this.node(without(term, variable, value)));
    const made = rests.every((rest) => rest === rests[0])
      ? (rests[0] as number | boolean)
      : this.joined(variable, rests);
    this.known.set(key, made);
    return made;
  }

  /** A truth that equals the rest that goes with the variable's value. */
  private joined(variable: number, rests: readonly (number | boolean)[]): number {
    const own = this.sink.truth();
    rests.forEach((rest, value) => {
      const not = this.sink.literal(variable, value) ^ 1;
      if (rest !== true) this.sink.clause(rest === false ? [own ^ 1, not] : [own ^ 1, not, rest]);
      if (rest !== false) this.sink.clause(rest === true ? [own, not] : [own, not, rest ^ 1]);
    });
    return own;
  }
}

/** A number term as truths that make its value be charged; one that is not forced need not be true. */
class Charge {
  private readonly known = new Map<string, number>();

  constructor(
    private readonly sink: Sink,
    private readonly leaf: (term: Term) => number | undefined,
    private readonly free: (value: number) => boolean,
    private readonly charge: (value: number) => number,
    private readonly values: (variable: number) => readonly unknown[],
  ) {}

  /** Writes the term as always due. */
  node(term: Term): void {
    for (const clause of this.due(term)) this.sink.clause(clause);
  }

  /** What must hold where a term is due. */
  private due(term: Term): number[][] {
    const value = this.leaf(term);
    if (value !== undefined) return this.free(value) ? [] : [[this.charged(value)]];
    const variable = firstOf(term);
    return this.values(variable).flatMap((_, i) => {
      const rest = this.rest(without(term, variable, i));
      return rest === undefined ? [] : [[this.sink.literal(variable, i) ^ 1, rest]];
    });
  }

  /** The truth that makes a rest due; undefined where it costs nothing. */
  private rest(term: Term): number | undefined {
    const value = this.leaf(term);
    if (value !== undefined) return this.free(value) ? undefined : this.charged(value);
    const key = JSON.stringify(term);
    const before = this.known.get(key);
    if (before !== undefined) return before;
    if (this.known.size >= MOST_CHARGES) throw new TooWide();
    const due = this.due(term);
    const own = this.sink.truth();
    for (const clause of due) this.sink.clause([own ^ 1, ...clause]);
    this.known.set(key, own);
    return own;
  }

  private charged(value: number): number {
    const key = `=${value}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    if (this.known.size >= MOST_CHARGES) throw new TooWide();
    const own = this.charge(value);
    this.known.set(key, own);
    return own;
  }
}
