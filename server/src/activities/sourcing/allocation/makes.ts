// Make orders: what is made of components for one order, ready its lead time after the last component is there.
import { logistics } from '@onelot/contracts';
import { sql } from 'kysely';
import { Refusal } from '../../../kernel/refusal.ts';
import { parametersOf } from '../planning/parameters.ts';
import { tellMoved } from '../purchases/buying.ts';
import type { MakeRow, PegRow, Sourcing } from '../tables.ts';
import { splitPeg } from './split.ts';
import { lockLedger } from './supply.ts';

type Component = PegRow & { for_make: string };

const componentPegs = async (context: Sourcing, makes: readonly string[]): Promise<Component[]> => {
  if (makes.length === 0) return [];
  const { rows } = await sql<Component>`
    select p.*, r.make_id as for_make from sourcing.pegs p join sourcing.requirements r on r.id = p.requirement
    where r.make_id = any(${[...makes]}::uuid[])`.execute(context.db);
  return rows;
};

const openMakes = async (context: Sourcing, order: string): Promise<MakeRow[]> =>
  (await context.db
    .selectFrom('sourcing.makes')
    .selectAll()
    .where('order_id', '=', order)
    .where('state', '=', 'planned')
    .execute()) as MakeRow[];

/** Moves the make orders of an order with their components, from the lowest level up. The caller holds the ledger. */
export const followMakes = async (context: Sourcing, order: string): Promise<void> => {
  const makes = await openMakes(context, order);
  const parameters = await parametersOf(context, [...new Set(makes.map((make) => make.item))]);
  // Each pass carries a change one level up; there are no more levels than make orders.
  for (let pass = 0; pass < makes.length; pass += 1) {
    let changed = false;
    const components = await componentPegs(
      context,
      makes.map((make) => make.id),
    );
    for (const make of makes) {
      const times = components.filter((peg) => peg.for_make === make.id).map((peg) => peg.at.getTime());
      const lead = parameters.get(make.item)?.lead_time_seconds;
      if (times.length === 0 || lead === undefined) continue;
      const ready = new Date(Math.max(...times) + lead * 1000);
      if (ready.getTime() === make.ready_at.getTime()) continue;
      changed = true;
      await moveMake(context, make, ready);
    }
    if (!changed) return;
  }
};

const moveMake = async (context: Sourcing, make: MakeRow, ready: Date): Promise<void> => {
  make.ready_at = ready;
  await context.db.updateTable('sourcing.makes').set({ ready_at: ready }).where('id', '=', make.id).execute();
  await context.db
    .updateTable('sourcing.pegs')
    .set({ at: ready })
    .where('make_id', '=', make.id)
    .where('kind', '=', 'make')
    .execute();
  await tellMoved(context, [make.order_id], make.item, ready);
};

/** Finishes the make orders whose time has come and whose components are all in stock, in firm orders only. */
export const finishMakes = async (context: Sourcing): Promise<void> => {
  const due = (await context.db
    .selectFrom('sourcing.makes as m')
    .innerJoin('sourcing.mps as l', 'l.order_id', 'm.order_id')
    .selectAll('m')
    .where('m.state', '=', 'planned')
    .where('m.ready_at', '<=', context.now)
    .where('l.state', 'in', ['planned', 'in-work'])
    .orderBy('m.ready_at')
    .limit(200)
    .execute()) as MakeRow[];
  if (due.length === 0) return;
  await lockLedger(context);
  const place = await placeOfMade(context);
  if (!place) return;
  for (const { id } of due) await finishMake(context, id, place);
};

/** Where made items are put: the first place for work in process, else for raw material. */
const placeOfMade = async (context: Sourcing): Promise<string | undefined> => {
  const places = await context.ask(logistics.listPlaces, {});
  return (places.find((place) => place.kind === 'wip') ?? places.find((place) => place.kind === 'raw'))?.place;
};

const finishMake = async (context: Sourcing, id: string, place: string): Promise<void> => {
  const make = (await context.db
    .selectFrom('sourcing.makes')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .forUpdate()
    .executeTakeFirst()) as MakeRow | undefined;
  if (!make) return;
  const components = await componentPegs(context, [id]);
  if (components.some((peg) => peg.kind !== 'stock')) return;
  if (components.length && !(await useComponents(context, make, components))) return;
  await context.ask(logistics.putAwayMade, {
    item: make.item,
    place,
    lot: make.number,
    quantity: make.quantity,
    order: make.order_id,
    note: `Made by ${make.number}`,
  });
  const { db } = context;
  await db.updateTable('sourcing.makes').set({ state: 'done', lot: make.number }).where('id', '=', id).execute();
  // The peg keeps its planned time: it is past, and the material is there.
  await db
    .updateTable('sourcing.pegs')
    .set({ kind: 'stock' })
    .where('make_id', '=', id)
    .where('kind', '=', 'make')
    .execute();
};

/** Takes the components out of stock and notes their lots; false where logistics does not find them. */
const useComponents = async (context: Sourcing, make: MakeRow, components: readonly Component[]): Promise<boolean> => {
  const lines = components.map(({ item, quantity }) => ({ item, quantity }));
  try {
    const taken = await context.ask(logistics.issueMaterial, { order: make.order_id, operation: make.id, lines });
    for (const { item, quantity, lot } of taken)
      await consumePegs(
        context,
        await componentPegs(context, [make.id]).then((pegs) => pegs.filter((peg) => peg.item === item)),
        { quantity, lot },
      );
    return true;
  } catch (error) {
    // Refused before anything was taken: stock counted lower than pegged is mended, and the make order tried again.
    if (error instanceof Refusal && error.type === 'conflict') return false;
    throw error;
  }
};

/** Turns so much of these pegs into consumed ones, stock first; answers what no peg stood for. */
export const consumePegs = async (
  context: Sourcing,
  pegs: readonly PegRow[],
  used: { readonly quantity: number; readonly lot: string | null },
): Promise<number> => {
  const order = ['stock', 'receipt', 'make', 'purchase'];
  const open = pegs.filter((peg) => peg.kind !== 'consumed');
  open.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.at.getTime() - b.at.getTime());
  let left = used.quantity;
  for (const peg of open) {
    const quantity = Math.min(left, peg.quantity);
    if (quantity <= 0) break;
    left -= quantity;
    await splitPeg(context, peg, quantity, { kind: 'consumed', at: context.now, lot: used.lot });
  }
  return left;
};
