// The best plan where customers substitute: which variants to offer decides how many customers each of them gets.
import { columns } from './columns.ts';
import { dual, wholeRange } from './dual.ts';
import { repair } from './greedy.ts';
import { Heap } from './heap.ts';
import { gapOf, Meter } from './meter.ts';
import type { Prepared } from './model.ts';
import { type Choice, mostByRows, type Row, rowsOf } from './rows.ts';
import { type Answer, separable } from './separable.ts';
import { type Demand, demandOf, type Offer } from './substitution.ts';

interface Node {
  readonly offer: Offer;
  readonly bound: number;
}

interface Best {
  x: Float64Array | undefined;
  value: number;
}

/**
 * Branches over what is offered. Open variants are bounded as if each of them were offered alone beside what is decided;
 * a settled offer is a separable problem, solved exactly.
 */
export const offering = (p: Prepared, given: readonly Row[] | undefined, meter: Meter): Answer => {
  const rows = given ?? rowsOf(p);
  const search = new Search(p, rows, meter);
  return search.run();
};

class Search {
  private readonly p: Prepared;
  private readonly rows: readonly Row[];
  private readonly meter: Meter;
  private readonly demand: Demand;
  private readonly best: Best = { x: undefined, value: Number.NEGATIVE_INFINITY };
  /** Offers solved already, so that none is solved twice. */
  private readonly seen = new Map<string, number>();
  /** What settled offers whose own search was cut short could still hide. */
  private hidden = Number.NEGATIVE_INFINITY;

  constructor(p: Prepared, rows: readonly Row[], meter: Meter) {
    this.p = p;
    this.rows = rows;
    this.meter = meter;
    this.demand = demandOf(p);
  }

  run(): Answer {
    const open = new Heap<Node>((a, b) => a.bound - b.bound);
    const start = Uint8Array.from({ length: this.p.count }, (_, i) =>
      (this.p.made[i] as number) > 0 ? 2 : this.p.allowed[i] ? 1 : 0,
    );
    this.expand({ offer: start, bound: Number.POSITIVE_INFINITY }, open);
    this.improve(start);
    let bound = Number.NEGATIVE_INFINITY;
    while (open.size > 0) {
      const node = open.pop() as Node;
      bound = Math.max(node.bound, this.hidden);
      if (node.bound <= this.best.value + this.tolerance()) break;
      const done = gapOf(this.best.value, bound) <= (this.meter.effort.gap ?? 0) || this.meter.stopped;
      if (done) return { ...this.best, bound: Math.max(bound, this.best.value) };
      this.expand(node, open);
      this.meter.tell(this.best.value, bound);
    }
    return { ...this.best, bound: Math.max(this.best.value, this.hidden) };
  }

  private tolerance(): number {
    return Number.isFinite(this.best.value) ? 1e-11 * (1 + Math.abs(this.best.value)) : 0;
  }

  /** Bounds a node, tries the offer its relaxation proposes, and splits the most promising open variant. */
  private expand({ offer, bound }: Node, open: Heap<Node>): void {
    if (!offer.includes(1)) {
      this.settle(offer);
      return;
    }
    const relaxed = this.relax(offer);
    if (!relaxed) return;
    const ceiling = Math.min(bound, relaxed.bound);
    if (ceiling <= this.best.value + this.tolerance()) return;
    const proposed = offer.map((state, i) => (state === 1 ? ((relaxed.x[i] as number) > 0 ? 2 : 0) : state));
    this.settle(proposed);
    if (ceiling <= this.best.value + this.tolerance()) return;
    const which = this.mostTorn(offer, proposed, relaxed.most);
    for (const state of [2, 0]) open.push({ offer: offer.with(which, state), bound: ceiling });
  }

  private relax(
    offer: Offer,
  ): { readonly bound: number; readonly x: Float64Array; readonly most: Float64Array } | undefined {
    const { p, rows, meter } = this;
    const most = this.demand.most(offer);
    const threshold = most.map((w) => w * p.M);
    const fewest = this.demand.fewest(offer).map((w) => w * p.M);
    const mayLose = rows.some((row) => (row.each ?? 0) < 0);
    const served = rows.some((row) => (row.served ?? 0) > 0);
    const wanted = { threshold, fewest, mayLose, served, most: mostByRows(p, rows), state: offer };
    const cols = columns(p, wanted);
    if (!cols) return undefined;
    for (let i = 0; i < p.count; i += 1) if (cols.start[i] === cols.start[i + 1]) return undefined;
    const choice: Choice = { p, cols, rows, threshold: p.share.map((w) => w * p.M) };
    const range = wholeRange(choice);
    const at = dual(choice, range, 80);
    meter.take(at.steps * cols.x.length + 20 * cols.x.length + p.count * p.count);
    const pick = (at.picks[0] ?? at.pick).slice();
    repair(choice, range, at.charges, pick);
    return { bound: at.bound, x: Float64Array.from(pick, (k) => cols.x[k] as number), most };
  }

  /** The exact answer for a settled offer; the value, or minus infinity where it keeps no limits. */
  private settle(offer: Offer): number {
    const key = offer.join('');
    const known = this.seen.get(key);
    if (known !== undefined) return known;
    const threshold = this.demand.fewest(offer).map((w) => w * this.p.M);
    const inner = new Meter({
      maxSteps: Math.max(0, this.meter.most - this.meter.steps),
      shouldStop: this.meter.effort.shouldStop,
    });
    const answer = separable(this.p, { threshold, state: offer, rows: this.rows }, inner);
    this.meter.take(inner.steps + this.p.count);
    if (inner.stopped) {
      this.meter.stopped ??= inner.stopped;
      this.hidden = Math.max(this.hidden, answer.bound);
    }
    this.seen.set(key, answer.value);
    if (answer.x && answer.value > this.best.value) {
      this.best.x = answer.x;
      this.best.value = answer.value;
    }
    return answer.value;
  }

  /** Adds, drops and exchanges single variants while that earns more. */
  private improve(start: Offer): void {
    if (!this.best.x || this.p.count > 200) return;
    let offer = start.map((state, i) =>
      state === 1 ? (((this.best.x as Float64Array)[i] as number) > 0 ? 2 : 0) : state,
    );
    for (let turn = 0; turn < 30; turn += 1) {
      const before = this.best.value;
      let next = offer;
      for (let i = 0; i < offer.length && !this.meter.stopped; i += 1) {
        if (start[i] !== 1) continue;
        const other = offer.with(i, offer[i] === 2 ? 0 : 2);
        const kept = this.best.value;
        if (this.settle(other) > kept) next = other;
      }
      if (this.best.value <= before + this.tolerance()) return;
      offer = next;
    }
  }

  /** The open variant whose demand is most overrated: deciding it tightens the bound most. */
  private mostTorn(offer: Offer, proposed: Offer, most: Float64Array): number {
    const real = this.demand.most(proposed);
    let which = offer.indexOf(1);
    let apart = -1;
    for (let i = 0; i < offer.length; i += 1) {
      if (offer[i] !== 1) continue;
      const now = proposed[i] === 2 ? (most[i] as number) - (real[i] as number) + 1 : (most[i] as number);
      if (now > apart) {
        apart = now;
        which = i;
      }
    }
    return which;
  }
}
