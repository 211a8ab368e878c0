// A job put into free time: each operation in the earliest gap where machine, operator and tools are free, nobody moving.

import { fail, ok, problem, type Result } from '@onelot/base';
import type { Instant } from '../calendar.ts';
import {
  countOf,
  firstEndingAfter,
  type HeldPlace,
  held,
  type LivePlan,
  operatorKey,
  placeKey,
  type Taken,
  takenBy,
  toolKey,
} from './live.ts';
import type { ShopJob, ShopMachine, ShopOperation } from './problem.ts';

export interface Inserted {
  readonly place: HeldPlace;
  /** When routing, release and material allowed the run, and when routing and release alone did. */
  readonly readyAt: Instant;
  readonly routedAt: Instant;
  /** What it waited for beyond that. */
  readonly waited: 'machine' | 'operator or tool' | undefined;
}

/** Gaps passed over before the answer is that there is none. */
const MOST_GAPS = 20_000;

/** Problem: INFEASIBLE, with the operation that fits nowhere. A longest wait that the free gaps do not keep is one. */
export function insertJob(
  live: LivePlan,
  job: ShopJob,
  now: Instant,
  material: readonly Instant[],
): Result<Inserted[]> {
  const done: Inserted[] = [];
  const own = new Map<string, Taken[]>();
  let routedAt = Math.max(now, job.release ?? 0);
  for (const [o, op] of job.operations.entries()) {
    const wait = o > 0 ? (op.minWait ?? 0) : 0;
    routedAt += wait;
    const readyAt = Math.max(routedAt, material[o]!);
    const found = earliest(live, own, op, now, readyAt);
    const before = done.at(-1)?.place.end;
    if (!found || (before !== undefined && found.place.run > before + (op.maxWait ?? Infinity)))
      return fail(problem('INFEASIBLE', `/job/operations/${o}`, `${op.id} finds no time.`, { operation: op.id }));
    for (const [key, taken] of takenBy(found.place)) own.set(key, [...(own.get(key) ?? []), taken]);
    done.push({ ...found, readyAt, routedAt });
    routedAt = found.place.end;
  }
  return ok(done);
}

type Found = Pick<Inserted, 'place' | 'waited'>;

function earliest(
  live: LivePlan,
  own: ReadonlyMap<string, Taken[]>,
  op: ShopOperation,
  now: Instant,
  ready: Instant,
): Found | undefined {
  const { machines, operators = [] } = live.problem;
  const skilled =
    op.skill === undefined ? [-1] : [...operators.keys()].filter((i) => operators[i]!.skills.includes(op.skill!));
  let best: Found | undefined;
  for (const { machine: id, seconds } of op.choices) {
    const m = machines.findIndex((machine) => machine.id === id);
    for (let unit = 0; unit < (machines[m]!.capacity ?? 1); unit++)
      for (const operator of skilled) {
        const found = onPlace(live, own, {
          op,
          m,
          unit,
          operator,
          seconds,
          now,
          ready,
          before: best?.place.end ?? Infinity,
        });
        if (found && (!best || found.place.end < best.place.end)) best = found;
      }
  }
  return best;
}

interface Question {
  readonly op: ShopOperation;
  readonly m: number;
  readonly unit: number;
  readonly operator: number;
  readonly seconds: number;
  readonly now: Instant;
  readonly ready: Instant;
  /** An end that is known already: a later one is not wanted. */
  readonly before: Instant;
}

function onPlace(live: LivePlan, own: ReadonlyMap<string, Taken[]>, q: Question): Found | undefined {
  const machine = live.problem.machines[q.m]!;
  const line = merged(live, own, placeKey(machine.id, q.unit));
  const family = q.op.family ?? '';
  let ready = q.ready;
  let waited: Found['waited'];
  let gap = firstEndingAfter(line, ready);
  for (let tries = 0; tries < MOST_GAPS && gap <= line.length; tries++) {
    const [previous, next] = [line[gap - 1], line[gap]];
    const setup = setupBetween(machine, previous?.family, family);
    const place = placed(live, q, Math.max(q.now, previous?.end ?? 0), ready, setup);
    if (!place || place.end >= q.before) return undefined;
    // The next work keeps the setup that it was planned with.
    const fits = !next || (place.end <= next.start && setupBetween(machine, family, next.family) === next.setup);
    if (!fits) {
      gap++;
      waited = 'machine';
      continue;
    }
    const busy = busyUntil(live, own, place);
    if (busy === undefined) return { place, waited };
    ready = Math.max(busy, ready + 1);
    waited = 'operator or tool';
  }
  return undefined;
}

function placed(
  live: LivePlan,
  { op, m, unit, operator, seconds }: Question,
  free: Instant,
  ready: Instant,
  setup: number,
): HeldPlace | undefined {
  const axis = live.model.axis(m, operator);
  const from = Math.max(axis.work(Math.max(ready, free)), axis.work(free) + setup);
  const at = op.interruptible === false && seconds > 0 ? axis.fit(from, seconds) : from;
  const run = axis.beginAt(at);
  const end = seconds > 0 ? axis.doneAt(at + seconds) : run;
  if (!(end < Infinity)) return undefined;
  const named = operator < 0 ? {} : { operator: live.problem.operators![operator]!.id };
  const start = setup > 0 ? axis.beginAt(at - setup) : run;
  const machine = live.problem.machines[m]!.id;
  return {
    operation: op.id,
    machine,
    unit,
    ...named,
    start,
    run,
    end,
    family: op.family ?? '',
    tools: op.tools ?? [],
    setup,
  };
}

/** When the operator or a tool that is held meanwhile is free again; undefined when none is. */
function busyUntil(live: LivePlan, own: ReadonlyMap<string, Taken[]>, place: HeldPlace): Instant | undefined {
  const keys = [...(place.operator === undefined ? [] : [operatorKey(place.operator)]), ...place.tools.map(toolKey)];
  for (const key of keys) {
    const line = merged(live, own, key);
    if (held(line, place) < countOf(live.problem, key)) continue;
    const over = line
      .slice(firstEndingAfter(line, place.start))
      .filter(({ start, end }) => end > place.start && start < place.end);
    return Math.min(...over.map(({ end }) => end));
  }
  return undefined;
}

const merged = (live: LivePlan, own: ReadonlyMap<string, Taken[]>, key: string): readonly Taken[] => {
  const [line, mine] = [live.lines.get(key) ?? [], own.get(key)];
  return mine ? [...line, ...mine].sort((a, b) => a.start - b.start) : line;
};

function setupBetween({ setup }: ShopMachine, before: string | undefined, to: string): number {
  if (!setup) return 0;
  const from = before ?? setup.first;
  const named = setup.table?.findLast((row) => row.from === from && row.to === to);
  return named?.seconds ?? (from === to ? 0 : setup.default);
}
