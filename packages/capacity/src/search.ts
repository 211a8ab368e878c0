// How response times and services are best split between the centers while the promise to the market stays: least cost, or a frontier.
import { fail, ok, problem, type Result } from '@onelot/base';
import { adjust, type Change } from './adjust.ts';
import { compile } from './compile.ts';
import type { Model, ModelCenter } from './model.ts';
import type { Network } from './network.ts';
import { type PlanOptions, plan } from './plan.ts';
import { address, uniformAt } from './random.ts';

export interface SearchOptions extends PlanOptions {
  /** Splits tried, 60 without it. */
  readonly maxSteps?: number;
}
export interface SearchResult {
  readonly network: Network;
  readonly changes: readonly Change[];
  /** Total resource cost before and after, minor units. */
  readonly before: number;
  readonly after: number;
  /** Splits evaluated. */
  readonly steps: number;
  readonly stopped: boolean;
}

interface Variable {
  readonly center: string;
  readonly level: string;
  readonly least: number;
  readonly most: number;
}

/**
 * Simulated annealing over the internal times and services that are not `fixed`, every split a full plan on the same random numbers. A
 * move takes a day (or a part of the misses) from one center and gives it to another of the same level; splits that
 * break the market's promise are not evaluated. The best split found is never dearer than the given one.
 */
export const search = (network: Network, options: SearchOptions = {}): Result<SearchResult> => {
  const start = compile(network);
  if (!start.ok) return start;
  const first = plan(network, undefined, undefined, { ...options, days: false });
  if (!first.ok) return first;
  const seed = address(options.seed ?? 1, 0x5ea7c4);
  const variables = variablesOf(start.value);
  const most = options.maxSteps ?? 60;
  let current = { network: adjust(network, []), cost: first.value.cost };
  let best = current;
  let steps = 0;
  let stopped = false;
  for (let turn = 0; steps < most && turn < 20 * most && variables.length > 1; turn += 1) {
    stopped = options.shouldStop?.() ?? false;
    if (stopped) break;
    const dice = (at: number): number => uniformAt(address(seed, turn), at);
    const moved = move(current.network, variables, dice);
    if (!moved) continue;
    const tried = compile(moved);
    if (!tried.ok || tried.value.notes.some(({ code }) => code === 'SERVICE_SHORT')) continue;
    const answer = plan(moved, undefined, undefined, { ...options, days: false, onProgress: undefined });
    steps += 1;
    options.onProgress?.(steps, most);
    if (!answer.ok) continue;
    const { cost } = answer.value;
    const heat = first.value.cost * 0.01 * (1 - steps / most);
    if (cost <= current.cost || dice(9) < Math.exp((current.cost - cost) / Math.max(1, heat)))
      current = { network: moved, cost };
    if (cost < best.cost) best = { network: moved, cost };
  }
  const changes = best.cost < first.value.cost ? changesOf(start.value, best.network) : [];
  const found = changes.length ? best.network : network;
  return ok({ network: found, changes, before: first.value.cost, after: best.cost, steps, stopped });
};

const variablesOf = (model: Model): readonly Variable[] =>
  model.centers.flatMap((center) =>
    [...new Set(center.flows.map(({ level }) => level))].flatMap((level) => {
      const id = model.levels[level] as string;
      const limits = model.network.responseTimes.find((each) => each.center === center.id && each.level === id);
      const works = center.flows.some((flow) => flow.level === level && hasWork(center, flow.process));
      const variable = {
        center: center.id,
        level: id,
        least: limits?.shortestDays ?? 0,
        most: limits?.longestDays ?? 60,
      };
      return limits?.fixed || !works ? [] : [variable];
    }),
  );

const hasWork = (center: ModelCenter, process: number): boolean => (center.processes[process]?.groups?.length ?? 0) > 0;

/** One day, or a quarter of the misses, from one center to another at a level; a single day where a promise has slack. */
const move = (network: Network, variables: readonly Variable[], dice: (at: number) => number): Network | undefined => {
  const pick = <T>(list: readonly T[], at: number): T => list[Math.floor(dice(at) * list.length)] as T;
  const giver = pick(variables, 0);
  const others = variables.filter((each) => each.level === giver.level && each.center !== giver.center);
  if (!others.length) return undefined;
  const taker = pick(others, 1);
  const days = (of: Variable): number =>
    network.responseTimes.find((each) => each.center === of.center && each.level === of.level)?.internalDays ?? 0;
  const kind = dice(2);
  if (kind < 0.25)
    return days(giver) < giver.most ? adjust(network, [{ ...place(giver), internalDays: days(giver) + 1 }]) : undefined;
  if (days(giver) <= giver.least || days(taker) >= taker.most) return undefined;
  return adjust(network, [
    { ...place(giver), internalDays: days(giver) - 1 },
    { ...place(taker), internalDays: days(taker) + 1 },
  ]);
};

const place = ({ center, level }: Variable): { center: string; level: string } => ({ center, level });

const changesOf = (model: Model, network: Network): readonly Change[] =>
  network.responseTimes.flatMap(({ center, level, internalDays, service }) => {
    const before = model.network.responseTimes.find((each) => each.center === center && each.level === level);
    const same = before?.internalDays === internalDays && before?.service === service;
    return same ? [] : [{ center, level, internalDays, ...(service === undefined ? {} : { service }) }];
  });

export interface FrontierPoint {
  /** Days added to every level's promise. */
  readonly moreDays: number;
  readonly cost: number;
  readonly changes: readonly Change[];
}

/** Least cost found by promise: the same search with the market's delays so many days longer. */
export const frontier = (
  network: Network,
  moreDays: readonly number[],
  options: SearchOptions = {},
): Result<readonly FrontierPoint[]> => {
  const points: FrontierPoint[] = [];
  for (const more of moreDays) {
    if (!Number.isInteger(more)) return fail(problem('DAYS', '', 'Days added to a promise are whole numbers.'));
    const levels = network.levels.map((level) => ({ ...level, delayDays: Math.max(0, level.delayDays + more) }));
    const found = search({ ...network, levels }, options);
    if (!found.ok) return found;
    points.push({ moreDays: more, cost: found.value.after, changes: found.value.changes });
  }
  return ok(points);
};
