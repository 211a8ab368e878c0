// Why an order ends when it does: its time from release to end as work and waits, who held what, and what would help most.

import { fail, ok, problem, type Result } from '@onelot/base';
import type { Instant, Seconds } from '../calendar.ts';
import { allot } from './materials.ts';
import { compile, type Model } from './model.ts';
import type { ShopJob, ShopPlace, ShopProblem, ShopSchedule } from './problem.ts';

/** One piece of the time, in order; together they go from `from` to the end without a gap. Times are on the clock. */
export type LateLink =
  | {
      readonly kind: 'material';
      readonly operation: string;
      readonly items: readonly string[];
      readonly from: Instant;
      readonly to: Instant;
    }
  | {
      readonly kind: 'machine' | 'operator' | 'tool';
      readonly operation: string;
      readonly resource: string;
      /** Orders that held it meanwhile, in order of time. */
      readonly heldBy: readonly string[];
      readonly from: Instant;
      readonly to: Instant;
    }
  /** Other jobs' operations that it had to wait for, the shortest wait after the operation before, or a closed shop. */
  | {
      readonly kind: 'other job' | 'rest' | 'closed';
      readonly operation: string;
      readonly from: Instant;
      readonly to: Instant;
    }
  | { readonly kind: 'setup' | 'work'; readonly operation: string; readonly from: Instant; readonly to: Instant };

export interface LateChain {
  readonly order: string;
  /** The job of the order that ends latest against its due date. */
  readonly job: string;
  readonly from: Instant;
  readonly due: Instant | undefined;
  readonly end: Instant;
  readonly lateSeconds: Seconds;
  readonly links: readonly LateLink[];
  /** The one wait without which the job would end soonest, all others staying; absent when it waits for nothing. */
  readonly helpsMost: { readonly link: LateLink; readonly end: Instant; readonly savedSeconds: Seconds } | undefined;
}

/** Problems: those of `schedule` for a wrong problem, UNKNOWN_ORDER, BAD_INPUT when the plan lacks one of its operations. */
export function explainLate(p: ShopProblem, s: Pick<ShopSchedule, 'operations'>, order: string): Result<LateChain> {
  const model = compile(p);
  if (!model.ok) return model;
  const jobs = p.jobs.filter((job) => (job.order ?? job.id) === order);
  if (!jobs.length) return fail(problem('UNKNOWN_ORDER', '/order', `There is no order ${String(order)}.`));
  if (!Array.isArray(s?.operations))
    return fail(problem('BAD_INPUT', '/operations', 'Give the plan as a list of places.'));
  const desk = new Desk(model.value, s.operations);
  const missing = jobs.flatMap(({ operations }) => operations).find(({ id }) => !desk.placeOf(id));
  if (missing) return fail(problem('BAD_INPUT', '/operations', `${missing.id} has no place in the plan.`));
  const lateness = (job: ShopJob): number => desk.placeOf(job.operations.at(-1)!.id)!.end - (job.due ?? Infinity);
  return ok(desk.chain(jobs.reduce((worst, job) => (lateness(job) > lateness(worst) ? job : worst))));
}

class Desk {
  readonly #model: Model;
  readonly #places: readonly ShopPlace[];
  readonly #byId: ReadonlyMap<string, ShopPlace>;
  readonly #material: Float64Array;

