// What one variant earns at one quantity: learning-curve cost, mark-up price, saturating sales; and bounds over a range.
import type { Prepared } from './model.ts';

/** C(x) = x (c + a e^(-b x)). */
export const cost = (p: Prepared, i: number, x: number): number =>
  x * ((p.c[i] as number) + (p.a[i] as number) * Math.exp(-(p.b[i] as number) * x));

/** C'(x) = c + a e^(-b x) (1 - b x): falls until x = 2/b, then rises towards c. */
const marginalCost = (p: Prepared, i: number, x: number): number => {
  const bx = (p.b[i] as number) * x;
  return (p.c[i] as number) + (p.a[i] as number) * Math.exp(-bx) * (1 - bx);
};

/** P(x) = C'(x) (1 + w / sigma). */
export const price = (p: Prepared, i: number, x: number): number => marginalCost(p, i, x) * (p.markUp[i] as number);

/** Q(x): all of x up to the threshold, then a logarithm that continues value and slope. */
export const sold = (p: Prepared, i: number, x: number, threshold: number): number => {
  if (p.sales) return p.sales(x, threshold, i);
  if (x <= threshold) return x;
  const ln = p.lnm[i] as number;
  return threshold + Math.log1p((x - threshold) * ln) / ln;
};

/**
 * P Q - C - F for x > 0, nothing for x = 0. `threshold` is the number of customers who come for the variant; where only
 * a range is known, `fewest` counts for negative prices, so that no number in the range earns more.
 */
export const gain = (p: Prepared, i: number, x: number, threshold: number, fewest = threshold): number => {
  if (x === 0) return 0;
  const c = p.c[i] as number;
  const bx = (p.b[i] as number) * x;
  const learning = (p.a[i] as number) * Math.exp(-bx);
  const asked = (c + learning * (1 - bx)) * (p.markUp[i] as number);
  return asked * sold(p, i, x, asked < 0 ? fewest : threshold) - x * (c + learning) - (p.F[i] as number);
};

/**
 * No quantity from `low` to `high` earns more. The price is greatest at an end (its slope changes sign once, from
 * falling to rising), sales grow, and x e^(-b x) is least at an end.
 */
export const gainAtMost = (
  p: Prepared,
  i: number,
  low: number,
  high: number,
  threshold: number,
  fewest = threshold,
): number => {
  const best = Math.max(price(p, i, low), price(p, i, high));
  const revenue = best > 0 ? best * sold(p, i, high, threshold) : best * sold(p, i, low, fewest);
  const b = p.b[i] as number;
  const learned = (p.a[i] as number) * Math.min(low * Math.exp(-b * low), high * Math.exp(-b * high));
  // The margin covers the rounding of the two ends, so that the bound holds for the computed gains too.
  const exact = revenue - (p.c[i] as number) * low - learned - (p.F[i] as number);
  return exact + 1e-12 * (Math.abs(revenue) + (p.c[i] as number) * high + learned);
};
