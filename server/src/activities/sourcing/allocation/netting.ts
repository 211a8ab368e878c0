// Nets what an order needs against free supply over all levels, and says where each quantity comes from and when.
import type { Problem } from '@onelot/base';
import { type NetInput, type NetItem, type NetPlan, net } from '@onelot/plan';
import { invalid, refuse } from '../../../kernel/refusal.ts';
import { parametersOf } from '../planning/parameters.ts';
import { sourcesOf } from '../planning/suppliers.ts';
import { fromSeconds, type Sourcing, seconds } from '../tables.ts';
import { type Master, masterOf, reachable } from './master.ts';
import { freeSupply } from './supply.ts';

export interface Need {
  readonly item: string;
  readonly quantity: number;
}

/** Lead time of what has neither a supplier nor planning parameters. */
const UNKNOWN_BUY_SECONDS = 14 * 86_400;
const UNKNOWN_MAKE_SECONDS = 86_400;

/** Quantities of bills may be fractions; the engine counts whole units per so many. */
const PER = 1000;

/**
 * What each need is met by. Safety stock is left alone, unless the item can neither be bought nor made: then there is no
 * other way. `locked`: see freeSupply.
 */
export const netNeeds = async (
  context: Sourcing,
  needs: readonly Need[],
  locked: boolean,
): Promise<{ plan: NetPlan; master: Master }> => {
  const master = await masterOf(context);
  for (const [i, need] of needs.entries())
    if (!master.items.has(need.item)) invalid(`/needs/${i}/item`, `There is no item ${need.item}.`, 'UNKNOWN_ITEM');
  const ids = reachable(
    master,
    needs.map((need) => need.item),
  ).filter((id) => master.items.has(id));
  const parameters = await parametersOf(context, ids);
  const sources = await sourcesOf(context, ids);
  const free = await freeSupply(context, ids, locked);
  const now = seconds(context.now);
  const made = (id: string): boolean => master.items.get(id)!.makeOrBuy === 'make';
  const items = ids.map((id): NetItem => {
    const row = parameters.get(id);
    if (made(id))
      return {
        id,
        makeOrBuy: 'make',
        leadTimeSeconds: row?.lead_time_seconds ?? UNKNOWN_MAKE_SECONDS,
        lotSize: row?.lot_size ?? 1,
        minimumOrderQuantity: Math.max(1, row?.minimum_order_quantity ?? 1),
      };
    const first = sources.get(id)?.[0];
    return {
      id,
      makeOrBuy: 'buy',
      leadTimeSeconds: first?.lead_time_seconds ?? row?.lead_time_seconds ?? UNKNOWN_BUY_SECONDS,
    };
  });
  const obtainable = (id: string): boolean => (made(id) ? master.components.has(id) : sources.has(id));
  const input: NetInput = {
    now,
    items,
    bom: ids.filter(made).flatMap((parent) =>
      (master.components.get(parent) ?? []).map(({ component, quantity }) => ({
        parent,
        component,
        quantity: Math.max(1, Math.round(quantity * PER)),
        per: PER,
      })),
    ),
    demands: needs.map(({ item, quantity }, i) => ({ id: String(i), item, quantity: Math.ceil(quantity), due: now })),
    stock: ids.map((id) => {
      const kept = obtainable(id) ? (parameters.get(id)?.safety_stock ?? 0) : 0;
      return { id: `stock:${id}`, item: id, quantity: Math.max(0, Math.floor((free.stock.get(id) ?? 0) - kept)) };
    }),
    receipts: free.receipts.flatMap(({ id, item, quantity, at }) =>
      quantity >= 1 ? [{ id, item, quantity: Math.floor(quantity), at: seconds(at) }] : [],
    ),
  };
  const plan = net(input);
  return plan.ok ? { plan: plan.value, master } : notNettable(plan.problems);
};

const notNettable = (problems: readonly Problem[]): never =>
  refuse('not-valid', 'These needs cannot be netted.', ...problems);

export type From = 'stock' | 'receipt' | 'purchase' | 'make';

/** Where a peg's supply comes from, in the words of the interface. */
export const fromOf = (plan: NetPlan): ((supply: { kind: string; id: string }) => From) => {
  const made = new Set(plan.plannedOrders.filter((order) => order.makeOrBuy === 'make').map((order) => order.id));
  return ({ kind, id }) =>
    kind === 'planned' ? (made.has(id) ? 'make' : 'purchase') : kind === 'stock' ? 'stock' : 'receipt';
};

/** Each need with the time at which all of it is there, and where the last of it comes from. */
export const answers = (
  context: Sourcing,
  needs: readonly Need[],
  { plan, master }: { plan: NetPlan; master: Master },
) => {
  const from = fromOf(plan);
  return needs.map(({ item, quantity }, i) => {
    const pegs = plan.pegs.filter((peg) => peg.requirement === `demand:${i}`);
    const last = pegs.reduce((late, peg) => (peg.at >= late.at ? peg : late), pegs[0]!);
    const at = last.supply.kind === 'stock' ? context.now : fromSeconds(last.at);
    return { item, quantity, at: at.toISOString(), from: from(last.supply), name: master.items.get(item)!.name.en };
  });
};
