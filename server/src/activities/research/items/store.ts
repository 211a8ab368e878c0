// How items and bills of materials are read and written.
import type { Output, research } from '@onelot/contracts';
import { sql } from 'kysely';
import type { Context } from '../../../kernel/activity.ts';
import type { ItemRow, ResearchTables, Words } from '../tables.ts';
import type { Line } from './check.ts';

export type Item = Output<typeof research.saveItem>;
type Here = Context<ResearchTables>;
type Read = Pick<ItemRow, 'item' | 'unit' | 'make_or_buy' | 'cost' | 'cost_per' | 'mass_grams'> & { name: Words };

const toItem = (row: Read): Item => ({
  item: row.item,
  name: row.name,
  unit: row.unit,
  makeOrBuy: row.make_or_buy,
  cost: row.cost,
  costPer: row.cost_per,
  massGrams: row.mass_grams,
});

/** Items by number, those given or all. */
export const readItems = async (context: Here, only?: readonly string[]): Promise<Map<string, Item>> => {
  if (only?.length === 0) return new Map();
  let query = context.db
    .selectFrom('research.items')
    .select(['item', 'name', 'unit', 'make_or_buy', 'cost', 'cost_per', 'mass_grams'])
    .orderBy('item');
  if (only) query = query.where('item', 'in', [...new Set(only)]);
  return new Map((await query.execute()).map((row) => [row.item, toItem(row)]));
};

export const readBom = (context: Here, parent?: string): Promise<Line[]> => {
  let query = context.db
    .selectFrom('research.bom')
    .select(['parent', 'component', 'quantity'])
    .orderBy('parent')
    .orderBy('component');
  if (parent !== undefined) query = query.where('parent', '=', parent);
  return query.execute();
};

const CHUNK = 1000;
const chunks = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, i) => list.slice(i * CHUNK, (i + 1) * CHUNK));

export const writeItems = async (context: Here, items: readonly Item[]): Promise<void> => {
  for (const part of chunks(items))
    await context.db
      .insertInto('research.items')
      .values(
        part.map((item) => ({
          item: item.item,
          name: JSON.stringify(item.name),
          unit: item.unit,
          make_or_buy: item.makeOrBuy,
          cost: item.cost,
          cost_per: item.costPer,
          mass_grams: item.massGrams,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['company_id' as never, 'item']).doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          unit: eb.ref('excluded.unit'),
          make_or_buy: eb.ref('excluded.make_or_buy'),
          cost: eb.ref('excluded.cost'),
          cost_per: eb.ref('excluded.cost_per'),
          mass_grams: eb.ref('excluded.mass_grams'),
        })),
      )
      .execute();
};

/** Sets the components of `parents` to `lines`. */
export const writeBom = async (context: Here, parents: readonly string[], lines: readonly Line[]): Promise<void> => {
  for (const part of chunks(parents)) await context.db.deleteFrom('research.bom').where('parent', 'in', part).execute();
  for (const part of chunks(lines))
    await context.db
      .insertInto('research.bom')
      .values(part.map(({ parent, component, quantity }) => ({ parent, component, quantity })))
      .execute();
};

/** One writer of bills of materials at a time, so that two changes cannot close a circle together. */
export const lockBom = async (context: Here): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`research.bom ${context.company.id}`}, 0))`.execute(
    context.db,
  );
};