  constructor(model: Model, places: readonly ShopPlace[]) {
    this.#model = model;
    this.#places = [...places].sort((a, b) => a.start - b.start);
    this.#byId = new Map(places.map((place) => [place.operation, place]));
    this.#material = new Float64Array(model.operations.length);
    // Who runs first draws first, as in the plan.
    allot(
      model,
      model.operations.map(({ id }) => this.#byId.get(id)?.run ?? Infinity),
      this.#material,
    );
  }

  placeOf(operation: string): ShopPlace | undefined {
    return this.#byId.get(operation);
  }

  chain(job: ShopJob): LateChain {
    const from = Math.max(this.#model.now, job.release ?? 0);
    const links: LateLink[] = [];
    let at = Math.min(from, this.placeOf(job.operations[0]!.id)!.run);
    const first = at;
    for (const { id } of job.operations) at = this.#follow(id, at, links);
    const waits = links.filter((link) => link.kind !== 'work' && link.kind !== 'setup');
    const ends = waits.map((link) => ({ link, end: this.#without(job, link) }));
    const best = ends.reduce<(typeof ends)[number] | undefined>((a, b) => (a && a.end <= b.end ? a : b), undefined);
    return {
      order: job.order ?? job.id,
      job: job.id,
      from: first,
      due: job.due,
      end: at,
      lateSeconds: Math.max(0, at - (job.due ?? Infinity)),
      links,
      helpsMost: best && best.end < at ? { ...best, savedSeconds: at - best.end } : undefined,
    };
  }

  /** The waits and the work of one operation from `at` on; answers its end. */
  #follow(id: string, at: Instant, links: LateLink[]): Instant {
    const place = this.placeOf(id)!;
    const v = this.#model.ids.get(id)!;
    const op = this.#model.operations[v]!;
    let now = at;
    const until = (to: Instant, link: (from: Instant, to: Instant) => LateLink): void => {
      const end = Math.min(to, place.run);
      if (end > now) links.push(link(now, end));
      now = Math.max(now, end);
    };
    const others = Math.max(0, ...(op.after ?? []).map((other) => this.placeOf(other)?.end ?? 0));
    until(at + this.#model.minWait[v]!, (from, to) => ({ kind: 'rest', operation: id, from, to }));
    until(others, (from, to) => ({ kind: 'other job', operation: id, from, to }));
    const items = (op.materials ?? []).map(({ item }) => item);
    until(this.#material[v]!, (from, to) => ({ kind: 'material', operation: id, items, from, to }));
    for (const { kind, resource, rows } of this.#resources(place, v)) {
      const held = rows.filter((row) => row.end > now && row.start < place.start);
      const heldBy = [...new Set(held.map(({ operation }) => this.#orderOf(operation)))];
      const free = Math.max(0, ...held.map(({ end }) => end));
      until(Math.min(free, place.start), (from, to) => ({ kind, operation: id, resource, heldBy, from, to }));
    }
    until(place.start, (from, to) => ({ kind: 'closed', operation: id, from, to }));
    until(place.run, (from, to) => ({ kind: 'setup', operation: id, from, to }));
    if (place.end > Math.max(now, place.run))
      links.push({ kind: 'work', operation: id, from: Math.max(now, place.run), to: place.end });
    return Math.max(now, place.end);
  }

  /** What the operation holds, with all that hold it before. A tool is waited for when all copies are held. */
  #resources(place: ShopPlace, v: number) {
    const before = this.#places.filter((row) => row !== place && row.end > row.start && row.start < place.start);
    const op = this.#model.operations[v]!;
    const toolsOf = (row: ShopPlace): readonly string[] =>
      this.#model.operations[this.#model.ids.get(row.operation)!]?.tools ?? [];
    return [
      {
        kind: 'machine' as const,
        resource: place.machine,
        rows: before.filter((row) => row.machine === place.machine && row.unit === place.unit),
      },
      ...(place.operator === undefined
        ? []
        : [
            {
              kind: 'operator' as const,
              resource: place.operator,
              rows: before.filter((row) => row.operator === place.operator),
            },
          ]),
      ...(op.tools ?? []).map((tool) => {
        const users = before.filter((row) => toolsOf(row).includes(tool));
        const count = this.#model.problem.tools!.find(({ id }) => id === tool)!.count;
        // The copies that come free last are not waited for: the first of them serves.
        const ends = users.map(({ end }) => end).sort((a, b) => b - a);
        const freed = ends[count - 1] ?? 0;
        return { kind: 'tool' as const, resource: tool, rows: users.filter(({ end }) => end <= freed) };
      }),
    ];
  }

  #orderOf(operation: string): string {
    const job = this.#model.problem.jobs[this.#model.jobOf[this.#model.ids.get(operation)!]!]!;
    return job.order ?? job.id;
  }

  /** When the job would end without this wait, on the same machines, later waits until the same instants. */
  #without(job: ShopJob, gone: LateLink): Instant {
    let at = Math.min(gone.from, this.placeOf(job.operations[0]!.id)!.run);
    for (const op of job.operations) {
      const place = this.placeOf(op.id)!;
      const v = this.#model.ids.get(op.id)!;
      if (place.end <= gone.from || this.#model.fixed[v]) {
        at = Math.max(at, place.end);
        continue;
      }
      const kept: LateLink[] = [];
      this.#follow(op.id, at, kept);
      const waits = kept.filter((link) => link.kind !== 'work' && link.kind !== 'setup' && link.kind !== 'closed');
      const held = waits.filter((link) => !(link.operation === gone.operation && link.kind === gone.kind));
      const ready = Math.max(at, ...held.map(({ to }) => to));
      at = this.#endFrom(v, place, ready);
    }
    return at;
  }

  #endFrom(v: number, place: ShopPlace, ready: Instant): Instant {
    const { problem: p, axis, pausing, operations, now } = this.#model;
    const machine = p.machines.findIndex(({ id }) => id === place.machine);
    const operator = (p.operators ?? []).findIndex(({ id }) => id === place.operator);
    const line = axis(machine, operator);
    const seconds = operations[v]!.choices.find((choice) => choice.machine === place.machine)?.seconds ?? 0;
    const setup = line.work(Math.max(now, place.run)) - line.work(Math.max(now, place.start));
    const from = line.work(Math.max(now, ready)) + setup;
    const at = pausing[v] ? from : line.fit(from, seconds);
    return Math.min(place.end, seconds > 0 ? line.doneAt(at + seconds) : line.beginAt(at));
  }
}
