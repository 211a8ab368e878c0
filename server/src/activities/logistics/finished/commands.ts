// A finished product gets a named place in the store.
import { logistics } from '@onelot/contracts';
import { found, invalid, refuseAs } from '../../../kernel/refusal.ts';
import { type Ctx, room } from '../tables.ts';

const { handle } = room;

const needStore = async (context: Ctx, named: string): Promise<void> => {
  const place = await context.db
    .selectFrom('logistics.places')
    .select('kind')
    .where('place', '=', named)
    .executeTakeFirst();
  if (!place) return invalid('/place', `There is no stock place "${named}".`, 'UNKNOWN_PLACE');
  if (place.kind === 'raw' || place.kind === 'wip')
    invalid('/place', `"${named}" is not a place for finished products.`, 'WRONG_PLACE');
};

export const finishedCommands = [
  handle(logistics.putAway, async (context, input) => {
    const row = found(
      await context.db
        .selectFrom('logistics.finished')
        .selectAll()
        .where('identifier', '=', input.identifier)
        .forUpdate()
        .executeTakeFirst(),
      'This finished product',
    );
    if (row.state !== 'stored')
      refuseAs('conflict', 'NOT_IN_STORE', `Product ${input.identifier} is not in store any more.`, {
        identifier: input.identifier,
      });
    await needStore(context, input.place);
    if (row.place === input.place) return {};
    await context.db.updateTable('logistics.finished').set({ place: input.place }).where('id', '=', row.id).execute();
    await context.emit(
      logistics.productMoved,
      {
        order: row.order_id,
        orderNumber: row.order_number,
        identifier: row.identifier,
        from: row.place,
        to: input.place,
      },
      { subject: row.order_id },
    );
    return {};
  }),
];
