// What if: a network with single figures of it changed, each named by its place in the file.
import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import { adjust } from './adjust.ts';
import type { Network } from './network.ts';

export interface Edit {
  /** JSON pointer to a number of the network, e.g. `/levels/1/service`. */
  readonly path: string;
  readonly value: number;
}

/** Figures a network may leave out; an edit may give them. */
const OPTIONAL = new Set(['efficiency', 'reliability', 'setupSeconds', 'service', 'commonVariance', 'sufficientShare']);

/**
 * The network with these figures instead of its own. Client times that a source prints are left out of it, since they were true
 * of the network as it was. Problems: EDIT where a path names no figure. Whether the figures make sense is for `compile` to say.
 */
export const withEdits = (network: Network, edits: readonly Edit[]): Result<Network> => {
  if (!edits.length) return ok(network);
  const copy = structuredClone(network) as unknown;
  const problems = edits.flatMap((edit) => write(copy, edit));
  return problems.length ? fail(...problems) : ok(adjust(copy as Network, []));
};

const write = (network: unknown, { path, value }: Edit): readonly Problem[] => {
  const keys = path.split('/').slice(1);
  const last = keys.pop() ?? '';
  let place = network;
  for (const key of keys) place = inside(place, key);
  const holds = typeof place === 'object' && place !== null && !Array.isArray(place);
  const there = holds && typeof inside(place, last) === 'number';
  if (!Number.isFinite(value) || !(there || (holds && OPTIONAL.has(last))))
    return [problem('EDIT', path, 'There is no figure at this place of the network, or its new value is no number.')];
  (place as Record<string, number>)[last] = value;
  return [];
};

const inside = (place: unknown, key: string): unknown =>
  typeof place === 'object' && place !== null && Object.hasOwn(place, key)
    ? (place as Record<string, unknown>)[key]
    : undefined;
