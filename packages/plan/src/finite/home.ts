// Where a re-plan found each operation, and how many are elsewhere now.

import type { Lines } from './lines.ts';
import type { Model } from './model.ts';
import type { ShopPlace } from './problem.ts';
import type { Times } from './times.ts';

export class Home {
  /** What one moved operation costs, in the unit of the objective. */
  readonly moveCost: number;
  readonly maxMoves: number;
  moves = 0;
  readonly #run: Float64Array;
  readonly #unit: Int32Array;
  readonly #moved: Uint8Array;
  readonly #slots: number;
  /** Operations whose answer the last count changed. */
  readonly #turned: number[] = [];

  constructor(model: Model, current: ReadonlyMap<string, ShopPlace>, moveCost: number, maxMoves: number) {
    this.moveCost = moveCost;
    this.maxMoves = maxMoves;
    this.#slots = model.slots;
    const machines = new Map(model.problem.machines.map(({ id }, m) => [id, m]));
    const n = model.operations.length;
    this.#run = new Float64Array(n).fill(-1);
    this.#unit = new Int32Array(n).fill(-1);
    this.#moved = new Uint8Array(n);
    for (const [v, { id }] of model.operations.entries()) {
      const place = current.get(id);
      if (!place || model.fixed[v]) continue;
      this.#run[v] = place.run;
      this.#unit[v] = model.unitFirst[machines.get(place.machine)!]! + place.unit;
    }
  }

  /** Operations that had a place and may move. */
  get movable(): number {
    return this.#run.reduce((count, run) => count + (run >= 0 ? 1 : 0), 0);
  }

  /** Too many moves cost more than anything else. */
  cost(): number {
    return this.moves * this.moveCost + Math.max(0, this.moves - this.maxMoves) * 1e12;
  }

  isMoved(v: number): boolean {
    return this.#moved[v] === 1;
  }

  /** A moved operation at or after `from`, else the first of all; -1 when all are at home. */
  movedFrom(from: number): number {
    const next = this.#moved.indexOf(1, from);
    return next >= 0 ? next : this.#moved.indexOf(1);
  }

  begin(): void {
    this.#turned.length = 0;
  }

  see(v: number, lines: Lines, times: Times): void {
    const there =
      this.#run[v]! < 0 || (times.run[v] === this.#run[v] && lines.resource[v * this.#slots] === this.#unit[v]);
    const moved = there ? 0 : 1;
    if (moved === this.#moved[v]) return;
    this.#moved[v] = moved;
    this.moves += moved ? 1 : -1;
    this.#turned.push(v);
  }

  undo(): void {
    for (const v of this.#turned) {
      const moved = 1 - this.#moved[v]!;
      this.#moved[v] = moved;
      this.moves += moved ? 1 : -1;
    }
    this.#turned.length = 0;
  }
}
