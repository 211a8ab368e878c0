// The slow and obvious netting that the fast one is compared with: rows and lists, nothing indexed.

import type { ModelDemand, ModelItem, NetModel } from '../src/netting/model.ts';

interface Need {
  readonly demand: string;
  readonly quantity: number;
  readonly due: number;
}
interface Lot {
  readonly supply: string;
  readonly at: number;
  left: number;
}
interface Planned {
  readonly id: string;
  readonly item: ModelItem;
  readonly quantity: number;
  readonly start: number;
}

export interface ReferencePlan {
  readonly orders: { id: string; quantity: number }[];
  readonly pegs: { supply: string; demand: string; quantity: number }[];
}

const key = ({ id, site }: { id: string; site?: string }): string => (site ? `${id}@${site}` : id);

export function referenceNetting(model: NetModel): ReferencePlan {
  const planned: Planned[] = [];
  const plan: ReferencePlan = { orders: [], pegs: [] };
  const left = consumed(model);
  const waiting = [...model.items];
  while (waiting.length) {
    // An item can be netted when nothing that waits is made of it.
    const at = waiting.findIndex(
      (item) => !waiting.some((other) => componentLines(model, other).some((line) => line.component === key(item))),
    );
    const item = waiting.splice(at, 1)[0]!;
    const needs: Need[] = model.demands.flatMap((demand, row) =>
      key({ id: demand.item, ...(demand.site && { site: demand.site }) }) === key(item) && left[row]! > 0
        ? [{ demand: demand.id, quantity: left[row]!, due: demand.due }]
        : [],
    );
    // Requirements of one time are served in the order of the lines that ask, then of their orders.
    for (const parent of model.items)
      for (const line of componentLines(model, parent))
        for (const order of planned) {
          if (order.item !== parent || line.component !== key(item)) continue;
          if (order.start < (line.from ?? -Infinity) || order.start >= (line.to ?? Infinity)) continue;
          const exact = (order.quantity * line.quantity) / (line.per ?? 1);
          const quantity = Math.ceil(line.scrap ? exact / (1 - line.scrap) - 1e-9 : exact);
          if (quantity > 0) needs.push({ demand: order.id, quantity, due: order.start });
        }
    netOne(model, item, needs, planned, plan);
  }
  return plan;
}

function componentLines(model: NetModel, item: ModelItem) {
  if (item.makeOrBuy === 'transfer')
    return [
      { component: key({ id: item.id, ...(item.from && { site: item.from }) }), quantity: 1 } as ReturnType<
        typeof lineOf
      >,
    ];
  return model.bom.filter(({ parent, site }) => parent === item.id && (site ?? '') === (item.site ?? '')).map(lineOf);
}

const lineOf = (line: NetModel['bom'][number]) => ({
  ...line,
  component: key({ id: line.component, ...(line.site && { site: line.site }) }),
});

