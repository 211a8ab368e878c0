// The plan of a shop: the best of several dispatch rules first, then made better for as many steps as allowed.

import { fail, ok, problem, type Result } from '@onelot/base';
import { dispatch } from './dispatch.ts';
import type { Draft } from './draft.ts';
import { compare, improve } from './improve.ts';
import { compile, type Model } from './model.ts';
import type { ShopObjective, ShopOptions, ShopProblem, ShopSchedule } from './problem.ts';
import { type Ahead, hopedFor, RULES, type Rule, ruleOf, urgency } from './rules.ts';

/** How far ATC looks ahead, in mean operation times. */
const LOOKS = [1, 3, 8];

/**
 * A plan that `validate` finds nothing against. Problems: those of `checkProblem`, ROUTING_CYCLE, EMPTY_CALENDAR,
 * FROZEN_CONFLICT (facts that cannot both be true), INFEASIBLE (with the operation or item that fits nowhere), CANCELLED
 * (stopped before the first plan stood).
 */
export function schedule(p: ShopProblem, options: ShopOptions): Result<ShopSchedule> {
  const model = compile(p);
  if (!model.ok) return model;
  const first = firstPlan(model.value, options);
  if (!first.ok) return first;
  options.onBest?.(first.value.objective(), 0);
  const steps = improve(first.value, options);
  return ok(first.value.schedule(steps));
}

/**
 * The best plan of the dispatch rules, and of ATC with the waits that its own plans showed (lead time iteration,
 * Vepsalainen and Morton, 1988).
 */
export function firstPlan(model: Model, { shouldStop }: Pick<ShopOptions, 'shouldStop'>): Result<Draft> {
  let best: Draft | undefined;
  const keep = (draft: Draft): void => {
    if (!best || compare(draft.objective(), best.objective()) < 0) best = draft;
  };
  for (const rule of rulesOf(model)) {
    if (best && shouldStop?.()) break;
    const draft = dispatch(model, rule);
    if (!draft.ok) return draft;
    keep(draft.value);
  }
  for (const look of LOOKS) {
    const ahead = hopedFor(model);
    for (let i = 0; i < LEARNED && !(best && shouldStop?.()); i++) {
      const draft = dispatch(model, urgency(model, look, ahead));
      if (!draft.ok) return draft;
      keep(draft.value);
      learn(ahead, draft.value);
    }
  }
  return best ? ok(best) : fail(problem('CANCELLED', '', 'Planning was stopped before the first plan stood.'));
}

/** Plans from which each look of ATC learns. */
const LEARNED = 5;

function learn(ahead: Ahead, { model, times }: Draft): void {
  for (let v = 0; v < ahead.length; v++)
    ahead[v] = (ahead[v]! + times.end[model.lastOf[model.jobOf[v]!]!]! - times.run[v]!) / 2;
}

const rulesOf = (model: Model): Rule[] => [...RULES.map((name) => ruleOf(model, name))];

/** What each dispatch rule alone gives, ATC with the best of three looks: the yardstick of the search. */
export function byRule(p: ShopProblem): Result<ReadonlyMap<string, ShopObjective>> {
  const model = compile(p);
  if (!model.ok) return model;
  const rules = RULES.map((name) => [name as string, ruleOf(model.value, name)] as const);
  const looks = LOOKS.map(
    (look) => [`ATC, looking ${look} ahead`, urgency(model.value, look, hopedFor(model.value))] as const,
  );
  const objectives = new Map<string, ShopObjective>();
  for (const [name, rule] of [...rules, ...looks]) {
    const draft = dispatch(model.value, rule);
    if (!draft.ok) return draft;
    objectives.set(name, draft.value.objective());
  }
  return ok(objectives);
}
