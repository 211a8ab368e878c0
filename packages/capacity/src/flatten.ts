// How nested networks become one list of centers, and which center a name means where it is said.
import { pointer } from '@onelot/base';
import type { Center, Network } from './network.ts';

export interface FlatCenter {
  /** `outer/inner` for a center inside another. */
  readonly id: string;
  /** JSON pointer to it in the network file. */
  readonly path: string;
  readonly spec: Center;
  /** The centers it lies in, outermost first. */
  readonly within: readonly string[];
}

/** All centers, an outer one before those inside it. */
export const flatten = (network: Network): readonly FlatCenter[] => {
  const walk = (centers: readonly Center[], path: string, within: readonly string[]): readonly FlatCenter[] =>
    centers.flatMap((spec, index) => {
      const at = `${path}${pointer(index)}`;
      const id = [...within.slice(-1), spec.id].join('/');
      return [
        { id, path: at, spec, within },
        ...(spec.inside ? walk(spec.inside.centers, `${at}/inside/centers`, [...within, id]) : []),
      ];
    });
  return walk(network.centers, '/centers', []);
};

/** The center that `name` means at `from`: inside it first, then beside it, then further out. */
export const resolve = (
  known: ReadonlyMap<string, FlatCenter>,
  from: FlatCenter,
  name: string,
): FlatCenter | undefined => {
  for (const scope of [from.id, ...[...from.within].reverse()]) {
    const found = known.get(`${scope}/${name}`);
    if (found) return found;
  }
  return known.get(name);
};
