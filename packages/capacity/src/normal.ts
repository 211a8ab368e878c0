// The normal distribution clipped at zero: which mean and spread before clipping give those wanted after it.

const density = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

/** Mills ratio (1 - Phi(x)) / phi(x) for x >= 0: series to 2.5, continued fraction above (Abramowitz and Stegun 26.2.11, 26.2.14). */
const mills = (x: number): number => {
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 200; n += 1) {
      term *= (x * x) / (2 * n + 1);
      sum += term;
    }
    return 0.5 / density(x) - sum;
  }
  let fraction = x;
  for (let n = 120; n >= 1; n -= 1) fraction = x + n / fraction;
  return 1 / fraction;
};

/** Standard normal distribution function. */
export const normalBelow = (x: number): number => (x < 0 ? mills(-x) * density(x) : 1 - mills(x) * density(x));

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
const at = (coefficients: readonly number[], x: number): number => {
  let sum = 0;
  for (let i = 0; i < coefficients.length; i += 1) sum = sum * x + (coefficients[i] as number);
  return sum;
};

/** Quantile of the standard normal (Acklam's rational approximation, relative error below 1.2e-9). */
export const normalQuantile = (p: number): number => {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return at(C, q) / (at(D, q) * q + 1);
  }
  if (p > 0.97575) return -normalQuantile(1 - p);
  const q = p - 0.5;
  const r = q * q;
  return (at(A, r) * q) / (at(B, r) * r + 1);
};

/** A normal before clipping at zero. */
export interface Clipped {
  readonly mean: number;
  readonly deviation: number;
  /** Chance that it is clipped: a uniform below it draws zero. */
  readonly zero: number;
}

/** Mean / sigma and second moment / sigma^2 of max(0, N(a sigma, sigma)), both divided by phi(a) where a < 0, which cancels. */
const moments = (a: number): { readonly one: number; readonly two: number; readonly scale: number } => {
  if (a >= 0) {
    const below = normalBelow(a);
    const peak = density(a);
    return { one: a * below + peak, two: (a * a + 1) * below + a * peak, scale: 1 };
  }
  const ratio = mills(-a);
  return { one: a * ratio + 1, two: (a * a + 1) * ratio + a, scale: density(a) };
};

/**
 * The normal whose part above zero, with zero for the rest, has this mean and standard deviation (both 0 or more).
 * Solves the ratio of second moment to squared mean, which falls with a = mean / sigma, by bisection.
 */
export const clippedNormal = (mean: number, deviation: number): Clipped => {
  if (mean <= 0) return { mean: 0, deviation: 0, zero: 1 };
  const ratio = 1 + (deviation / mean) ** 2;
  // At a = 8 nothing is clipped within double precision.
  if (deviation <= mean / 8) return { mean, deviation, zero: 0 };
  let low = -30;
  let high = 9;
  for (let step = 0; step < 80; step += 1) {
    const a = (low + high) / 2;
    const { one, two, scale } = moments(a);
    if (two / (one * one * scale) > ratio) low = a;
    else high = a;
  }
  const a = (low + high) / 2;
  const { one, scale } = moments(a);
  const sigma = mean / (one * scale);
  return { mean: a * sigma, deviation: sigma, zero: normalBelow(-a) };
};
