// Solves the mix beside the page: first the plan and its pictures, then what is missed if the shares are not what we think.
import { byCount, compare, evaluate, type Model, regret, type Survey, solve, surveyNext } from '@onelot/mix';

export interface Ask {
  readonly id: number;
  readonly model: Model;
  readonly survey: Survey;
}

const plain = (model: Model): Model => ({ ...model, variants: undefined });

const answerOf = ({ model }: Ask) => {
  const begun = performance.now();
  const plan = solve(model, { maxSteps: 5e7 });
  if (!plan.ok) return undefined;
  const ms = performance.now() - begun;
  const judged = evaluate(model, plan.value.x);
  const counts = byCount(plain(model), { points: 16, maxSteps: 1e7 });
  const ways = compare(plain(model), ['bestOne', 'equal', 'shares']);
  if (!judged.ok || !counts.ok || !ways.ok) return undefined;
  return { plan: plan.value, ms, variants: judged.value.variants, counts: counts.value, ways: ways.value };
};

const doubtOf = ({ model, survey }: Ask, shares: readonly number[]) => {
  const scenarios = shares.length > 100 ? 40 : 90;
  const missed = regret(model, [{ name: 'shares', x: shares }], { survey, scenarios });
  if (!missed.ok) return undefined;
  const next = surveyNext(model, { survey, answers: 100, scenarios: 30, imagined: 8 });
  return { plans: missed.value.plans, next: next.ok ? next.value : [] };
};

export type Found = NonNullable<ReturnType<typeof answerOf>>;
export type Doubt = NonNullable<ReturnType<typeof doubtOf>>;
export interface Told {
  readonly id: number;
  readonly found?: Found;
  readonly doubt?: Doubt;
}

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  const found = answerOf(data);
  self.postMessage({ id: data.id, found } satisfies Told);
  if (!found) return;
  const shares = found.ways.find(({ way }) => way === 'shares')?.x ?? [];
  self.postMessage({ id: data.id, doubt: doubtOf(data, shares) } satisfies Told);
};
