// Mends a plan after a change: what can stay stays, what lost its place goes where that costs least, its job's rest with it.

import { fail, ok, type Result } from '@onelot/base';
import { infeasible } from './dispatch.ts';
import { Draft, type Target } from './draft.ts';
import { targetsOf } from './gaps.ts';
import { Home } from './home.ts';
import { costOf } from './improve.ts';
import { allot } from './materials.ts';
import type { Model } from './model.ts';
import { placeFixed } from './pinned.ts';
import type { ShopPlace } from './problem.ts';
import type { Changed } from './replan-problem.ts';

/** All that can stay stays; the rest, by its old time, goes where it costs least. */
export function repaired(model: Model, after: Changed, moveCost: number, maxMoves: number): Result<Draft> {
  const draft = new Draft(model);
  const fixed = placeFixed(draft);
  if (!fixed.ok) return fixed;
  const runs = runsOf(model, after);
  const allotted = allot(model, runs, draft.times.material);
  if (!allotted.ok) return allotted;
  const order = [...model.operations.keys()].filter((v) => !model.fixed[v]);
  order.sort((a, b) => runs[a]! - runs[b]! || a - b);
  const out = new Set(order.filter((v) => isHomeless(draft, after, v)).flatMap((v) => restOf(model, v)));
  const tools = new Tools(draft, after);
  let key = fixed.value;
  for (const v of order) if (!out.has(v)) settle(draft, after, tools, v, key++);
  // What lost its place waits behind all others, with the rest of its job, so that it pushes nobody.
  for (const v of order)
    if (out.has(v)) draft.insert(v, provisional(draft, tools, v, key++, after.current.get(model.operations[v]!.id)));
  if (!draft.timeAll()) return fail(infeasible(model, order[0] ?? 0));
  draft.home = new Home(model, after.current, moveCost, maxMoves);
  draft.timeAll();
  for (const v of order) if (out.has(v)) bestPlace(draft, v);
  draft.renumber();
  return ok(draft);
}

/** An operation and those behind it in its job. */
const restOf = ({ jobOf, lastOf }: Model, v: number): number[] =>
  Array.from({ length: lastOf[jobOf[v]!]! - v + 1 }, (_, i) => v + i);

/** Has no place, or one that the machine, the material or the routing no longer allow. */
function isHomeless({ model, times }: Draft, { current, problem: p }: Changed, v: number): boolean {
  const op = model.operations[v]!;
  const place = current.get(op.id);
  const machine = p.machines.findIndex(({ id }) => id === place?.machine);
  const choice = op.choices.find((each) => each.machine === place?.machine);
  if (!place || !choice || machine < 0 || place.unit >= (p.machines[machine]!.capacity ?? 1)) return true;
  if (times.material[v]! > place.run) return true;
  const operator = (p.operators ?? []).findIndex(({ id }) => id === place.operator);
  if (op.skill !== undefined && operator < 0) return true;
  const axis = model.axis(machine, op.skill === undefined ? -1 : operator);
  return axis.work(place.end) - axis.work(place.run) < choice.seconds;
}

function settle(draft: Draft, { current, touched }: Changed, tools: Tools, v: number, key: number): void {
  const { model, times } = draft;
  const place = current.get(model.operations[v]!.id)!;
  // A job that a change speaks of may go earlier; all others are left where they are.
  if (!touched.has(model.problem.jobs[model.jobOf[v]!]!.id)) times.floor[v] = place.run;
  draft.insert(v, provisional(draft, tools, v, key, place));
}

/** On the machine of its place where that may make it, else on its first choice. */
function provisional({ model }: Draft, tools: Tools, v: number, key: number, place?: ShopPlace): Target {
  const op = model.operations[v]!;
  const { machines, operators = [] } = model.problem;
  const choice = op.choices.find(({ machine }) => machine === place?.machine) ?? op.choices[0]!;
  const machine = machines.findIndex(({ id }) => id === choice.machine);
  const unit = place?.machine === choice.machine && place.unit < (machines[machine]!.capacity ?? 1) ? place.unit : 0;
  const held = operators.findIndex(({ id, skills }) => id === place?.operator && skills.includes(op.skill ?? ''));
  const operator =
    op.skill === undefined ? -1 : held >= 0 ? model.firstOperator + held : model.skilled[model.skillOf[v]!]![0]!;
  const resources = [model.unitFirst[machine]! + unit, operator, ...tools.copiesOf(v)];
  while (resources.length < model.slots) resources.push(-1);
  return { key, resources, seconds: choice.seconds };
}

/** Which copies of its tools each operation holds by the present plan: given out in the order of the starts, so they suffice. */
class Tools {
  readonly #free: Float64Array;
  readonly #model: Model;
  readonly #held = new Map<number, number[]>();

  constructor({ model, lines, times }: Draft, { current }: Changed) {
    this.#model = model;
    this.#free = Float64Array.from(lines.tail, (x) => (x < 0 ? 0 : times.end[(x / model.slots) | 0]!));
    const places = [...current.values()].sort((a, b) => a.start - b.start);
    for (const place of places) {
      const v = model.ids.get(place.operation)!;
      const copies = this.#freest(v);
      for (const copy of copies) this.#free[copy] = Math.max(this.#free[copy]!, place.end);
      this.#held.set(v, copies);
    }
  }

  copiesOf(v: number): readonly number[] {
    return this.#held.get(v) ?? this.#freest(v);
  }

  #freest(v: number): number[] {
    const { tools, toolFirst } = this.#model;
    return Array.from(tools.of.subarray(tools.first[v]!, tools.first[v + 1]!), (t) => {
      let copy = toolFirst[t]!;
      for (let r = copy; r < toolFirst[t + 1]!; r++) if (this.#free[r]! < this.#free[copy]!) copy = r;
      return copy;
    });
  }
}

/** When each ran by the present plan; what has no place there comes after what is before it, or last. */
function runsOf({ operations, jobOf, lastOf, fixed, now }: Model, { current }: Changed): Float64Array {
  const known = operations.map(({ id }, v) => current.get(id)?.run ?? fixed[v]?.run);
  const runs = new Float64Array(operations.length);
  for (let v = 0; v < runs.length; v++) {
    const first = v === 0 || jobOf[v - 1] !== jobOf[v];
    const missing = known.slice(v, lastOf[jobOf[v]!]! + 1).some((run) => run !== undefined) ? now : Infinity;
    runs[v] = Math.max(known[v] ?? missing, first ? 0 : runs[v - 1]!);
  }
  return runs;
}

/** Tries all gaps near and stays in the one where the plan costs least. */
function bestPlace(draft: Draft, v: number): void {
  const was = draft.targetOf(v);
  let best = costOf(draft);
  let chosen = was;
  for (const target of targetsOf(draft, v)) {
    const possible = draft.change(v, target);
    const cost = possible ? costOf(draft) : Infinity;
    if (possible) draft.undo();
    draft.changeBack(v, was);
    if (cost < best) [best, chosen] = [cost, target];
  }
  if (chosen !== was) draft.change(v, chosen);
}
