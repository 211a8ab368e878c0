// Instances of known make: shares Dirichlet(1), F such that 20 to 60 % of the variants are worth making.
import { type Random, random, unwrap } from '@onelot/base';
import { type Model, solve } from '@onelot/mix';

/** Uniform over all lists of `count` shares that sum to 1. */
export const dirichlet = (r: Random, count: number): number[] => {
  const draws = Array.from({ length: count }, () => r.exponential(1));
  const sum = draws.reduce((a, b) => a + b, 0);
  return draws.map((draw) => draw / sum);
};

const madePart = (model: Model): number => {
  const { x } = unwrap(solve(model, { gap: 0.02 }));
  return x.filter((pieces) => pieces > 0).length / x.length;
};

/**
 * As many factors as `factors` lists, each of so many options. a 50, c 100, sigma 0.8 / variants, b = 1.25 variants / M and
 * ln m = 7.28 variants / M: mark-up, learning and saturation of the average variant are those of the source's case,
 * whatever the size. Shares are drawn again until 30 % are worth making at F = 0; then F is found by bisection such that 20 to 60 % of the variants are made in the optimum; `made` tells.
 */
export const generate = (seed: number, factors: readonly number[], M: number): { model: Model; made: number } => {
  const r = random(seed);
  const count = factors.reduce((product, options) => product * options, 1);
  const scale = count / M;
  const draw = (): Model => ({
    factors: factors.map((options) => dirichlet(r, options)),
    M,
    sigma: 0.8 / count,
    m: Math.exp(7.28 * scale),
    a: 50,
    b: 1.25 * scale,
    c: 100,
    F: 0,
  });
  let base = draw();
  for (let again = 0; again < 50 && madePart(base) < 0.3; again += 1) base = draw();
  const aim = Math.min(0.4, madePart(base) * 0.85);
  let low = 0;
  let high = (100 * M) / count;
  while (madePart({ ...base, F: high }) > aim) high *= 8;
  for (let turn = 0; turn < 40; turn += 1) {
    const F = (low + high) / 2;
    const made = madePart({ ...base, F });
    if (Math.abs(made - aim) < 0.04) return { model: { ...base, F }, made };
    if (made > aim) low = F;
    else high = F;
  }
  return { model: { ...base, F: high }, made: madePart({ ...base, F: high }) };
};

/** `generate` with shared constraints: each needs 0 to 4 units a piece of about half of the variants, and has enough for 70 % of what the best plan without it uses. */
export const constrained = (
  seed: number,
  factors: readonly number[],
  M: number,
  constraints: number,
): { model: Model; made: number } => {
  const { model, made } = generate(seed, factors, M);
  const { x } = unwrap(solve(model, { gap: 0.01 }));
  const r = random(seed + 1_000_003);
  const limits = Array.from({ length: constraints }, (_, k) => {
    const per = x.map(() => (r.next() < 0.5 ? 0 : 4 * r.next()));
    return {
      name: `center ${k + 1}`,
      per,
      max: 0.7 * x.reduce((sum, pieces, i) => sum + pieces * (per[i] as number), 0),
    };
  });
  return { model: { ...model, constraints: limits }, made };
};
