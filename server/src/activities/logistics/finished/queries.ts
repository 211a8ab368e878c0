// Finished products in store by name, identifier and place, longest there first.
import { logistics } from '@onelot/contracts';
import { asStaff, room } from '../tables.ts';

const { handle } = room;

export const finishedQueries = [
  handle(logistics.listFinished, (context) =>
    asStaff(context, logistics.listFinished, async (own) => {
      const rows = await own.db
        .selectFrom('logistics.finished')
        .selectAll()
        .where('state', '=', 'stored')
        .orderBy('stored_at')
        .orderBy('identifier')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        order: row.order_id,
        orderNumber: row.order_number,
        name: row.name,
        identifier: row.identifier,
        place: row.place,
        storedAt: row.stored_at.toISOString(),
        delivery: row.delivery,
        flag: row.flag,
      }));
    }),
  ),
];