function netOne(model: NetModel, item: ModelItem, needs: Need[], planned: Planned[], plan: ReferencePlan): void {
  const soonest = model.now + item.leadTimeSeconds;
  const mine = ({ item: id, site }: { item: string; site?: string }): boolean =>
    id === item.id && (site ?? '') === (item.site ?? '');
  let keep = item.safetyStock ?? 0;
  const lots: Lot[] = model.stock.filter(mine).map(({ id, quantity }) => {
    const kept = Math.min(keep, quantity);
    keep -= kept;
    return { supply: id, at: model.now, left: quantity - kept };
  });
  for (const { id, quantity, at } of model.receipts.filter(mine))
    lots.push({ supply: id, at: Math.max(at, model.now), left: quantity });
  if (keep > 0) needs.push({ demand: `safety:${key(item)}`, quantity: keep, due: soonest });
  const sorted = needs
    .map((need, i) => ({ need, i }))
    .sort((a, b) => a.need.due - b.need.due || bySource(a.need, b.need, model) || a.i - b.i);
  let window: { from: number; missing: { need: Need; quantity: number }[] } | undefined;
  const length =
    item.lotRule === 'period' || (!item.lotRule && !item.lotSize && item.periodSeconds) ? item.periodSeconds! : 1;
  const flush = (): void => {
    if (!window) return;
    const total = window.missing.reduce((sum, { quantity }) => sum + quantity, 0);
    const share = item.yield ?? 1;
    const good = (quantity: number): number => (share === 1 ? quantity : Math.floor(quantity * share + 1e-6));
    const lot = item.lotRule === 'fixed' || (!item.lotRule && item.lotSize) ? item.lotSize! : 1;
    let quantity = 1;
    while (
      good(quantity) < total ||
      quantity < (item.minimumOrderQuantity ?? 0) ||
      quantity % lot ||
      quantity % (item.multiple ?? 1)
    )
      quantity++;
    const id = `planned:${key(item)}:${window.from}`;
    planned.push({ id, item, quantity, start: Math.max(model.now, window.from - item.leadTimeSeconds) });
    plan.orders.push({ id, quantity });
    for (const each of window.missing)
      plan.pegs.push({ supply: id, demand: each.need.demand, quantity: each.quantity });
    if (good(quantity) > total)
      lots.push({ supply: id, at: Math.max(window.from, soonest), left: good(quantity) - total });
    window = undefined;
  };
  for (const { need } of sorted) {
    if (window && need.due >= window.from + length) flush();
    let missing = need.quantity;
    for (const lot of [...lots].sort((a, b) => a.at - b.at)) {
      const used = lot.at <= Math.max(need.due, soonest) ? Math.min(lot.left, missing) : 0;
      if (used === 0) continue;
      lot.left -= used;
      missing -= used;
      plan.pegs.push({ supply: lot.supply, demand: need.demand, quantity: used });
    }
    if (missing === 0) continue;
    window ??= { from: need.due, missing: [] };
    window.missing.push({ need, quantity: missing });
  }
  flush();
}

/** At one time demands come first, then what planned orders take in the order of their items, then the refill of safety stock. */
function bySource(a: Need, b: Need, model: NetModel): number {
  const rank = ({ demand }: Need): number => {
    const row = model.demands.findIndex(({ id }) => id === demand);
    if (row >= 0) return row;
    if (demand.startsWith('safety:')) return Infinity;
    return model.demands.length + model.items.findIndex((item) => demand.startsWith(`planned:${key(item)}:`));
  };
  return rank(a) === rank(b) ? 0 : rank(a) - rank(b);
}

/** What is left of each demand when each order takes from forecasts of its window: earlier ones, nearest first; then later. */
function consumed({ demands, consumption }: NetModel): number[] {
  const left = demands.map(({ quantity }) => quantity);
  const same = (a: ModelDemand, b: ModelDemand): boolean => a.item === b.item && (a.site ?? '') === (b.site ?? '');
  const orders = demands
    .map((demand, row) => ({ demand, row }))
    .filter(({ demand }) => (demand.kind ?? 'order') === 'order');
  for (const { demand } of orders.sort((a, b) => a.demand.due - b.demand.due || a.row - b.row)) {
    const near = demands
      .map((forecast, row) => ({ forecast, row, after: forecast.due - demand.due }))
      .filter(
        ({ forecast, after }) =>
          forecast.kind === 'forecast' &&
          same(forecast, demand) &&
          after >= -(consumption?.backwardSeconds ?? 0) &&
          after <= (consumption?.forwardSeconds ?? 0),
      );
    const order = [
      ...near.filter(({ after }) => after <= 0).sort((a, b) => b.after - a.after || b.row - a.row),
      ...near.filter(({ after }) => after > 0).sort((a, b) => a.after - b.after || a.row - b.row),
    ];
    let open = demand.quantity;
    for (const { row } of order) {
      const used = Math.min(open, left[row]!);
      left[row]! -= used;
      open -= used;
    }
  }
  return left;
}
