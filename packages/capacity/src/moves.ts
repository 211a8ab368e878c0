// Demand that a center hands to another of its stage when a day brings more than it keeps: where it goes, and how much time is left.
import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import { type FlatCenter, resolve } from './flatten.ts';
import type { Flow, PlacedMove } from './model.ts';
import type { Network, TransferTerms } from './network.ts';

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly product: string;
  readonly level: string;
  /** Units a day that stay; what is above goes. */
  readonly above: number;
}

export interface Moved extends Move {
  /** Mean units over the horizon. */
  readonly units: number;
}

export interface Placed {
  readonly flows: readonly (readonly Flow[])[];
  readonly moves: readonly PlacedMove[];
}

export const movedOf = (moves: readonly Move[], units: readonly number[], scenarios: number): readonly Moved[] =>
  moves.map((move, at) => ({ ...move, units: Number(((units[at] ?? 0) / scenarios).toFixed(2)) }));

/** Terms under which a center may hand a product to another. */
const termsOf = (known: ReadonlyMap<string, FlatCenter>, from: FlatCenter, to: string, product: string) =>
  from.spec.transfers?.find(
    (terms: TransferTerms) =>
      resolve(known, from, terms.to)?.id === to && (!terms.products || terms.products.includes(product)),
  );

/**
 * Adds to each center that takes over a flow of its own for what it takes: the other center's due day less the way is its own.
 * Both make the product at this level to order and stand in one stage. Problems: MOVE, naming why it cannot be.
 */
export const placeMoves = (
  sorted: readonly FlatCenter[],
  depth: ReadonlyMap<string, number>,
  traced: readonly (readonly Flow[])[],
  network: Network,
  moves: readonly Move[],
): Result<Placed> => {
  const known = new Map(sorted.map((center) => [center.id, center]));
  const place = new Map(sorted.map(({ id }, index) => [id, index]));
  const flows = traced.map((own) => [...own]);
  const placed: PlacedMove[] = [];
  const problems: Problem[] = [];
  for (const { from, to, product, level, above } of moves) {
    const refused = (text: string): number =>
      problems.push(problem('MOVE', '/centers', text, { from, to, product, level }));
    const [a, b] = [place.get(from), place.get(to)];
    const at = network.levels.findIndex(({ id }) => id === level);
    if (a === undefined || b === undefined || depth.get(from) !== depth.get(to)) {
      refused(`"${from}" and "${to}" are not two centers of one stage.`);
      continue;
    }
    const terms = termsOf(known, sorted[a] as FlatCenter, to, product);
    const made = ({ level: of, product: what, policy }: Flow) => of === at && what === product && policy === 'order';
    const fromFlow = traced[a]?.findIndex(made) ?? -1;
    const own = traced[b]?.find(made);
    const source = traced[a]?.[fromFlow];
    if (!terms || !own || !source || !(above >= 0) || !Number.isInteger(above)) {
      refused(`"${from}" may not hand "${product}" at level "${level}" to "${to}".`);
      continue;
    }
    const internalDays = source.responseDays - terms.days - own.waitDays;
    if (internalDays < 0) {
      refused(`The way from "${from}" to "${to}" leaves no time before the due day.`);
      continue;
    }
    const list = flows[b] as Flow[];
    placed.push({ from: a, fromFlow, to: b, toFlow: list.length, above });
    list.push({
      ...own,
      marketShare: 0,
      internalDays,
      responseDays: own.waitDays + internalDays,
      clientDays: own.waitDays + internalDays,
      service: Math.max(own.service, source.service),
    });
  }
  return problems.length ? fail(...problems) : ok({ flows, moves: placed });
};
