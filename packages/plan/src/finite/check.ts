// Whether a shop problem can be planned at all: every fault named with its place, before any work is done.

import { type Problem, pointer, problem } from '@onelot/base';
import { checkCalendar } from '../calendar.ts';
import { isInstant, isSeconds, isText } from '../check.ts';
import type { ShopMachine, ShopOperation, ShopProblem } from './problem.ts';

const YEAR = 366 * 86_400;
/** More than these faults help nobody. */
const MOST_PROBLEMS = 100;
export const MOST_OPERATIONS = 1_000_000;

type Add = (code: string, path: string, message: string) => void;
type Row = Readonly<Record<string, unknown>>;

/**
 * Codes: BAD_INPUT, BAD_NUMBER, BAD_CALENDAR, BAD_TIME_ZONE, NO_CALENDAR, DUPLICATE, NO_ROUTING, UNKNOWN_MACHINE,
 * UNKNOWN_SKILL, UNKNOWN_TOOL, UNKNOWN_ITEM, UNKNOWN_OPERATION.
 */
export function checkProblem(p: ShopProblem): Problem[] {
  const problems: Problem[] = [];
  const add: Add = (code, path, message) => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem(code, path, message));
  };
  if (!isRow(p)) return [problem('BAD_INPUT', '', 'Give a shop problem with now, calendars, machines and jobs.')];
  if (!isInstant(p.now)) add('BAD_NUMBER', '/now', 'Give now as whole seconds since 1970.');
  if (!isRow(p.calendars)) return [problem('BAD_INPUT', '/calendars', 'Give the calendars by their id.')];
  for (const [id, calendar] of Object.entries(p.calendars))
    problems.push(...checkCalendar(calendar, `/calendars${pointer(id)}`));
  if (!lists(p, add)) return problems;
  const known = checkResources(p, add);
  checkJobs(p, known, add);
  checkFixed(p, known, add);
  checkWeights(p, add);
  return problems.slice(0, MOST_PROBLEMS);
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

function lists(p: ShopProblem, add: Add): boolean {
  let right = true;
  const check = (name: string, value: unknown, needed: boolean): void => {
    const list = value === undefined ? !needed : Array.isArray(value) && value.every(isRow);
    if (!list) add('BAD_INPUT', `/${name}`, `Give the ${name} as a list of objects.`);
    right &&= list;
  };
  for (const name of ['machines', 'jobs'] as const) check(name, p[name], true);
  for (const name of ['operators', 'tools', 'supplies', 'fixed'] as const) check(name, p[name], false);
  return right;
}

interface Known {
  readonly machines: ReadonlyMap<string, ShopMachine>;
  readonly operators: ReadonlySet<string>;
  readonly skills: ReadonlySet<string>;
  readonly tools: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
  readonly operations: Map<string, ShopOperation>;
}

const unique = (id: unknown, seen: { has(id: string): boolean }, path: string, add: Add): id is string => {
  if (!isText(id)) add('BAD_INPUT', `${path}/id`, 'Give an id, a text that is not empty.');
  else if (seen.has(id)) add('DUPLICATE', `${path}/id`, `${id} is there twice.`);
  else return true;
  return false;
};

const whole = (value: unknown, from: number, to: number, path: string, add: Add): void => {
  if (!Number.isSafeInteger(value) || (value as number) < from || (value as number) > to)
    add('BAD_NUMBER', path, `Give a whole number from ${from} to ${to}.`);
};

function checkResources(p: ShopProblem, add: Add): Known {
  const machines = new Map<string, ShopMachine>();
  const operators = new Set<string>();
  const tools = new Set<string>();
  const calendar = (id: unknown, path: string): void => {
    if (!isText(id) || !Object.hasOwn(p.calendars, id)) add('NO_CALENDAR', path, `There is no calendar ${String(id)}.`);
  };
  p.machines.forEach((machine, i) => {
    const at = `/machines/${i}`;
    if (unique(machine.id, machines, at, add)) machines.set(machine.id, machine);
    calendar(machine.calendar, `${at}/calendar`);
    if (machine.capacity !== undefined) whole(machine.capacity, 1, 1000, `${at}/capacity`, add);
    checkClosed(machine, at, add);
    checkSetup(machine, at, add);
  });
  (p.operators ?? []).forEach((operator, i) => {
    const at = `/operators/${i}`;
    if (unique(operator.id, operators, at, add)) operators.add(operator.id);
    calendar(operator.calendar, `${at}/calendar`);
    if (!Array.isArray(operator.skills) || !operator.skills.every(isText))
      add('BAD_INPUT', `${at}/skills`, 'Give the skills as a list of texts.');
  });
  (p.tools ?? []).forEach((tool, i) => {
    if (unique(tool.id, tools, `/tools/${i}`, add)) tools.add(tool.id);
    whole(tool.count, 1, 1000, `/tools/${i}/count`, add);
  });
  (p.supplies ?? []).forEach((supply, i) => {
    if (!isText(supply.item)) add('BAD_INPUT', `/supplies/${i}/item`, 'Name the item.');
    if (!isInstant(supply.at)) add('BAD_NUMBER', `/supplies/${i}/at`, 'Give an instant as whole seconds since 1970.');
    whole(supply.quantity, 0, 1e12, `/supplies/${i}/quantity`, add);
  });
  const skills = new Set((p.operators ?? []).flatMap(({ skills }) => (Array.isArray(skills) ? skills : [])));
  const items = new Set((p.supplies ?? []).map(({ item }) => item));
  return { machines, operators, skills, tools, items, operations: new Map() };
}

