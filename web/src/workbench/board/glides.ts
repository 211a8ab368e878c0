// Bars that a new plan moved glide to their place once, then rest.
import type { Bar, BoardModel } from './model.ts';

export interface Place {
  readonly start: number;
  readonly finish: number;
  readonly lane: number;
}

const GLIDE_MS = 180;
/** Shifts smaller than this are not worth a movement. */
const NOTICED_MS = 60_000;

export class Glides {
  private readonly under = new Map<string, { from: Place; at: number }>();

  begin(before: BoardModel, after: BoardModel): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const at = performance.now();
    for (const [id, bar] of after.bars) {
      const old = before.bars.get(id);
      if (!old || (old.lane === bar.lane && Math.abs(old.start - bar.start) < NOTICED_MS)) continue;
      this.under.set(id, { from: this.where(old), at });
    }
  }

  /** Whether any bar is still on its way; forgets those that arrived. */
  moving(): boolean {
    const end = performance.now() - GLIDE_MS;
    for (const [id, { at }] of this.under) if (at < end) this.under.delete(id);
    return this.under.size > 0;
  }

  /** Where a bar is now. */
  where(bar: Bar): Place {
    const glide = this.under.get(bar.operation.id);
    if (!glide) return bar;
    const part = Math.min(1, (performance.now() - glide.at) / GLIDE_MS);
    const eased = 1 - (1 - part) ** 3;
    const between = (from: number, to: number): number => from + (to - from) * eased;
    return {
      start: between(glide.from.start, bar.start),
      finish: between(glide.from.finish, bar.finish),
      lane: between(glide.from.lane, bar.lane),
    };
  }
}
