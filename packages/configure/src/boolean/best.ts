// The cheapest product, and the smallest sets of choices to give up: one pass over the graph each, so both are proven.
import { type Dag, edgeCount, nodeCount } from './dag.ts';

/** Cost of each literal where it is true; Infinity forbids it. */
export type Costs = Float64Array;

export interface Best {
  /** Total cost; Infinity where everything is forbidden. */
  readonly cost: number;
  /** By variable: 1 where it is true. */
  readonly product: Uint8Array;
}

interface Priced {
  readonly edges: Float64Array;
  readonly nodes: Float64Array;
}

/** The least cost of every edge and node. */
const priced = (dag: Dag, costs: Costs): Priced => {
  const { edgeStart, literalStart, literals, freeStart, free, childStart, children } = dag;
  const edges = new Float64Array(edgeCount(dag));
  const nodes = new Float64Array(nodeCount(dag));
  for (let n = 0; n < nodes.length; n++) {
    let least = Number.POSITIVE_INFINITY;
    for (let e = edgeStart[n] as number; e < (edgeStart[n + 1] as number); e++) {
      let sum = 0;
      for (let i = literalStart[e] as number; i < (literalStart[e + 1] as number); i++)
        sum += costs[literals[i] as number] as number;
      for (let i = freeStart[e] as number; i < (freeStart[e + 1] as number); i++) {
        const yes = costs[2 * (free[i] as number)] as number;
        const no = costs[2 * (free[i] as number) + 1] as number;
        sum += Math.min(yes, no);
      }
      for (let i = childStart[e] as number; i < (childStart[e + 1] as number); i++)
        sum += nodes[children[i] as number] as number;
      edges[e] = sum;
      if (sum < least) least = sum;
    }
    nodes[n] = least;
  }
  return { edges, nodes };
};

/** The product of least total cost; among equals the first in the graph's order. */
export const cheapest = (dag: Dag, costs: Costs): Best => {
  const { edges, nodes } = priced(dag, costs);
  const product = new Uint8Array(dag.variables);
  const cost = nodes[nodes.length - 1] as number;
  if (cost === Number.POSITIVE_INFINITY) return { cost, product };
  const below = [nodes.length - 1];
  for (let n = below.pop(); n !== undefined; n = below.pop()) {
    let e = dag.edgeStart[n] as number;
    while (edges[e] !== nodes[n]) e++;
    for (let i = dag.literalStart[e] as number; i < (dag.literalStart[e + 1] as number); i++) {
      const literal = dag.literals[i] as number;
      product[literal >> 1] = 1 - (literal & 1);
    }
    for (let i = dag.freeStart[e] as number; i < (dag.freeStart[e + 1] as number); i++) {
      const v = dag.free[i] as number;
      product[v] = (costs[2 * v] as number) < (costs[2 * v + 1] as number) ? 1 : 0;
    }
    for (let i = dag.childStart[e] as number; i < (dag.childStart[e + 1] as number); i++)
      below.push(dag.children[i] as number);
  }
  return { cost, product };
};

/**
 * All smallest (by total cost) sets of literals to give up so that `wanted` holds, at most `limit`; undefined where giving
 * up all is not enough. `soft`: literals kept if possible, with the cost of giving each up (above 0).
 */
