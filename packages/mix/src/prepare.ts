// A checked model with every variant's share and parameters spelled out.
import { fail, ok, type Problem, type Result } from '@onelot/base';
import { checkModel } from './check.ts';
import {
  type Each,
  type Model,
  optionsOf,
  type Prepared,
  productShares,
  type SalesFunction,
  type SalesPoints,
} from './model.ts';

const spread = (value: Each, count: number): Float64Array =>
  typeof value === 'number' ? new Float64Array(count).fill(value) : Float64Array.from(value);

/** Sales by straight lines between the points, scaled by the threshold. */
const byPoints =
  (points: SalesPoints): SalesFunction =>
  (x, threshold) => {
    if (threshold <= 0) return 0;
    const at = x / threshold;
    for (let k = 1; k < points.length; k += 1) {
      const [x1, y1] = points[k] as readonly [number, number];
      if (at > x1) continue;
      const [x0, y0] = points[k - 1] as readonly [number, number];
      return threshold * (y0 + ((y1 - y0) * (at - x0)) / (x1 - x0));
    }
    return threshold * (points[points.length - 1] as readonly [number, number])[1];
  };

const whichAllowed = (model: Model, sizes: readonly number[], count: number): Uint8Array => {
  const { allowed } = model;
  const out = new Uint8Array(count).fill(1);
  if (allowed === undefined) return out;
  for (let i = 0; i < count; i += 1)
    out[i] = (typeof allowed === 'function' ? allowed(optionsOf(sizes, i), i) : allowed[i]) ? 1 : 0;
  return out;
};

/** The shares customers have once those of combinations that cannot be built are lost (0) or spread over the others. */
const settleForbidden = (share: Float64Array, allowed: Uint8Array, how: 'lost' | 'spread'): void => {
  let kept = 0;
  for (let i = 0; i < share.length; i += 1) if (allowed[i]) kept += share[i] as number;
  const scale = how === 'spread' && kept > 0 && kept < 1 ? 1 / kept : 1;
  for (let i = 0; i < share.length; i += 1) share[i] = allowed[i] ? (share[i] as number) * scale : 0;
};

/** Checks and spells out; the problems are those of `checkModel`. */
export const prepare = (model: Model): Result<Prepared, readonly Problem[]> => {
  const problems = checkModel(model);
  if (problems.length) return fail(...problems);
  const share = model.shares ? Float64Array.from(model.shares) : productShares(model.factors ?? []);
  const count = share.length;
  const sizes = model.factors?.map((factor) => factor.length) ?? [count];
  const allowed = whichAllowed(model, sizes, count);
  if (model.allowed !== undefined) settleForbidden(share, allowed, model.forbiddenShare ?? 'lost');
  const sigma = spread(model.sigma, count);
  return ok({
    model,
    count,
    sizes,
    M: model.M,
    share,
    markUp: share.map((w, i) => 1 + w / (sigma[i] as number)),
    lnm: spread(model.m, count).map(Math.log),
    a: spread(model.a, count),
    b: spread(model.b, count),
    c: spread(model.c, count),
    F: spread(model.F, count),
    lot: spread(model.minLot ?? 1, count).map((lot) => Math.max(1, lot)),
    made: spread(model.made ?? 0, count),
    allowed,
    sales: model.sales === undefined || typeof model.sales === 'function' ? model.sales : byPoints(model.sales),
  });
};