function checkClosed({ closed = [] }: ShopMachine, at: string, add: Add): void {
  if (!Array.isArray(closed)) return void add('BAD_INPUT', `${at}/closed`, 'Give the closed spans as a list.');
  closed.forEach((span, i) => {
    if (!isInstant(span?.from) || !isInstant(span?.to) || span.to <= span.from)
      add('BAD_NUMBER', `${at}/closed/${i}`, 'A closed span goes from an instant to a later one.');
  });
}

function checkSetup({ setup }: ShopMachine, at: string, add: Add): void {
  if (setup === undefined) return;
  if (!isRow(setup)) return void add('BAD_INPUT', `${at}/setup`, 'Give the setup rule with its default.');
  whole(setup.default, 0, YEAR, `${at}/setup/default`, add);
  if (setup.table !== undefined && !Array.isArray(setup.table))
    return void add('BAD_INPUT', `${at}/setup/table`, 'Give the table as a list.');
  (setup.table ?? []).forEach((row, i) => {
    if (typeof row?.from !== 'string' || typeof row?.to !== 'string')
      add('BAD_INPUT', `${at}/setup/table/${i}`, 'A line of the table names the families from and to.');
    whole(row?.seconds, 0, YEAR, `${at}/setup/table/${i}/seconds`, add);
  });
}

function checkJobs(p: ShopProblem, known: Known, add: Add): void {
  const jobs = new Set<string>();
  for (const [j, job] of p.jobs.entries()) {
    const at = `/jobs/${j}`;
    if (unique(job.id, jobs, at, add)) jobs.add(job.id);
    for (const field of ['release', 'due'] as const)
      if (job[field] !== undefined && !isInstant(job[field]))
        add('BAD_NUMBER', `${at}/${field}`, 'Give an instant as whole seconds since 1970.');
    for (const field of ['weight', 'holding'] as const) weightOf(job[field], `${at}/${field}`, add);
    if (!Array.isArray(job.operations) || job.operations.length === 0)
      add('NO_ROUTING', `${at}/operations`, 'The job has no operations. Give its routing.');
    else
      job.operations.forEach((operation, o) => {
        checkOperation(operation, `${at}/operations/${o}`, known, add);
      });
  }
  if (known.operations.size > MOST_OPERATIONS) add('BAD_NUMBER', '/jobs', `More than ${MOST_OPERATIONS} operations.`);
  p.jobs.forEach((job, j) => {
    (Array.isArray(job.operations) ? job.operations : []).forEach((operation, o) => {
      (operation?.after ?? []).forEach((id: string, a: number) => {
        if (!known.operations.has(id))
          add('UNKNOWN_OPERATION', `/jobs/${j}/operations/${o}/after/${a}`, `There is no operation ${String(id)}.`);
      });
    });
  });
}

const weightOf = (value: unknown, path: string, add: Add): void => {
  if (value !== undefined && !(typeof value === 'number' && value >= 0 && value <= 1e6))
    add('BAD_NUMBER', path, 'Give a number from 0 to a million.');
};

