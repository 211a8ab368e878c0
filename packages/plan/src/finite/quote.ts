// The date a buyer can be told: the job put into free time of a live plan, its material drawn or ordered, then the way to the door.

import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import type { Instant, Seconds } from '../calendar.ts';
import { isSeconds } from '../check.ts';
import { checkProblem } from './check.ts';
import { type Inserted, insertJob } from './insert.ts';
import { drawn, type FreeSupply, type Held, type LivePlan } from './live.ts';
import type { ShopJob } from './problem.ts';

/** How an item can be had that stock and open supply lack. */
export interface Replenishment {
  readonly item: string;
  readonly leadSeconds: Seconds;
  /** Quicker at a price, in minor units, for all that the job lacks. */
  readonly expedite?: { readonly leadSeconds: Seconds; readonly cost: number };
}

export interface QuoteRequest {
  /** Its id must be new; `due` is not needed. */
  readonly job: ShopJob;
  readonly now: Instant;
  readonly replenishments?: readonly Replenishment[];
  /** From the last operation's end to the carrier. */
  readonly putAwaySeconds?: Seconds;
  /** Ways to the door, at least one; `cost` in minor units. */
  readonly transports: readonly { readonly id: string; readonly seconds: Seconds; readonly cost: number }[];
}

/** What the date hangs on: without this wait it would be earlier. */
export type Binding =
  | { readonly kind: 'material'; readonly item: string; readonly at: Instant }
  | {
      readonly kind: 'machine' | 'operator or tool';
      readonly operation: string;
      readonly machine: string;
      readonly waitedSeconds: Seconds;
    }
  | { readonly kind: 'work' };

export interface QuoteOption {
  readonly deliverAt: Instant;
  readonly transport: string;
  readonly cost: number;
}

/** Reserve it, or its `expedited`, to hold what it offers. */
export interface Offer extends Held {
  readonly job: string;
  readonly version: number;
  readonly finish: Instant;
  readonly earliest: QuoteOption;
  readonly cheapest: QuoteOption;
  readonly binding: Binding;
  /** Items ordered quicker than usual, and what that costs. */
  readonly expedites: readonly { readonly item: string; readonly cost: number }[];
}

export interface ShopQuote extends Offer {
  /** With all that the job lacks ordered quicker, where that makes the date earlier. */
  readonly expedited: Offer | undefined;
}

/** Dates for a job beside all that is planned and held; it holds nothing itself. Problems: those of a wrong job; INFEASIBLE. */
export function promise(live: LivePlan, request: QuoteRequest): Result<ShopQuote> {
  const wrong = checkRequest(live, request);
  if (wrong.length) return fail(...wrong);
  const usual = offer(live, request, false);
  if (!usual.ok) return usual;
  const quicker = offer(live, request, true);
  const helps = quicker.ok && quicker.value.expedites.length > 0 && quicker.value.finish < usual.value.finish;
  return ok({ ...usual.value, expedited: helps ? quicker.value : undefined });
}

function checkRequest({ problem: p }: LivePlan, request: QuoteRequest): Problem[] {
  if (typeof request?.job !== 'object' || request.job === null)
    return [problem('BAD_INPUT', '/job', 'Give the job that is asked for.')];
  const { job, replenishments = [], transports, putAwaySeconds = 0, now } = request;
  if (!Array.isArray(transports) || !transports.length || !transports.every((each) => isSeconds(each?.seconds)))
    return [problem('BAD_INPUT', '/transports', 'Give at least one way to the door.')];
  if (!Array.isArray(replenishments) || !replenishments.every((each) => isSeconds(each?.leadSeconds)))
    return [problem('BAD_INPUT', '/replenishments', 'Give each item with its lead time in whole seconds.')];
  if (!isSeconds(putAwaySeconds) || !isSeconds(now) || now < p.now)
    return [problem('BAD_NUMBER', '/now', 'Give now, not before the plan, and put-away in whole seconds.')];
  const ordered = replenishments.map(({ item }) => ({ item, at: p.now, quantity: 0 }));
  const alone = { ...p, jobs: [job], fixed: [], supplies: [...(p.supplies ?? []), ...ordered] };
  return checkProblem(alone).map((found) => ({ ...found, path: found.path.replace('/jobs/0', '/job') }));
}

function offer(live: LivePlan, request: QuoteRequest, expedite: boolean): Result<Offer> {
  const { job, now, replenishments = [], putAwaySeconds = 0, transports } = request;
  const free = new Map<string, readonly FreeSupply[]>();
  const takes: { item: string; at: Instant; quantity: number }[] = [];
  const expedites = new Map<string, number>();
  const ready: { at: Instant; item: string | undefined }[] = [];
  for (const [o, { materials = [] }] of job.operations.entries()) {
    ready[o] = { at: now, item: undefined };
    for (const { item, quantity } of materials) {
      const { takes: own, left, short } = drawn(free.get(item) ?? live.free.get(item) ?? [], quantity);
      free.set(item, left);
      takes.push(...own.map((take) => ({ item, ...take })));
      const more = replenishments.find((each) => each.item === item);
      if (short > 0 && !more)
        return fail(
          problem('INFEASIBLE', `/job/operations/${o}/materials`, `Nothing supplies ${short} more of ${item}.`, {
            item,
            short,
          }),
        );
      const quick = short > 0 && expedite ? more!.expedite : undefined;
      if (quick) expedites.set(item, quick.cost);
      const ordered = short > 0 ? now + (quick ?? more!).leadSeconds : 0;
      const at = Math.max(ordered, ...own.map((take) => take.at));
      if (at > ready[o]!.at) ready[o] = { at, item };
    }
  }
  const inserted = insertJob(
    live,
    job,
    now,
    ready.map(({ at }) => at),
  );
  if (!inserted.ok) return inserted;
  const finish = inserted.value.at(-1)!.place.end;
  const paid = [...expedites.values()].reduce((sum, cost) => sum + cost, 0);
  const options = transports.map(({ id, seconds, cost }) => ({
    transport: id,
    deliverAt: finish + putAwaySeconds + seconds,
    cost: cost + paid,
  }));
  const best = (better: (a: QuoteOption, b: QuoteOption) => boolean): QuoteOption =>
    options.reduce((kept, each) => (better(each, kept) ? each : kept));
  return ok({
    job: job.id,
    version: live.version,
    finish,
    earliest: best((a, b) => a.deliverAt < b.deliverAt || (a.deliverAt === b.deliverAt && a.cost < b.cost)),
    cheapest: best((a, b) => a.cost < b.cost || (a.cost === b.cost && a.deliverAt < b.deliverAt)),
    binding: bindingOf(inserted.value, ready),
    places: inserted.value.map(({ place }) => place),
    takes,
    expedites: [...expedites].map(([item, cost]) => ({ item, cost })),
  });
}

/** Back from the end over operations that waited for the one before, to the wait that decides. */
function bindingOf(
  inserted: readonly Inserted[],
  ready: readonly { at: Instant; item: string | undefined }[],
): Binding {
  for (let o = inserted.length - 1; o >= 0; o--) {
    const { place, readyAt, routedAt, waited } = inserted[o]!;
    if (waited !== undefined && place.run > readyAt)
      return { kind: waited, operation: place.operation, machine: place.machine, waitedSeconds: place.run - readyAt };
    const { at, item } = ready[o]!;
    if (item !== undefined && at > routedAt) return { kind: 'material', item, at };
  }
  return { kind: 'work' };
}
