// The shop problem in dense arrays: operations, machine places, operators and tools are integers.

import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import { type Instant, openCalendar, type Seconds, type Window } from '../calendar.ts';
import { Axis, bothOpen, without } from './axis.ts';
import { checkProblem } from './check.ts';
import type { ShopOperation, ShopPlace, ShopProblem } from './problem.ts';

/** Lists of integers by owner: those of `i` lie from `first[i]` up to `first[i + 1]`. */
export interface Lists {
  readonly first: Int32Array;
  readonly of: Int32Array;
}

export interface Model {
  readonly problem: ShopProblem;
  readonly now: Instant;
  readonly operations: readonly ShopOperation[];
  readonly ids: ReadonlyMap<string, number>;
  readonly jobs: number;
  readonly jobOf: Int32Array;
  /** First and last operation of each job. */
  readonly firstOf: Int32Array;
  readonly lastOf: Int32Array;
  /** Operations of other jobs that come before, and after. */
  readonly after: Lists;
  readonly before: Lists;
  /** Machine choices, and the seconds of each. */
  readonly choices: Lists;
  readonly choiceSeconds: Int32Array;
  /** Resources: places of machines, then operators, then copies of tools. */
  readonly resources: number;
  /** Places of machine m: resources from `unitFirst[m]` up to `unitFirst[m + 1]`. */
  readonly unitFirst: Int32Array;
  readonly machineOf: Int32Array;
  readonly firstOperator: number;
  readonly skillOf: Int32Array;
  /** Operators with each skill, as resources. */
  readonly skilled: readonly Int32Array[];
  /** Tools of each operation; copies of tool t are resources from `toolFirst[t]` up to `toolFirst[t + 1]`. */
  readonly tools: Lists;
  readonly toolFirst: Int32Array;
  /** Places in which an operation holds a resource: 0 the machine's, 1 the operator's, then the tools'. */
  readonly slots: number;
  readonly family: Int32Array;
  /** Whether a machine has a rule, and the setup from family (-1 not known) to family. */
  readonly setup: (machine: number, from: number, to: number) => Seconds;
  readonly pausing: Uint8Array;
  readonly release: Float64Array;
  readonly minWait: Float64Array;
  /** Infinity: no limit. */
  readonly maxWait: Float64Array;
  /** Operations bound by a longest wait are timed together: the first of them, itself when alone or behind a fact. */
  readonly lead: Int32Array;
  readonly groupSize: Int32Array;
  /** How many transfer batches, 1: all at once. */
  readonly batches: Int32Array;
  readonly due: Float64Array;
  readonly weight: Float64Array;
  readonly holding: Float64Array;
  readonly fixed: readonly (ShopPlace | undefined)[];
  readonly axis: (machine: number, operator: number) => Axis;
}

/** Problems: those of `checkProblem`, ROUTING_CYCLE, EMPTY_CALENDAR. */
export function compile(p: ShopProblem): Result<Model> {
  const problems = checkProblem(p);
  if (problems.length) return fail(...problems);
  const operations = p.jobs.flatMap((job) => job.operations);
  const ids = new Map(operations.map((op, v) => [op.id, v]));
  const jobOf = Int32Array.from(p.jobs.flatMap((job, j) => job.operations.map(() => j)));
  const after = toLists(operations.map((op, v) => (op.after ?? []).map((id) => ids.get(id)!).filter((u) => u !== v)));
  const before = turned(after);
  const cycle = findCycle(p, jobOf, { after, before });
  const empty = emptyCalendars(p);
  if (cycle || empty.length) return fail(...(cycle ? [cycle] : []), ...empty);
  const machines = new Map(p.machines.map(({ id }, m) => [id, m]));
  const fixed = fixedOf(p, ids);
  let last = -1;
  const lastOf = Int32Array.from(p.jobs, (job) => (last += job.operations.length));
  return ok({
    problem: p,
    now: p.now,
    operations,
    ids,
    jobs: p.jobs.length,
    jobOf,
    firstOf: Int32Array.from(p.jobs, (job, j) => lastOf[j]! - job.operations.length + 1),
    lastOf,
    after,
    before,
    choices: toLists(operations.map((op) => op.choices.map(({ machine }) => machines.get(machine)!))),
    choiceSeconds: Int32Array.from(operations.flatMap((op) => op.choices.map(({ seconds }) => seconds))),
    ...resourcesOf(p, operations),
    ...setupsOf(p, operations),
    ...timesOf(p, operations, jobOf, fixed),
    due: Float64Array.from(p.jobs, ({ due }) => due ?? Infinity),
    weight: Float64Array.from(p.jobs, ({ weight }) => weight ?? 1),
    holding: Float64Array.from(p.jobs, ({ holding }) => holding ?? 1),
    fixed,
    axis: axesOf(p),
  });
}

