// A small linear program with many columns and few rows, grown column by column: maximise c'z, A z <= b, z >= 0 (last row: =).

/**
 * Revised simplex with an explicit inverse, for the master problem of a Lagrangian dual (Dantzig and Wolfe, 1960).
 * Rows 0 to rows - 1 are `<= 0`; one more row says that the columns' weights sum to 1.
 */
export class Master {
  private readonly size: number;
  private readonly inverse: Float64Array[];
  private readonly basis: number[];
  private readonly values: Float64Array;
  private readonly columns: Float64Array[] = [];
  private readonly gains: number[] = [];

  /** `first` must satisfy every row: its uses are not positive. Rows are scaled by the caller. */
  constructor(rows: number, first: Float64Array, gain: number) {
    this.size = rows + 1;
    // Slacks of the rows, then the first column: weight 1.
    this.columns.push(first);
    this.gains.push(gain);
    this.basis = Array.from({ length: rows }, (_, k) => -1 - k);
    this.basis.push(0);
    this.inverse = Array.from({ length: this.size }, (_, r) => {
      const line = new Float64Array(this.size);
      line[r] = 1;
      if (r < rows) line[rows] = -(first[r] as number);
      return line;
    });
    this.values = Float64Array.from({ length: this.size }, (_, r) => (r < rows ? -(first[r] as number) : 1));
  }

  add(uses: Float64Array, gain: number): void {
    this.columns.push(uses);
    this.gains.push(gain);
  }

  /** Prices of the rows, then the master's value. */
  prices(): Float64Array {
    const out = new Float64Array(this.size);
    for (let r = 0; r < this.size; r += 1) {
      const j = this.basis[r] as number;
      if (j < 0 || this.gains[j] === 0) continue;
      const line = this.inverse[r] as Float64Array;
      for (let k = 0; k < this.size; k += 1) out[k]! += (this.gains[j] as number) * (line[k] as number);
    }
    return out;
  }

  /** Columns in use with their weights. */
  weights(): { readonly column: number; readonly weight: number }[] {
    return this.basis.flatMap((column, r) =>
      column >= 0 && (this.values[r] as number) > 1e-12 ? [{ column, weight: this.values[r] as number }] : [],
    );
  }

  /** Pivots until no column improves, at most `limit` times. */
  solve(limit: number): void {
    for (let turn = 0; turn < limit; turn += 1) {
      const prices = this.prices();
      const entering = this.entering(prices);
      if (entering === undefined || !this.pivot(entering)) return;
    }
  }

  private entering(prices: Float64Array): number | undefined {
    const last = this.size - 1;
    let best = 1e-9 * (1 + Math.abs(prices[last] as number));
    let found: number | undefined;
    for (let k = 0; k < last; k += 1)
      if (-(prices[k] as number) > best) {
        best = -(prices[k] as number);
        found = -1 - k;
      }
    this.columns.forEach((uses, j) => {
      let value = (this.gains[j] as number) - (prices[last] as number);
      for (let k = 0; k < last; k += 1) value -= (prices[k] as number) * (uses[k] as number);
      if (value > best && !this.basis.includes(j)) {
        best = value;
        found = j;
      }
    });
    return found;
  }

  private pivot(entering: number): boolean {
    const { size } = this;
    const column = new Float64Array(size);
    for (let r = 0; r < size; r += 1) {
      const line = this.inverse[r] as Float64Array;
      if (entering < 0) column[r] = line[-1 - entering] as number;
      else {
        const uses = this.columns[entering] as Float64Array;
        let sum = line[size - 1] as number;
        for (let k = 0; k < size - 1; k += 1) sum += (line[k] as number) * (uses[k] as number);
        column[r] = sum;
      }
    }
    let leaving = -1;
    let ratio = Number.POSITIVE_INFINITY;
    for (let r = 0; r < size; r += 1) {
      if ((column[r] as number) <= 1e-11) continue;
      const now = Math.max(0, this.values[r] as number) / (column[r] as number);
      if (now < ratio) {
        ratio = now;
        leaving = r;
      }
    }
    if (leaving < 0) return false;
    const line = this.inverse[leaving] as Float64Array;
    const pivot = column[leaving] as number;
    for (let k = 0; k < size; k += 1) line[k]! /= pivot;
    this.values[leaving] = ratio;
    for (let r = 0; r < size; r += 1) {
      if (r === leaving || column[r] === 0) continue;
      const other = this.inverse[r] as Float64Array;
      for (let k = 0; k < size; k += 1) other[k]! -= (column[r] as number) * (line[k] as number);
      this.values[r]! -= (column[r] as number) * ratio;
    }
    this.basis[leaving] = entering;
    return true;
  }
}
