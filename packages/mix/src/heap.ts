// A binary heap: the greatest first; among equals any, but the same each time.
export class Heap<T> {
  private readonly items: T[] = [];
  private readonly order: (a: T, b: T) => number;

  constructor(order: (a: T, b: T) => number) {
    this.order = order;
  }

  get size(): number {
    return this.items.length;
  }

  push(item: T): void {
    const { items } = this;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.order(items[above] as T, item) >= 0) break;
      items[at] = items[above] as T;
      at = above;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && this.order(items[below + 1] as T, items[below] as T) > 0) below += 1;
      if (this.order(last, items[below] as T) >= 0) break;
      items[at] = items[below] as T;
      at = below;
    }
    items[at] = last;
    return top;
  }
}