const toLists = (rows: readonly (readonly number[])[]): Lists => {
  const first = new Int32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) first[i + 1] = first[i]! + row.length;
  return { first, of: Int32Array.from(rows.flat()) };
};

function turned({ first, of }: Lists): Lists {
  const rows = Array.from({ length: first.length - 1 }, (): number[] => []);
  for (let v = 0; v < rows.length; v++) for (let i = first[v]!; i < first[v + 1]!; i++) rows[of[i]!]!.push(v);
  return toLists(rows);
}

/** Takes operations away whose predecessors are gone; what is left waits for itself. */
function findCycle(p: ShopProblem, jobOf: Int32Array, links: { after: Lists; before: Lists }): Problem | undefined {
  const n = jobOf.length;
  const waits = Int32Array.from(
    jobOf,
    (job, v) => links.after.first[v + 1]! - links.after.first[v]! + +(v > 0 && jobOf[v - 1] === job),
  );
  const free: number[] = [];
  for (let v = 0; v < n; v++) if (waits[v] === 0) free.push(v);
  for (const v of free) {
    if (v + 1 < n && jobOf[v + 1] === jobOf[v] && --waits[v + 1]! === 0) free.push(v + 1);
    for (let i = links.before.first[v]!; i < links.before.first[v + 1]!; i++)
      if (--waits[links.before.of[i]!]! === 0) free.push(links.before.of[i]!);
  }
  if (free.length === n) return undefined;
  const stuck = waits.findIndex((wait) => wait > 0);
  const job = p.jobs[jobOf[stuck]!]!;
  return problem('ROUTING_CYCLE', `/jobs/${jobOf[stuck]}`, `Operations of job ${job.id} wait for one another.`);
}

function emptyCalendars(p: ShopProblem): Problem[] {
  return [...new Set([...p.machines, ...(p.operators ?? [])].map(({ calendar }) => calendar))].flatMap((id) => {
    const opened = openCalendar(p.calendars[id]!);
    if (opened.ok && opened.value.next(p.now) < Infinity) return [];
    return [problem('EMPTY_CALENDAR', `/calendars/${id}`, `The calendar ${id} has no working time within a year.`)];
  });
}

const firstsOf = (start: number, counts: readonly number[]): Int32Array => {
  const first = new Int32Array(counts.length + 1).fill(start);
  for (const [i, count] of counts.entries()) first[i + 1] = first[i]! + count;
  return first;
};

function resourcesOf(p: ShopProblem, operations: readonly ShopOperation[]) {
  const unitFirst = firstsOf(
    0,
    p.machines.map(({ capacity }) => capacity ?? 1),
  );
  const firstOperator = unitFirst.at(-1)!;
  const operators = p.operators ?? [];
  const toolFirst = firstsOf(
    firstOperator + operators.length,
    (p.tools ?? []).map(({ count }) => count),
  );
  const tools = new Map((p.tools ?? []).map(({ id }, t) => [id, t]));
  const skills = [...new Set(operations.flatMap(({ skill }) => skill ?? []))];
  const machineOf = new Int32Array(firstOperator);
  for (let m = 0; m < p.machines.length; m++) machineOf.fill(m, unitFirst[m]!, unitFirst[m + 1]!);
  return {
    unitFirst,
    firstOperator,
    machineOf,
    toolFirst,
    resources: toolFirst.at(-1)!,
    tools: toLists(operations.map((op) => (op.tools ?? []).map((tool) => tools.get(tool)!))),
    slots: 2 + operations.reduce((most, op) => Math.max(most, op.tools?.length ?? 0), 0),
    skillOf: Int32Array.from(operations, ({ skill }) => (skill === undefined ? -1 : skills.indexOf(skill))),
    skilled: skills.map((skill) =>
      Int32Array.from(operators.flatMap((o, i) => (o.skills.includes(skill) ? [firstOperator + i] : []))),
    ),
  };
}

