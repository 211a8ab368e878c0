// Turns what orders still have to buy into purchase orders: best supplier, whole lots, joined where an order is not answered yet.
import { sourcing } from '@onelot/contracts';
import { sql } from 'kysely';
import { followMakes } from '../allocation/makes.ts';
import { cover, type Open } from '../allocation/pegging.ts';
import { parametersOf } from '../planning/parameters.ts';
import { type Source, sourcesOf } from '../planning/suppliers.ts';
import { pegsOf } from '../schedule/lines.ts';
import { searchFor } from '../searches/search.ts';
import type { PegRow, PurchaseRow, Sourcing } from '../tables.ts';
import { sendPurchase, setPurchase, tellOrdered, wholeLots } from './order.ts';

/** Lead times are told in days: so much less is asked for without asking for a new date. */
const GRACE_MS = 12 * 3_600_000;

/**
 * Buys what an order waits for without a purchase order. What became free meanwhile is taken first. The caller holds
 * the ledger. Answers whether a pegged time changed.
 */
export const buyForOrder = async (context: Sourcing, order: string): Promise<void> => {
  const planned = (await pegsOf(context, order)).filter((peg) => peg.kind === 'purchase');
  if (planned.length === 0) return;
  await repeg(context, order, planned);
};

/** Takes the pegs of one order back, pegs their quantities anew, buys what is to be bought, and tells whose time moved. */
export const repeg = async (context: Sourcing, order: string, lost: readonly PegRow[]): Promise<void> => {
  const taken = await takeOut(context, lost);
  if (taken.length === 0) return;
  const before = latest(taken);
  const open = new Map<string, Open>();
  for (const { requirement, item, quantity } of taken)
    open.set(requirement, { requirement, item, quantity: quantity + (open.get(requirement)?.quantity ?? 0) });
  await cover(context, order, [...open.values()]);
  await keepGrace(context, order, before);
  await placePurchases(context, order);
  await followMakes(context, order);
  await tellIfMoved(context, order, before);
};

/** Only pegs that still are what they were: an arrival heard meanwhile may have pegged some of them anew already. */
const takeOut = async (context: Sourcing, lost: readonly PegRow[]): Promise<PegRow[]> => {
  const ids = lost.map((peg) => peg.id);
  const kinds = lost.map((peg) => peg.kind);
  const { rows } = await sql<PegRow>`
    delete from sourcing.pegs p using unnest(${ids}::uuid[], ${kinds}::text[]) as was (id, kind)
    where p.id = was.id and p.kind = was.kind returning p.*`.execute(context.db);
  return rows;
};

const latest = (pegs: readonly PegRow[]): Map<string, PegRow> => {
  const map = new Map<string, PegRow>();
  for (const peg of pegs) {
    const known = map.get(peg.requirement);
    if (!known || known.at < peg.at) map.set(peg.requirement, peg);
  }
  return map;
};

/** A purchase planned a little earlier keeps the date that was counted on. */
const keepGrace = async (context: Sourcing, order: string, before: ReadonlyMap<string, PegRow>): Promise<void> => {
  for (const peg of await pegsOf(context, order)) {
    const old = before.get(peg.requirement);
    if (peg.kind !== 'purchase' || old?.kind !== 'purchase' || old.at >= peg.at) continue;
    if (peg.at.getTime() - old.at.getTime() <= GRACE_MS && old.at > context.now)
      await context.db.updateTable('sourcing.pegs').set({ at: old.at }).where('id', '=', peg.id).execute();
  }
};

const tellIfMoved = async (context: Sourcing, order: string, before: ReadonlyMap<string, PegRow>): Promise<void> => {
  const after = latest((await pegsOf(context, order)).filter((peg) => peg.kind !== 'consumed'));
  const moved = new Map<string, Date>();
  for (const [requirement, old] of before) {
    const now = after.get(requirement);
    if (now && now.at.getTime() !== old.at.getTime()) moved.set(now.item, now.at);
  }
  for (const [item, at] of moved) await tellMoved(context, [order], item, at);
};

export const tellMoved = async (
  context: Sourcing,
  orders: readonly string[],
  item: string,
  expectedAt: Date,
): Promise<void> => {
  if (orders.length === 0) return;
  await context.emit(
    sourcing.supplyMoved,
    { orders: [...new Set(orders)], item, expectedAt: expectedAt.toISOString() },
    { subject: item },
  );
};

const placePurchases = async (context: Sourcing, order: string): Promise<void> => {
  const byItem = new Map<string, PegRow[]>();
  for (const peg of await pegsOf(context, order))
    if (peg.kind === 'purchase') byItem.set(peg.item, [...(byItem.get(peg.item) ?? []), peg]);
  const sources = await sourcesOf(context, [...byItem.keys()]);
  for (const [item, pegs] of byItem) {
    const quantity = pegs.reduce((sum, peg) => sum + peg.quantity, 0);
    const source = sources.get(item)?.[0];
    if (!source) {
      await searchFor(context, item, quantity);
      continue;
    }
    const wanted = new Date(Math.min(...pegs.map((peg) => peg.at.getTime())));
    const bought = await purchase(context, source, quantity, wanted);
    for (const peg of pegs)
      await context.db
        .updateTable('sourcing.pegs')
        .set({ kind: 'receipt', purchase_order: bought.id, at: bought.expected_at })
        .where('id', '=', peg.id)
        .execute();
  }
};

/** Orders at least the quantity: added to an order that the supplier has not answered and that comes in time, or a new one. */
export const purchase = async (
  context: Sourcing,
  source: Source,
  quantity: number,
  dueAt: Date,
): Promise<PurchaseRow> => {
  const row = (await parametersOf(context, [source.item])).get(source.item);
  const lot = row?.lot_size ?? 1;
  const minimum = Math.max(row?.minimum_order_quantity ?? 0, source.minimum_order_quantity);
  const open = (await context.db
    .selectFrom('sourcing.purchase_orders')
    .selectAll()
    .where('supplier', '=', source.supplier)
    .where('item', '=', source.item)
    .where('state', '=', 'sent')
    .where('price', '=', source.price)
    .where('price_per', '=', source.price_per)
    .where('due_at', '<=', new Date(dueAt.getTime() + GRACE_MS))
    .where('due_at', '>', context.now)
    .orderBy('due_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()) as PurchaseRow | undefined;
  if (!open) return sendPurchase(context, source, wholeLots(quantity, lot, minimum), dueAt);
  const joined = { ...open, quantity: open.quantity + wholeLots(quantity, lot, 0) };
  await setPurchase(context, open.id, { quantity: joined.quantity });
  await tellOrdered(context, joined);
  return joined;
};
