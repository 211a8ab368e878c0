// Which values are still open as choices are made: forward checking of every rule, value by value, with a trail to go back.
import { FALSE, type Open, TRUE } from '../expression/bounds.ts';
import type { Constraint, Network } from './network.ts';

/** Work left; each test of a rule costs one step. */
export interface Budget {
  left: number;
}

/** Raised inside the engine when the steps run out, and turned into a problem BUDGET at its border. */
export class OutOfSteps {}

export class Space implements Open {
  readonly live: Uint8Array;
  readonly size: Int32Array;
  readonly start: Int32Array;
  focus = -1;
  focusAt = 0;
  private readonly trail: number[] = [];
  private readonly queued: Uint8Array;

  constructor(
    readonly network: Network,
    readonly budget: Budget,
    /** Rules that count; absent: all. */
    readonly enabled?: Uint8Array,
    from?: Space,
  ) {
    const { variables } = network.layout;
    this.queued = new Uint8Array(network.constraints.length);
    if (from) {
      this.live = from.live.slice();
      this.size = from.size.slice();
      this.start = from.start;
      return;
    }
    this.size = Int32Array.from(variables, (v) => v.values.length);
    this.start = new Int32Array(variables.length);
    for (let v = 1; v < variables.length; v++)
      this.start[v] = (this.start[v - 1] as number) + (this.size[v - 1] as number);
    this.live = new Uint8Array(this.size.reduce((a, b) => a + b, 0)).fill(1);
  }

  has(variable: number, value: number): boolean {
    return this.live[(this.start[variable] as number) + value] === 1;
  }

  /** The open value numbers of a variable. */
  open(variable: number): number[] {
    const count = (this.network.layout.variables[variable] as { values: readonly unknown[] }).values.length;
    const found: number[] = [];
    for (let i = 0; i < count; i++) if (this.has(variable, i)) found.push(i);
    return found;
  }

  /** The first open value number. */
  first(variable: number): number {
    const from = this.start[variable] as number;
    let i = 0;
    while (this.live[from + i] === 0) i++;
    return i;
  }

  /** Whether a constraint's rule is among those that count. */
  counts({ rule }: Constraint): boolean {
    return !this.enabled || rule < 0 || this.enabled[rule] === 1;
  }

  mark(): number {
    return this.trail.length;
  }

  back(mark: number): void {
    while (this.trail.length > mark) {
      const variable = this.trail.pop() as number;
      const at = this.trail.pop() as number;
      this.live[at] = 1;
      (this.size as Int32Array)[variable] = (this.size[variable] as number) + 1;
    }
  }

  private remove(variable: number, value: number): void {
    const at = (this.start[variable] as number) + value;
    this.live[at] = 0;
    this.size[variable] = (this.size[variable] as number) - 1;
    this.trail.push(at, variable);
  }

  /** Fixes variables to values and draws the consequences; false where that leaves some variable without a value. */
  fix(pairs: readonly (readonly [number, number])[]): boolean {
    const changed: number[] = [];
    for (const [variable, value] of pairs) {
      if (!this.has(variable, value)) return false;
      if (this.size[variable] === 1) continue;
      for (const other of this.open(variable)) if (other !== value) this.remove(variable, other);
      changed.push(variable);
    }
    return this.consequences(changed.flatMap((v) => this.network.touching[v] as number[]));
  }

  /** Closes one value and draws the consequences. */
  forbid(variable: number, value: number): boolean {
    if (!this.has(variable, value)) return true;
    this.remove(variable, value);
    return this.size[variable] !== 0 && this.consequences(this.network.touching[variable] as number[]);
  }

  /** Draws the consequences of every rule. */
  all(): boolean {
    return this.consequences(this.network.constraints.map((_, i) => i));
  }

  private consequences(seeds: readonly number[]): boolean {
    const queue: number[] = [];
    const push = (c: number): void => {
      if (this.queued[c] || !this.counts(this.network.constraints[c] as Constraint)) return;
      this.queued[c] = 1;
      queue.push(c);
    };
    for (const c of seeds) push(c);
    for (let head = 0; head < queue.length; head++) {
      const c = queue[head] as number;
      this.queued[c] = 0;
      if (this.revise(this.network.constraints[c] as Constraint, push)) continue;
      for (let rest = head + 1; rest < queue.length; rest++) this.queued[queue[rest] as number] = 0;
      return false;
    }
    return true;
  }

  private spend(): void {
    if (--this.budget.left < 0) {
      this.focus = -1;
      this.queued.fill(0);
      throw new OutOfSteps();
    }
  }

  /** Closes the values that a rule forbids whatever else is chosen. */
  private revise(constraint: Constraint, push: (c: number) => void): boolean {
    this.spend();
    const truth = constraint.test(this);
    if (truth === TRUE) return true;
    if (truth === FALSE) return false;
    for (const variable of constraint.scope) {
      if ((this.size[variable] as number) < 2) continue;
      const from = this.start[variable] as number;
      const count = (this.network.layout.variables[variable] as { values: readonly unknown[] }).values.length;
      let changed = false;
      for (let i = 0; i < count; i++) {
        if (!this.live[from + i]) continue;
        this.spend();
        this.focus = variable;
        this.focusAt = i;
        const possible = constraint.test(this) !== FALSE;
        this.focus = -1;
        if (possible) continue;
        this.remove(variable, i);
        changed = true;
      }
      if (this.size[variable] === 0) return false;
      if (changed) for (const c of this.network.touching[variable] as readonly number[]) push(c);
    }
    return true;
  }
}
