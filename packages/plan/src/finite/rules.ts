// Dispatch rules: which of the waiting operations a free machine takes next. The highest value wins.

import type { Model } from './model.ts';

/** What a rule may look at: the operation, its run and setup seconds on this machine, and the time. */
export type Rule = (v: number, seconds: number, setup: number, at: number) => number;

export type RuleName = 'EDD' | 'WSPT' | 'FIFO' | 'slack' | 'critical ratio';

export const RULES: readonly RuleName[] = ['EDD', 'WSPT', 'FIFO', 'slack', 'critical ratio'];

/** Work of the job from each operation on, at its fastest machines. */
export function workLeft({ operations, jobOf }: Model): Float64Array {
  const left = new Float64Array(operations.length + 1);
  for (let v = operations.length - 1; v >= 0; v--) {
    const own = Math.min(...operations[v]!.choices.map(({ seconds }) => seconds));
    left[v] = own + (jobOf[v + 1] === jobOf[v] ? left[v + 1]! : 0);
  }
  return left;
}

/** How much longer than its work something takes on the clock, over the first months of the machines. */
export function clockPerWork({ problem, axis, now }: Model): number {
  const work = 600 * 3600;
  const spans = problem.machines.slice(0, 20).map((_, m) => (axis(m, -1).doneAt(work) - now) / work);
  const known = spans.filter((span) => span < Infinity);
  return known.length ? Math.max(1, known.reduce((sum, span) => sum + span, 0) / known.length) : 1;
}

/** Time on the clock from the start of each operation's run to the end of its job, as hoped for or as a plan showed it. */
export type Ahead = Float64Array;

/** As hoped for: work on the clock, waits before later operations taken as twice their work. */
export function hopedFor(model: Model): Ahead {
  const { jobOf } = model;
  const [left, stretch] = [workLeft(model), clockPerWork(model)];
  return Float64Array.from(jobOf, (j, v) => {
    const later = jobOf[v + 1] === j ? left[v + 1]! : 0;
    return (left[v]! + 2 * later) * stretch;
  });
}

/** The named rule by what waits are usual; ATC has its own below. */
export function ruleOf(model: Model, name: RuleName): Rule {
  const { due, weight, jobOf } = model;
  const [left, stretch] = [workLeft(model), clockPerWork(model)];
  const dueOf = (v: number): number => due[jobOf[v]!]!;
  if (name === 'FIFO') return () => 0;
  if (name === 'EDD') return (v) => -dueOf(v);
  if (name === 'WSPT') return (v, seconds) => weight[jobOf[v]!]! / Math.max(1, seconds);
  if (name === 'slack') return (v, _, __, at) => at + left[v]! * stretch - dueOf(v);
  return (v, _, __, at) => (at - dueOf(v)) / Math.max(1, left[v]! * stretch);
}

/**
 * ATC: apparent tardiness cost with setups (Lee and Pinedo, 1997). Urgency rises over `look` mean operation times before
 * the latest start that `ahead` leaves.
 */
export function urgency(model: Model, look: number, ahead: Ahead): Rule {
  const { due, weight, jobOf, choiceSeconds } = model;
  const mean = Math.max(1, choiceSeconds.reduce((sum, s) => sum + s, 0) / Math.max(1, choiceSeconds.length));
  const span = look * mean * clockPerWork(model);
  return (v, seconds, setup, at) => {
    const j = jobOf[v]!;
    const spare = Math.max(0, due[j]! - at - ahead[v]!);
    return (weight[j]! * Math.exp(-Math.min(600, spare / span) - setup / (0.5 * mean))) / Math.max(1, seconds);
  };
}
