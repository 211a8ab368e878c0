// Whether a shop schedule can be worked: every rule checked slowly and plainly, sharing no code with the search.

import { type Problem, problem } from '@onelot/base';
import { type Window, workingWindows } from '../calendar.ts';
import type { ShopJob, ShopMachine, ShopOperation, ShopPlace, ShopProblem, ShopSchedule } from './problem.ts';

/**
 * Every rule that the schedule breaks; an empty list means that it can be worked. Paths point into the schedule, or into
 * the problem for an operation left out. Codes: MISSING, TWICE, UNKNOWN_OPERATION, WRONG_MACHINE, WRONG_OPERATOR,
 * OVERLAP, OPERATOR_BUSY, TOOL_BUSY, OUTSIDE_SHIFT, WRONG_DURATION, INTERRUPTED, NO_SETUP, BEFORE_RELEASE,
 * BEFORE_PREDECESSOR, TOO_LATE_AFTER, BEFORE_MATERIAL, MOVED_FACT.
 */
export function validate(p: ShopProblem, s: Pick<ShopSchedule, 'operations'>): Problem[] {
  const book = new Book(p, s);
  return [...book.all(), ...book.each(), ...book.units(), ...book.shared(), ...book.materials()];
}

type Row = { readonly i: number; readonly place: ShopPlace; readonly op: ShopOperation; readonly job: ShopJob };

const sum = (windows: readonly Window[]): number => windows.reduce((all, { from, to }) => all + to - from, 0);

class Book {
  readonly #p: ShopProblem;
  readonly #s: Pick<ShopSchedule, 'operations'>;
  readonly #machines: ReadonlyMap<string, ShopMachine>;
  readonly #rows = new Map<string, Row>();
  readonly #fixed: ReadonlyMap<string, ShopPlace>;
  readonly #routing = new Map<string, { op: ShopOperation; job: ShopJob; before: ShopOperation | undefined }>();

  constructor(p: ShopProblem, s: Pick<ShopSchedule, 'operations'>) {
    this.#p = p;
    this.#s = s;
    this.#machines = new Map(p.machines.map((machine) => [machine.id, machine]));
    this.#fixed = new Map((p.fixed ?? []).map((place) => [place.operation, place]));
    for (const job of p.jobs)
      for (const [o, op] of job.operations.entries())
        this.#routing.set(op.id, { op, job, before: job.operations[o - 1] });
    for (const [i, place] of s.operations.entries()) {
      const known = this.#routing.get(place.operation);
      if (known && this.#machines.has(place.machine)) this.#rows.set(place.operation, { i, place, ...known });
    }
  }

  /** Every operation once, none that is not in the problem. */
  all(): Problem[] {
    const problems: Problem[] = [];
    const seen = new Set<string>();
    for (const [i, { operation }] of this.#s.operations.entries()) {
      if (!this.#routing.has(operation)) problems.push(broken('UNKNOWN_OPERATION', i, `There is no ${operation}.`));
      if (seen.has(operation)) problems.push(broken('TWICE', i, `${operation} is planned twice.`));
      seen.add(operation);
    }
    this.#p.jobs.forEach((job, j) => {
      job.operations.forEach(({ id }, o) => {
        if (!seen.has(id)) problems.push(problem('MISSING', `/jobs/${j}/operations/${o}`, `${id} is not planned.`));
      });
    });
    return problems;
  }