function checkOperation(op: ShopOperation, at: string, known: Known, add: Add): void {
  if (!isRow(op)) return void add('BAD_INPUT', at, 'Give an operation.');
  if (unique(op.id, known.operations, at, add)) known.operations.set(op.id, op);
  checkChoices(op, at, known, add);
  if (op.skill !== undefined && !known.skills.has(op.skill))
    add('UNKNOWN_SKILL', `${at}/skill`, `No operator has the skill ${String(op.skill)}.`);
  const tools = new Set<string>();
  for (const [t, tool] of listOf(op.tools, `${at}/tools`, add).entries()) {
    if (!known.tools.has(tool)) add('UNKNOWN_TOOL', `${at}/tools/${t}`, `There is no tool ${String(tool)}.`);
    if (tools.has(tool)) add('DUPLICATE', `${at}/tools/${t}`, `${tool} is named twice.`);
    tools.add(tool);
  }
  for (const [m, need] of listOf(op.materials, `${at}/materials`, add).entries()) {
    if (!known.items.has(need?.item))
      add('UNKNOWN_ITEM', `${at}/materials/${m}/item`, `Nothing supplies the item ${String(need?.item)}.`);
    whole(need?.quantity, 0, 1e12, `${at}/materials/${m}/quantity`, add);
  }
  if (op.family !== undefined && typeof op.family !== 'string')
    add('BAD_INPUT', `${at}/family`, 'Give the family as a text.');
  if (op.quantity !== undefined) whole(op.quantity, 1, 1e9, `${at}/quantity`, add);
  if (op.transferBatch !== undefined) whole(op.transferBatch, 1, op.quantity ?? 1, `${at}/transferBatch`, add);
  if ((op.quantity ?? 1) / (op.transferBatch ?? 1) > 1000 && op.transferBatch !== undefined)
    add('BAD_NUMBER', `${at}/transferBatch`, 'Give a batch of at least a thousandth of the quantity.');
  for (const field of ['minWait', 'maxWait'] as const)
    if (op[field] !== undefined && (!isSeconds(op[field]) || op[field] > YEAR))
      add('BAD_NUMBER', `${at}/${field}`, 'Give whole seconds from 0 to a year.');
  if (op.maxWait !== undefined && (op.minWait ?? 0) > op.maxWait)
    add('BAD_NUMBER', `${at}/maxWait`, 'The longest wait is shorter than the shortest.');
  listOf(op.after, `${at}/after`, add);
}

function listOf<T>(value: readonly T[] | undefined, path: string, add: Add): readonly T[] {
  if (value === undefined || Array.isArray(value)) return value ?? [];
  add('BAD_INPUT', path, 'Give a list.');
  return [];
}

function checkChoices(op: ShopOperation, at: string, known: Known, add: Add): void {
  if (!Array.isArray(op.choices) || op.choices.length === 0)
    return void add('NO_ROUTING', `${at}/choices`, 'The operation has no machine. Give at least one choice.');
  const seen = new Set<string>();
  op.choices.forEach((choice, c) => {
    if (!known.machines.has(choice?.machine))
      add('UNKNOWN_MACHINE', `${at}/choices/${c}/machine`, `There is no machine ${String(choice?.machine)}.`);
    else if (seen.has(choice.machine))
      add('DUPLICATE', `${at}/choices/${c}/machine`, `${choice.machine} is named twice.`);
    seen.add(choice?.machine);
    whole(choice?.seconds, 0, YEAR, `${at}/choices/${c}/seconds`, add);
  });
}

function checkFixed(p: ShopProblem, known: Known, add: Add): void {
  const seen = new Set<string>();
  (p.fixed ?? []).forEach((place, i) => {
    const at = `/fixed/${i}`;
    const operation = known.operations.get(place.operation);
    const machine = known.machines.get(place.machine);
    if (!operation) add('UNKNOWN_OPERATION', `${at}/operation`, `There is no operation ${String(place.operation)}.`);
    else if (seen.has(place.operation)) add('DUPLICATE', `${at}/operation`, `${place.operation} is fixed twice.`);
    seen.add(place.operation);
    if (!machine) add('UNKNOWN_MACHINE', `${at}/machine`, `There is no machine ${String(place.machine)}.`);
    else whole(place.unit, 0, (machine.capacity ?? 1) - 1, `${at}/unit`, add);
    if (operation?.skill !== undefined && !known.operators.has(place.operator ?? ''))
      add('UNKNOWN_SKILL', `${at}/operator`, 'Name the operator who does it.');
    const times = [place.start, place.run, place.end];
    if (!times.every(isInstant) || place.run < place.start || place.end < place.run)
      add('BAD_NUMBER', at, 'Give start, run and end as whole seconds since 1970, in this order.');
  });
}

function checkWeights({ weights }: ShopProblem, add: Add): void {
  if (weights === undefined) return;
  if (!isRow(weights)) return void add('BAD_INPUT', '/weights', 'Give the four weights.');
  for (const name of ['lateness', 'setup', 'stock', 'makespan'] as const)
    if (!(typeof weights[name] === 'number' && weights[name] >= 0 && weights[name] <= 1e9))
      add('BAD_NUMBER', `/weights/${name}`, 'Give a number from 0 to a billion.');
}
