// How far the response time and service of one center may move while the market's promise stays.
import type { Flow, Model, ModelCenter } from './model.ts';

export interface Leeway {
  readonly level: number;
  readonly internalDays: number;
  readonly service: number;
  readonly longestDays: number;
  readonly shortestDays: number;
  readonly lowestService: number;
  readonly highestService: number;
}

/**
 * Leeway of a center at each of its levels. Longest time: every other center takes its shortest. Lowest service: every other center
 * of the chain serves all. Behind a stock the market's delay does not bind; there the center's own limit does, else its time now.
 */
export const leewayOf = (model: Model, index: number): readonly Leeway[] => {
  const center = model.centers[index] as ModelCenter;
  const levels = [...new Set(center.flows.map(({ level }) => level))];
  return levels.map((level) => {
    const flow = center.flows.find((each) => each.level === level) as Flow;
    const limits = model.network.responseTimes.find(
      (entry) => entry.center === center.id && entry.level === model.levels[level],
    );
    const shortestDays = Math.min(limits?.shortestDays ?? 0, flow.internalDays);
    const free = longest(model, index, level);
    const ceiling = limits?.longestDays ?? Number.POSITIVE_INFINITY;
    const longestDays = free === undefined ? (limits?.longestDays ?? flow.internalDays) : Math.min(free, ceiling);
    const promised = model.network.levels[level]?.service as number;
    return {
      level,
      internalDays: flow.internalDays,
      service: flow.service,
      longestDays: limits?.fixed ? flow.internalDays : Math.max(flow.internalDays, longestDays),
      shortestDays: limits?.fixed ? flow.internalDays : shortestDays,
      highestService: limits?.fixed ? flow.service : 1,
      lowestService: limits?.fixed ? flow.service : Math.min(flow.service, promised),
    };
  });
};

const shortestOf = (model: Model, center: number, level: number): number => {
  const id = model.centers[center]?.id;
  const entry = model.network.responseTimes.find((each) => each.center === id && each.level === model.levels[level]);
  return entry?.fixed ? entry.internalDays : Math.min(entry?.shortestDays ?? 0, entry?.internalDays ?? 0);
};

/** Days left for a center when the others of its chains take their shortest; undefined when no chain to the market holds it. */
const longest = (model: Model, index: number, level: number): number | undefined => {
  const delay = model.network.levels[level]?.delayDays as number;
  // Shortest client time of every flow with this center left out, suppliers first.
  const below = model.centers.map(({ flows }) => flows.map(() => 0));
  // The same with this center in: undefined where a chain does not pass it.
  const through: (number | undefined)[][] = model.centers.map(({ flows }) => flows.map(() => undefined));
  let least: number | undefined;
  for (let at = model.centers.length - 1; at >= 0; at -= 1)
    (model.centers[at] as ModelCenter).flows.forEach((flow, place) => {
      if (flow.level !== level) return;
      const own = at === index ? 0 : shortestOf(model, at, level);
      const live = flow.feeds.filter(({ center, flow: to }) => model.centers[center]?.flows[to]?.policy === 'order');
      const wait = Math.max(0, ...live.map(({ center, flow: to }) => below[center]?.[to] ?? 0));
      (below[at] as number[])[place] = own + wait;
      const held = live.map(({ center, flow: to }) => through[center]?.[to]).filter((each) => each !== undefined);
      const passing = at === index ? wait : held.length ? own + Math.max(...held) : undefined;
      (through[at] as (number | undefined)[])[place] = passing;
      if (flow.marketShare > 0 && flow.policy === 'order' && passing !== undefined) {
        const left = delay - passing;
        least = least === undefined ? left : Math.min(least, left);
      }
    });
  return least;
};