  each(): Problem[] {
    return this.#s.operations.flatMap((place, i) => {
      const row = this.#rows.get(place.operation);
      if (!row)
        return this.#routing.has(place.operation) ? [broken('WRONG_MACHINE', i, `There is no ${place.machine}.`)] : [];
      const fact = this.#fixed.get(place.operation);
      return fact ? this.#fact(row, fact) : [...this.#where(row), ...this.#when(row), ...this.#order(row)];
    });
  }

  #fact({ i, place }: Row, fact: ShopPlace): Problem[] {
    const same =
      place.machine === fact.machine &&
      place.unit === fact.unit &&
      place.operator === fact.operator &&
      place.start === fact.start &&
      place.run === fact.run &&
      place.end === fact.end;
    return same ? [] : [broken('MOVED_FACT', i, `${place.operation} is fixed and was moved.`)];
  }

  #where({ i, place, op }: Row): Problem[] {
    const problems: Problem[] = [];
    const capacity = this.#machines.get(place.machine)!.capacity ?? 1;
    if (!op.choices.some(({ machine }) => machine === place.machine) || place.unit < 0 || place.unit >= capacity)
      problems.push(broken('WRONG_MACHINE', i, `${op.id} may not be made there.`));
    const operator = this.#p.operators?.find(({ id }) => id === place.operator);
    if (op.skill !== undefined ? !operator?.skills.includes(op.skill) : place.operator !== undefined)
      problems.push(broken('WRONG_OPERATOR', i, `${op.id} needs ${op.skill ?? 'nobody'}.`));
    return problems;
  }

  /** Working windows of the machine together with the operator. */
  #open(place: ShopPlace, from: number, to: number): Window[] {
    const machine = this.#machines.get(place.machine)!;
    const of = (calendar: string): readonly Window[] => {
      const windows = workingWindows(this.#p.calendars[calendar]!, from, Math.max(from, to));
      return windows.ok ? windows.value : [];
    };
    const operator = this.#p.operators?.find(({ id }) => id === place.operator);
    const both = of(machine.calendar).flatMap((a) =>
      (operator ? of(operator.calendar) : [a])
        .map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }))
        .filter((window) => window.from < window.to),
    );
    return (machine.closed ?? []).reduce<Window[]>(
      (left, closed) =>
        left.flatMap((w) =>
          [
            { from: w.from, to: Math.min(w.to, closed.from) },
            { from: Math.max(w.from, closed.to), to: w.to },
          ].filter((part) => part.from < part.to),
        ),
      both,
    );
  }

  #when({ i, place, op }: Row): Problem[] {
    const problems: Problem[] = [];
    const wanted = op.choices.find(({ machine }) => machine === place.machine)?.seconds ?? Number.NaN;
    const { start, run, end } = place;
    if (!(start <= run && run <= end) || start < this.#p.now)
      return [broken('WRONG_DURATION', i, `${op.id} has its times out of order.`)];
    const windows = this.#open(place, run, end);
    if (sum(windows) !== wanted)
      problems.push(broken('WRONG_DURATION', i, `${op.id} works ${sum(windows)} s instead of ${wanted} s.`));
    if (wanted > 0 && (windows[0]?.from !== run || windows.at(-1)?.to !== end))
      problems.push(broken('OUTSIDE_SHIFT', i, `${op.id} starts or ends outside working time.`));
    const gaps = windows.some((window, w) => w > 0 && windows[w - 1]!.to !== window.from);
    if (op.interruptible === false && gaps) problems.push(broken('INTERRUPTED', i, `${op.id} is interrupted.`));
    return problems;
  }

  #order({ i, place, op, job }: Row): Problem[] {
    const problems: Problem[] = [];
    const early = (code: string, what: string): void => {
      problems.push(broken(code, i, `${op.id} starts before ${what}.`));
    };
    if (place.run < Math.max(this.#p.now, job.release ?? 0)) early('BEFORE_RELEASE', 'its release');
    for (const id of op.after ?? []) {
      const other = this.#rows.get(id)?.place;
      if (other && place.run < other.end) early('BEFORE_PREDECESSOR', `${id} ends`);
    }
    const previous = this.#routing.get(op.id)?.before;
    const before = previous && this.#rows.get(previous.id);
    if (!before) return problems;
    if (!this.#batchesThere(before, place, op)) early('BEFORE_PREDECESSOR', `enough of ${before.op.id} is there`);
    if (op.maxWait !== undefined && place.run > before.place.end + op.maxWait)
      problems.push(broken('TOO_LATE_AFTER', i, `${op.id} starts too long after ${before.op.id}.`));
    return problems;
  }

  /** Whether each transfer batch is there when the operation comes to it. */
  #batchesThere(before: Row, place: ShopPlace, op: ShopOperation): boolean {
    const { quantity = 1, transferBatch = quantity } = before.op;
    const [wait, fact] = [op.minWait ?? 0, this.#fixed.has(before.op.id)];
    const made = sum(this.#open(before.place, before.place.run, before.place.end));
    const needs = sum(this.#open(place, place.run, place.end));
    for (let done = 0; done < quantity; done += transferBatch) {
      const until = Math.min(quantity, done + transferBatch);
      const work = Math.ceil((made * until) / quantity);
      const there = fact || until === quantity ? before.place.end : this.#reached(before.place, before.place.run, work);
      const used =
        this.#reached(place, place.run, Math.floor((needs * done) / quantity) + (needs > 0 ? 1 : 0)) -
        (needs > 0 ? 1 : 0);
      if (used < there + wait) return false;
    }
    return true;
  }

  /** When `work` seconds after `from` are done. */
  #reached(place: ShopPlace, from: number, work: number): number {
    let left = work;
    for (const window of this.#open(place, from, place.end)) {
      if (window.to - window.from >= left) return window.from + left;
      left -= window.to - window.from;
    }
    return place.end;
  }

  /** One after the other on each place of a machine, with the setup between them. */
  units(): Problem[] {
    const lists = new Map<string, Row[]>();
    for (const row of this.#rows.values()) {
      const key = JSON.stringify([row.place.machine, row.place.unit]);
      lists.set(key, [...(lists.get(key) ?? []), row]);
    }
    return [...lists.values()].flatMap((rows) => {
      rows.sort((a, b) => a.place.run - b.place.run || a.place.end - b.place.end || a.place.start - b.place.start);
      return rows.flatMap((row, k) => this.#behind(row, rows[k - 1]));
    });
  }

  #behind({ i, place, op }: Row, before: Row | undefined): Problem[] {
    const facts = this.#fixed.has(op.id) && (!before || this.#fixed.has(before.op.id));
    if (facts) return [];
    if (before && place.start < before.place.end)
      return [broken('OVERLAP', i, `${before.op.id} and ${op.id} hold one place at once.`)];
    const wanted = this.#setup(this.#machines.get(place.machine)!, before?.op, op);
    const done = sum(this.#open(place, place.start, place.run));
    const right = this.#fixed.has(op.id) ? done >= wanted : done === wanted;
    return right ? [] : [broken('NO_SETUP', i, `${op.id} is set up for ${done} s instead of ${wanted} s.`)];
  }

  #setup({ setup }: ShopMachine, before: ShopOperation | undefined, op: ShopOperation): number {
    if (!setup) return 0;
    const from = before ? (before.family ?? '') : setup.first;
    const to = op.family ?? '';
    const named = setup.table?.findLast((row) => row.from === from && row.to === to);
    return named?.seconds ?? (from === to ? 0 : setup.default);
  }

  /** Operators serve one at a time, tools as many as there are. */
  shared(): Problem[] {
    const operators = (this.#p.operators ?? []).map(({ id }) => ({
      code: 'OPERATOR_BUSY',
      id,
      count: 1,
      rows: [...this.#rows.values()].filter(({ place }) => place.operator === id),
    }));
    const tools = (this.#p.tools ?? []).map(({ id, count }) => ({
      code: 'TOOL_BUSY',
      id,
      count,
      rows: [...this.#rows.values()].filter(({ op }) => op.tools?.includes(id)),
    }));
    return [...operators, ...tools].flatMap(({ code, id, count, rows }) => this.#counted(code, id, count, rows));
  }

  #counted(code: string, id: string, count: number, rows: readonly Row[]): Problem[] {
    const events = rows
      .filter(({ place }) => place.end > place.start)
      .flatMap((row) => [
        { at: row.place.start, by: 1, row },
        { at: row.place.end, by: -1, row },
      ]);
    events.sort((a, b) => a.at - b.at || a.by - b.by);
    let held = 0;
    const problems: Problem[] = [];
    for (const { by, row } of events) {
      held += by;
      if (by > 0 && held > count && !this.#fixed.has(row.op.id))
        problems.push(broken(code, row.i, `${row.op.id} wants ${id}, which is held.`));
    }
    return problems;
  }

  /** At no time has more been taken than was there. */
  materials(): Problem[] {
    const problems: Problem[] = [];
    for (const item of new Set((this.#p.supplies ?? []).map((supply) => supply.item))) {
      const takes = [...this.#rows.values()].flatMap((row) =>
        (row.op.materials ?? [])
          .filter((need) => need.item === item)
          // What is fixed takes first: it has what it needs.
          .map((need) => ({ at: this.#fixed.has(row.op.id) ? 0 : row.place.run, by: -need.quantity, row })),
      );
      const comes = (this.#p.supplies ?? [])
        .filter((supply) => supply.item === item)
        .map((supply) => ({ at: supply.at, by: supply.quantity, row: undefined }));
      let there = 0;
      for (const { by, row } of [...comes, ...takes].sort((a, b) => a.at - b.at || b.by - a.by)) {
        there += by;
        if (row && there < 0 && !this.#fixed.has(row.op.id))
          problems.push(broken('BEFORE_MATERIAL', row.i, `${row.op.id} takes ${item} before it is there.`));
      }
    }
    return problems;
  }
}

const broken = (code: string, i: number, message: string): Problem => problem(code, `/operations/${i}`, message);
