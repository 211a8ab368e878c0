// What is known of a network: its formula, compiled once, and the questions asked of it in value numbers.
import { type Cnf, clauseOf, cnfOf } from '../boolean/cnf.ts';
import { type CompiledFormula, compileFormula, Reasoner } from '../boolean/formula.ts';
import { StepsRanOut } from '../boolean/knowledge.ts';
import { Solver, STOPPED, YES } from '../boolean/solver.ts';
import { FALSE } from '../expression/bounds.ts';
import { type Open, openOf, openOnly } from '../expression/open.ts';
import type { PublicModel } from '../model.ts';
import { FREE, type NetworkFormula, Writer } from './clauses.ts';
import { TooWide } from './diagram.ts';
import { type Constraint, type Network, networkOf } from './network.ts';

/** Value numbers that a choice fixes. */
export type Fix = readonly (readonly [number, number])[];

/** A full assignment of value numbers, by variable. */
export type Product = Int32Array;

export interface ReasonLimits {
  /** Steps one question may take where there is no graph; about twenty million a second. */
  readonly maxSteps: number;
  /** Steps and nodes the graph may take. */
  readonly maxGraphSteps: number;
  readonly maxNodes: number;
  readonly shouldStop?: () => boolean;
}

/** Products kept where there is no graph, and how many of them are tried with one value changed. */
const MOST_KNOWN = 256;
const MOST_CHANGED = 8;

/** A model's network and its formula; undefined where its rules are too wide to be written out. */
export const writtenOf = (model: PublicModel): { network: Network; formula: NetworkFormula } | undefined => {
  try {
    const network = networkOf(model);
    return { network, formula: new Writer(network).formula() };
  } catch (stop) {
    if (stop instanceof TooWide) return undefined;
    throw stop;
  }
};

export const graphOf = (cnf: Cnf, hidden: Uint8Array, limits: ReasonLimits): CompiledFormula | undefined => {
  const { maxGraphSteps: maxSteps, maxNodes, shouldStop } = limits;
  return compileFormula(cnf, { maxSteps, maxNodes, hidden, ...(shouldStop ? { shouldStop } : {}) });
};

export class Reason {
  readonly reasoner: Reasoner;
  private moved: Fix = [];
  private readonly known: Product[] = [];
  /** Known products that keep to the choices moved to; they prove values possible without search. */
  private pool: Product[] = [];
  /** The constraints of each variable. */
  private readonly touching: Constraint[][];
  private readonly open: Open;

  constructor(
    readonly network: Network,
    readonly formula: NetworkFormula,
    readonly compiled: CompiledFormula,
    readonly limits: ReasonLimits,
    /** Only for comparing both ways: answer by search though there is a graph. */
    bySearch = false,
  ) {
    this.open = openOf(network.layout);
    this.touching = network.layout.variables.map((_, v) => network.constraints.filter((c) => c.scope.includes(v)));
    this.reasoner = new Reasoner(compiled, { maxStepsEach: limits.maxSteps }, bySearch);
  }

  /** Undefined where no product meets the rules. */
  static of(network: Network, formula: NetworkFormula, limits: ReasonLimits): Reason | undefined {
    const compiled = graphOf(formula.cnf, formula.hidden, limits);
    return compiled && new Reason(network, formula, compiled, limits);
  }

  /** Whether every answer is at hand; else search is asked, which may run out of steps. */
  get graph(): boolean {
    return this.reasoner.knowledge.exact;
  }

  literals(fixed: readonly Fix[]): number[] {
    return fixed
      .flatMap((fix) => fix.map(([variable, value]) => this.formula.literal(variable, value)))
      .filter((literal) => literal !== FREE);
  }

  /** A product with these choices; undefined where there is none. */
  product(fixed: readonly Fix[]): Product | undefined {
    const found = this.reasoner.product(this.literals(fixed));
    return found && this.read(found, fixed.flat());
  }

  /** Truths as value numbers; `fixed` tells those of variables that no rule reads, of which others have their first value. */
  private read(truths: Uint8Array, fixed: Fix): Product {
    const product = Int32Array.from(this.network.layout.variables, ({ values }, v) =>
      values.findIndex((_, value) => {
        const literal = this.formula.literal(v, value);
        return literal === FREE || truths[literal >> 1] === 1 - (literal & 1);
      }),
    );
    for (const [variable, value] of fixed) product[variable] = value;
    if (!this.graph) this.note(product);
    return product;
  }

  private note(product: Product): void {
    this.known.push(product);
    if (this.known.length > MOST_KNOWN) this.known.shift();
    if (this.keeps(product)) this.pool.push(product);
  }

  private keeps(product: Product): boolean {
    return this.moved.every(([variable, value]) => product[variable] === value);
  }

  /** Moves to choices that go together; then `possible` speaks beside them. */
  beside(fixed: readonly Fix[]): void {
    this.moved = fixed.flat();
    if (this.graph) {
      this.reasoner.move(this.literals(fixed));
      return;
    }
    this.narrow();
    this.pool = this.known.filter((product) => this.keeps(product));
    if (this.pool.length === 0) this.product(fixed);
  }

  possible(variable: number, value: number): boolean {
    const literal = this.formula.literal(variable, value);
    if (this.graph && literal !== FREE) return this.reasoner.possible(literal);
    const own = this.moved.find(([v]) => v === variable);
    if (own) return own[1] === value;
    if (literal === FREE || this.seen(variable, value)) return true;
    return !this.refuted(variable, value) && this.found(variable, value);
  }

