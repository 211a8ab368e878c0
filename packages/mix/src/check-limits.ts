// Whether the limits on a plan are well formed: constraints, lots, numbers of variants, what is made, the sales curve.
import { type Problem, pointer, problem } from '@onelot/base';
import { checkAmount, isList, isNumber } from './check.ts';
import type { Each, Model, SalesPoints } from './model.ts';

type CheckEach = (name: string, value: Each, fits: (n: number) => string | undefined) => void;

const whole = (n: number) => (Number.isInteger(n) && n >= 0 ? undefined : 'a whole number that is not negative');

export const checkLimits = (found: Problem[], model: Model, count: number, each: CheckEach): void => {
  checkConstraints(found, model.constraints, count);
  if (model.minLot !== undefined) each('minLot', model.minLot, whole);
  checkRange(found, model.variants);
  if (model.made !== undefined) each('made', model.made, whole);
  const { allowed } = model;
  if (allowed !== undefined && typeof allowed !== 'function' && (!isList(allowed) || allowed.length !== count))
    found.push(problem('MIX_VALUE', '/allowed', `/allowed must say yes or no for each of ${count} variants.`));
  if (model.forbiddenShare !== undefined && model.forbiddenShare !== 'lost' && model.forbiddenShare !== 'spread')
    found.push(problem('MIX_VALUE', '/forbiddenShare', '/forbiddenShare must be "lost" or "spread".'));
  if (model.sales !== undefined && typeof model.sales !== 'function') checkPoints(found, model.sales);
};

const checkConstraints = (found: Problem[], constraints: unknown, count: number): void => {
  if (constraints === undefined) return;
  if (!isList(constraints)) {
    found.push(problem('MIX_VALUE', '/constraints', '/constraints must be a list.'));
    return;
  }
  constraints.forEach((one, k) => {
    const path = pointer('constraints', k);
    const { per, max } = (one ?? {}) as { per?: unknown; max?: unknown };
    checkAmount(found, `${path}/max`, max);
    if (!isList(per) || per.length !== count)
      found.push(
        problem('MIX_LENGTH', `${path}/per`, `${path}/per must list one figure for each of ${count} variants.`),
      );
    else
      per.forEach((use, i) => {
        checkAmount(found, `${path}/per/${i}`, use);
      });
  });
};

const checkRange = (found: Problem[], range: Model['variants']): void => {
  if (range === undefined) return;
  if (typeof range !== 'object' || range === null || isList(range)) {
    found.push(problem('MIX_VALUE', '/variants', '/variants must be an object with min, max or both.'));
    return;
  }
  if ((range.min ?? 0) > (range.max ?? Number.POSITIVE_INFINITY))
    found.push(problem('MIX_VALUE', '/variants/min', '/variants/min is greater than /variants/max.'));
  for (const end of ['min', 'max'] as const) {
    const value = range?.[end];
    if (value !== undefined && (!isNumber(value) || !Number.isInteger(value) || value < 0))
      found.push(
        problem('MIX_VALUE', `/variants/${end}`, `/variants/${end} must be a whole number that is not negative.`),
      );
  }
};

/** Increasing, concave, from [0, 0], never more sold than made. */
const checkPoints = (found: Problem[], points: SalesPoints): void => {
  const wrong = (path: string, what: string) => found.push(problem('SALES_CURVE', path, what));
  if (!isList(points) || points.length < 2) {
    wrong('/sales', '/sales must list at least two points [made, sold], or be a function.');
    return;
  }
  let slope = 1;
  points.forEach((point, k) => {
    const path = pointer('sales', k);
    const [x, y] = isList(point) ? point : [];
    if (!isNumber(x) || !isNumber(y)) wrong(path, `${path} must be a pair of numbers [made, sold].`);
    else if (k === 0 && (x !== 0 || y !== 0)) wrong(path, 'The sales curve begins at [0, 0].');
    else if (k > 0) {
      const [x0, y0] = points[k - 1] as readonly [number, number];
      const rise = (y - y0) / (x - x0);
      if (!(x > x0) || !(rise >= 0)) wrong(path, `${path} falls back: the sales curve must increase.`);
      else if (rise > slope + 1e-12)
        wrong(path, `${path} is too steep: the curve must be concave and sell no more than is made.`);
      slope = rise;
    }
  });
};
