// What variety and service cost in profit: plans of which none is better in every goal, each with its gap.
import { fail, ok, problem, type Result } from '@onelot/base';
import { evaluation } from './evaluate.ts';
import type { Model, Prepared } from './model.ts';
import { prepare } from './prepare.ts';
import { type Row, rowsOf } from './rows.ts';
import { type Plan, planWithin, type SolveOptions, solvePrepared } from './solve.ts';

/** Profit and service (part of customers who get their first choice) count upwards, the number of variants downwards. */
export type Goal = 'profit' | 'variants' | 'service';

export interface Point extends Plan {
  readonly variants: number;
  readonly service: number;
}

export interface FrontierOptions extends SolveOptions {
  /** Most plans solved for; more are spread evenly. */
  readonly points?: number;
}

/** Non-dominated plans in the given goals, by number of variants, then service. Limits of the model hold throughout. */
export const frontier = (
  model: Model,
  goals: readonly Goal[] = ['profit', 'variants'],
  options: FrontierOptions = {},
): Result<readonly Point[]> => {
  const prepared = prepare(model);
  if (!prepared.ok) return prepared;
  const unknown = goals.findIndex((goal) => !['profit', 'variants', 'service'].includes(goal));
  if (unknown >= 0 || !goals.includes('profit'))
    return fail(problem('MIX_GOALS', '/goals', 'Goals are profit, and variants, service or both beside it.'));
  const p = prepared.value;
  const plain = solvePrepared(p, options);
  if (!plain.ok) return plain;
  const points = Math.max(2, options.points ?? 24);
  const counted = goals.includes('variants');
  const served = goals.includes('service');
  const along = counted && served ? Math.max(2, Math.floor(Math.sqrt(points))) : points;
  const most = served ? p.count : plain.value.x.filter((x) => x > 0).length;
  const counts = counted ? spreadOver(Math.min(1, most), most, along) : [undefined];
  const found: Point[] = [pointOf(p, plain.value)];
  for (const count of counts) {
    const free = planWithin(p, options, rowsOf(p, extra(p, count, 0)));
    if (!free) continue;
    const from = pointOf(p, free);
    found.push(from);
    for (const service of served ? levels(from.service, mostServed(p, count), along) : []) {
      const plan = planWithin(p, options, rowsOf(p, extra(p, count, service)));
      if (plan) found.push(pointOf(p, plan));
    }
  }
  return ok(nonDominated(found, goals));
};

/** The best plan that offers exactly so many variants, for every count that can be offered; at most `points` of them. */
export const byCount = (model: Model, options: FrontierOptions = {}): Result<readonly Point[]> => {
  const prepared = prepare(model);
  if (!prepared.ok) return prepared;
  const p = prepared.value;
  const out: Point[] = [];
  for (const count of spreadOver(1, p.count, options.points ?? 24)) {
    const rows = [...rowsOf(p), { name: 'at most', max: count, each: 1 }, { name: 'at least', max: -count, each: -1 }];
    const plan = planWithin(p, options, rows);
    if (plan) out.push(pointOf(p, plan));
  }
  return ok(out);
};

const extra = (p: Prepared, count: number | undefined, service: number): Row[] => [
  ...(count === undefined ? [] : [{ name: 'variants', max: count, each: 1 }]),
  ...(service > 0 ? [{ name: 'service', max: -service * p.M, served: 1 }] : []),
];

const spreadOver = (low: number, high: number, points: number): number[] => {
  const count = Math.min(points, high - low + 1);
  if (count <= 1) return [high];
  return [...new Set(Array.from({ length: count }, (_, k) => Math.round(low + ((high - low) * k) / (count - 1))))];
};

/** Parts of customers served at least, above what is served anyway. */
const levels = (from: number, to: number, points: number): number[] =>
  Array.from({ length: points }, (_, k) => from + ((to - from) * (k + 1)) / points);

/** A little less than what the favourites of so many variants ask for, so that whole pieces can meet it. */
const mostServed = (p: Prepared, count = p.count): number =>
  0.99 *
  Array.from(p.share)
    .sort((a, b) => b - a)
    .slice(0, count)
    .reduce((a, b) => a + b, 0);

const pointOf = (p: Prepared, plan: Plan): Point => {
  const { offered, firstChoice } = evaluation(p, plan.x);
  return { ...plan, variants: offered, service: firstChoice };
};

const nonDominated = (points: readonly Point[], goals: readonly Goal[]): Point[] => {
  const of = (point: Point): number[] =>
    goals.map((goal) => (goal === 'profit' ? point.value : goal === 'variants' ? -point.variants : point.service));
  const better = (a: Point, b: Point): boolean => {
    const [left, right] = [of(a), of(b)];
    return left.every((v, k) => v >= (right[k] as number)) && left.some((v, k) => v > (right[k] as number));
  };
  const same = (a: Point, b: Point) => of(a).every((v, k) => v === of(b)[k]);
  return points
    .filter((one, k) => !points.some((other, j) => better(other, one) || (j < k && same(other, one))))
    .sort((a, b) => a.variants - b.variants || a.service - b.service);
};
