// Whether a mix can be asked about at all: every figure of the model is looked at, each fault with its place.
import { type Problem, pointer, problem } from '@onelot/base';
import { checkLimits } from './check-limits.ts';
import { checkSubstitution } from './check-substitution.ts';
import type { Each, Model } from './model.ts';

const MOST_VARIANTS = 1e6;
const SUM_TOLERANCE = 1e-9;

type Found = Problem[];

export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

export const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) || ArrayBuffer.isView(value);

const bad = (path: string, what: string, value: unknown): Problem =>
  problem('MIX_VALUE', path, `${path} must be ${what}.`, { value: typeof value === 'number' ? String(value) : value });

/** A finite number that is not negative. */
export const checkAmount = (found: Found, path: string, value: unknown): value is number => {
  if (isNumber(value) && value >= 0) return true;
  found.push(bad(path, 'a finite number that is not negative', value));
  return false;
};

/** Shares of one list: amounts that sum to 1. */
export const checkShares = (found: Found, path: string, shares: unknown): void => {
  if (!isList(shares) || shares.length === 0) {
    found.push(bad(path, 'a list of shares', shares));
    return;
  }
  const before = found.length;
  let sum = 0;
  shares.forEach((share, i) => {
    if (checkAmount(found, `${path}${pointer(i)}`, share)) sum += share;
  });
  if (found.length === before && Math.abs(sum - 1) > SUM_TOLERANCE)
    found.push(problem('SHARES_SUM', path, `The shares at ${path} sum to ${sum}; they must sum to 1.`, { sum }));
};

const checkEach = (
  found: Found,
  name: string,
  value: unknown,
  count: number,
  fits: (n: number) => string | undefined,
) => {
  const one = (path: string, n: unknown): void => {
    if (!isNumber(n)) found.push(bad(path, 'a finite number', n));
    else {
      const fault = fits(n);
      if (fault) found.push(bad(path, fault, n));
    }
  };
  const path = pointer(name);
  if (!isList(value)) return one(path, value);
  if (value.length !== count)
    found.push(
      problem('MIX_LENGTH', path, `${path} lists ${value.length} figures for ${count} variants.`, {
        length: value.length,
        variants: count,
      }),
    );
  else
    value.forEach((n, i) => {
      one(`${path}${pointer(i)}`, n);
    });
};

/** Number of variants, or undefined where factors and shares do not say it; faults are added to `found`. */
const countVariants = (found: Found, model: Model): number | undefined => {
  const { factors, shares } = model;
  if (factors === undefined && shares === undefined) {
    found.push(bad('/factors', 'a list of factors, each a list of shares', factors));
    return undefined;
  }
  let count = isList(shares) ? shares.length : 0;
  if (factors !== undefined) {
    if (!isList(factors) || factors.length === 0) {
      found.push(bad('/factors', 'a list of factors, each a list of shares', factors));
      return undefined;
    }
    factors.forEach((factor, j) => {
      checkShares(found, pointer('factors', j), factor);
    });
    count = factors.reduce((product, factor) => product * (isList(factor) ? factor.length : 0), 1);
  }
  if (count > MOST_VARIANTS)
    found.push(
      problem('TOO_MANY_VARIANTS', '/factors', `${count} variants are more than ${MOST_VARIANTS}.`, { count }),
    );
  if (shares !== undefined) {
    checkShares(found, '/shares', shares);
    if (isList(shares) && shares.length !== count)
      found.push(
        problem('MIX_LENGTH', '/shares', `/shares lists ${shares.length} figures for ${count} variants.`, {
          length: shares.length,
          variants: count,
        }),
      );
  }
  return found.length ? undefined : count;
};

const notNegative = (n: number) => (n < 0 ? 'not negative' : undefined);

/** Every fault of a model; none means that it can be solved, evaluated and compared. */
export const checkModel = (model: Model): readonly Problem[] => {
  if (typeof model !== 'object' || model === null || Array.isArray(model))
    return [problem('MIX_VALUE', '', 'The model must be an object.')];
  const found: Found = [];
  const count = countVariants(found, model);
  if (!isNumber(model.M) || !Number.isInteger(model.M) || model.M < 0 || model.M > 2 ** 31 - 1)
    found.push(bad('/M', 'a whole number from 0 to 2147483647', model.M));
  if (count === undefined) return found;
  checkEach(found, 'sigma', model.sigma, count, (n) => (n <= 0 ? 'greater than 0' : undefined));
  checkEach(found, 'm', model.m, count, (n) => (n <= 1 ? 'greater than 1' : undefined));
  for (const name of ['a', 'b', 'c', 'F'] as const) checkEach(found, name, model[name], count, notNegative);
  if (model.fixedCost !== undefined) checkAmount(found, '/fixedCost', model.fixedCost);
  checkLimits(found, model, count, (name, value: Each, fits) => checkEach(found, name, value, count, fits));
  checkSubstitution(found, model, count);
  return found;
};
