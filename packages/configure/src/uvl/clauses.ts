// How a UVL file becomes a formula with as many products: one variable a feature, helpers only where they are defined by others.
import { fail, ok, type Result } from '@onelot/base';
import { type Cnf, cnfOf } from '../boolean/cnf.ts';
import type { Constraint, Logic } from './constraint.ts';
import { Wrong } from './problem.ts';
import { type AttributeValue, type Feature, type FeatureGroup, readUvl, type UvlFile } from './tree.ts';

export interface UvlModel {
  readonly cnf: Cnf;
  /** The first variables, in the order of the file. Later ones count or abbreviate; their value follows from the features. */
  readonly features: readonly string[];
  readonly attributes: readonly Readonly<Record<string, AttributeValue>>[];
  /** By clause: the line, counted from 0, that it comes from. */
  readonly lines: readonly number[];
}

/** Reads UVL text. Problems: BAD_MODEL at `/lines/<number from 0>`, also for parts of the language that are not read. */
export const fromUvl = (text: string): Result<UvlModel> => {
  try {
    return ok(new Clauses(readUvl(text)).model());
  } catch (error) {
    if (error instanceof Wrong) return fail(error.problem);
    throw error;
  }
};

/** Above so many clauses a part of a constraint gets a name of its own. */
const MOST_CLAUSES = 400;
type Clause = readonly number[];

class Clauses {
  private readonly clauses: Clause[] = [];
  private readonly lines: number[] = [];
  private readonly features: Feature[] = [];
  private readonly numbers = new Map<string, number>();
  private variables = 0;
  private line = 0;

  constructor(private readonly file: UvlFile) {}

  model(): UvlModel {
    const { root, constraints } = this.file;
    this.collect(root);
    this.variables = this.features.length;
    this.at(root.line, [0]);
    for (const feature of this.features) for (const group of feature.groups) this.group(feature, group);
    for (const constraint of constraints) this.constraint(constraint);
    return {
      cnf: cnfOf(this.variables, this.clauses),
      features: this.features.map(({ name }) => name),
      attributes: this.features.map(({ attributes }) => attributes),
      lines: this.lines,
    };
  }

  private collect(feature: Feature): void {
    const open = [feature];
    for (let next = open.pop(); next; next = open.pop()) {
      this.numbers.set(next.name, this.features.push(next) - 1);
      open.push(...next.groups.flatMap(({ features }) => features).reverse());
    }
  }

  private at(line: number, ...clauses: readonly Clause[]): void {
    for (const clause of clauses) {
      this.clauses.push(clause);
      this.lines.push(line);
    }
  }

  private literal(feature: Feature): number {
    return 2 * (this.numbers.get(feature.name) as number);
  }

  private group(parent: Feature, { line, min, max, features }: FeatureGroup): void {
    const without = this.literal(parent) ^ 1;
    const members = features.map((feature) => this.literal(feature));
    features.forEach((feature, i) => {
      this.at(feature.line, [(members[i] as number) ^ 1, without ^ 1]);
    });
    if (min > members.length || min > max) this.at(line, [without]);
    else if (min === members.length) this.at(line, ...members.map((member) => [without, member]));
    else {
      if (min === 1) this.at(line, [without, ...members]);
      if (max === 1)
        for (const [i, a] of members.entries()) this.at(line, ...members.slice(0, i).map((b) => [a ^ 1, b ^ 1]));
      if (min > 1 || (max !== 1 && max < members.length)) this.counted(line, without, members, min, max);
    }
  }

  /** Helpers say "at least k of the first i"; the last row is bound by least and most. */
  private counted(line: number, without: number, members: readonly number[], min: number, max: number): void {
    const most = Math.min(max + 1, members.length);
    let row: number[] = [];
    for (const member of members) {
      row = Array.from({ length: Math.min(row.length + 1, most) }, (_, k) => {
        const one = 2 * this.variables++;
        const before = row[k];
        const fewer = k === 0 ? undefined : (row[k - 1] as number);
        const step = fewer === undefined ? [member] : [member, fewer];
        // one = before or (member and fewer)
        this.at(line, [one, ...step.map((each) => each ^ 1)]);
        if (before !== undefined) this.at(line, [one, before ^ 1]);
        for (const each of step) this.at(line, before === undefined ? [one ^ 1, each] : [one ^ 1, before, each]);
        return one;
      });
    }
    if (min > 0) this.at(line, [without, row[min - 1] as number]);
    if (max < members.length) this.at(line, [without, (row[max] as number) ^ 1]);
  }

  private constraint({ line, logic }: Constraint): void {
    this.line = line;
    this.at(line, ...this.cnf(logic, true));
  }

  /** The clauses of a statement or of its opposite. */
  private cnf(logic: Logic, holds: boolean): Clause[] {
    if (logic.op === 'not') return this.cnf(logic.arg, !holds);
    if (logic.op === 'feature') {
      const number = this.numbers.get(logic.name);
      if (number === undefined) throw new Wrong(this.line, logic.column, `There is no feature named "${logic.name}".`);
      return [[2 * number + (holds ? 0 : 1)]];
    }
    if (logic.op === 'same') {
      const [a, b] = logic.args;
      return [
        ...this.either([this.named(this.cnf(a, !holds)), this.named(this.cnf(b, true))]),
        ...this.either([this.named(this.cnf(a, holds)), this.named(this.cnf(b, false))]),
      ];
    }
    const parts = logic.args.map((arg) => this.cnf(arg, holds));
    return (logic.op === 'and') === holds ? parts.flat() : this.either(parts);
  }

  /** The clauses of "one of these": each clause of one with each of the others, or with a name for what is too long. */
  private either(parts: readonly Clause[][]): Clause[] {
    let all: Clause[] = [[]];
    for (const part of [...parts].sort((a, b) => a.length - b.length)) {
      const next = all.length * part.length > MOST_CLAUSES ? this.named(part, 1) : part;
      const base = all.length * next.length > MOST_CLAUSES ? this.named(all, 1) : all;
      all = base.flatMap((a) => next.map((b) => [...new Set([...a, ...b])]));
    }
    return all.filter((clause) => !clause.some((literal) => clause.includes(literal ^ 1)));
  }

  /** One variable that is true exactly where all these clauses hold, where there are more than `most`. */
  private named(clauses: Clause[], most = MOST_CLAUSES): Clause[] {
    if (clauses.length <= most) return clauses;
    const parts = clauses.map((clause) => {
      if (clause.length === 1) return clause[0] as number;
      const one = 2 * this.variables++;
      this.at(this.line, [one ^ 1, ...clause], ...clause.map((literal) => [one, literal ^ 1]));
      return one;
    });
    const all = 2 * this.variables++;
    this.at(this.line, [all, ...parts.map((part) => part ^ 1)], ...parts.map((part) => [all ^ 1, part]));
    return [[all]];
  }
}
