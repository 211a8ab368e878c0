// Receiving: goods of a purchase order are counted and inspected; what passes goes into stock under its lot.
import { logistics } from '@onelot/contracts';
import { found, invalid, refuseAs } from '../../../kernel/refusal.ts';
import { exact, move } from '../stock/ledger.ts';
import { type Ctx, room } from '../tables.ts';
import { openOf } from './open.ts';

const { handle } = room;

/** Where an item is put unless told otherwise: where most of it lies, else the first place for raw material. */
const usualPlace = async (context: Ctx, item: string): Promise<string> => {
  const most = await context.db
    .selectFrom('logistics.stock as s')
    .innerJoin('logistics.places as p', 'p.place', 's.place')
    .select('s.place')
    .where('s.item', '=', item)
    .where('p.kind', 'in', ['raw', 'wip'])
    .orderBy('s.quantity', 'desc')
    .orderBy('s.place')
    .executeTakeFirst();
  if (most) return most.place;
  const places = await context.db.selectFrom('logistics.places').select(['place', 'kind']).orderBy('place').execute();
  const first = (kind: string) => places.find((place) => place.kind === kind)?.place;
  return (
    first('raw') ??
    first('dock') ??
    first('wip') ??
    invalid('/place', 'There is no place for goods yet. Create a stock place first.', 'NO_PLACE')
  );
};

const namedPlace = async (context: Ctx, place: string): Promise<string> => {
  const known = await context.db
    .selectFrom('logistics.places')
    .select('place')
    .where('place', '=', place)
    .executeTakeFirst();
  return known?.place ?? invalid('/place', `There is no stock place "${place}".`, 'UNKNOWN_PLACE');
};

export const receivingCommands = [
  handle(logistics.receive, async (context, input) => {
    const row = found(
      await context.db
        .selectFrom('logistics.expected')
        .selectAll()
        .where('purchase_order', '=', input.purchaseOrder)
        .forUpdate()
        .executeTakeFirst(),
      'This purchase order',
    );
    if (row.state !== 'open')
      refuseAs('conflict', 'NOTHING_EXPECTED', `Nothing more is expected of purchase order ${row.number}.`, {
        number: row.number,
      });
    const open = openOf(row);
    const came = exact(input.accepted + input.rejected);
    if (came <= 0) invalid('/accepted', 'Say how many came.', 'HOW_MANY');
    if (came > open)
      invalid('/accepted', `Only ${open} of purchase order ${row.number} are still open.`, 'TOO_MANY', {
        kind: 'STILL_OPEN',
        open,
      });
    const receipts = row.receipts + 1;
    const lot = input.lot ?? row.lot ?? `R-${row.number}-${receipts}`;
    const place = input.place ? await namedPlace(context, input.place) : await usualPlace(context, row.item);
    await context.db
      .updateTable('logistics.expected')
      .set({
        accepted: exact(row.accepted + input.accepted),
        rejected: exact(row.rejected + input.rejected),
        receipts,
        // The lot announced is the first shipment's; what comes later brings its own.
        lot: null,
        state: came >= open ? 'complete' : 'open',
      })
      .where('purchase_order', '=', row.purchase_order)
      .execute();
    if (input.accepted > 0)
      await move(context, {
        item: row.item,
        place,
        lot,
        quantity: input.accepted,
        cause: 'receipt',
        purchaseOrder: row.purchase_order,
        ...(input.note ? { note: input.note } : {}),
      });
    await context.emit(
      logistics.goodsReceived,
      {
        purchaseOrder: row.purchase_order,
        number: row.number,
        item: row.item,
        accepted: input.accepted,
        rejected: input.rejected,
        lot,
        place,
      },
      { subject: row.purchase_order },
    );
    return {};
  }),
];
