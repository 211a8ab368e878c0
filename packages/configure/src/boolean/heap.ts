// Which variable a search decides next: the one that took part in conflicts most of late (VSIDS; Moskewicz and others 2001).

const DECAY = 1 / 0.95;
const LARGE = 1e100;

export class Heap {
  readonly activity: Float64Array;
  private readonly order: Int32Array;
  private readonly place: Int32Array;
  private size: number;
  private step = 1;

  constructor(variables: number) {
    this.activity = new Float64Array(variables);
    this.order = Int32Array.from({ length: variables }, (_, i) => i);
    this.place = Int32Array.from({ length: variables }, (_, i) => i);
    this.size = variables;
  }

  /** Whether b is busier than a. */
  less(a: number, b: number): boolean {
    return (this.activity[a] as number) < (this.activity[b] as number);
  }

  bump(variable: number): void {
    this.activity[variable] = (this.activity[variable] as number) + this.step;
    if ((this.activity[variable] as number) > LARGE) {
      for (let i = 0; i < this.activity.length; i++) this.activity[i] = (this.activity[i] as number) / LARGE;
      this.step /= LARGE;
    }
    const at = this.place[variable] as number;
    if (at >= 0) this.up(at);
  }

  decay(): void {
    this.step *= DECAY;
  }

  restore(variable: number): void {
    if ((this.place[variable] as number) >= 0) return;
    this.put(this.size++, variable);
    this.up(this.size - 1);
  }

  /** The busiest, taken out; -1 where none is left. */
  take(): number {
    if (this.size === 0) return -1;
    const top = this.order[0] as number;
    this.place[top] = -1;
    const last = this.order[--this.size] as number;
    if (this.size > 0) {
      this.put(0, last);
      this.down(0);
    }
    return top;
  }

  private put(at: number, variable: number): void {
    this.order[at] = variable;
    this.place[variable] = at;
  }

  private up(from: number): void {
    const variable = this.order[from] as number;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = this.order[parent] as number;
      if (!this.less(other, variable)) break;
      this.put(at, other);
      at = parent;
    }
    this.put(at, variable);
  }

  private down(from: number): void {
    const variable = this.order[from] as number;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      const right = child + 1;
      if (right < this.size && this.less(this.order[child] as number, this.order[right] as number)) child = right;
      if (!this.less(variable, this.order[child] as number)) break;
      this.put(at, this.order[child] as number);
      at = child;
    }
    this.put(at, variable);
  }
}
