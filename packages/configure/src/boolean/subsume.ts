// Which clauses say nothing new: those that hold all literals of another (subsumption), or all but one that the other denies.
import { type Cnf, clauseOf, cnfOf } from './cnf.ts';
import { Ints } from './ints.ts';
import type { Steps } from './solver.ts';

/** The formula without doubled and subsumed clauses, and with long clauses shortened by self-subsumption. */
export const withoutIdle = (cnf: Cnf, steps: Steps): Cnf => {
  const clauses = Array.from({ length: cnf.start.length - 1 }, (_, c) => clauseOf(cnf, c)).sort(
    (a, b) => a.length - b.length,
  );
  const kept: Int32Array[] = [];
  const known = new Known(cnf.variables, kept);
  const floor = steps.left * 0.9;
  for (const clause of clauses) {
    const left = clause.length > 2 && steps.left > floor ? known.shortened(clause, steps) : clause;
    if (left && (left.length > 2 || !known.hasPair(left))) known.add(left);
  }
  return cnfOf(cnf.variables, kept);
};

/** The clauses kept so far, found by their literals. */
class Known {
  private readonly pairs: Ints[];
  /** Longer clauses, each under whichever of its literals was rarest. */
  private readonly longer: Ints[];
  private readonly inside: Uint8Array;

  constructor(
    variables: number,
    private readonly kept: Int32Array[],
  ) {
    this.pairs = Array.from({ length: 2 * variables }, () => new Ints());
    this.longer = Array.from({ length: 2 * variables }, () => new Ints());
    this.inside = new Uint8Array(2 * variables);
  }

  hasPair(clause: Int32Array): boolean {
    if (clause.length !== 2) return false;
    const { items, size } = this.pairs[clause[0] as number] as Ints;
    for (let i = 0; i < size; i++) if (items[i] === clause[1]) return true;
    return false;
  }

  add(clause: Int32Array): void {
    if (clause.length === 2) {
      this.pairs[clause[0] as number]?.push(clause[1] as number);
      this.pairs[clause[1] as number]?.push(clause[0] as number);
    } else if (clause.length > 2) {
      let rarest = clause[0] as number;
      for (const each of clause)
        if ((this.longer[each] as Ints).size < (this.longer[rarest] as Ints).size) rarest = each;
      this.longer[rarest]?.push(this.kept.length);
    }
    this.kept.push(clause);
  }

  /** What is left of a clause; undefined where a kept one says as much. */
  shortened(clause: Int32Array, steps: Steps): Int32Array | undefined {
    const { inside } = this;
    for (const each of clause) inside[each] = 1;
    let left: Int32Array | undefined = clause;
    for (;;) {
      const spare: number = this.spare(left, steps);
      if (spare === IDLE) left = undefined;
      if (spare < 0 || !left) break;
      inside[spare] = 0;
      left = left.filter((each) => each !== spare);
    }
    for (const each of clause) inside[each] = 0;
    return left;
  }

  /** A literal that can be left out, or IDLE, or NEEDED. */
  private spare(clause: Int32Array, steps: Steps): number {
    const { inside } = this;
    for (const literal of clause) {
      const { items, size } = this.pairs[literal] as Ints;
      steps.left -= size;
      for (let i = 0; i < size; i++) {
        const other = items[i] as number;
        if (inside[other]) return IDLE;
        if (inside[other ^ 1]) return other ^ 1;
      }
    }
    for (const literal of clause)
      for (const side of [literal, literal ^ 1]) {
        const { items, size } = this.longer[side] as Ints;
        for (let i = 0; i < size; i++) {
          const spare = this.against(this.kept[items[i] as number] as Int32Array, clause.length);
          steps.left--;
          if (spare !== NEEDED) return spare;
        }
      }
    return NEEDED;
  }

  private against(other: Int32Array, length: number): number {
    if (other.length > length) return NEEDED;
    let denied = IDLE;
    for (const each of other) {
      if (this.inside[each]) continue;
      if (denied !== IDLE || !this.inside[each ^ 1]) return NEEDED;
      denied = each ^ 1;
    }
    return denied;
  }
}

const NEEDED = -1;
const IDLE = -2;
