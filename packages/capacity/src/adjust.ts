// A network with other response times or services than its own, everything else unchanged.
import type { Network, ResponseTime } from './network.ts';

export interface Change {
  readonly center: string;
  readonly level: string;
  readonly internalDays?: number;
  readonly service?: number;
}

/** Printed client times are left out of what changes: they were true of the network as it was. */
export const adjust = (network: Network, changes: readonly Change[]): Network => {
  const wanted = new Map(changes.map((change) => [`${change.center} ${change.level}`, change]));
  const kept = network.responseTimes.map((entry): ResponseTime => {
    const { clientDays: _, ...rest } = entry;
    const change = wanted.get(`${entry.center} ${entry.level}`);
    if (!change) return rest;
    wanted.delete(`${entry.center} ${entry.level}`);
    return {
      ...rest,
      internalDays: change.internalDays ?? rest.internalDays,
      ...(change.service === undefined ? {} : { service: change.service }),
    };
  });
  const added = [...wanted.values()].map(
    ({ center, level, internalDays = 0, service }): ResponseTime => ({
      center,
      level,
      internalDays,
      ...(service === undefined ? {} : { service }),
    }),
  );
  return { ...network, responseTimes: [...kept, ...added] };
};