export const smallestGivenUp = (
  dag: Dag,
  wanted: readonly number[],
  soft: ReadonlyMap<number, number>,
  limit: number,
): number[][] | undefined => {
  const costs = new Float64Array(2 * dag.variables);
  for (const [literal, cost] of soft) costs[literal ^ 1] = cost;
  for (const literal of wanted) costs[literal ^ 1] = Number.POSITIVE_INFINITY;
  const { edges, nodes } = priced(dag, costs);
  if (nodes[nodes.length - 1] === Number.POSITIVE_INFINITY) return undefined;
  const known = new Map<number, number[][]>();
  /** The sets of a node that costs something; all below it are known. */
  const setsOf = (n: number): number[][] => {
    const found = new Map<string, number[]>();
    for (let e = dag.edgeStart[n] as number; e < (dag.edgeStart[n + 1] as number) && found.size < limit; e++) {
      if (edges[e] !== nodes[n]) continue;
      const own: number[] = [];
      for (let i = dag.literalStart[e] as number; i < (dag.literalStart[e + 1] as number); i++)
        if ((costs[dag.literals[i] as number] as number) > 0) own.push((dag.literals[i] as number) ^ 1);
      for (let i = dag.freeStart[e] as number; i < (dag.freeStart[e + 1] as number); i++) {
        const yes = 2 * (dag.free[i] as number);
        const taken = (costs[yes] as number) < (costs[yes + 1] as number) ? yes : yes + 1;
        if ((costs[taken] as number) > 0) own.push(taken ^ 1);
      }
      let sets = [own];
      for (const child of costly(dag, nodes, e)) {
        const more = known.get(child) as number[][];
        sets = sets.flatMap((a) => more.map((b) => [...a, ...b])).slice(0, limit);
      }
      for (const set of sets) {
        set.sort((a, b) => a - b);
        found.set(set.join(), set);
      }
    }
    return [...found.values()].slice(0, limit);
  };
  const path = [nodes.length - 1];
  while (path.length > 0) {
    const n = path[path.length - 1] as number;
    const missing: number[] = [];
    for (let e = dag.edgeStart[n] as number; e < (dag.edgeStart[n + 1] as number); e++)
      if (edges[e] === nodes[n]) for (const child of costly(dag, nodes, e)) if (!known.has(child)) missing.push(child);
    if (missing.length > 0) path.push(...missing);
    else {
      if (!known.has(n)) known.set(n, setsOf(n));
      path.pop();
    }
  }
  return known.get(nodes.length - 1);
};

/** An edge's children that cost something; the others give nothing up. */
const costly = (dag: Dag, nodes: Float64Array, edge: number): number[] => {
  const found: number[] = [];
  for (let i = dag.childStart[edge] as number; i < (dag.childStart[edge + 1] as number); i++)
    if ((nodes[dag.children[i] as number] as number) > 0) found.push(dag.children[i] as number);
  return found;
};

/**
 * By literal: the least cost of a product in which it is true (Infinity: none), and the least of all. One pass up for what is
 * below each node, one down for what is around it.
 */
export const leastWith = (dag: Dag, costs: Costs): [Float64Array, number] => {
  const { edgeStart, literalStart, literals, freeStart, free, childStart, children } = dag;
  const { edges, nodes } = priced(dag, costs);
  const whole = nodes[nodes.length - 1] as number;
  const least = new Float64Array(2 * dag.variables).fill(Number.POSITIVE_INFINITY);
  /** By node: the least cost of all that is not below it. */
  const around = new Float64Array(nodes.length).fill(Number.POSITIVE_INFINITY);
  around[nodes.length - 1] = 0;
  const note = (literal: number, cost: number): void => {
    if (cost < (least[literal] as number)) least[literal] = cost;
  };
  for (let n = nodes.length - 1; n >= 0; n--) {
    for (let e = edgeStart[n] as number; e < (edgeStart[n + 1] as number); e++) {
      const total = (around[n] as number) + (edges[e] as number);
      if (total === Number.POSITIVE_INFINITY) continue;
      for (let i = literalStart[e] as number; i < (literalStart[e + 1] as number); i++)
        note(literals[i] as number, total);
      for (let i = freeStart[e] as number; i < (freeStart[e + 1] as number); i++) {
        const yes = 2 * (free[i] as number);
        const [a, b] = [costs[yes] as number, costs[yes + 1] as number];
        note(yes, total + a - Math.min(a, b));
        note(yes + 1, total + b - Math.min(a, b));
      }
      for (let i = childStart[e] as number; i < (childStart[e + 1] as number); i++) {
        const child = children[i] as number;
        around[child] = Math.min(around[child] as number, total - (nodes[child] as number));
      }
    }
  }
  return [least, whole];
};
