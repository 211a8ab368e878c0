// A formula ready for questions: simplified, and compiled to a graph where the limits allow it.
import type { Cnf } from './cnf.ts';
import { type Compilation, compileCnf } from './compile.ts';
import { type Core, coreOf } from './conflict.ts';
import { type Dag, nodeCount } from './dag.ts';
import { GraphKnowledge } from './graph.ts';
import type { Knowledge } from './knowledge.ts';
import { separators } from './order.ts';
import { SearchKnowledge } from './pool.ts';
import { ALWAYS, NEVER, type Simplified, simplify, through } from './simplify.ts';
import type { Steps } from './solver.ts';

export interface FormulaOptions {
  /** Steps the compilation may take; about twenty million a second. Default 1,200 million. */
  readonly maxSteps?: number;
  /** Nodes the graph may have. Default two million. */
  readonly maxNodes?: number;
  /** Steps one question may take where there is no graph. Default 200 million. */
  readonly maxStepsEach?: number;
  readonly shouldStop?: () => boolean;
  /** By variable 1: products that differ only in these are counted as one. They are decided last, which makes that exact. */
  readonly hidden?: Uint8Array;
}

/** All that questions need; typed arrays only, so that it can be written down. */
export interface CompiledFormula {
  readonly cnf: Cnf;
  readonly simplified: Simplified;
  /** Undefined where the limits were met. */
  readonly dag?: Dag;
  /** By variable of the simplified formula 1: left out of counts. */
  readonly hidden: Uint8Array;
  readonly stepsTaken: number;
}

const MAX_STEPS = 1_200_000_000;
const MAX_NODES = 2_000_000;
const MAX_STEPS_EACH = 200_000_000;

/** `undefined` where nothing meets the formula. */
export const compileFormula = (cnf: Cnf, options: FormulaOptions = {}): CompiledFormula | undefined => {
  const steps: Steps = { left: options.maxSteps ?? MAX_STEPS };
  const given = steps.left;
  const simplified = simplify(cnf, steps);
  if (!simplified) return undefined;
  const weights = separators(simplified.cnf, steps);
  const hidden = hiddenIn(simplified, options.hidden);
  hidden.forEach((is, v) => {
    if (is) weights[v] = LAST;
  });
  const limits = { steps, maxNodes: options.maxNodes ?? MAX_NODES, shouldStop: options.shouldStop };
  const made: Compilation = compileCnf(simplified.cnf, limits, weights);
  if ('void' in made) return undefined;
  return { cnf, simplified, dag: 'dag' in made ? made.dag : undefined, hidden, stepsTaken: given - steps.left };
};

/** Lower than any number of clauses could make up for. */
const LAST = -1e12;

/** A simplified truth is hidden where all it stands for are. */
const hiddenIn = ({ cnf, truth }: Simplified, hidden: Uint8Array | undefined): Uint8Array => {
  const found = new Uint8Array(cnf.variables);
  if (!hidden) return found;
  found.fill(1);
  truth.forEach((literal, v) => {
    if (literal >= 0 && !hidden[v]) found[literal >> 1] = 0;
  });
  return found;
};

export type Answer =
  | { readonly ok: true; readonly touched: number }
  | { readonly ok: false; readonly core: Core; readonly repairs: readonly (readonly number[])[] };

/** Questions about a formula, in its own literals. Choices are a list that grows; the same list may be asked again. */
export class Reasoner {
  readonly knowledge: Knowledge;

  constructor(
    readonly compiled: CompiledFormula,
    private readonly options: FormulaOptions = {},
    /** Only for comparing both ways: reason by search though there is a graph. */
    bySearch = false,
  ) {
    const { dag, simplified } = compiled;
    this.knowledge =
      dag && !bySearch
        ? new GraphKnowledge(dag, compiled.hidden)
        : new SearchKnowledge(simplified.cnf, options.maxStepsEach ?? MAX_STEPS_EACH);
  }

  get variables(): number {
    return this.compiled.cnf.variables;
  }

  /** Nodes of the graph; 0 where there is none. */
  get nodes(): number {
    return this.compiled.dag ? nodeCount(this.compiled.dag) : 0;
  }

  private inner(literal: number): number {
    return through(this.compiled.simplified.truth, literal);
  }

  /** Choices as the simplified formula knows them; undefined where one of them is impossible by itself. */
  private inners(choices: readonly number[]): number[] | undefined {
    const found = new Set<number>();
    for (const choice of choices) {
      const literal = this.inner(choice);
      if (literal === NEVER) return undefined;
      if (literal >= 0) found.add(literal);
    }
    return [...found];
  }

  /** Moves to choices that go together; answers how much of the graph that touched. */
  move(choices: readonly number[]): number {
    return this.knowledge.move(this.inners(choices) as number[]);
  }

  /** Whether a literal can be true beside the choices moved to. */
  possible(literal: number): boolean {
    const inner = this.inner(literal);
    return inner >= 0 ? this.knowledge.possible(inner) : inner === ALWAYS;
  }

  /** By variable, beside the choices moved to: 0 free, 1 always true, 2 always false. */
  standings(): Uint8Array {
    const inner = new Uint8Array(this.compiled.simplified.cnf.variables);
    for (let v = 0; v < inner.length; v++)
      inner[v] = !this.knowledge.possible(2 * v + 1) ? 1 : !this.knowledge.possible(2 * v) ? 2 : 0;
    return Uint8Array.from(this.compiled.simplified.truth, (literal) => {
      if (literal < 0) return literal === ALWAYS ? 1 : 2;
      const own = inner[literal >> 1] as number;
      return own === 0 || (literal & 1) === 0 ? own : 3 - own;
    });
  }

