// What lies where: stock by item, place and lot, how it came and went, and what is on hand oldest lot first.
import { logistics } from '@onelot/contracts';
import { asStaff, room } from '../tables.ts';
import { itemNames } from './items.ts';
import { exact } from './ledger.ts';

const { handle } = room;

export const stockQueries = [
  handle(logistics.listStock, (context, { item, place }) =>
    asStaff(context, logistics.listStock, async (own) => {
      let query = own.db
        .selectFrom('logistics.stock')
        .select(['item', 'place', 'lot', 'quantity'])
        .where('quantity', '>', 0)
        .orderBy('item')
        .orderBy('since')
        .orderBy('lot')
        .orderBy('place');
      if (item) query = query.where('item', '=', item);
      if (place) query = query.where('place', '=', place);
      const rows = await query.execute();
      const names = await itemNames(own);
      return rows.map((row) => ({ ...row, ...names.of(row.item) }));
    }),
  ),
  handle(logistics.listMovements, (context, { item, place, order, limit }) =>
    asStaff(context, logistics.listMovements, async (own) => {
      let query = own.db
        .selectFrom('logistics.movements')
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit);
      if (item) query = query.where('item', '=', item);
      if (place) query = query.where('place', '=', place);
      if (order) query = query.where('order_id', '=', order);
      const rows = await query.execute();
      const names = await itemNames(own);
      return rows.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        item: row.item,
        ...names.of(row.item),
        place: row.place,
        lot: row.lot,
        quantity: row.quantity,
        cause: row.cause,
        order: row.order_id,
        purchaseOrder: row.purchase_order,
        note: row.note,
        actor: row.actor,
      }));
    }),
  ),
  handle(logistics.onHand, (context, { items }) =>
    asStaff(context, logistics.onHand, async (own) => {
      const rows = items.length
        ? await own.db
            .selectFrom('logistics.stock')
            .select(['item', 'place', 'lot', 'quantity'])
            .where('item', 'in', items)
            .where('quantity', '>', 0)
            .orderBy('since')
            .orderBy('lot')
            .orderBy('place')
            .execute()
        : [];
      return [...new Set(items)].map((item) => {
        const lots = rows
          .filter((row) => row.item === item)
          .map(({ lot, place, quantity }) => ({ lot, place, quantity }));
        return { item, quantity: exact(lots.reduce((sum, lot) => sum + lot.quantity, 0)), lots };
      });
    }),
  ),
];
