// The plan after something changed: facts and frozen work stay, what must move goes into gaps first, then moves pay their price.

import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import type { Instant } from '../calendar.ts';
import { isInstant } from '../check.ts';
import { checkProblem } from './check.ts';
import type { Draft } from './draft.ts';
import { improve } from './improve.ts';
import { compile } from './model.ts';
import type { ShopOptions, ShopPlace, ShopProblem, ShopSchedule } from './problem.ts';
import { repaired } from './repair.ts';
import { type Changed, changed, checkChange, type ShopChange } from './replan-problem.ts';
import { validate } from './validate.ts';

export interface ReplanOptions extends Omit<ShopOptions, 'onBest'> {
  /** What starts before stays; at least now. */
  readonly frozenUntil: Instant;
  /** The most operations that may move. */
  readonly maxMoves?: number;
  /** What one moved operation may cost at most to be worth it, in weighted seconds of lateness. */
  readonly moveCost: number;
}

export interface ShopMove {
  readonly operation: string;
  readonly from: ShopPlace;
  readonly to: ShopPlace;
}

export interface ShopReplan {
  /** The shop after the changes, with all that is fixed by now. */
  readonly problem: ShopProblem;
  readonly schedule: ShopSchedule;
  /** Operations that had a place and have another machine, place of it, or run: each with old and new times. */
  readonly moves: readonly ShopMove[];
  /** Operations that had a place and could have moved. */
  readonly movable: number;
}

/**
 * The plan after the changes. `current` is a plan of `p` and may lack operations, which then find a place. Problems: those
 * of `schedule`; FROZEN_CONFLICT when frozen work cannot stay, with the facts that clash; INFEASIBLE with the fewest moves
 * found when `maxMoves` are too few; BAD_INPUT, BAD_NUMBER in the options or the present plan.
 */
export function replan(
  p: ShopProblem,
  current: Pick<ShopSchedule, 'operations'>,
  changes: readonly ShopChange[],
  options: ReplanOptions,
): Result<ShopReplan> {
  const wrong = [...checkProblem(p), ...checkOptions(current, changes, options)];
  if (!wrong.length)
    wrong.push(...changes.flatMap((change, i) => checkChange(p, change, `/changes/${i}`)).slice(0, 100));
  if (wrong.length) return fail(...wrong);
  const after = changed(p, current.operations, changes, options.frozenUntil);
  const model = compile(after.problem);
  if (!model.ok) return model;
  const draft = repaired(model.value, after, options.moveCost, options.maxMoves ?? Infinity);
  if (!draft.ok) return draft;
  const clash = frozenClash(after, draft.value);
  if (clash) return fail(clash);
  const steps = improve(draft.value, options);
  const { home } = draft.value;
  if (home!.moves > home!.maxMoves) return fail(tooMany(draft.value, options.maxMoves!));
  const schedule = draft.value.schedule(steps);
  const moves = schedule.operations.flatMap((to, v) => {
    const from = after.current.get(to.operation);
    return from && home!.isMoved(v) ? [{ operation: to.operation, from, to }] : [];
  });
  return ok({ problem: after.problem, schedule, moves, movable: home!.movable });
}

function checkOptions(
  current: Pick<ShopSchedule, 'operations'>,
  changes: readonly ShopChange[],
  { frozenUntil, moveCost, maxMoves = 0 }: ReplanOptions,
): Problem[] {
  const problems: Problem[] = [];
  if (!Array.isArray(current?.operations) || !current.operations.every((place) => place && isInstant(place.run)))
    problems.push(problem('BAD_INPUT', '/current/operations', 'Give the present plan as a list of places.'));
  if (!Array.isArray(changes)) problems.push(problem('BAD_INPUT', '/changes', 'Give the changes as a list.'));
  if (!isInstant(frozenUntil))
    problems.push(problem('BAD_NUMBER', '/frozenUntil', 'Give an instant in whole seconds.'));
  if (!(moveCost >= 0 && moveCost <= 1e9)) problems.push(problem('BAD_NUMBER', '/moveCost', 'Give 0 to a billion.'));
  if (!Number.isSafeInteger(maxMoves) || maxMoves < 0)
    problems.push(problem('BAD_NUMBER', '/maxMoves', 'Give a whole number, 0 or more.'));
  return problems;
}

/** Frozen work that the changes made impossible where it stands. */
function frozenClash({ problem: p, frozen }: Changed, draft: Draft): Problem | undefined {
  const places = draft.places();
  const free = { ...p, fixed: (p.fixed ?? []).filter(({ operation }) => !frozen.has(operation)) };
  const broken = validate(free, { operations: places }).find(({ path }) => {
    const place = places[Number(path.split('/')[2])];
    return place !== undefined && frozen.has(place.operation);
  });
  if (!broken) return undefined;
  const { operation, machine } = places[Number(broken.path.split('/')[2])]!;
  return problem('FROZEN_CONFLICT', '/frozenUntil', `${broken.message} It is frozen where it stands.`, {
    facts: [operation, machine],
    code: broken.code,
  });
}

function tooMany(draft: Draft, maxMoves: number): Problem {
  const { home, model } = draft;
  const forced = model.operations.filter((_, v) => home!.isMoved(v)).map(({ id }) => id);
  return problem(
    'INFEASIBLE',
    '/maxMoves',
    `The change moves at least ${forced.length} operations in any plan found.`,
    {
      maxMoves,
      moves: forced.length,
      operations: forced.slice(0, 20),
    },
  );
}
