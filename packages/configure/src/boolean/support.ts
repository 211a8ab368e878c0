// Which truths are still possible as choices are made: each choice costs what it changes in the graph, and can be taken back.
import { type Dag, edgeCount, nodeCount } from './dag.ts';
import { Ints } from './ints.ts';
import { grouped } from './lists.ts';

/** What is written down to be taken back: kind + 4 * (edge or node). */
const WRONG = 0;
const LOST_EDGE = 1;
const DROPPED = 2;
const LEFT = 3;

/** Tables that only depend on the graph. */
export interface Links {
  readonly nodeOf: Int32Array;
  /** Edges by node they lead to, and by literal they hold. */
  readonly upStart: Int32Array;
  readonly up: Int32Array;
  readonly heldStart: Int32Array;
  readonly held: Int32Array;
}

export const linksOf = (dag: Dag): Links => {
  const nodeOf = new Int32Array(edgeCount(dag));
  for (let n = 0; n < nodeCount(dag); n++)
    for (let e = dag.edgeStart[n] as number; e < (dag.edgeStart[n + 1] as number); e++) nodeOf[e] = n;
  const [upStart, up] = grouped(nodeCount(dag), dag.childStart, dag.children);
  const [heldStart, held] = grouped(2 * dag.variables, dag.literalStart, dag.literals);
  return { nodeOf, upStart, up, heldStart, held };
};

export class Support {
  /** By literal: on how many edges, of those that a product can take, it is true or may be. */
  readonly count: Int32Array;
  /** By edge: how many of its literals and children cannot be had. */
  readonly wrong: Int32Array;
  /** Nodes and edges changed by all choices so far. */
  touched = 0;
  /** By edge: whether a product can take it. */
  private readonly active: Uint8Array;
  /** By node: how many of its edges can be had, and how many active edges lead to it. */
  private readonly open: Int32Array;
  private readonly reached: Int32Array;
  private readonly log = new Ints(1024);
  private readonly marks = new Ints();
  private readonly work = new Ints(256);

  constructor(
    readonly dag: Dag,
    readonly links: Links = linksOf(dag),
  ) {
    this.count = new Int32Array(2 * dag.variables);
    this.wrong = new Int32Array(edgeCount(dag));
    this.active = new Uint8Array(edgeCount(dag)).fill(1);
    this.open = Int32Array.from(
      { length: nodeCount(dag) },
      (_, n) => (dag.edgeStart[n + 1] as number) - (dag.edgeStart[n] as number),
    );
    this.reached = Int32Array.from(
      { length: nodeCount(dag) },
      (_, n) => (links.upStart[n + 1] as number) - (links.upStart[n] as number),
    );
    this.reached[nodeCount(dag) - 1] = 1;
    for (let e = 0; e < edgeCount(dag); e++) this.shift(e, 1);
  }

  possible(literal: number): boolean {
    return (this.count[literal] as number) > 0;
  }

  /** How many choices are in force. */
  get depth(): number {
    return this.marks.size;
  }

  /** Makes a possible literal true. */
  choose(literal: number): void {
    const { heldStart, held } = this.links;
    this.marks.push(this.log.size);
    const not = literal ^ 1;
    for (let i = heldStart[not] as number; i < (heldStart[not + 1] as number); i++) this.spoil(held[i] as number);
    this.settle();
  }

  /** Takes back all but the first `depth` choices. */
  back(depth: number): void {
    if (this.depth <= depth) return;
    const to = this.marks.items[depth] as number;
    for (let i = this.log.size - 1; i >= to; i--) {
      const entry = this.log.items[i] as number;
      const at = entry >> 2;
      if ((entry & 3) === WRONG) this.wrong[at]!--;
      else if ((entry & 3) === LOST_EDGE) this.open[at]!++;
      else if ((entry & 3) === DROPPED) {
        this.active[at] = 1;
        this.shift(at, 1);
      } else this.reached[at]!++;
    }
    this.log.size = to;
    this.marks.size = depth;
  }

  private spoil(edge: number): void {
    this.log.push(4 * edge + WRONG);
    if (this.wrong[edge]!++ === 0) this.work.push(edge);
  }

  /** Edges that have just become impossible take their nodes along, upwards; what only they led to is left, downwards. */
  private settle(): void {
    const { links, work } = this;
    while (work.size > 0) {
      const edge = work.items[--work.size] as number;
      const node = links.nodeOf[edge] as number;
      this.touched++;
      if (this.active[edge]) this.drop(edge);
      this.log.push(4 * node + LOST_EDGE);
      if (--this.open[node]! > 0) continue;
      for (let i = links.upStart[node] as number; i < (links.upStart[node + 1] as number); i++)
        this.spoil(links.up[i] as number);
    }
  }

  /** No product takes this edge any more. */
  private drop(edge: number): void {
    const { dag } = this;
    const below = [edge];
    for (let next = below.pop(); next !== undefined; next = below.pop()) {
      if (!this.active[next]) continue;
      this.log.push(4 * next + DROPPED);
      this.active[next] = 0;
      this.shift(next, -1);
      for (let c = dag.childStart[next] as number; c < (dag.childStart[next + 1] as number); c++) {
        const child = dag.children[c] as number;
        this.log.push(4 * child + LEFT);
        if (--this.reached[child]! > 0) continue;
        this.touched++;
        for (let e = dag.edgeStart[child] as number; e < (dag.edgeStart[child + 1] as number); e++)
          if (this.active[e]) below.push(e);
      }
    }
  }

  private shift(edge: number, by: number): void {
    const { dag, count } = this;
    for (let i = dag.literalStart[edge] as number; i < (dag.literalStart[edge + 1] as number); i++)
      count[dag.literals[i] as number]! += by;
    for (let i = dag.freeStart[edge] as number; i < (dag.freeStart[edge + 1] as number); i++) {
      count[2 * (dag.free[i] as number)]! += by;
      count[2 * (dag.free[i] as number) + 1]! += by;
    }
  }
}
