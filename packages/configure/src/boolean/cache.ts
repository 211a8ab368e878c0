// Which parts of a formula were compiled already: a part is its open variables and its unmet long clauses, kept bit-packed.

export class PartCache {
  private bytes = new Uint8Array(1 << 16);
  private size = 0;
  private table = new Int32Array(1 << 12).fill(-1);
  private entries = 0;
  private hashes = new Int32Array(1 << 10);
  private starts = new Int32Array(1 << 10);
  private nodes = new Int32Array(1 << 10);

  /** `mostBytes`: beyond it nothing more is kept. */
  constructor(private readonly mostBytes = 1 << 29) {}

  /** Writes a key behind the last; `find` and `keep` speak of it. Answers its length. */
  write(
    list: Int32Array,
    variablesFrom: number,
    variablesTo: number,
    clauses: Int32Array,
    from: number,
    to: number,
  ): number {
    const most = 5 * (variablesTo - variablesFrom + to - from + 1);
    if (this.size + most > this.bytes.length) {
      const more = new Uint8Array(Math.max(this.size + most, this.bytes.length * 2));
      more.set(this.bytes.subarray(0, this.size));
      this.bytes = more;
    }
    const middle = this.pack(list, variablesFrom, variablesTo, this.size);
    this.bytes[middle] = 0;
    return this.pack(clauses, from, to, middle + 1) - this.size;
  }

  /** Rising numbers as differences, seven bits a byte; none is 0, so that 0 can part two lists. */
  private pack(list: Int32Array, from: number, to: number, start: number): number {
    const { bytes } = this;
    let at = start;
    let last = -1;
    for (let i = from; i < to; i++) {
      let step = (list[i] as number) - last;
      last = list[i] as number;
      while (step > 127) {
        bytes[at++] = (step & 127) | 128;
        step >>>= 7;
      }
      bytes[at++] = step;
    }
    return at;
  }

  hash(length: number): number {
    let hash = 0x811c9dc5;
    for (let i = this.size; i < this.size + length; i++) hash = Math.imul(hash ^ (this.bytes[i] as number), 0x01000193);
    hash ^= hash >>> 15;
    return Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 12);
  }

  /** The node of the written key, or -1. */
  find(hash: number, length: number): number {
    const mask = this.table.length - 1;
    for (let at = hash & mask; this.table[at] !== -1; at = (at + 1) & mask) {
      const entry = this.table[at] as number;
      if (this.hashes[entry] === hash && this.equal(entry, length)) return this.nodes[entry] as number;
    }
    return -1;
  }

  private equal(entry: number, length: number): boolean {
    const start = this.starts[entry] as number;
    const end = entry + 1 < this.entries ? (this.starts[entry + 1] as number) : this.size;
    if (end - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.bytes[start + i] !== this.bytes[this.size + i]) return false;
    return true;
  }

  /** Keeps the written key; answers its entry, to be given its node later, or -1 where there is no more room. */
  keep(hash: number, length: number): number {
    if (this.size + length > this.mostBytes) return -1;
    const entry = this.entries++;
    if (entry === this.hashes.length) this.grow();
    this.hashes[entry] = hash;
    this.starts[entry] = this.size;
    this.nodes[entry] = -1;
    this.size += length;
    this.place(entry);
    return entry;
  }

  name(entry: number, node: number): void {
    if (entry >= 0) this.nodes[entry] = node;
  }

  private place(entry: number): void {
    const mask = this.table.length - 1;
    let at = (this.hashes[entry] as number) & mask;
    while (this.table[at] !== -1) at = (at + 1) & mask;
    this.table[at] = entry;
  }

  private grow(): void {
    const longer = (list: Int32Array): Int32Array<ArrayBuffer> => {
      const more = new Int32Array(list.length * 2);
      more.set(list);
      return more;
    };
    this.hashes = longer(this.hashes);
    this.starts = longer(this.starts);
    this.nodes = longer(this.nodes);
    this.table = new Int32Array(this.table.length * 2).fill(-1);
    for (let entry = 0; entry < this.entries - 1; entry++) this.place(entry);
  }
}
