// Facts in a plan: work that runs or is frozen keeps its place, and facts that cannot both be true are named.

import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import type { Draft } from './draft.ts';
import type { Model } from './model.ts';
import type { ShopPlace } from './problem.ts';

/** Puts all fixed operations into the lists, in the order of their runs. Answers the next free key. Problem: FROZEN_CONFLICT. */
export function placeFixed(draft: Draft): Result<number> {
  const { model } = draft;
  const fixed = [...model.fixed.entries()].flatMap(([v, place]) => (place ? [{ v, place }] : []));
  fixed.sort((a, b) => a.place.run - b.place.run || a.v - b.v);
  const conflicts = [...withoutPredecessor(model, fixed), ...overlapping(model, fixed)];
  if (conflicts.length) return fail(...conflicts.slice(0, 20));
  let key = 0;
  for (const { v, place } of fixed) {
    draft.insert(v, { key: key++, resources: resourcesOf(draft, v, place), seconds: secondsOf(model, v, place) });
    draft.times.renew();
  }
  return ok(key);
}

type Fact = { readonly v: number; readonly place: ShopPlace };

const conflict = (model: Model, message: string, ...facts: readonly string[]): Problem =>
  problem('FROZEN_CONFLICT', '/fixed', message, { facts: facts.filter((id) => model.ids.has(id)) });

/** Work that goes on must have all before it in the plan as fact too: done, running or frozen. */
function withoutPredecessor(model: Model, fixed: readonly Fact[]): Problem[] {
  return fixed.flatMap(({ v, place }) => {
    const before = v - 1;
    if (v === 0 || model.jobOf[before] !== model.jobOf[v] || model.fixed[before]) return [];
    const id = model.operations[before]!.id;
    return [conflict(model, `${place.operation} is fixed, ${id} before it is not.`, id, place.operation)];
  });
}

function overlapping(model: Model, fixed: readonly Fact[]): Problem[] {
  const last = new Map<string, ShopPlace>();
  const problems: Problem[] = [];
  for (const { place } of [...fixed].sort((a, b) => a.place.start - b.place.start)) {
    const held = [`m ${place.machine} ${place.unit}`, ...(place.operator ? [`o ${place.operator}`] : [])];
    for (const key of held) {
      const other = last.get(key);
      if (other && other.end > place.start)
        problems.push(
          conflict(
            model,
            `${other.operation} and ${place.operation} hold the same ${key[0] === 'm' ? 'machine' : 'operator'} at once.`,
            other.operation,
            place.operation,
          ),
        );
      if (!other || place.end > other.end) last.set(key, place);
    }
  }
  return problems;
}

function resourcesOf({ model, lines, times }: Draft, v: number, place: ShopPlace): number[] {
  const machine = model.problem.machines.findIndex(({ id }) => id === place.machine);
  const operator = (model.problem.operators ?? []).findIndex(({ id }) => id === place.operator);
  const resources = [model.unitFirst[machine]! + place.unit, operator < 0 ? -1 : model.firstOperator + operator];
  // Which copy of a tool a fact holds is not told: the one that is free first.
  const freeAt = (r: number): number => (lines.tail[r]! < 0 ? 0 : times.end[(lines.tail[r]! / model.slots) | 0]!);
  for (let i = model.tools.first[v]!; i < model.tools.first[v + 1]!; i++) {
    const t = model.tools.of[i]!;
    let copy = model.toolFirst[t]!;
    for (let r = copy + 1; r < model.toolFirst[t + 1]!; r++) if (freeAt(r) < freeAt(copy)) copy = r;
    resources.push(copy);
  }
  while (resources.length < model.slots) resources.push(-1);
  return resources;
}

const secondsOf = (model: Model, v: number, place: ShopPlace): number =>
  model.operations[v]!.choices.find(({ machine }) => machine === place.machine)?.seconds ?? 0;