  /** Takes one more choice: moves there, or tells why not and which of the earlier ones to give up. */
  choose(choices: readonly number[], next: number, limit = 10): Answer {
    this.move(choices);
    if (this.possible(next)) return { ok: true, touched: this.move([...choices, next]) };
    return { ok: false, core: this.conflict([...choices, next]), repairs: this.repairs(choices, next, limit) };
  }

  /** Of choices that do not go together: choices and clauses of which none can be left out. */
  conflict(choices: readonly number[]): Core {
    let kept = [...choices];
    // The latest choice is in question last: it is the one that was refused.
    for (const choice of choices.slice(0, -1)) {
      const rest = kept.filter((each) => each !== choice);
      if (!this.product(rest)) kept = rest;
    }
    const near = this.product(kept.slice(0, -1)) as Uint8Array;
    return coreOf(this.compiled.cnf, kept, near, this.stepsEach());
  }

  private stepsEach(): Steps {
    return { left: this.options.maxStepsEach ?? MAX_STEPS_EACH };
  }

  /** All smallest sets of earlier choices to give up so that `next` can be had, at most `limit`. */
  repairs(choices: readonly number[], next: number, limit = 10, cost?: (choice: number) => number): number[][] {
    const wanted = this.inners([next]);
    if (!wanted) return [];
    const soft = new Map<number, number>();
    const behind = new Map<number, number[]>();
    for (const choice of choices) {
      const literal = this.inner(choice);
      if (literal < 0) continue;
      soft.set(literal, (soft.get(literal) ?? 0) + (cost?.(choice) ?? 1));
      behind.set(literal, [...(behind.get(literal) ?? []), choice]);
    }
    const sets = this.knowledge.smallest(wanted, soft, limit) ?? [];
    // In the order the choices were made.
    const place = (choice: number): number => choices.indexOf(choice);
    return sets
      .map((set) => set.flatMap((literal) => behind.get(literal) as number[]).sort((a, b) => place(a) - place(b)))
      .sort((a, b) => place(a[0] ?? 0) - place(b[0] ?? 0));
  }

  /** A product with these literals, by variable 1 or 0; undefined where there is none. */
  product(literals: readonly number[]): Uint8Array | undefined {
    const inner = this.inners(literals);
    const found = inner && this.knowledge.product(inner);
    return found && this.outer(found);
  }

  private outer(product: Uint8Array): Uint8Array {
    return Uint8Array.from(this.compiled.simplified.truth, (literal) =>
      literal < 0
        ? literal === ALWAYS
          ? 1
          : 0
        : (literal & 1) === 0
          ? (product[literal >> 1] as number)
          : 1 - (product[literal >> 1] as number),
    );
  }

  /** The product of least cost with these literals. `costs`: by literal of the formula, finite. */
  cheapest(
    literals: readonly number[],
    costs: Float64Array,
  ): { cost: number; product: Uint8Array; proven: boolean } | undefined {
    const inner = this.inners(literals);
    if (!inner) return undefined;
    const own = new Float64Array(2 * this.compiled.simplified.cnf.variables);
    let always = 0;
    for (let literal = 0; literal < costs.length; literal++) {
      const to = this.inner(literal);
      if (to >= 0) own[to]! += costs[literal] as number;
      else if (to === ALWAYS) always += costs[literal] as number;
    }
    const best = this.knowledge.cheapest(inner, own);
    return best && { cost: best.cost + always, product: this.outer(best.product), proven: best.proven };
  }

  /**
   * Of each literal, in the order asked: how many of these choices a product with it gives up at least; Infinity where none
   * has it. Undefined where there is no graph to tell it at once.
   */
  fewestLost(choices: readonly number[], asked: readonly number[]): number[] | undefined {
    const inner = choices.map((literal) => this.inner(literal));
    const lost = this.knowledge.fewestLost?.(inner.filter((literal) => literal >= 0));
    if (!lost) return undefined;
    const [all, least] = lost;
    const hopeless = inner.filter((literal) => literal === NEVER).length;
    return asked.map((literal) => {
      const own = this.inner(literal);
      return own >= 0 ? (all[own] as number) + hopeless : own === ALWAYS ? least + hopeless : Number.POSITIVE_INFINITY;
    });
  }

  /** How many products keep to the choices moved to; undefined where the formula was too large to count. */
  count(): bigint | undefined {
    return this.knowledge.count();
  }

  /** By variable: the share of products in which it is true, beside the choices moved to. */
  shares(): Float64Array {
    const inner = this.knowledge.shares();
    return Float64Array.from(this.compiled.simplified.truth, (literal) =>
      literal < 0
        ? literal === ALWAYS
          ? 1
          : 0
        : (literal & 1) === 0
          ? (inner[literal >> 1] as number)
          : 1 - (inner[literal >> 1] as number),
    );
  }
}

/** Clauses that cannot be met together, none of which can be left out; for a formula that nothing meets. */
export const voidCore = (cnf: Cnf, steps: Steps = { left: MAX_STEPS }): readonly number[] =>
  coreOf(cnf, [], new Uint8Array(cnf.variables), steps).clauses;
