// Where clauses lie: one growing list of whole numbers, each clause its length, its quality and its literals.

export class ClauseStore {
  /** Numbers before a clause's first literal. */
  static readonly HEAD = 2;
  /** Length (negative once dropped), quality (-1 given, else levels it spans), literals; place 0 is kept for a clause of two. */
  data = new Int32Array(1024);
  size = 4;
  waste = 0;

  constructor() {
    this.data[0] = 2;
  }

  add(literals: ArrayLike<number>, quality: number): number {
    const clause = this.size;
    const end = clause + ClauseStore.HEAD + literals.length;
    if (end > this.data.length) {
      const more = new Int32Array(Math.max(end, this.data.length * 2));
      more.set(this.data);
      this.data = more;
    }
    this.data[clause] = literals.length;
    this.data[clause + 1] = quality;
    this.data.set(literals, clause + ClauseStore.HEAD);
    this.size = end;
    return clause;
  }

  /** Names a broken clause of two, until the next one is named. */
  pair(a: number, b: number): number {
    this.data[2] = a;
    this.data[3] = b;
    return 0;
  }

  literal(clause: number, i: number): number {
    return this.data[clause + ClauseStore.HEAD + i] as number;
  }

  quality(clause: number): number {
    return this.data[clause + 1] as number;
  }

  drop(clause: number): void {
    const length = this.data[clause] as number;
    this.waste += length + ClauseStore.HEAD;
    this.data[clause] = -length;
  }

  /** Closes the gaps of dropped clauses; answers the new place of each that stayed. */
  compact(): Map<number, number> {
    const moved = new Map<number, number>();
    let to = 4;
    for (let from = 4; from < this.size; ) {
      const length = this.data[from] as number;
      const next = from + ClauseStore.HEAD + Math.abs(length);
      if (length > 0) {
        moved.set(from, to);
        this.data.copyWithin(to, from, next);
        to += next - from;
      }
      from = next;
    }
    this.size = to;
    this.waste = 0;
    return moved;
  }
}
