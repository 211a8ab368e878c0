// Answers by search where no graph could be had: products found so far prove most truths possible, search settles the rest.
import { type Cnf, clauseOf } from './cnf.ts';
import { type Knowledge, StepsRanOut } from './knowledge.ts';
import { NO, Solver, STOPPED, type Steps } from './solver.ts';

/** Products kept; older ones are dropped. */
const MOST = 4000;

export class SearchKnowledge implements Knowledge {
  readonly exact = false;
  private readonly solver: Solver;
  private readonly known: Uint8Array[] = [];
  private choices: readonly number[] = [];
  /** By literal: 1 proven possible beside the choices, -1 proven impossible, 0 not asked. */
  private readonly can: Int8Array;

  /** `stepsEach`: most steps one question may take. */
  constructor(
    private readonly cnf: Cnf,
    private readonly stepsEach: number,
    private readonly steps: Steps = { left: 0 },
  ) {
    this.solver = new Solver(cnf.variables, steps);
    for (let c = 0; c + 1 < cnf.start.length; c++) this.solver.add(clauseOf(cnf, c));
    this.can = new Int8Array(2 * cnf.variables);
    this.move([]);
  }

  move(choices: readonly number[]): number {
    const more = this.choices.every((literal, i) => choices[i] === literal);
    const { can } = this;
    this.choices = [...choices];
    for (let literal = 0; literal < can.length; literal++) if (!more || can[literal] === 1) can[literal] = 0;
    for (const product of this.known) if (keeps(product, choices)) this.note(product);
    if (this.known.length === 0) this.find([]);
    return this.cnf.start.length - 1;
  }

  possible(literal: number): boolean {
    if (this.can[literal] === 0) {
      if (!this.find([...this.choices, literal], true)) this.can[literal] = -1;
    }
    return this.can[literal] === 1;
  }

  product(literals: readonly number[]): Uint8Array | undefined {
    return this.known.findLast((product) => keeps(product, literals)) ?? this.find(literals);
  }

  /** Searches a product; `curious`: with truths that were not yet seen possible. */
  private find(literals: readonly number[], curious = false): Uint8Array | undefined {
    const { solver, can } = this;
    this.steps.left = this.stepsEach;
    if (curious)
      for (let v = 0; v < this.cnf.variables; v++)
        if (can[2 * v] === 0) solver.phase[v] = 0;
        else if (can[2 * v + 1] === 0) solver.phase[v] = 1;
    const found = solver.search(undefined, literals);
    if (found === STOPPED) throw new StepsRanOut();
    if (found === NO) return undefined;
    const product = Uint8Array.from(solver.phase, (phase, v) => {
      const value = solver.value[2 * v] as number;
      return value === 0 ? 1 - phase : value === 1 ? 1 : 0;
    });
    if (this.known.length >= MOST) this.known.shift();
    this.known.push(product);
    if (keeps(product, this.choices)) this.note(product);
    return product;
  }

  private note(product: Uint8Array): void {
    for (let v = 0; v < product.length; v++) this.can[2 * v + 1 - (product[v] as number)] = 1;
  }

  /** Sets that hit every conflict met so far, smallest first; each that fails shows one more conflict. */
  smallest(wanted: readonly number[], soft: ReadonlyMap<number, number>, limit: number): number[][] | undefined {
    const conflicts: number[][] = [];
    const found = new Map<string, number[]>();
    let most = 0;
    let next = Number.POSITIVE_INFINITY;
    let hopeless = false;
    const reach = (given: readonly number[], cost: number): void => {
      if (found.size >= limit || hopeless) return;
      let conflict = conflicts.find((each) => !each.some((literal) => given.includes(literal)));
      if (!conflict) {
        const kept = [...soft.keys()].filter((literal) => !given.includes(literal));
        if (this.product([...wanted, ...kept])) {
          const set = [...given].sort((a, b) => a - b);
          found.set(set.join(), set);
          return;
        }
        conflict = this.solver.failed.filter((literal) => kept.includes(literal));
        if (conflict.length === 0) hopeless = true;
        conflicts.push(conflict);
      }
      for (const literal of conflict) {
        const more = cost + (soft.get(literal) as number);
        if (more > most) next = Math.min(next, more);
        else reach([...given, literal], more);
      }
    };
    for (;;) {
      reach([], 0);
      if (hopeless) return undefined;
      if (found.size > 0) return [...found.values()];
      most = next;
      next = Number.POSITIVE_INFINITY;
    }
  }

  cheapest(
    literals: readonly number[],
    costs: Float64Array,
  ): { cost: number; product: Uint8Array; proven: boolean } | undefined {
    for (let v = 0; v < this.cnf.variables; v++)
      this.solver.phase[v] = (costs[2 * v] as number) < (costs[2 * v + 1] as number) ? 0 : 1;
    const product = this.find(literals);
    if (!product) return undefined;
    let cost = 0;
    for (let v = 0; v < product.length; v++) cost += costs[2 * v + 1 - (product[v] as number)] as number;
    return { cost, product, proven: false };
  }

  count(): undefined {
    return undefined;
  }

  shares(): Float64Array {
    const kept = this.known.filter((product) => keeps(product, this.choices));
    const sum = new Float64Array(this.cnf.variables);
    for (const product of kept)
      for (let v = 0; v < product.length; v++) sum[v]! += (product[v] as number) / kept.length;
    return sum;
  }
}

const keeps = (product: Uint8Array, literals: readonly number[]): boolean =>
  literals.every((literal) => product[literal >> 1] === 1 - (literal & 1));
