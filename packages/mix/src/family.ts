// Whether a product family earns its fixed cost: average cost and profit after it, and when to propose its withdrawal.
import { ok, type Result } from '@onelot/base';
import { evaluate } from './evaluate.ts';
import type { Model } from './model.ts';
import { type SolveOptions, solve } from './solve.ts';

export interface Family {
  /** Per piece made, fixed cost included; 0 where nothing is made. */
  readonly averageCost: number;
  readonly profitAfterFixedCost: number;
  /** No plan earns more than this after the fixed cost. */
  readonly boundAfterFixedCost: number;
  /** Even the bound is negative: no mix makes the family pay. `stay` where a plan pays, `open` between. */
  readonly proposal: 'stay' | 'withdraw' | 'open';
}

/** Money in the model's unit. A family is proposed for withdrawal only where the bound proves that no plan pays. */
export const family = (model: Model, options: SolveOptions = {}): Result<Family> => {
  const plan = solve(model, options);
  if (!plan.ok) return plan;
  const judged = evaluate(model, plan.value.x);
  if (!judged.ok) return judged;
  const { averageCost, profitAfterFixedCost } = judged.value;
  const boundAfterFixedCost = plan.value.bound - (model.fixedCost ?? 0);
  const proposal = profitAfterFixedCost >= 0 ? 'stay' : boundAfterFixedCost < 0 ? 'withdraw' : 'open';
  return ok({ averageCost, profitAfterFixedCost, boundAfterFixedCost, proposal });
};
