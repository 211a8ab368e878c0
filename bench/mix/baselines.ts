// What the engine is measured against, written plainly: a dynamic program over all quantities, and a greedy choice piece by piece.
import type { Model } from '@onelot/mix';

/** Gains of every quantity of every variant by the formulas of the source, shares as products. */
const gains = (model: Model): Float64Array[] => {
  let shares = [1];
  for (const factor of model.factors ?? []) shares = shares.flatMap((share) => factor.map((option) => share * option));
  const { M } = model;
  const [a, b, c, F, m, sigma] = [model.a, model.b, model.c, model.F, model.m, model.sigma] as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const ln = Math.log(m);
  return shares.map((w) => {
    const most = Math.min(M, Math.ceil(M * w * 3 + 400));
    return Float64Array.from({ length: most + 1 }, (_, x) => {
      if (x === 0) return 0;
      const learning = a * Math.exp(-b * x);
      const price = (c + learning * (1 - b * x)) * (1 + w / sigma);
      const sold = x <= M * w ? x : M * w + Math.log(1 + (x - M * w) * ln) / ln;
      return price * sold - x * (c + learning) - F;
    });
  });
};

/** Quantities beyond a smaller one that earns as much are left out; then every variant against every budget. */
export const fullProgram = (model: Model): number => {
  let best = new Float64Array(model.M + 1);
  for (const table of gains(model)) {
    const next = best.slice();
    let record = 0;
    for (let x = 1; x < table.length; x += 1) {
      const gain = table[x] as number;
      if (gain <= record) continue;
      record = gain;
      for (let left = x; left <= model.M; left += 1) {
        const value = (best[left - x] as number) + gain;
        if (value > (next[left] as number)) next[left] = value;
      }
    }
    best = next;
  }
  return best[model.M] as number;
};

/** Takes, while pieces are left, the jump of one variant that earns most per piece. */
export const greedy = (model: Model): number[] => {
  const tables = gains(model);
  const x = tables.map(() => 0);
  let left = model.M;
  const jumpOf = (i: number): { readonly to: number; readonly rate: number } => {
    const table = tables[i] as Float64Array;
    const at = x[i] as number;
    let best = { to: at, rate: 0 };
    for (let to = at + 1; to < table.length && to - at <= left; to += 1) {
      const rate = ((table[to] as number) - (table[at] as number)) / (to - at);
      if (rate > best.rate) best = { to, rate };
    }
    return best;
  };
  const jumps = tables.map((_, i) => jumpOf(i));
  for (;;) {
    let which = 0;
    for (let i = 1; i < jumps.length; i += 1) if ((jumps[i]?.rate ?? 0) > (jumps[which]?.rate ?? 0)) which = i;
    const jump = jumps[which];
    if (!jump || jump.rate <= 0) return x;
    if (jump.to - (x[which] as number) > left) {
      jumps[which] = jumpOf(which);
      continue;
    }
    left -= jump.to - (x[which] as number);
    x[which] = jump.to;
    jumps[which] = jumpOf(which);
  }
};
