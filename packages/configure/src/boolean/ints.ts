// A list of whole numbers that grows, without the cost of objects.

export class Ints {
  items: Int32Array;
  size = 0;
  constructor(room = 4) {
    this.items = new Int32Array(room);
  }
  push(value: number): void {
    if (this.size === this.items.length) {
      const more = new Int32Array(Math.max(8, this.size * 2));
      more.set(this.items);
      this.items = more;
    }
    this.items[this.size++] = value;
  }
  /** Makes the list `size` long; what is new in it holds anything. */
  reserve(size: number): void {
    if (size > this.items.length) {
      const more = new Int32Array(Math.max(size, this.items.length * 2));
      more.set(this.items);
      this.items = more;
    }
    this.size = size;
  }
  /** A copy of what is in the list. */
  taken(): Int32Array {
    return this.items.slice(0, this.size);
  }
}
