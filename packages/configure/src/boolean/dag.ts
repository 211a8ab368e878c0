// What a compiled formula is: a graph of decisions in which every question is one pass (decision-DNNF; Darwiche 2001).

/**
 * Node n stands for all ways to meet one independent part of the formula. Each of its one or two edges is one way to decide
 * it: the edge's literals hold, its free variables may be either, and each of its children, which share no variable, is met
 * in its own way. All edges of a node speak of the same variables. Children have lower numbers; the last node is the whole.
 */
export interface Dag {
  readonly variables: number;
  /** Edges of node n: `edgeStart[n] ... edgeStart[n + 1] - 1`; so for the rest, by edge. */
  readonly edgeStart: Int32Array;
  readonly literalStart: Int32Array;
  readonly literals: Int32Array;
  readonly freeStart: Int32Array;
  readonly free: Int32Array;
  readonly childStart: Int32Array;
  readonly children: Int32Array;
}

export const nodeCount = (dag: Dag): number => dag.edgeStart.length - 1;
export const edgeCount = (dag: Dag): number => dag.literalStart.length - 1;
