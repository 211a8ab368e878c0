// A plan in force, as promises see it: what time of every machine, operator and tool is taken, what material is free, what is held.

import { fail, ok, problem, type Result } from '@onelot/base';
import type { Instant, Seconds } from '../calendar.ts';
import { isInstant, isSeconds } from '../check.ts';
import { compile, type Model } from './model.ts';
import type { ShopPlace, ShopProblem, ShopSchedule } from './problem.ts';
import { validate } from './validate.ts';

/** Taken time, sorted by start; `setup` is what the work was set up for before it ran. */
export interface Taken {
  readonly start: Instant;
  readonly end: Instant;
  readonly family: string;
  readonly setup: Seconds;
}

/** Material that nobody draws on, by arrival. */
export interface FreeSupply {
  readonly at: Instant;
  readonly quantity: number;
}

export interface Held {
  readonly places: readonly HeldPlace[];
  readonly takes: readonly { readonly item: string; readonly at: Instant; readonly quantity: number }[];
}

export interface HeldPlace extends ShopPlace {
  readonly family: string;
  readonly tools: readonly string[];
  readonly setup: Seconds;
}

export interface Reservation extends Held {
  readonly job: string;
  /** Held up to this instant, unless it was made firm by a plan. */
  readonly until: Instant;
}

/** One state of the plan; it is never changed, a reservation gives the next one. */
export interface LivePlan {
  readonly version: number;
  readonly problem: ShopProblem;
  readonly model: Model;
  /** By `placeKey`, `operatorKey` and `toolKey`. */
  readonly lines: ReadonlyMap<string, readonly Taken[]>;
  readonly free: ReadonlyMap<string, readonly FreeSupply[]>;
  readonly reservations: ReadonlyMap<string, Reservation>;
}

export const placeKey = (machine: string, unit: number): string => `m ${unit} ${machine}`;
export const operatorKey = (operator: string): string => `o ${operator}`;
export const toolKey = (tool: string): string => `t ${tool}`;

/** Opens a plan for promises. Problems: those of `schedule`, and what `validate` finds: no date is told from a plan that cannot be worked. */
export function openPlan(p: ShopProblem, s: Pick<ShopSchedule, 'operations'>): Result<LivePlan> {
  const model = compile(p);
  if (!model.ok) return model;
  if (!Array.isArray(s?.operations))
    return fail(problem('BAD_INPUT', '/operations', 'Give the plan as a list of places.'));
  const broken = validate(p, s);
  if (broken.length) return fail(...broken.slice(0, 100));
  const lines = new Map<string, Taken[]>();
  for (const place of s.operations) {
    const op = model.value.operations[model.value.ids.get(place.operation)!]!;
    const setup = setupOf(model.value, place);
    for (const [key, taken] of takenBy({ ...place, family: op.family ?? '', tools: op.tools ?? [], setup })) {
      const line = lines.get(key);
      if (line) line.push(taken);
      else lines.set(key, [taken]);
    }
  }
  for (const line of lines.values()) line.sort((a, b) => a.start - b.start);
  return ok({
    version: 1,
    problem: p,
    model: model.value,
    lines,
    free: freeOf(p, s.operations),
    reservations: new Map(),
  });
}

function setupOf(model: Model, place: ShopPlace): Seconds {
  const { machines, operators = [] } = model.problem;
  const axis = model.axis(
    machines.findIndex(({ id }) => id === place.machine),
    operators.findIndex(({ id }) => id === place.operator),
  );
  return axis.work(Math.max(model.now, place.run)) - axis.work(Math.max(model.now, place.start));
}

/** What a place takes, by the key of each line; work without length still leaves the machine set up. */
export function takenBy({ machine, unit, operator, tools, family, setup, start, end }: HeldPlace): [string, Taken][] {
  const taken = { start, end, family, setup };
  const keys = [
    placeKey(machine, unit),
    ...(operator === undefined ? [] : [operatorKey(operator)]),
    ...tools.map(toolKey),
  ];
  return keys.map((key) => [key, taken]);
}

/** What the plan leaves of each item, who runs first drawing first. */
function freeOf(p: ShopProblem, places: readonly ShopPlace[]): Map<string, FreeSupply[]> {
  const run = new Map(places.map((place) => [place.operation, place.run]));
  const fixed = new Set((p.fixed ?? []).map(({ operation }) => operation));
  const free = new Map<string, FreeSupply[]>();
  for (const { item, at, quantity } of p.supplies ?? []) free.set(item, [...(free.get(item) ?? []), { at, quantity }]);
  for (const list of free.values()) list.sort((a, b) => a.at - b.at);
  const needs = p.jobs.flatMap((job) =>
    job.operations.flatMap(({ id, materials = [] }) =>
      materials.map((need) => ({ ...need, at: fixed.has(id) ? 0 : run.get(id)! })),
    ),
  );
  for (const { item, quantity } of needs.sort((a, b) => a.at - b.at))
    free.set(item, drawn(free.get(item)!, quantity).left);
  return free;
}

