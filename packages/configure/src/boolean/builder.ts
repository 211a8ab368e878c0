// How the graph grows while a formula is compiled: edges as they are finished, put in order at the end.
import type { Dag } from './dag.ts';
import { Ints } from './ints.ts';

export class DagBuilder {
  private readonly edgesOf = new Ints(1024);
  private readonly literalFrom = new Ints(1024);
  private readonly literalTo = new Ints(1024);
  private readonly freeTo = new Ints(1024);
  private readonly childFrom = new Ints(1024);
  private readonly childTo = new Ints(1024);
  private readonly literals = new Ints(4096);
  private readonly free = new Ints(1024);
  private readonly children = new Ints(1024);

  get nodes(): number {
    return this.edgesOf.size >> 1;
  }

  /** Begins an edge: its literals and free variables are added at once, before another edge begins. */
  begin(): number {
    const edge = this.literalFrom.size;
    this.literalFrom.push(this.literals.size);
    this.literalTo.push(this.literals.size);
    this.freeTo.push(this.free.size);
    this.childFrom.push(0);
    this.childTo.push(0);
    return edge;
  }

  literal(edge: number, literal: number): void {
    this.literals.push(literal);
    this.literalTo.items[edge] = this.literals.size;
  }

  freeVariable(edge: number, variable: number): void {
    this.free.push(variable);
    this.freeTo.items[edge] = this.free.size;
  }

  /** Ends an edge with the children it has. */
  end(edge: number, children: Int32Array): void {
    this.childFrom.items[edge] = this.children.size;
    for (const child of children) this.children.push(child);
    this.childTo.items[edge] = this.children.size;
  }

  /** A node of one or two finished edges; -1 for none. */
  node(first: number, second: number): number {
    this.edgesOf.push(first);
    this.edgesOf.push(second);
    return this.nodes - 1;
  }

  finish(variables: number): Dag {
    const order = this.edgesOf.taken().filter((edge) => edge >= 0);
    const edgeStart = new Int32Array(this.nodes + 1);
    for (let n = 0; n < this.nodes; n++)
      edgeStart[n + 1] = (edgeStart[n] as number) + ((this.edgesOf.items[2 * n + 1] as number) >= 0 ? 2 : 1);
    const freeFrom = Int32Array.from(this.freeTo.taken(), (_, i) => (i > 0 ? (this.freeTo.items[i - 1] as number) : 0));
    const [literalStart, literals] = ordered(order, this.literals, this.literalFrom.items, this.literalTo.items);
    const [freeStart, free] = ordered(order, this.free, freeFrom, this.freeTo.items);
    const [childStart, children] = ordered(order, this.children, this.childFrom.items, this.childTo.items);
    return { variables, edgeStart, literalStart, literals, freeStart, free, childStart, children };
  }
}

/** Parts of a list in a new order, one after the other, with where each begins. */
const ordered = (order: Int32Array, list: Ints, from: Int32Array, to: Int32Array): [Int32Array, Int32Array] => {
  const start = new Int32Array(order.length + 1);
  order.forEach((edge, i) => {
    start[i + 1] = (start[i] as number) + (to[edge] as number) - (from[edge] as number);
  });
  const all = new Int32Array(start[order.length] as number);
  order.forEach((edge, i) => {
    all.set(list.items.subarray(from[edge], to[edge]), start[i]);
  });
  return [start, all];
};
