// Operations that wait to be timed again, the one first in the order of the plan on top; each at most once.

export class Heap {
  readonly #key: Float64Array;
  readonly #items: Int32Array;
  readonly #inside: Uint8Array;
  #size = 0;

  constructor(key: Float64Array) {
    this.#key = key;
    this.#items = new Int32Array(key.length);
    this.#inside = new Uint8Array(key.length);
  }

  get size(): number {
    return this.#size;
  }

  push(v: number): void {
    if (this.#inside[v]) return;
    this.#inside[v] = 1;
    const key = this.#key[v]!;
    let i = this.#size++;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const above = this.#items[up]!;
      if (this.#key[above]! <= key) break;
      this.#items[i] = above;
      i = up;
    }
    this.#items[i] = v;
  }

  pop(): number {
    const top = this.#items[0]!;
    this.#inside[top] = 0;
    const v = this.#items[--this.#size]!;
    const key = this.#key[v]!;
    let i = 0;
    for (let down = 1; down < this.#size; down = 2 * i + 1) {
      if (down + 1 < this.#size && this.#key[this.#items[down + 1]!]! < this.#key[this.#items[down]!]!) down++;
      const below = this.#items[down]!;
      if (this.#key[below]! >= key) break;
      this.#items[i] = below;
      i = down;
    }
    this.#items[i] = v;
    return top;
  }

  clear(): void {
    for (let i = 0; i < this.#size; i++) this.#inside[this.#items[i]!] = 0;
    this.#size = 0;
  }
}
