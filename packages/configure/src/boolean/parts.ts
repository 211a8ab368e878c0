// How a formula falls apart once some truths are decided: parts that share no open clause, found by walking from neighbour to neighbour.
import { type Cnf, clauseOf } from './cnf.ts';
import { Ints } from './ints.ts';
import { joined } from './lists.ts';
import type { Solver } from './solver.ts';

/** A part: its variables and unmet long clauses, both rising, as ranges of the lists below. */
export class Parts {
  readonly variables = new Ints(4096);
  readonly clauses = new Ints(4096);
  /** Four numbers a part: variables from and to, clauses from and to. */
  readonly ranges = new Ints(256);
  /** By variable: in how many open clauses it was when its part was last found. */
  readonly weight: Float64Array;
  private readonly neighbours: Int32Array;
  private readonly neighbourStart: Int32Array;
  private readonly long: Int32Array;
  private readonly longStart: Int32Array;
  private readonly occurs: Int32Array;
  private readonly occursStart: Int32Array;
  private readonly variableMark: Int32Array;
  private readonly clauseMark: Int32Array;
  private mark = 0;
  private readonly queue: Int32Array;

  constructor(
    cnf: Cnf,
    private readonly solver: Solver,
  ) {
    const pairs = new Map<number, Set<number>>();
    const long: Int32Array[] = [];
    const link = (a: number, b: number): void => {
      const known = pairs.get(a);
      if (known) known.add(b);
      else pairs.set(a, new Set([b]));
    };
    for (let c = 0; c + 1 < cnf.start.length; c++) {
      const clause = clauseOf(cnf, c);
      if (clause.length > 2) long.push(clause);
      else {
        link((clause[0] as number) >> 1, (clause[1] as number) >> 1);
        link((clause[1] as number) >> 1, (clause[0] as number) >> 1);
      }
    }
    const occurs: number[][] = Array.from({ length: cnf.variables }, () => []);
    for (const [c, clause] of long.entries()) for (const literal of clause) occurs[literal >> 1]?.push(c);
    [this.neighbourStart, this.neighbours] = joined(
      Array.from({ length: cnf.variables }, (_, v) => [...(pairs.get(v) ?? [])]),
    );
    [this.longStart, this.long] = joined(long);
    [this.occursStart, this.occurs] = joined(occurs);
    this.weight = new Float64Array(cnf.variables);
    this.variableMark = new Int32Array(cnf.variables);
    this.clauseMark = new Int32Array(long.length);
    this.queue = new Int32Array(cnf.variables);
    this.all(cnf.variables, long.length);
  }

  /** The first range: everything. */
  private all(variables: number, clauses: number): void {
    for (let v = 0; v < variables; v++) this.variables.push(v);
    for (let c = 0; c < clauses; c++) this.clauses.push(c);
    for (const each of [0, variables, 0, clauses]) this.ranges.push(each);
  }

  /**
   * Finds the parts of an earlier part under what is decided now, and puts their ranges behind the last. `decided` is told
   * its variables that have a value (as true literals), `loose` those that no open clause holds. Answers the work done.
   */
  split(part: number, decided: (literal: number) => void, loose: (variable: number) => void): number {
    const { value } = this.solver;
    const [from, to, clausesFrom, clausesTo] = this.range(part);
    const candidate = ++this.mark;
    this.counts.size = 0;
    for (let i = clausesFrom; i < clausesTo; i++) this.clauseMark[this.clauses.items[i] as number] = candidate;
    let work = to - from + clausesTo - clausesFrom;
    for (let i = from; i < to; i++) {
      const v = this.variables.items[i] as number;
      if (value[2 * v] !== 0) decided(2 * v + (value[2 * v] === 1 ? 0 : 1));
      else if ((this.variableMark[v] as number) <= candidate) {
        work += this.walk(v, candidate);
        if (this.weight[v] === 0) loose(v);
      }
    }
    this.collect(part, candidate);
    return work;
  }

