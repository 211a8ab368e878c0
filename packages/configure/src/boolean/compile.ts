// How a formula becomes a graph of decisions: decide, draw consequences, fall apart, remember each part (Darwiche 2004; sharpSAT, Thurley 2006).
// Every part is known to be met before it is split, by search with what was learnt (as in d4, Lagniez and Marquis 2017).
import { DagBuilder } from './builder.ts';
import { PartCache } from './cache.ts';
import { type Cnf, clauseOf } from './cnf.ts';
import type { Dag } from './dag.ts';
import { Ints } from './ints.ts';
import { Parts } from './parts.ts';
import { type Found, NO, Solver, STOPPED, type Steps, YES } from './solver.ts';

export type Compilation = { readonly dag: Dag } | { readonly stopped: true } | { readonly void: true };

export interface Limits {
  readonly steps: Steps;
  readonly maxNodes: number;
  readonly shouldStop?: () => boolean;
}

/** A part on its way to a node. */
interface Frame {
  readonly part: number;
  readonly entry: number;
  readonly decision: number;
  /** The first finished edge, or -1. */
  first: number;
  edge: number;
  /** Parts of the edge; those from `next` on are still to be compiled. */
  begin: number;
  next: number;
  end: number;
  /** Where the edge's children begin in the list of children. */
  readonly childrenFrom: number;
}

/** Compiles a simplified formula: no clause of one, each variable open. `weights`: which variables to decide first. */
export const compileCnf = (cnf: Cnf, limits: Limits, weights: Float64Array): Compilation =>
  new Compiler(cnf, limits, weights).run();

class Compiler {
  private readonly solver: Solver;
  private readonly parts: Parts;
  private readonly cache = new PartCache();
  private readonly builder = new DagBuilder();
  /** By variable: the value in a product of the part it is in now. */
  private readonly witness: Uint8Array;
  private readonly children = new Ints(256);
  private readonly frames: Frame[] = [];
  private asked = 0;

  constructor(
    private readonly cnf: Cnf,
    private readonly limits: Limits,
    private readonly weights: Float64Array,
  ) {
    this.solver = new Solver(cnf.variables, limits.steps);
    for (let c = 0; c + 1 < cnf.start.length; c++) this.solver.add(clauseOf(cnf, c));
    this.parts = new Parts(cnf, this.solver);
    this.witness = new Uint8Array(cnf.variables);
  }

  run(): Compilation {
    const found = this.solver.search();
    if (found === NO) return { void: true };
    if (found === STOPPED) return { stopped: true };
    this.witness.set(this.solver.phase);
    const root = this.spread(0);
    for (let part = root.next; part < root.end; part++) {
      if (this.enter(part) < 0 && !this.finish()) return { stopped: true };
    }
    this.builder.end(root.edge, this.children.taken());
    this.builder.node(root.edge, -1);
    return { dag: this.builder.finish(this.cnf.variables) };
  }

  /** Works until all frames are done; false where a limit was met. */
  private finish(): boolean {
    while (this.frames.length > 0) {
      const frame = this.frames[this.frames.length - 1] as Frame;
      if (this.exhausted()) return false;
      if (frame.next < frame.end) {
        this.enter(frame.next++);
        continue;
      }
      this.closeEdge(frame);
      if (frame.first >= 0) {
        this.closeNode(frame, frame.edge);
        continue;
      }
      frame.first = frame.edge;
      const other = this.other(frame);
      if (other === STOPPED) return false;
      if (other === NO) this.closeNode(frame, -1);
    }
    return true;
  }

  private exhausted(): boolean {
    const { steps, maxNodes, shouldStop } = this.limits;
    return steps.left < 0 || this.builder.nodes > maxNodes || ((++this.asked & 1023) === 0 && shouldStop?.() === true);
  }

  /** Takes a part's node from memory, or begins a frame for it and answers -1. */
  private enter(part: number): number {
    const { parts, cache } = this;
    const [from, to, clausesFrom, clausesTo] = parts.range(part);
    const length = cache.write(parts.variables.items, from, to, parts.clauses.items, clausesFrom, clausesTo);
    const hash = cache.hash(length);
    const known = cache.find(hash, length);
    if (known >= 0) {
      this.children.push(known);
      return known;
    }
    const variable = this.choose(from, to);
    const decision = 2 * variable + (this.witness[variable] as number);
    this.solver.decide(decision);
    // A product that has it exists: nothing can break.
    this.solver.propagate();
    const entry = cache.keep(hash, length);
    const childrenFrom = this.children.size;
    this.frames.push({ part, entry, decision, first: -1, childrenFrom, ...this.spread(part) });
    return -1;
  }

  private choose(from: number, to: number): number {
    const { items } = this.parts.variables;
    let best = items[from] as number;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = from; i < to; i++) {
      const v = items[i] as number;
      const worth = (this.parts.weight[v] as number) + (this.weights[v] as number);
      if (worth > most) {
        most = worth;
        best = v;
      }
    }
    return best;
  }

  /** Begins an edge with what is decided in a part, and splits the rest. */
  private spread(part: number): { edge: number; begin: number; next: number; end: number } {
    const edge = this.builder.begin();
    const begin = this.parts.count;
    this.limits.steps.left -= this.parts.split(
      part,
      (literal) => this.builder.literal(edge, literal),
      (variable) => this.builder.freeVariable(edge, variable),
    );
    return { edge, begin, next: begin, end: this.parts.count };
  }

  private closeEdge(frame: Frame): void {
    const { children } = this;
    this.builder.end(frame.edge, children.items.slice(frame.childrenFrom, children.size));
    children.size = frame.childrenFrom;
    this.parts.cut(frame.begin);
    this.solver.back(this.frames.length - 1);
  }

  /** Turns to the other value of the decision, if the part can be met with it. */
  private other(frame: Frame): Found {
    const { solver, parts, witness } = this;
    const [from, to] = parts.range(frame.part);
    const scope = parts.variables.items.slice(from, to);
    solver.decide(frame.decision ^ 1);
    const found = solver.search(scope);
    if (found !== YES) {
      solver.back(this.frames.length - 1);
      return found;
    }
    for (const v of scope)
      witness[v] = solver.value[2 * v] === 0 ? (solver.phase[v] as number) : solver.value[2 * v] === 1 ? 0 : 1;
    Object.assign(frame, this.spread(frame.part));
    return YES;
  }

  private closeNode(frame: Frame, second: number): void {
    const node = this.builder.node(frame.first, second);
    this.cache.name(frame.entry, node);
    this.frames.pop();
    this.children.push(node);
  }
}
