// What a change makes of the problem: the shop after it, what is fact or frozen by now, and what can stay no longer.

import { type Problem, problem } from '@onelot/base';
import type { Instant, Window } from '../calendar.ts';
import { checkProblem } from './check.ts';
import type { ShopJob, ShopPlace, ShopProblem, ShopSupply } from './problem.ts';

export type ShopChange =
  /** A machine is out of work for a span: breakdown, maintenance. */
  | ({ readonly kind: 'closed'; readonly machine: string } & Window)
  | { readonly kind: 'added'; readonly job: ShopJob }
  | { readonly kind: 'cancelled'; readonly job: string }
  | { readonly kind: 'due'; readonly job: string; readonly due: Instant }
  /** All supplies as they are expected now. */
  | { readonly kind: 'supplies'; readonly supplies: readonly ShopSupply[] }
  /** What truly happened or is happening to an operation. */
  | { readonly kind: 'fact'; readonly place: ShopPlace };

export interface Changed {
  readonly problem: ShopProblem;
  /** Places of the present plan that are not fixed. */
  readonly current: ReadonlyMap<string, ShopPlace>;
  /** Jobs that a change speaks of: their operations may go earlier too. */
  readonly touched: ReadonlySet<string>;
  /** Operations that are fixed though they do not run yet. */
  readonly frozen: ReadonlySet<string>;
}

/** Everything that starts before `until` (at least now) stays as it is; a fact replaces what the plan said. */
export function changed(
  p: ShopProblem,
  current: readonly ShopPlace[],
  changes: readonly ShopChange[],
  until: Instant,
): Changed {
  const after = changes.reduce(withChange, p);
  const known = new Set(after.jobs.flatMap((job) => job.operations.map(({ id }) => id)));
  const facts = new Map((p.fixed ?? []).map((place) => [place.operation, place]));
  for (const change of changes) if (change.kind === 'fact') facts.set(change.place.operation, change.place);
  const frozen = new Set<string>();
  for (const place of current) {
    if (facts.has(place.operation) || place.start >= Math.max(until, p.now)) continue;
    if (place.start >= p.now) frozen.add(place.operation);
    facts.set(place.operation, place);
  }
  const fixed = [...facts.values()].filter(({ operation }) => known.has(operation));
  const left = current.filter(({ operation }) => known.has(operation) && !facts.has(operation));
  return {
    problem: { ...after, fixed },
    current: new Map(left.map((place) => [place.operation, place])),
    touched: new Set(changes.flatMap(jobsOf)),
    frozen: new Set([...frozen].filter((id) => known.has(id))),
  };
}

const jobsOf = (change: ShopChange): string[] => {
  if (change.kind === 'added') return [change.job.id];
  return change.kind === 'due' ? [change.job] : [];
};

/** The shop without a job; what waited for its operations waits no more. */
function without(p: ShopProblem, job: string): ShopProblem {
  const gone = new Set(p.jobs.find(({ id }) => id === job)?.operations.map(({ id }) => id));
  const jobs = p.jobs.filter(({ id }) => id !== job);
  return {
    ...p,
    jobs: jobs.map((each) =>
      each.operations.some(({ after = [] }) => after.some((id) => gone.has(id)))
        ? {
            ...each,
            operations: each.operations.map((op) => ({ ...op, after: (op.after ?? []).filter((id) => !gone.has(id)) })),
          }
        : each,
    ),
  };
}

/** What is wrong with a change of a problem that is right. */
export function checkChange(p: ShopProblem, change: ShopChange, path: string): Problem[] {
  const job = change?.kind === 'cancelled' || change?.kind === 'due' ? change.job : undefined;
  if (job !== undefined && !p.jobs.some(({ id }) => id === job))
    return [problem('UNKNOWN_JOB', `${path}/job`, `There is no job ${String(job)}.`)];
  if (change?.kind === 'closed' && !p.machines.some(({ id }) => id === change.machine))
    return [problem('UNKNOWN_MACHINE', `${path}/machine`, `There is no machine ${String(change.machine)}.`)];
  if (change?.kind === 'fact' && (typeof change.place !== 'object' || change.place === null))
    return [problem('BAD_INPUT', `${path}/place`, 'Give the place.')];
  if (!KINDS.includes(change?.kind)) return [problem('BAD_INPUT', `${path}/kind`, `Give one of ${KINDS.join(', ')}.`)];
  return checkProblem(withChange(p, change)).map((found) => ({ ...found, path: `${path}${found.path}` }));
}

const KINDS = ['closed', 'added', 'cancelled', 'due', 'supplies', 'fact'];

function withChange(p: ShopProblem, change: ShopChange): ShopProblem {
  if (change.kind === 'supplies') return { ...p, supplies: change.supplies };
  if (change.kind === 'added') return { ...p, jobs: [...p.jobs, change.job] };
  if (change.kind === 'cancelled') return without(p, change.job);
  if (change.kind === 'due')
    return { ...p, jobs: p.jobs.map((job) => (job.id === change.job ? { ...job, due: change.due } : job)) };
  if (change.kind === 'fact') return p;
  const { machine, from, to } = change;
  const machines = p.machines.map((each) =>
    each.id === machine ? { ...each, closed: [...(each.closed ?? []), { from, to }] } : each,
  );
  return { ...p, machines };
}
