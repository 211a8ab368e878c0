// What may be done to stock: correct a count, put made items away, issue material to an operation oldest lot first, move it to another place.
import { logistics, type Output } from '@onelot/contracts';
import { invalid, refuse } from '../../../kernel/refusal.ts';
import { type Ctx, room } from '../tables.ts';
import { itemNames } from './items.ts';
import { exact, move, setCounted } from './ledger.ts';

const { handle } = room;
type Issued = Output<typeof logistics.issueMaterial>;

const needPlace = async (context: Ctx, field: string, place: string): Promise<void> => {
  const row = await context.db
    .selectFrom('logistics.places')
    .select('place')
    .where('place', '=', place)
    .executeTakeFirst();
  if (!row) invalid(field, `There is no stock place "${place}".`, 'UNKNOWN_PLACE');
};

/** The place and the item must be known; a company without items yet counts what it likes. Answers the items' names. */
const needBoth = async (context: Ctx, { place, item }: { place: string; item: string }) => {
  await needPlace(context, '/place', place);
  const { items, of } = await itemNames(context);
  if (items.size > 0 && !items.has(item)) invalid('/item', `There is no item "${item}".`, 'UNKNOWN_ITEM');
  return of;
};

const stockLine = async (context: Ctx, item: string, place: string, lot: string) => {
  const row = await context.db
    .selectFrom('logistics.stock')
    .select('quantity')
    .where('item', '=', item)
    .where('place', '=', place)
    .where('lot', '=', lot)
    .executeTakeFirst();
  const known = (await itemNames(context)).of(item);
  return { item, place, lot, quantity: row?.quantity ?? 0, ...known };
};

/** Needs of the same item in several lines are one need; in the order of items, so that two issues never wait for each other. */
const byItem = (lines: readonly { item: string; quantity: number }[]): [string, number][] => {
  const needs = new Map<string, number>();
  for (const { item, quantity } of lines) needs.set(item, exact((needs.get(item) ?? 0) + quantity));
  return [...needs].sort(([a], [b]) => (a < b ? -1 : 1));
};

const lockLots = (context: Ctx, item: string) =>
  context.db
    .selectFrom('logistics.stock')
    .select(['item', 'place', 'lot', 'quantity'])
    .where('item', '=', item)
    .where('quantity', '>', 0)
    .orderBy('since')
    .orderBy('lot')
    .orderBy('place')
    .forUpdate()
    .execute();

const issue = async (
  context: Ctx,
  input: { order: string; operation: string; lines: readonly { item: string; quantity: number }[] },
): Promise<Issued> => {
  const takes: Issued = [];
  const short: { item: string; needed: number; onHand: number }[] = [];
  for (const [item, needed] of byItem(input.lines)) {
    let open = needed;
    for (const lot of await lockLots(context, item)) {
      const quantity = exact(Math.min(open, lot.quantity));
      if (quantity <= 0) break;
      takes.push({ item, quantity, lot: lot.lot, place: lot.place });
      open = exact(open - quantity);
    }
    if (open > 0) short.push({ item, needed, onHand: exact(needed - open) });
  }
  if (short.length)
    refuse(
      'conflict',
      `Material is not there: ${short.map(({ item }) => item).join(', ')}.`,
      ...short.map(({ item, needed, onHand }) => ({
        code: 'SHORT',
        path: `/lines/${input.lines.findIndex((line) => line.item === item)}`,
        message: `${item}: ${needed} needed, ${onHand} on hand.`,
        data: { item, needed, onHand },
      })),
    );
  for (const { item, quantity, lot, place } of takes)
    await move(context, {
      item,
      place,
      lot,
      quantity: -quantity,
      cause: 'issue',
      order: input.order,
      operation: input.operation,
    });
  return takes;
};

export const stockCommands = [
  handle(logistics.adjustStock, async (context, { reason, ...fact }) => {
    const of = await needBoth(context, fact);
    await setCounted(context, { ...fact, note: reason }, 'count');
    return { ...fact, quantity: exact(fact.quantity), ...of(fact.item) };
  }),
  handle(logistics.putAwayMade, (context, made) =>
    context.elevated(async (own) => {
      const of = await needBoth(own, made);
      const { item, place, lot } = made;
      return { item, place, lot, quantity: await move(own, { ...made, cause: 'made' }), ...of(item) };
    }),
  ),
  handle(logistics.issueMaterial, (context, input) => context.elevated((own) => issue(own, input))),
  handle(logistics.moveStock, async (context, { item, lot, from, to, quantity }) => {
    if (from === to) invalid('/to', 'The goods are at this place already.', 'SAME_PLACE');
    await needPlace(context, '/to', to);
    const row = await context.db
      .selectFrom('logistics.stock')
      .select('since')
      .where('item', '=', item)
      .where('lot', '=', lot)
      .where('place', '=', from)
      .executeTakeFirst();
    if (!row) invalid('/lot', `There is no lot "${lot}" of ${item} at ${from}.`, 'UNKNOWN_LOT');
    await move(context, { item, lot, place: from, quantity: -quantity, cause: 'move' });
    await move(context, { item, lot, place: to, quantity, cause: 'move', ...(row ? { since: row.since } : {}) });
    return stockLine(context, item, to, lot);
  }),
];