  /** Whether a single rule forbids the value with what is fixed: so no search need be asked. */
  private refuted(variable: number, value: number): boolean {
    const { open } = this;
    open.focus = variable;
    open.focusAt = value;
    const refuted = (this.touching[variable] as Constraint[]).some((c) => c.test(open) === FALSE);
    open.focus = -1;
    return refuted;
  }

  /** What is open beside the choices moved to, as far as they fix it themselves. */
  private narrow(): void {
    this.open.live.fill(1);
    for (const [variable, value] of this.moved) openOnly(this.open, variable, value);
  }

  /** Whether a known product has the value, or has it with nothing else changed. */
  private seen(variable: number, value: number): boolean {
    const { pool } = this;
    for (let i = pool.length - 1; i >= 0; i--) if (pool[i]?.[variable] === value) return true;
    for (let i = pool.length - 1; i >= Math.max(0, pool.length - MOST_CHANGED); i--) {
      const product = pool[i] as Product;
      const before = product[variable] as number;
      product[variable] = value;
      const holds = (this.touching[variable] as Constraint[]).every((c) => c.holds(product));
      product[variable] = before;
      if (holds) return true;
    }
    return false;
  }

  private found(variable: number, value: number): boolean {
    return this.product([this.moved, [[variable, value]]]) !== undefined;
  }

  /**
   * The product with these choices, which must go together, that has the first possible value of each wish in turn. Variables
   * without a wish are as they come.
   */
  preferred(fixed: readonly Fix[], wishes: readonly (readonly [number, readonly number[]])[]): Product {
    const all = [...fixed];
    this.beside(all);
    for (const [variable, values] of wishes) {
      const wanted = values.find((value) => this.possible(variable, value)) as number;
      all.push([[variable, wanted]]);
      this.beside(all);
    }
    return this.product(all) as Product;
  }

  /** The product of least cost with these choices. `costs`: by literal of the formula, not negative. */
  cheapest(fixed: readonly Fix[], costs: Float64Array): { product: Product; proven: boolean } | undefined {
    const found = this.reasoner.cheapest(this.literals(fixed), costs);
    return found && { product: this.read(found.product, fixed.flat()), proven: found.proven };
  }

  /** How many products have these choices, which must go together, texts counted once; undefined where that is not known. */
  count(fixed: readonly Fix[]): bigint | undefined {
    const literals = this.literals(fixed);
    const open = unreadWays(this.network, this.formula, fixed);
    if (this.graph) {
      this.reasoner.move(literals);
      return open * (this.reasoner.count() as bigint);
    }
    // What the choices leave may be small enough for a graph of its own.
    const { cnf, hidden } = this.formula;
    const clauses = Array.from({ length: cnf.start.length - 1 }, (_, c) => clauseOf(cnf, c));
    const rest = graphOf(cnfOf(cnf.variables, [...clauses, ...literals.map((l) => [l])]), hidden, this.limits);
    return rest?.dag ? open * (new Reasoner(rest).count() as bigint) : undefined;
  }
}

/** In how many ways what no rule reads can be chosen beside these choices. */
export const unreadWays = ({ layout }: Network, formula: NetworkFormula, fixed: readonly Fix[]): bigint => {
  const { variables, places } = layout;
  const chosen = new Set(fixed.flatMap((fix) => fix.map(([variable]) => variable)));
  const sizes = variables.map(({ kind, option, values }, v) =>
    formula.literal(v, 0) !== FREE ||
    chosen.has(v) ||
    (kind === 'option' && ['text', 'range'].includes(places[option]?.option.type as string))
      ? 1
      : values.length,
  );
  return sizes.reduce((product, size) => product * BigInt(size), 1n);
};

/** A minimal set of rule numbers that makes the fixed values impossible together. */
export class Blame {
  private readonly solver: Solver;

  constructor(
    private readonly network: Network,
    private readonly formula: NetworkFormula,
    private readonly steps: number,
  ) {
    const { cnf, rules } = formula;
    this.solver = new Solver(cnf.variables + network.rules.length, { left: steps });
    for (let c = 0; c + 1 < cnf.start.length; c++) {
      const rule = rules[c] as number;
      const clause = [...new Set(clauseOf(cnf, c))];
      if (clause.some((literal) => clause.includes(literal ^ 1))) continue;
      // Each rule has a switch that turns its clauses off.
      this.solver.add(rule < 0 ? clause : [...clause, 2 * (cnf.variables + rule) + 1]);
    }
  }

  of(fixed: readonly Fix[]): number[] {
    const { literal, cnf } = this.formula;
    const chosen = fixed
      .flatMap((fix) => fix.map(([variable, value]) => literal(variable, value)))
      .filter((each) => each !== FREE);
    let kept = this.network.rules.map((_, rule) => rule);
    for (const rule of [...kept]) {
      const fewer = kept.filter((each) => each !== rule);
      this.solver.steps.left = this.steps;
      const found = this.solver.search(undefined, [...chosen, ...fewer.map((each) => 2 * (cnf.variables + each))]);
      if (found === STOPPED) throw new StepsRanOut();
      if (found !== YES) kept = fewer;
    }
    return kept;
  }
}