function setupsOf(p: ShopProblem, operations: readonly ShopOperation[]) {
  const names = new Map<string, number>();
  const number = (name: string): number => {
    if (!names.has(name)) names.set(name, names.size);
    return names.get(name)!;
  };
  const family = Int32Array.from(operations, (op) => number(op.family ?? ''));
  const rules = p.machines.map(({ setup }) => {
    if (!setup) return undefined;
    const table = (setup.table ?? []).map(({ from, to, seconds }) => [number(from), number(to), seconds] as const);
    return { default: setup.default, first: setup.first === undefined ? -1 : number(setup.first), table };
  });
  const count = names.size;
  const tables = rules.map((rule) => rule && new Map(rule.table.map(([from, to, s]) => [from * count + to, s])));
  return {
    family,
    setup: (machine: number, before: number, to: number): Seconds => {
      const rule = rules[machine];
      if (!rule) return 0;
      const from = before < 0 ? rule.first : before;
      if (from < 0) return rule.default;
      const named = tables[machine]!.size ? tables[machine]!.get(from * count + to) : undefined;
      return named ?? (from === to ? 0 : rule.default);
    },
  };
}

function timesOf(
  p: ShopProblem,
  operations: readonly ShopOperation[],
  jobOf: Int32Array,
  fixed: readonly (ShopPlace | undefined)[],
) {
  const n = operations.length;
  const firstInJob = (v: number): boolean => v === 0 || jobOf[v - 1] !== jobOf[v];
  const maxWait = Float64Array.from(operations, (op, v) => (firstInJob(v) ? Infinity : (op.maxWait ?? Infinity)));
  const lead = new Int32Array(n);
  const groupSize = new Int32Array(n);
  for (let v = 0; v < n; v++) {
    lead[v] = maxWait[v]! < Infinity && !fixed[v - 1] ? lead[v - 1]! : v;
    groupSize[lead[v]!]!++;
  }
  return {
    maxWait,
    lead,
    groupSize,
    minWait: Float64Array.from(operations, (op, v) => (firstInJob(v) ? 0 : (op.minWait ?? 0))),
    pausing: Uint8Array.from(operations, (op) => (op.interruptible === false ? 0 : 1)),
    release: Float64Array.from(jobOf, (j) => Math.max(p.now, p.jobs[j]!.release ?? 0)),
    batches: Int32Array.from(operations, ({ quantity, transferBatch }) =>
      quantity && transferBatch ? Math.ceil(quantity / transferBatch) : 1,
    ),
  };
}

function fixedOf(p: ShopProblem, ids: ReadonlyMap<string, number>): (ShopPlace | undefined)[] {
  const fixed = new Array<ShopPlace | undefined>(ids.size).fill(undefined);
  for (const place of p.fixed ?? []) fixed[ids.get(place.operation)!] = place;
  return fixed;
}

/** One axis for each pair of a machine's open time and an operator's calendar, made when first asked for. */
function axesOf(p: ShopProblem): Model['axis'] {
  const keyOf = p.machines.map(({ calendar, closed }, m) => (closed?.length ? `machine ${m}` : `calendar ${calendar}`));
  const open = (calendar: string) => {
    const opened = openCalendar(p.calendars[calendar]!);
    return (from: Instant, to: Instant): readonly Window[] => (opened.ok ? opened.value.windows(from, to) : []);
  };
  const byKey = new Map<string, Axis>();
  const operators = p.operators ?? [];
  const kept = p.machines.map(() => new Array<Axis | undefined>(operators.length + 1));
  const make = (machine: number, operator: number): Axis => {
    const { calendar, closed = [] } = p.machines[machine]!;
    const second = operator < 0 ? undefined : operators[operator]!.calendar;
    const key = JSON.stringify([keyOf[machine], second ?? null]);
    const [a, b] = [open(calendar), second === undefined || second === calendar ? undefined : open(second)];
    const windows = (from: Instant, to: Instant): readonly Window[] => {
      const first = closed.length ? without(a(from, to), closed) : a(from, to);
      return b ? bothOpen(first, b(from, to)) : first;
    };
    const axis = byKey.get(key) ?? new Axis(p.now, windows);
    byKey.set(key, axis);
    return axis;
  };
  return (machine, operator) => {
    const row = kept[machine]!;
    row[operator + 1] ??= make(machine, operator);
    return row[operator + 1]!;
  };
}
