// How many products there are: exact, by splitting what no rule joins, and remembering parts already counted.
import { TRUE } from '../expression/bounds.ts';
import type { Constraint } from './network.ts';
import { complete } from './search.ts';
import { OutOfSteps, type Space } from './space.ts';

/** The number of products a space still allows; texts count once whatever they say. Consequences must be drawn. */
export const countProducts = (space: Space): bigint => new Counter(space).count([...space.size.keys()]);

const MAX_REMEMBERED = 50_000;

class Counter {
  private readonly remembered = new Map<string, bigint>();
  constructor(private readonly space: Space) {}

  count(variables: readonly number[]): bigint {
    let product = 1n;
    const active = this.active(variables);
    const joined = new Set(active.flatMap((c) => c.scope.filter((v) => this.size(v) > 1)));
    for (const v of variables) if (!joined.has(v)) product *= BigInt(this.weight(v));
    for (const part of this.parts(joined, active)) {
      product *= this.part(part.variables, part.constraints);
      if (product === 0n) return product;
    }
    return product;
  }

  private size(variable: number): number {
    return this.space.size[variable] as number;
  }

  private isText(variable: number): boolean {
    const { option, kind } = this.space.network.layout.variables[variable] as { option: number; kind: string };
    return kind === 'option' && this.space.network.layout.places[option]?.option.type === 'text';
  }

  private weight(variable: number): number {
    return this.isText(variable) ? 1 : this.size(variable);
  }

  /** The rules not yet settled by what is fixed. */
  private active(variables: readonly number[]): Constraint[] {
    const { network, budget } = this.space;
    const numbers = new Set(variables.flatMap((v) => (this.size(v) > 1 ? (network.touching[v] as number[]) : [])));
    budget.left -= numbers.size;
    if (budget.left < 0) throw new OutOfSteps();
    return [...numbers].map((c) => network.constraints[c] as Constraint).filter((c) => c.test(this.space) !== TRUE);
  }

  private parts(
    joined: ReadonlySet<number>,
    active: readonly Constraint[],
  ): { variables: number[]; constraints: Constraint[] }[] {
    const parts: { variables: Set<number>; constraints: Constraint[] }[] = [];
    for (const c of active) {
      const open = c.scope.filter((v) => joined.has(v));
      const touched = parts.filter((p) => open.some((v) => p.variables.has(v)));
      const merged = {
        variables: new Set([...open, ...touched.flatMap((p) => [...p.variables])]),
        constraints: [c, ...touched.flatMap((p) => p.constraints)],
      };
      for (const p of touched) parts.splice(parts.indexOf(p), 1);
      parts.push(merged);
    }
    return parts.map((p) => ({ variables: [...p.variables], constraints: p.constraints }));
  }

  private part(variables: readonly number[], constraints: readonly Constraint[]): bigint {
    const key = this.key(constraints);
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const sum = this.branch(variables, constraints);
    if (this.remembered.size < MAX_REMEMBERED) this.remembered.set(key, sum);
    return sum;
  }

  private branch(variables: readonly number[], constraints: readonly Constraint[]): bigint {
    const degree = (v: number): number => constraints.filter((c) => c.scope.includes(v)).length;
    const choices = variables.filter((v) => !this.isText(v));
    // Only texts are left: they count once where some text fits.
    if (choices.length === 0) return complete(this.space) ? 1n : 0n;
    const on = choices.reduce((a, b) => (degree(b) / this.size(b) > degree(a) / this.size(a) ? b : a));
    let sum = 0n;
    for (const value of this.space.open(on)) {
      const mark = this.space.mark();
      if (this.space.fix([[on, value]])) sum += this.count(variables);
      this.space.back(mark);
    }
    return sum;
  }

  /** What the count hangs on: the rules that still matter and all that is open in their variables. */
  private key(constraints: readonly Constraint[]): string {
    const { constraints: all } = this.space.network;
    const scope = [...new Set(constraints.flatMap((c) => c.scope))].sort((a, b) => a - b);
    return `${constraints.map((c) => all.indexOf(c)).sort((a, b) => a - b)}|${scope.map((v) => `${v}:${this.space.open(v)}`).join(';')}`;
  }
}
