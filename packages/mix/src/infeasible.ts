// Why no plan keeps the limits: a smallest set of them that cannot be kept together.
import { type Problem, problem } from '@onelot/base';
import { Meter } from './meter.ts';
import type { Model, Prepared } from './model.ts';
import { prepare } from './prepare.ts';
import { separable } from './separable.ts';

/** Limits that can be taken away: each by its place in the model. */
const removable = (model: Model): { readonly path: string; readonly without: (m: Model) => Model }[] => [
  ...(model.constraints ?? []).map((constraint, k) => ({
    path: `/constraints/${k}`,
    without: (m: Model): Model => ({ ...m, constraints: (m.constraints ?? []).filter((one) => one !== constraint) }),
  })),
  ...(model.variants?.min
    ? [{ path: '/variants/min', without: (m: Model) => ({ ...m, variants: { max: m.variants?.max } }) }]
    : []),
  ...(model.variants?.max !== undefined
    ? [{ path: '/variants/max', without: (m: Model) => ({ ...m, variants: { min: m.variants?.min } }) }]
    : []),
  ...(model.minLot !== undefined ? [{ path: '/minLot', without: (m: Model) => ({ ...m, minLot: 1 }) }] : []),
  ...(model.made ? [{ path: '/made', without: (m: Model) => ({ ...m, made: undefined }) }] : []),
  ...(model.allowed ? [{ path: '/allowed', without: (m: Model) => ({ ...m, allowed: undefined }) }] : []),
];

const keepable = (model: Model): boolean => {
  const p = prepare(model);
  if (!p.ok) return false;
  const meter = new Meter({ gap: 1e9, maxSteps: 5e6 });
  const answer = separable(p.value, { threshold: p.value.share.map((w) => w * p.value.M) }, meter);
  // What could not be decided is taken as keepable: the named set is then larger, never wrong.
  return answer.x !== undefined || meter.stopped !== undefined;
};

/** Deletion filter: a limit without which the rest still cannot be kept is dropped; those left conflict. */
export const infeasible = (p: Prepared): Problem => {
  const { model } = p;
  let rest: Model = { ...model, substitution: undefined };
  const together: string[] = [];
  for (const { path, without } of removable(model)) {
    const less = without(rest);
    if (keepable(less)) together.push(path);
    else rest = less;
  }
  // M itself is always part of the model; it is named beside the others that ask for pieces.
  const set = ['/M', ...together];
  return problem('INFEASIBLE', together[0] ?? '/M', `No plan keeps these limits together: ${set.join(', ')}.`, {
    limits: set,
  });
};
