// The best plan where each variant's customers are known beforehand: columns, dual, then proof by dynamic program or branching.
import { branch } from './branch.ts';
import { type Columns, columns } from './columns.ts';
import { type Dual, dual, wholeRange } from './dual.ts';
import { settle } from './exact.ts';
import { gainOf, repair } from './greedy.ts';
import type { Meter } from './meter.ts';
import type { Prepared } from './model.ts';
import { type Choice, mostByRows, type Row, rowsOf } from './rows.ts';

export interface Asked {
  readonly threshold: Float64Array;
  /** 0: not to be made; 1: free; 2: to be made. */
  readonly state?: Uint8Array;
  readonly rows?: readonly Row[];
  /** Only multiples of this many pieces beyond the least are looked at. */
  readonly step?: number;
}

export interface Answer {
  /** Undefined where no plan keeps the limits, or none was found before the work ended. */
  readonly x: Float64Array | undefined;
  readonly value: number;
  /** No plan earns more; holds for quantities of every whole number, whatever the step. */
  readonly bound: number;
}

const MOST_COLUMNS = 4e6;

export const separable = (p: Prepared, asked: Asked, meter: Meter): Answer => {
  const rows = asked.rows ?? rowsOf(p);
  const wanted = {
    threshold: asked.threshold,
    state: asked.state,
    mayLose: rows.some((row) => (row.each ?? 0) < 0),
    served: rows.some((row) => (row.served ?? 0) > 0),
    most: mostByRows(p, rows),
    limit: MOST_COLUMNS,
  };
  let step = asked.step ?? 1;
  let cols = columns(p, { ...wanted, step });
  while (!cols) {
    step *= 8;
    cols = columns(p, { ...wanted, step });
  }
  const choice = { p, cols, rows, threshold: wanted.served ? p.share.map((w) => w * p.M) : asked.threshold };
  const answer = overColumns(choice, meter);
  if (step === 1 || !answer.x) return answer;
  return refined(choice, answer, step, asked.step === undefined ? wanted : undefined, meter);
};

export const overColumns = (choice: Choice, meter: Meter): Answer => {
  const none = { x: undefined, value: Number.NEGATIVE_INFINITY, bound: Number.NEGATIVE_INFINITY };
  const { start } = choice.cols;
  for (let i = 0; i < choice.p.count; i += 1) if (start[i] === start[i + 1]) return none;
  const range = wholeRange(choice);
  const root = dual(choice, range);
  meter.take(root.steps * choice.cols.x.length);
  let pick: Int32Array | undefined;
  let value = Number.NEGATIVE_INFINITY;
  for (const one of root.picks.slice(0, 4)) {
    const candidate = one.slice();
    if (!repair(choice, range, root.charges, candidate)) continue;
    const gain = gainOf(choice, candidate);
    if (gain > value) {
      value = gain;
      pick = candidate;
    }
  }
  meter.tell(value, root.bound);
  return proven(choice, range, root, { pick, value, bound: root.bound }, meter);
};

const proven = (
  choice: Choice,
  range: ReturnType<typeof wholeRange>,
  root: Dual,
  known: { readonly pick: Int32Array | undefined; readonly value: number; readonly bound: number },
  meter: Meter,
): Answer => {
  const counted = choice.rows.every((row, k) => k === 0 || (!row.per && !row.served));
  if (!counted) {
    const found = branch(choice, range, root, known, meter);
    return answered(choice, found.pick, found.bound);
  }
  const { pick, bound } = settle(choice, range, root, known.value, meter);
  const best = pick && gainOf(choice, pick) > known.value ? pick : known.pick;
  return answered(choice, best, bound);
};

const answered = (choice: Choice, pick: Int32Array | undefined, bound: number): Answer => {
  if (!pick) return { x: undefined, value: Number.NEGATIVE_INFINITY, bound };
  const value = gainOf(choice, pick);
  const x = Float64Array.from(pick, (k) => choice.cols.x[k] as number);
  return { x, value, bound: Math.max(bound, value) };
};

/**
 * After a coarse step: the same question with every quantity near the coarse plan's, at step 1. The bound stays the
 * coarse one, which counts each step at the least quantity and the greatest gain within it.
 */
const refined = (
  coarse: Choice,
  answer: Answer,
  step: number,
  wanted: Omit<Parameters<typeof columns>[1], 'step'> | undefined,
  meter: Meter,
): Answer => {
  const bound = coarseBound(coarse, answer);
  if (!wanted || !answer.x) return { ...answer, bound };
  const cols: Columns | undefined = columns(coarse.p, { ...wanted, near: { x: answer.x, within: 2 * step } });
  if (!cols) return { ...answer, bound };
  const fine = overColumns({ ...coarse, cols }, meter);
  const best = fine.x && fine.value > answer.value ? fine : answer;
  return { x: best.x, value: best.value, bound: Math.max(bound, best.value) };
};

const coarseBound = (coarse: Choice, answer: Answer): number =>
  Math.max(answer.value, dual(coarse, wholeRange(coarse)).bound);