/** Draws on the earliest supplies; `short` is what they lack. */
export function drawn(supplies: readonly FreeSupply[], quantity: number) {
  const takes: FreeSupply[] = [];
  const left: FreeSupply[] = [];
  let short = quantity;
  for (const supply of supplies) {
    const take = Math.min(short, supply.quantity);
    short -= take;
    if (take > 0) takes.push({ at: supply.at, quantity: take });
    if (supply.quantity > take) left.push({ at: supply.at, quantity: supply.quantity - take });
  }
  return { takes, left, short };
}

/**
 * Holds what a quote offers for `ttl` seconds, and lets go what was held longer than that. The next version of the plan.
 * Problems: STALE_VERSION when someone else took time or material of it since: ask for a new quote; DUPLICATE, BAD_NUMBER.
 */
export function reserve(
  live: LivePlan,
  quote: Held & { readonly job: string },
  { now, ttl }: { readonly now: Instant; readonly ttl: Seconds },
): Result<{ readonly live: LivePlan; readonly reservation: Reservation }> {
  if (!isInstant(now) || !isSeconds(ttl))
    return fail(problem('BAD_NUMBER', '/now', 'Give now and ttl in whole seconds.'));
  const gone = [...live.reservations.values()].filter(({ until }) => until <= now).map(({ job }) => job);
  const open = gone.reduce(release, live);
  if (open.reservations.has(quote.job) || live.problem.jobs.some(({ id }) => id === quote.job))
    return fail(problem('DUPLICATE', '/job', `${quote.job} has its time already.`));
  const lines = new Map(open.lines);
  for (const place of quote.places)
    for (const [key, taken] of takenBy(place)) {
      const line = lines.get(key) ?? [];
      if (place.start < now || held(line, taken) >= countOf(live.problem, key)) return fail(stale(live));
      lines.set(
        key,
        [...line, taken].sort((a, b) => a.start - b.start),
      );
    }
  const free = new Map(open.free);
  for (const { item, at, quantity } of quote.takes) {
    const list = free.get(item) ?? [];
    const there = list.filter((supply) => supply.at === at).reduce((sum, supply) => sum + supply.quantity, 0);
    if (there < quantity) return fail(stale(live));
    const others = list.filter((supply) => supply.at !== at);
    free.set(
      item,
      [...others, { at, quantity: there - quantity }].sort((a, b) => a.at - b.at),
    );
  }
  const reservation = { job: quote.job, places: quote.places, takes: quote.takes, until: now + ttl };
  const reservations = new Map(open.reservations).set(quote.job, reservation);
  return ok({ live: { ...open, version: live.version + 1, lines, free, reservations }, reservation });
}

/** The plan without a reservation. */
export function release(live: LivePlan, job: string): LivePlan {
  const reservation = live.reservations.get(job);
  if (!reservation) return live;
  const lines = new Map(live.lines);
  for (const place of reservation.places)
    for (const [key, { start, end }] of takenBy(place)) {
      const line = lines.get(key) ?? [];
      const at = line.findIndex((taken) => taken.start === start && taken.end === end);
      lines.set(
        key,
        line.filter((_, i) => i !== at),
      );
    }
  const free = new Map(live.free);
  for (const { item, at, quantity } of reservation.takes)
    free.set(
      item,
      [...(free.get(item) ?? []), { at, quantity }].sort((a, b) => a.at - b.at),
    );
  const reservations = new Map(live.reservations);
  reservations.delete(job);
  return { ...live, version: live.version + 1, lines, free, reservations };
}

const stale = ({ version }: LivePlan) =>
  problem('STALE_VERSION', '/version', 'Time or material of this quote is taken by now. Ask for a new one.', {
    version,
  });

/** How many hold the resource at once within the span, at most. */
export function held(line: readonly Taken[], { start, end }: { start: Instant; end: Instant }): number {
  const inside = line.slice(firstEndingAfter(line, start)).filter((taken) => taken.start < end && taken.end > start);
  return inside.reduce((most, { start: at }) => {
    const point = Math.max(at, start);
    return Math.max(most, inside.filter((taken) => taken.start <= point && taken.end > point).length);
  }, 0);
}

/** The first that may end after `at`: lines of one are sorted by end too; of several the longest run is looked back over. */
export function firstEndingAfter(line: readonly Taken[], at: Instant): number {
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (line[middle]!.start > at) high = middle;
    else low = middle + 1;
  }
  while (low > 0 && line.slice(Math.max(0, low - 64), low).some(({ end }) => end > at)) low = Math.max(0, low - 64);
  return low;
}

export const countOf = ({ tools = [] }: ShopProblem, key: string): number =>
  key.startsWith('t ') ? tools.find(({ id }) => toolKey(id) === key)!.count : 1;
