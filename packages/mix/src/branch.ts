// The best plan under several shared limits: the quantities of one variant are split in two until the bound meets the plan.
import { clip, type Dual, dual, type Range } from './dual.ts';
import { gainOf, keeps, repair } from './greedy.ts';
import { Heap } from './heap.ts';
import { gapOf, type Meter } from './meter.ts';
import { type Choice, reduced, usesOf } from './rows.ts';

interface Node {
  readonly range: Range;
  readonly bound: number;
  readonly warm: Pick<Dual, 'prices' | 'picks'> | undefined;
}

export interface Branched {
  readonly pick: Int32Array | undefined;
  readonly value: number;
  readonly bound: number;
}

/** Best first. `value` and `pick` are a plan known before, if any. */
export const branch = (choice: Choice, range: Range, root: Dual, known: Branched, meter: Meter): Branched => {
  let { pick, value } = known;
  const open = new Heap<Node>((a, b) => a.bound - b.bound);
  const tolerance = () => 1e-11 * (1 + Math.abs(value));
  const take = (candidate: Int32Array): void => {
    const gain = gainOf(choice, candidate);
    if (gain > value) {
      value = gain;
      pick = candidate;
    }
  };
  const offer = (inside: Range, at: Dual): void => {
    for (const one of at.picks.slice(0, 3)) {
      const candidate = clip(inside, one);
      if (repair(choice, inside, at.charges, candidate)) take(candidate);
    }
  };
  const expand = (node: Node, at: Dual): void => {
    if (at.bound <= value + tolerance()) return;
    const inside = narrowed(choice, node.range, at, value);
    const split = torn(choice, inside, at);
    if (!split) {
      if (keeps(choice, usesOf(choice, at.pick))) take(at.pick);
      return;
    }
    for (const half of split) open.push({ range: half, bound: at.bound, warm: at });
  };
  offer(range, root);
  expand({ range, bound: root.bound, warm: undefined }, root);
  let bound = root.bound;
  while (open.size > 0) {
    const node = open.pop() as Node;
    bound = Math.min(bound, node.bound);
    if (bound <= value + tolerance()) return { pick, value, bound: value };
    if (gapOf(value, bound) <= (meter.effort.gap ?? 0)) return { pick, value, bound };
    const at = dual(choice, node.range, 60, node.warm);
    // A turn of the dual costs its master and its repairs beside the columns looked at.
    if (!meter.take((at.steps + 8) * (4 * widthOf(node.range) + 200))) return { pick, value, bound };
    if (at.bound > value + tolerance()) offer(node.range, at);
    expand(node, at.bound > node.bound ? { ...at, bound: node.bound } : at);
    meter.tell(value, bound);
  }
  return { pick, value, bound: value };
};

const widthOf = ({ from, to }: Range): number => {
  let sum = 0;
  for (let i = 0; i < from.length; i += 1) sum += (to[i] as number) - (from[i] as number);
  return sum;
};

/** Columns at the ends that no better plan can take are closed. */
const narrowed = (choice: Choice, range: Range, at: Dual, value: number): Range => {
  const from = range.from.slice();
  const to = range.to.slice();
  if (!Number.isFinite(value)) return { from, to };
  const reach = at.bound - value;
  for (let i = 0; i < from.length; i += 1) {
    const best = at.pick[i] as number;
    const top = reduced(choice, at.charges, i, best) - reach;
    while ((from[i] as number) < best && reduced(choice, at.charges, i, from[i] as number) < top) from[i]! += 1;
    while ((to[i] as number) - 1 > best && reduced(choice, at.charges, i, (to[i] as number) - 1) < top) to[i]! -= 1;
  }
  return { from, to };
};

/** Splits the variant whose quantities the dual's plans disagree on most; undefined when every variant has one column. */
const torn = (choice: Choice, range: Range, at: Dual): readonly [Range, Range] | undefined => {
  const { x } = choice.cols;
  let which = -1;
  let most = 0;
  for (let i = 0; i < range.from.length; i += 1) {
    if ((range.to[i] as number) - (range.from[i] as number) < 2) continue;
    let apart = 1e-9;
    for (const pick of at.picks) apart += Math.abs((x[pick[i] as number] as number) - (at.mean[i] as number));
    if (apart > most) {
      most = apart;
      which = i;
    }
  }
  if (which < 0) return undefined;
  const from = range.from[which] as number;
  const to = range.to[which] as number;
  // Columns up to the mean on one side, the rest on the other; both sides keep at least one.
  let cut = from + 1;
  if (most > 1e-6) while (cut < to - 1 && (x[cut] as number) <= (at.mean[which] as number)) cut += 1;
  else
    cut = Math.max(
      from + 1,
      Math.min(to - 1, (at.pick[which] as number) + ((at.pick[which] as number) === from ? 1 : 0)),
    );
  const left = { from: range.from, to: range.to.slice() };
  const right = { from: range.from.slice(), to: range.to };
  left.to[which] = cut;
  right.from[which] = cut;
  return [left, right];
};