  /** Marks the part that holds a variable; its size and number of clauses go to `counts`. Answers the work done. */
  private walk(first: number, candidate: number): number {
    const { queue, variableMark, clauseMark, weight } = this;
    const { value } = this.solver;
    const id = ++this.mark;
    let size = 1;
    let open = 0;
    let work = 0;
    queue[0] = first;
    variableMark[first] = id;
    for (let at = 0; at < size; at++) {
      const v = queue[at] as number;
      let joined = 0;
      const end = this.neighbourStart[v + 1] as number;
      work += end - (this.neighbourStart[v] as number);
      for (let i = this.neighbourStart[v] as number; i < end; i++) {
        const other = this.neighbours[i] as number;
        if (value[2 * other] !== 0) continue;
        joined++;
        if (variableMark[other] !== id) {
          variableMark[other] = id;
          queue[size++] = other;
        }
      }
      const last = this.occursStart[v + 1] as number;
      for (let i = this.occursStart[v] as number; i < last; i++) {
        const clause = this.occurs[i] as number;
        if (clauseMark[clause] === id) joined++;
        if (clauseMark[clause] !== candidate) continue;
        const reached = this.reach(clause, id, size);
        work += (this.longStart[clause + 1] as number) - (this.longStart[clause] as number);
        if (reached < 0) {
          clauseMark[clause] = -1;
          continue;
        }
        clauseMark[clause] = id;
        size = reached;
        joined++;
        open++;
      }
      weight[v] = joined;
    }
    this.counts.push(weight[first] === 0 ? 0 : size);
    this.counts.push(open);
    return work;
  }

  /** Puts a clause's open variables in the queue; answers the queue's new size, or -1 where the clause is met already. */
  private reach(clause: number, id: number, size: number): number {
    const { value } = this.solver;
    const from = this.longStart[clause] as number;
    const to = this.longStart[clause + 1] as number;
    for (let i = from; i < to; i++) if (value[this.long[i] as number] === 1) return -1;
    let end = size;
    for (let i = from; i < to; i++) {
      const v = (this.long[i] as number) >> 1;
      if (value[2 * v] !== 0 || this.variableMark[v] === id) continue;
      this.variableMark[v] = id;
      this.queue[end++] = v;
    }
    return end;
  }

  /** Lists what was marked, in rising order, behind the last part. */
  private collect(part: number, candidate: number): void {
    const [from, to, clausesFrom, clausesTo] = this.range(part);
    const found = this.counts.size >> 1;
    const { places } = this;
    places.size = 0;
    let atVariable = this.variables.size;
    let atClause = this.clauses.size;
    for (let k = 0; k < found; k++) {
      const size = this.counts.items[2 * k] as number;
      const open = this.counts.items[2 * k + 1] as number;
      places.push(atVariable);
      places.push(atClause);
      if (size === 0) continue;
      for (const each of [atVariable, atVariable + size, atClause, atClause + open]) this.ranges.push(each);
      atVariable += size;
      atClause += open;
    }
    this.variables.reserve(atVariable);
    this.clauses.reserve(atClause);
    const { value } = this.solver;
    for (let i = from; i < to; i++) {
      const v = this.variables.items[i] as number;
      const k = (this.variableMark[v] as number) - candidate - 1;
      if (value[2 * v] !== 0 || this.counts.items[2 * k] === 0) continue;
      this.variables.items[places.items[2 * k]!++] = v;
    }
    for (let i = clausesFrom; i < clausesTo; i++) {
      const clause = this.clauses.items[i] as number;
      const k = (this.clauseMark[clause] as number) - candidate - 1;
      if (k >= 0) this.clauses.items[places.items[2 * k + 1]!++] = clause;
    }
  }

  private readonly counts = new Ints();
  private readonly places = new Ints();

  range(part: number): [from: number, to: number, clausesFrom: number, clausesTo: number] {
    const { items } = this.ranges;
    const at = 4 * part;
    return [items[at] as number, items[at + 1] as number, items[at + 2] as number, items[at + 3] as number];
  }

  get count(): number {
    return this.ranges.size >> 2;
  }

  /** Forgets the parts from `part` on. */
  cut(part: number): void {
    if (this.count <= part) return;
    this.variables.size = this.ranges.items[4 * part] as number;
    this.clauses.size = this.ranges.items[4 * part + 2] as number;
    this.ranges.size = 4 * part;
  }
}
