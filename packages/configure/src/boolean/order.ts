// Which variables to decide first: those that hold a formula together, found by taking it apart from its thin ends
// (elimination order, smallest fill first; the weights by depth below the tree's centroid follow Korhonen and Järvisalo 2021).
import { type Cnf, clauseOf } from './cnf.ts';
import type { Steps } from './solver.ts';

/** How much a variable's place in the tree counts beside the number of clauses it is in. */
const PULL = 1000;

/** By variable: the higher the earlier. Where the steps run short the order is by fewest neighbours, and then by none. */
export const separators = (cnf: Cnf, steps: Steps): Float64Array => {
  const work = { left: Math.min(steps.left / 10, 10_000_000) };
  const given = work.left;
  const { order, bags } = eliminate(graphOf(cnf), work);
  steps.left -= given - Math.max(0, work.left);
  return depths(cnf.variables, order, bags);
};

const graphOf = (cnf: Cnf): Set<number>[] => {
  const graph = Array.from({ length: cnf.variables }, () => new Set<number>());
  for (let c = 0; c + 1 < cnf.start.length; c++) {
    const clause = clauseOf(cnf, c);
    for (const a of clause) for (const b of clause) if (a !== b) graph[a >> 1]?.add(b >> 1);
  }
  return graph;
};

interface Elimination {
  readonly order: number[];
  /** By variable: its neighbours when it was taken out. */
  readonly bags: number[][];
}

/** Takes out the variable whose neighbours miss the fewest links, joins them, and so on. Uses the graph up. */
const eliminate = (graph: Set<number>[], work: Steps): Elimination => {
  const left = new Set(graph.keys());
  const cost = new Float64Array(graph.length);
  const price = (v: number): void => {
    const around = graph[v] as Set<number>;
    cost[v] = around.size + (work.left > 0 ? 1e4 * missing(graph, around, work) : 0);
  };
  for (const v of left) price(v);
  const order: number[] = [];
  const bags: number[][] = graph.map(() => []);
  while (left.size > 0) {
    let best = -1;
    for (const v of left) if (best < 0 || (cost[v] as number) < (cost[best] as number)) best = v;
    left.delete(best);
    const around = [...(graph[best] as Set<number>)];
    order.push(best);
    bags[best] = around;
    for (const v of takenOut(graph, best, around, work)) price(v);
  }
  return { order, bags };
};

const missing = (graph: readonly Set<number>[], around: ReadonlySet<number>, work: Steps): number => {
  let links = 0;
  for (const a of around) {
    const of = graph[a] as Set<number>;
    work.left -= around.size;
    for (const b of around) if (b > a && !of.has(b)) links++;
  }
  return links;
};

/** Joins a variable's neighbours without it; answers whose cost has changed. */
const takenOut = (graph: Set<number>[], v: number, around: readonly number[], work: Steps): Set<number> => {
  const touched = new Set(around);
  for (const a of around) graph[a]?.delete(v);
  for (const [i, a] of around.entries()) {
    const of = graph[a] as Set<number>;
    for (const b of around.slice(i + 1)) {
      if (of.has(b)) continue;
      const other = graph[b] as Set<number>;
      of.add(b);
      other.add(a);
      if (work.left <= 0) continue;
      const [few, many] = of.size < other.size ? [of, other] : [other, of];
      work.left -= few.size;
      for (const each of few) if (many.has(each)) touched.add(each);
    }
  }
  return touched;
};

const depths = (variables: number, order: readonly number[], bags: readonly number[][]): Float64Array => {
  const place = new Int32Array(variables);
  for (const [i, v] of order.entries()) place[v] = i;
  const parent = bags.map((bag) =>
    bag.reduce((a, b) => (a < 0 || (place[b] as number) < (place[a] as number) ? b : a), -1),
  );
  const below: number[][] = bags.map(() => []);
  const size = new Int32Array(variables).fill(1);
  for (const v of order) {
    const up = parent[v] as number;
    if (up < 0) continue;
    below[up]?.push(v);
    size[up] = (size[up] as number) + (size[v] as number);
  }
  const weight = new Float64Array(variables);
  for (const root of order) {
    if ((parent[root] as number) >= 0) continue;
    let centre = root;
    const heavy = (v: number): number | undefined =>
      below[v]?.find((child) => 2 * (size[child] as number) > (size[root] as number));
    for (let next = heavy(centre); next !== undefined; next = heavy(centre)) centre = next;
    layers(centre, parent, below, bags, weight);
  }
  return weight;
};

/** Walks a tree from its centre; a variable weighs by the first bag that holds it. */
const layers = (
  centre: number,
  parent: readonly number[],
  below: readonly number[][],
  bags: readonly number[][],
  weight: Float64Array,
): void => {
  const seen = new Set([centre]);
  const rows: number[][] = [];
  for (let row = [centre]; row.length > 0; ) {
    rows.push(row);
    const next: number[] = [];
    for (const v of row)
      for (const each of [...(below[v] as number[]), parent[v] as number])
        if (each >= 0 && !seen.has(each)) {
          seen.add(each);
          next.push(each);
        }
    row = next;
  }
  for (const [depth, row] of rows.entries()) {
    const worth = PULL * (1 - depth / rows.length);
    for (const v of row)
      for (const each of [v, ...(bags[v] as number[])]) weight[each] = Math.max(weight[each] as number, worth);
  }
};
