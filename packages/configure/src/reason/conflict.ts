// Why choices do not go together: minimal conflicts, and the smallest sets of choices to give up.
import { Blame, type Fix, type Reason } from './reason.ts';

const blames = new WeakMap<Reason, Blame>();

/** A minimal set of rule numbers that makes the fixed values impossible together. */
export const blame = (reason: Reason, fixed: readonly Fix[]): number[] => {
  const known = blames.get(reason) ?? new Blame(reason.network, reason.formula, reason.limits.maxSteps);
  blames.set(reason, known);
  return known.of(fixed);
};

/** A minimal part of `choices` that cannot be had together with `wanted`: each of them is needed for the conflict. */
export const core = (reason: Reason, wanted: Fix, choices: readonly Fix[]): number[] => {
  let kept = choices.map((_, i) => i);
  for (const candidate of [...kept]) {
    const fewer = kept.filter((i) => i !== candidate);
    if (!reason.product([wanted, ...fewer.map((i) => choices[i] as Fix)])) kept = fewer;
  }
  return kept;
};

/**
 * The smallest sets of choices to give up so that `wanted` can be had, at most `limit` of them, all of one size.
 * Conflicts are collected and hit with as few choices as possible (implicit hitting sets), so the size is proven.
 */
export const smallest = (reason: Reason, wanted: Fix, choices: readonly Fix[], limit: number): number[][] => {
  const cores: number[][] = [];
  const found: number[][] = [];
  for (let size = 0; size <= choices.length; ) {
    const next = hittingSet(cores, size, found);
    if (!next) {
      if (found.length > 0) return found;
      size++;
      continue;
    }
    const rest = choices.map((_, i) => i).filter((i) => !next.includes(i));
    const kept = rest.map((i) => choices[i] as Fix);
    if (reason.product([wanted, ...kept])) {
      found.push(next);
      if (found.length >= limit || size === 0) return found;
    } else {
      const conflict = core(reason, wanted, kept).map((i) => rest[i] as number);
      if (conflict.length === 0) return [];
      cores.push(conflict);
    }
  }
  return found;
};

/** A set of exactly `size` members that hits every core and is not among `done`; undefined where there is none. */
const hittingSet = (
  cores: readonly (readonly number[])[],
  size: number,
  done: readonly number[][],
): number[] | undefined => {
  const seen = new Set<string>();
  const grow = (set: number[]): number[] | undefined => {
    const key = [...set].sort((a, b) => a - b).join();
    if (seen.has(key)) return undefined;
    seen.add(key);
    const missed = cores.find((each) => !each.some((c) => set.includes(c)));
    if (!missed)
      return set.length === size && !done.some((d) => sameSet(d, set)) ? [...set].sort((a, b) => a - b) : undefined;
    if (set.length === size) return undefined;
    for (const member of missed) {
      const found = grow([...set, member]);
      if (found) return found;
    }
    return undefined;
  };
  return grow([]);
};

const sameSet = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((x) => b.includes(x));
