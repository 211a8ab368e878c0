// Every figure of the source's case (Xu, Landon, Segonds and Zhang, 2017) and of our own check of it.
import { unwrap } from '@onelot/base';
import { describe, expect, it } from 'vitest';
import { PUBLISHED as base, compare, evaluate, type Model, solve } from './index.ts';

/** The source counts ABC aBC AbC ABc Abc aBc abC abc; ours has the last factor fastest. */
const SOURCE = [0, 4, 2, 1, 3, 5, 6, 7];
const fromSource = (list: readonly number[]): number[] => {
  const out: number[] = new Array(8);
  SOURCE.forEach((ours, k) => {
    out[ours] = list[k] as number;
  });
  return out;
};
const inSource = (list: readonly number[]): number[] => SOURCE.map((ours) => list[ours] as number);

const shifted: Model = {
  ...base,
  factors: [
    [0.63, 0.37],
    [0.54, 0.46],
    [0.72, 0.28],
  ],
};
const printed = fromSource([0.245, 0.144, 0.209, 0.095, 0.081, 0.056, 0.122, 0.048]);
const best = (model: Model) => unwrap(solve(model));
const profit = (model: Model, x: readonly number[]) => unwrap(evaluate(model, x)).profit;
const by = (model: Model) => unwrap(compare(model));

describe('the known results', () => {
  it('base: the shares and the true optimum', () => {
    const plan = best(base);
    expect(plan.value).toBeCloseTo(167032.4626, 4);
    expect(plan).toMatchObject({ x: [398, 87, 259, 0, 156, 0, 100, 0], gap: 0, proof: 'exact', bound: plan.value });
    expect(inSource(plan.x)).toEqual([398, 156, 259, 87, 0, 0, 100, 0]);
    const wanted = unwrap(evaluate(base, plan.x)).variants.map((v) => v.wanted / 1000);
    const shares = [0.336, 0.144, 0.224, 0.084, 0.056, 0.036, 0.096, 0.024];
    inSource(wanted).forEach((share, i) => {
      expect(share).toBeCloseTo(shares[i] as number, 12);
    });
  });

  it('base: the plan of the genetic algorithm, preference shares, equal quantities, one variant only', () => {
    expect(profit(base, fromSource([413, 152, 247, 87, 0, 0, 101, 0])) / 1e5).toBeCloseTo(1.6671, 4);
    const ways = by(base);
    expect((ways.find((w) => w.way === 'shares')?.value ?? 0) / 1e5).toBeCloseTo(1.45, 2);
    expect((ways.find((w) => w.way === 'equal')?.value ?? 0) / 1e5).toBeCloseTo(0.35, 2);
    const only = [0.69, -0.53, -0.11, -0.77, -0.85, -0.91, -0.73, -0.93];
    inSource(ways.filter((w) => w.way === 'one').map((w) => w.value)).forEach((value, i) => {
      expect(value / 1e5).toBeCloseTo(only[i] as number, 2);
    });
    expect(best(base).value / (ways.find((w) => w.way === 'shares')?.value ?? 0)).toBeCloseTo(1.15, 2);
  });

  it('shifted: with the shares as printed and with their unrounded products', () => {
    const rounded = best({ ...shifted, shares: printed });
    expect(rounded.value).toBeCloseTo(111587.8813, 4);
    expect(inSource(rounded.x)).toEqual([289, 157, 241, 99, 84, 0, 130, 0]);
    const plan = best(shifted);
    expect(plan.value).toBeCloseTo(111544.2979, 4);
    expect(inSource(plan.x)).toEqual([288, 157, 240, 100, 84, 0, 131, 0]);
  });

  it('shifted: preference shares, equal quantities, one variant only, with the slip of variant 7', () => {
    const ways = by({ ...shifted, shares: printed });
    expect((ways.find((w) => w.way === 'shares')?.value ?? 0) / 1e5).toBeCloseTo(0.98, 2);
    expect((ways.find((w) => w.way === 'equal')?.value ?? 0) / 1e5).toBeCloseTo(0.43, 2);
    const only = [0.02, -0.53, -0.2, -0.73, -0.78, -0.85, -0.629, -0.88];
    inSource(ways.filter((w) => w.way === 'one').map((w) => w.value)).forEach((value, i) => {
      expect(value / 1e5).toBeCloseTo(only[i] as number, i === 6 ? 3 : 2);
    });
    expect(profit(shifted, fromSource([0, 0, 0, 0, 0, 0, 1000, 0])) / 1e5).toBeCloseTo(-0.626, 3);
    const slip = printed.with(6, 0.123).with(0, 0.244);
    expect(profit({ ...base, shares: slip }, fromSource([0, 0, 0, 0, 0, 0, 1000, 0])) / 1e5).toBeCloseTo(-0.62, 2);
    expect(111587.8813 / (ways.find((w) => w.way === 'shares')?.value ?? 0)).toBeCloseTo(1.13, 2);
  });

  it('other sales bases and learning rates move the optimum', () => {
    const slow = best({ ...base, m: 1.02 });
    expect(slow.value).toBeCloseTo(183675, 0);
    expect(inSource(slow.x)).toEqual([488, 184, 328, 0, 0, 0, 0, 0]);
    const fast = best({ ...base, b: 0.02 });
    expect(fast.value).toBeCloseTo(177979, 0);
    expect(inSource(fast.x)).toEqual([380, 166, 257, 91, 0, 0, 106, 0]);
  });
});
