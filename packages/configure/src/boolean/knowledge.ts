// The questions that both ways of reasoning answer alike: the compiled graph at once, search where the graph was too large.

/** Raised where the steps run out; turned into an answer that says so at the border. */
export class StepsRanOut extends Error {}

/** Knows one formula. Literals are of the simplified formula. Choices are true literals, in the order they were made. */
export interface Knowledge {
  /** Whether counts and shares are exact. */
  readonly exact: boolean;
  /** Moves to choices that can be met together; answers how many nodes, edges or clauses that touched. */
  move(choices: readonly number[]): number;
  /** Whether a literal can be true beside the choices. */
  possible(literal: number): boolean;
  /** A product, by variable 1 or 0, in which these are true; undefined where there is none. */
  product(literals: readonly number[]): Uint8Array | undefined;
  /** All smallest sets of `soft` literals, by the sum of their costs, without which `wanted` can be met; undefined: none. */
  smallest(wanted: readonly number[], soft: ReadonlyMap<number, number>, limit: number): number[][] | undefined;
  /** The product of least cost among those with these literals. */
  cheapest(
    literals: readonly number[],
    costs: Float64Array,
  ): { cost: number; product: Uint8Array; proven: boolean } | undefined;
  /** By literal: how many of the choices a product with it gives up at least; and the least of all. Only a graph knows it. */
  fewestLost?(choices: readonly number[]): [Float64Array, number];
  /** How many products keep to the choices; undefined where that is not known. */
  count(): bigint | undefined;
  /** By variable: the share of products in which it is true, beside the choices. */
  shares(): Float64Array;
}
