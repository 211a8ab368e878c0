// Which of the ordered needs of all scenarios is the requirement, and between which of them it lies with how much confidence.

/** Chance that at most k of n independent scenarios fall below a quantile of order p (binomial distribution function). */
export const binomialUpTo = (k: number, n: number, p: number): number => {
  if (k < 0) return 0;
  if (k >= n) return 1;
  // From the log of the first term on, so that large n do not underflow.
  let log = n * Math.log(1 - p);
  let sum = Math.exp(log);
  for (let i = 1; i <= k; i += 1) {
    log += Math.log(((n - i + 1) / i) * (p / (1 - p)));
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
};

export interface Requirement {
  /** Smallest need that suffices in the wanted share of scenarios. */
  readonly value: number;
  /** Interval of the quantile, ends included; its upper end is undefined while too few scenarios were drawn to bound it. */
  readonly low: number;
  readonly high: number | undefined;
}

/** Ranks (from 1) of a two-sided interval of `confidence` for the quantile of order p among n values. */
export const intervalRanks = (n: number, p: number, confidence: number): { low: number; high: number | undefined } => {
  const tail = (1 - confidence) / 2;
  if (p >= 1) return { low: n, high: undefined };
  let low = 0;
  while (low < n && binomialUpTo(low, n, p) <= tail) low += 1;
  let high = Math.max(1, low);
  while (high <= n && binomialUpTo(high - 1, n, p) < 1 - tail) high += 1;
  return { low: Math.max(1, low), high: high <= n ? high : undefined };
};

/** The requirement among per-scenario needs: at least `share` of the scenarios need no more. */
export const requirement = (needs: Int32Array, share: number, confidence = 0.95): Requirement => {
  const sorted = Int32Array.from(needs).sort();
  const n = sorted.length;
  const rank = Math.min(n, Math.max(1, Math.ceil(share * n - 1e-9)));
  const ranks = intervalRanks(n, share, confidence);
  const of = (place: number): number => sorted[place - 1] as number;
  return {
    value: of(rank),
    low: of(Math.min(ranks.low, rank)),
    high: ranks.high === undefined ? undefined : of(ranks.high),
  };
};

/** Value of the sorted list below which the share `p` lies. */
export const quantileOf = (sorted: ArrayLike<number>, p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1))] ?? 0;
