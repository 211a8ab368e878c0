// What follows at once from what is decided: clauses with one open literal left, found by two watched literals (Moskewicz and others 2001).
import { ClauseStore } from './clauses.ts';
import { Heap } from './heap.ts';
import { Ints } from './ints.ts';

export const NONE = -1;

/** Work left for one question or for a whole compilation; a step is one clause or neighbour looked at. */
export interface Steps {
  left: number;
}

export class Propagator {
  /** By literal: 1 true, -1 false, 0 open. */
  readonly value: Int8Array;
  /** By variable: the literal last taken (0 the positive one, 1 the negative one); searches begin with it. */
  readonly phase: Uint8Array;
  /** What is true, in order of becoming so. */
  readonly trail: Int32Array;
  assigned = 0;
  /** False once the formula has no solution whatever is assumed. */
  fine = true;
  protected readonly levelOf: Int32Array;
  /** By variable: the clause it follows from, or -2 - literal for a clause of two, or -1. */
  protected readonly reason: Int32Array;
  protected readonly store = new ClauseStore();
  protected readonly marks = new Ints(64);
  protected readonly pairs: Ints[];
  protected readonly watches: Ints[];
  protected readonly heap: Heap;
  protected readonly units = new Ints();
  protected head = 0;

  constructor(
    readonly variables: number,
    readonly steps: Steps = { left: Number.POSITIVE_INFINITY },
  ) {
    this.value = new Int8Array(2 * variables);
    this.phase = new Uint8Array(variables).fill(1);
    this.trail = new Int32Array(variables);
    this.levelOf = new Int32Array(variables);
    this.reason = new Int32Array(variables).fill(NONE);
    this.pairs = Array.from({ length: 2 * variables }, () => new Ints());
    this.watches = Array.from({ length: 2 * variables }, () => new Ints());
    this.heap = new Heap(variables);
  }

  get level(): number {
    return this.marks.size;
  }

  /** The literals that follow at once, by a clause of two, where `literal` is true. */
  followers(literal: number): Ints {
    return this.pairs[literal] as Ints;
  }

  /** Adds a clause while nothing is decided. Literals of one clause must be of different variables. */
  add(literals: ArrayLike<number>): void {
    if (literals.length > 1) this.attach(literals, -1);
    else if (literals.length === 0 || this.value[literals[0] as number] === -1) this.fine = false;
    else if (this.value[literals[0] as number] === 0) this.assign(literals[0] as number, NONE);
  }

  protected attach(literals: ArrayLike<number>, quality: number): number {
    const a = literals[0] as number;
    const b = literals[1] as number;
    if (literals.length === 2) {
      (this.pairs[a ^ 1] as Ints).push(b);
      (this.pairs[b ^ 1] as Ints).push(a);
      return -2 - (b ^ 1);
    }
    const clause = this.store.add(literals, quality);
    this.watch(a, b, clause);
    this.watch(b, a, clause);
    return clause;
  }

  protected watch(literal: number, blocker: number, clause: number): void {
    const list = this.watches[literal ^ 1] as Ints;
    list.push(blocker);
    list.push(clause);
  }

  assign(literal: number, reason: number): void {
    const variable = literal >> 1;
    this.value[literal] = 1;
    this.value[literal ^ 1] = -1;
    this.levelOf[variable] = this.level;
    this.reason[variable] = reason;
    this.trail[this.assigned++] = literal;
  }

  /** Takes a literal as true on a level of its own. */
  decide(literal: number): void {
    this.marks.push(this.assigned);
    this.assign(literal, NONE);
  }

  /** Takes back everything above a level. */
  back(level: number): void {
    if (this.level <= level) return;
    const to = this.marks.items[level] as number;
    for (let i = this.assigned - 1; i >= to; i--) {
      const literal = this.trail[i] as number;
      this.value[literal] = 0;
      this.value[literal ^ 1] = 0;
      this.phase[literal >> 1] = literal & 1;
      this.heap.restore(literal >> 1);
    }
    this.assigned = to;
    this.head = Math.min(this.head, to);
    this.marks.size = level;
    if (level === 0) this.takeUnits();
  }

  protected takeUnits(): void {
    for (let i = 0; i < this.units.size; i++) {
      const literal = this.units.items[i] as number;
      if (this.value[literal] === -1) this.fine = false;
      else if (this.value[literal] === 0) this.assign(literal, NONE);
    }
    this.units.size = 0;
  }

  /** Draws all consequences by single clauses; answers the clause that is broken, or -1. */
  propagate(): number {
    const { value, store } = this;
    while (this.head < this.assigned) {
      const literal = this.trail[this.head++] as number;
      const { items, size } = this.pairs[literal] as Ints;
      this.steps.left -= size;
      for (let i = 0; i < size; i++) {
        const other = items[i] as number;
        if (value[other] === -1) return store.pair(other, literal ^ 1);
        if (value[other] === 0) this.assign(other, -2 - literal);
      }
      const broken = this.visit(literal);
      if (broken !== NONE) return broken;
    }
    return NONE;
  }

  /** Looks at the clauses that watch the negation of a literal which became true. */
  protected visit(literal: number): number {
    const { value, store } = this;
    const list = this.watches[literal] as Ints;
    const { items } = list;
    const size = list.size;
    const { data } = store;
    const wrong = literal ^ 1;
    let kept = 0;
    let broken = NONE;
    this.steps.left -= size >> 1;
    for (let i = 0; i < size; i += 2) {
      const blocker = items[i] as number;
      const clause = items[i + 1] as number;
      if (value[blocker] === 1) {
        items[kept++] = blocker;
        items[kept++] = clause;
        continue;
      }
      const length = data[clause] as number;
      if (length < 0) continue;
      const from = clause + ClauseStore.HEAD;
      if (data[from] === wrong) {
        data[from] = data[from + 1] as number;
        data[from + 1] = wrong;
      }
      const first = data[from] as number;
      if (value[first] !== 1) {
        const end = from + length;
        let at = from + 2;
        while (at < end && value[data[at] as number] === -1) at++;
        if (at < end) {
          const next = data[at] as number;
          data[at] = wrong;
          data[from + 1] = next;
          const other = this.watches[next ^ 1] as Ints;
          other.push(first);
          other.push(clause);
          continue;
        }
      }
      items[kept++] = first;
      items[kept++] = clause;
      if (value[first] === 1) continue;
      if (value[first] === -1) {
        broken = clause;
        for (let rest = i + 2; rest < size; rest++) items[kept++] = items[rest] as number;
        break;
      }
      this.assign(first, clause);
    }
    list.size = kept;
    return broken;
  }
}
