// Why choices cannot be met together: a smallest-by-removal set of choices and clauses, grown from what a near product breaks.
import { type Cnf, clauseOf } from './cnf.ts';
import { StepsRanOut } from './knowledge.ts';
import { Solver, STOPPED, type Steps, YES } from './solver.ts';

export interface Core {
  /** Choices, as given. */
  readonly choices: readonly number[];
  /** Clause numbers from 0. */
  readonly clauses: readonly number[];
}

/**
 * A set of choices and clauses that cannot be met, of which none can be left out. The choices together must contradict the
 * formula. `near`: values by variable (1 true) that meet most of it, so that few clauses come into question.
 */
export const coreOf = (cnf: Cnf, choices: readonly number[], near: Uint8Array, steps: Steps): Core => {
  const asked = new Set<number>();
  for (;;) {
    const inQuestion = [...asked].sort((a, b) => a - b);
    const trial = new Trial(cnf, choices, inQuestion, steps);
    const values = trial.values(near);
    if (!values) return trial.shrink();
    const before = asked.size;
    for (const clause of broken(cnf, values)) asked.add(clause);
    if (asked.size === before) throw new Error('These choices can be met together.');
  }
};

const broken = (cnf: Cnf, values: Uint8Array): number[] => {
  const found: number[] = [];
  for (let c = 0; c + 1 < cnf.start.length; c++) {
    let met = false;
    for (let i = cnf.start[c] as number; i < (cnf.start[c + 1] as number) && !met; i++) {
      const literal = cnf.literals[i] as number;
      met = values[literal >> 1] === 1 - (literal & 1);
    }
    if (!met) found.push(c);
  }
  return found;
};

/** A few clauses over their own few variables, each with a switch that turns it off. */
class Trial {
  private readonly local = new Map<number, number>();
  private readonly solver: Solver;
  /** Literals of the choices, then the switches of the clauses. */
  private readonly asked: number[];

  constructor(
    cnf: Cnf,
    private readonly choices: readonly number[],
    private readonly clauses: readonly number[],
    private readonly steps: Steps,
  ) {
    const place = (literal: number): number => {
      const v = literal >> 1;
      if (!this.local.has(v)) this.local.set(v, this.local.size);
      return 2 * (this.local.get(v) as number) + (literal & 1);
    };
    const own = clauses.map((c) => [...new Set(Array.from(clauseOf(cnf, c), place))]);
    const chosen = choices.map(place);
    const variables = this.local.size;
    this.solver = new Solver(variables + clauses.length, steps);
    own.forEach((clause, i) => {
      if (!clause.some((literal) => clause.includes(literal ^ 1)))
        this.solver.add([...clause, 2 * (variables + i) + 1]);
    });
    this.asked = [...chosen, ...clauses.map((_, i) => 2 * (variables + i))];
  }

  /** Values that meet these clauses, near to others; undefined where there are none. */
  values(near: Uint8Array): Uint8Array | undefined {
    for (const [v, at] of this.local) this.solver.phase[at] = 1 - (near[v] as number);
    if (!this.met(this.asked)) return undefined;
    const values = near.slice();
    for (const [v, at] of this.local) {
      const value = this.solver.value[2 * at] as number;
      values[v] = value === 0 ? 1 - (this.solver.phase[at] as number) : value === 1 ? 1 : 0;
    }
    return values;
  }

  private met(literals: readonly number[]): boolean {
    const found = this.solver.search(undefined, literals);
    if (found === STOPPED || this.steps.left < 0) throw new StepsRanOut();
    return found === YES;
  }

  /** Leaves out one after the other; each failed search may leave out more at once. */
  shrink(): Core {
    let core = this.asked;
    for (let smaller = this.solver.failed; smaller.length < core.length; smaller = this.solver.failed) {
      core = core.filter((literal) => smaller.includes(literal));
      if (this.met(core)) throw new Error('A conflict must stay one.');
    }
    for (const literal of [...core]) {
      const rest = core.filter((each) => each !== literal);
      if (rest.length < core.length && !this.met(rest)) core = rest.filter((each) => this.solver.failed.includes(each));
    }
    const kept = new Set(core);
    return {
      choices: this.choices.filter((_, i) => kept.has(this.asked[i] as number)),
      clauses: this.clauses.filter((_, i) => kept.has(this.asked[this.choices.length + i] as number)),
    };
  }
}
