// How many products there are, and in which share of them a truth holds: passes over the graph, with whole numbers of any size.
import { type Dag, edgeCount, nodeCount } from './dag.ts';

/** Number of ways to meet each node, the last being the whole. */
export const countNodes = (dag: Dag, hidden: Uint8Array): bigint[] => {
  const counts: bigint[] = new Array(nodeCount(dag));
  for (let n = 0; n < counts.length; n++) counts[n] = waysOf(dag, n, counts, hidden);
  return counts;
};

/** Hidden truths are decided last: a node that decides one has only such below it, and is met once or not at all. */
const waysOf = (
  dag: Dag,
  n: number,
  counts: readonly bigint[],
  hidden: Uint8Array,
  wrong?: Int32Array,
  denied?: Uint8Array,
): bigint => {
  const { edgeStart, freeStart, free, childStart, children } = dag;
  let sum = 0n;
  for (let e = edgeStart[n] as number; e < (edgeStart[n + 1] as number); e++) {
    if (wrong?.[e]) continue;
    let product = 1n;
    for (let c = childStart[e] as number; c < (childStart[e + 1] as number); c++)
      product *= counts[children[c] as number] as bigint;
    let open = 0;
    for (let i = freeStart[e] as number; i < (freeStart[e + 1] as number); i++) {
      const v = free[i] as number;
      if (!hidden[v] && !(denied && fixed(denied, v))) open++;
    }
    sum += product << BigInt(open);
  }
  return sum > 1n && n < counts.length - 1 && decidesHidden(dag, n, hidden) ? 1n : sum;
};

/** A node below the whole decides a truth: of all those it settles at once, each is hidden only where that one is. */
const decidesHidden = ({ edgeStart, literalStart, literals }: Dag, n: number, hidden: Uint8Array): boolean => {
  const e = edgeStart[n] as number;
  for (let i = literalStart[e] as number; i < (literalStart[e + 1] as number); i++)
    if (!hidden[(literals[i] as number) >> 1]) return false;
  return true;
};

const fixed = (denied: Uint8Array, variable: number): boolean =>
  denied[2 * variable] === 1 || denied[2 * variable + 1] === 1;

/**
 * The same beside choices: `wrong` edges cannot be had, by literal `denied` those whose negation was chosen. Only nodes
 * that the choices change are counted again; the others are taken from `base`.
 */
export const countUnder = (
  dag: Dag,
  wrong: Int32Array,
  denied: Uint8Array,
  base: readonly bigint[],
  hidden: Uint8Array,
): bigint => {
  const counts: bigint[] = new Array(nodeCount(dag));
  const changed = new Uint8Array(nodeCount(dag));
  for (let n = 0; n < counts.length; n++) {
    changed[n] = touched(dag, n, wrong, denied, changed) ? 1 : 0;
    counts[n] = changed[n] ? waysOf(dag, n, counts, hidden, wrong, denied) : (base[n] as bigint);
  }
  return counts[counts.length - 1] as bigint;
};

const touched = (dag: Dag, n: number, wrong: Int32Array, denied: Uint8Array, changed: Uint8Array): boolean => {
  for (let e = dag.edgeStart[n] as number; e < (dag.edgeStart[n + 1] as number); e++) {
    if (wrong[e]) return true;
    for (let i = dag.freeStart[e] as number; i < (dag.freeStart[e + 1] as number); i++)
      if (fixed(denied, dag.free[i] as number)) return true;
    for (let c = dag.childStart[e] as number; c < (dag.childStart[e + 1] as number); c++)
      if (changed[dag.children[c] as number]) return true;
  }
  return false;
};

/**
 * By variable: in which share of the products beside the choices it is true, 0 to 1. Counts are kept as logarithms to base
 * 2, so a share is exact to about ten digits.
 */
export const shares = (dag: Dag, wrong: Int32Array, denied: Uint8Array): Float64Array => {
  const { edgeStart, freeStart, free, childStart, children } = dag;
  const edges = new Float64Array(edgeCount(dag)).fill(Number.NEGATIVE_INFINITY);
  const nodes = new Float64Array(nodeCount(dag));
  for (let n = 0; n < nodes.length; n++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let e = edgeStart[n] as number; e < (edgeStart[n + 1] as number); e++) {
      if (wrong[e]) continue;
      let log = 0;
      for (let i = freeStart[e] as number; i < (freeStart[e + 1] as number); i++)
        if (!fixed(denied, free[i] as number)) log++;
      for (let c = childStart[e] as number; c < (childStart[e + 1] as number); c++)
        log += nodes[children[c] as number] as number;
      edges[e] = log;
      most = Math.max(most, log);
    }
    let sum = 0;
    for (let e = edgeStart[n] as number; e < (edgeStart[n + 1] as number); e++)
      sum += 2 ** ((edges[e] as number) - most);
    nodes[n] = most === Number.NEGATIVE_INFINITY ? most : most + Math.log2(sum);
  }
  return handedDown(dag, edges, nodes, denied);
};

/** From the whole to its parts: which share of the products takes an edge, and so makes its literals true. */
const handedDown = (dag: Dag, edges: Float64Array, nodes: Float64Array, denied: Uint8Array): Float64Array => {
  const { edgeStart, literalStart, literals, freeStart, free, childStart, children } = dag;
  const share = new Float64Array(dag.variables);
  const weight = new Float64Array(nodes.length);
  weight[nodes.length - 1] = 1;
  for (let n = nodes.length - 1; n >= 0; n--) {
    const own = weight[n] as number;
    if (own === 0) continue;
    for (let e = edgeStart[n] as number; e < (edgeStart[n + 1] as number); e++) {
      const part = own * 2 ** ((edges[e] as number) - (nodes[n] as number));
      if (part === 0) continue;
      for (let i = literalStart[e] as number; i < (literalStart[e + 1] as number); i++)
        if (((literals[i] as number) & 1) === 0) share[(literals[i] as number) >> 1]! += part;
      for (let i = freeStart[e] as number; i < (freeStart[e + 1] as number); i++) {
        const v = free[i] as number;
        share[v]! += part * (denied[2 * v + 1] ? 1 : denied[2 * v] ? 0 : 0.5);
      }
      for (let c = childStart[e] as number; c < (childStart[e + 1] as number); c++)
        weight[children[c] as number]! += part;
    }
  }
  return share.map((part) => Math.min(1, part));
};
