// Answers from the compiled graph: what changes with a choice is followed, everything else is one pass.
import { type Best, cheapest, leastWith, smallestGivenUp } from './best.ts';
import { countNodes, countUnder, shares } from './count.ts';
import type { Dag } from './dag.ts';
import type { Knowledge } from './knowledge.ts';
import { Support } from './support.ts';

export class GraphKnowledge implements Knowledge {
  readonly exact = true;
  readonly support: Support;
  private choices: readonly number[] = [];
  /** By literal: whether its negation was chosen, which its free edges do not tell. */
  private readonly denied: Uint8Array;
  private base: bigint[] | undefined;

  constructor(
    readonly dag: Dag,
    /** By variable 1: left out of counts; decided last in the graph. */
    private readonly hidden: Uint8Array = new Uint8Array(dag.variables),
  ) {
    this.support = new Support(dag);
    this.denied = new Uint8Array(2 * dag.variables);
  }

  move(choices: readonly number[]): number {
    const { support } = this;
    let common = 0;
    while (common < this.choices.length && this.choices[common] === choices[common]) common++;
    const before = support.touched;
    support.back(common);
    for (const literal of this.choices.slice(common)) this.denied[literal ^ 1] = 0;
    for (const literal of choices) this.denied[literal ^ 1] = 1;
    for (const literal of choices.slice(common)) support.choose(literal);
    this.choices = [...choices];
    return support.touched - before;
  }

  possible(literal: number): boolean {
    return this.denied[literal] === 0 && this.support.possible(literal);
  }

  product(literals: readonly number[]): Uint8Array | undefined {
    return this.cheapest(literals, new Float64Array(2 * this.dag.variables))?.product;
  }

  smallest(wanted: readonly number[], soft: ReadonlyMap<number, number>, limit: number): number[][] | undefined {
    return smallestGivenUp(this.dag, wanted, soft, limit);
  }

  cheapest(literals: readonly number[], costs: Float64Array): (Best & { proven: boolean }) | undefined {
    const all = costs.slice();
    for (const literal of literals) all[literal ^ 1] = Number.POSITIVE_INFINITY;
    const best = cheapest(this.dag, all);
    return best.cost === Number.POSITIVE_INFINITY ? undefined : { ...best, proven: true };
  }

  fewestLost(choices: readonly number[]): [Float64Array, number] {
    const costs = new Float64Array(2 * this.dag.variables);
    for (const literal of choices) costs[literal ^ 1]!++;
    return leastWith(this.dag, costs);
  }

  count(): bigint {
    this.base ??= countNodes(this.dag, this.hidden);
    return countUnder(this.dag, this.support.wrong, this.denied, this.base, this.hidden);
  }

  shares(): Float64Array {
    return shares(this.dag, this.support.wrong, this.denied);
  }
}
