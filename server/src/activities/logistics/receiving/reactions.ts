// What logistics expects follows what sourcing orders, agrees and announces.
import { sourcing } from '@onelot/contracts';
import { type Ctx, room } from '../tables.ts';
import { openOf } from './open.ts';
import type { ReceivingTables } from './tables.ts';

const { on } = room;
type Expected = ReceivingTables['logistics.expected'];

const expect = async (
  context: Ctx,
  line: Pick<Expected, 'purchase_order' | 'number' | 'supplier' | 'item' | 'quantity' | 'expected_at'> &
    Partial<Pick<Expected, 'lot' | 'shipped'>>,
): Promise<void> => {
  const { purchase_order, number, supplier, item, ...told } = line;
  const known = await context.db
    .selectFrom('logistics.expected')
    .select(['accepted', 'rejected', 'state'])
    .where('purchase_order', '=', purchase_order)
    .forUpdate()
    .executeTakeFirst();
  if (known?.state === 'closed') return;
  const state =
    known && openOf({ ...known, quantity: told.quantity }) === 0 ? ('complete' as const) : ('open' as const);
  if (known)
    await context.db
      .updateTable('logistics.expected')
      .set({ ...told, state })
      .where('purchase_order', '=', purchase_order)
      .execute();
  else
    await context.db
      .insertInto('logistics.expected')
      .values({
        purchase_order,
        number,
        supplier,
        item,
        lot: null,
        shipped: false,
        accepted: 0,
        rejected: 0,
        receipts: 0,
        ...told,
        state,
      })
      .execute();
};

const change = (context: Ctx, purchaseOrder: string, set: Partial<Expected>) =>
  context.db
    .updateTable('logistics.expected')
    .set(set)
    .where('purchase_order', '=', purchaseOrder)
    .where('state', '=', 'open')
    .execute();

export const receivingReactions = [
  on(sourcing.purchaseOrdered, (context, data) =>
    expect(context, {
      purchase_order: data.purchaseOrder,
      number: data.number,
      supplier: data.supplier,
      item: data.item,
      quantity: data.quantity,
      expected_at: new Date(data.dueAt),
    }),
  ),
  on(sourcing.purchaseAnswered, async (context, data) => {
    if (data.answer === 'decline') await change(context, data.purchaseOrder, { state: 'closed' });
    if (data.answer === 'accept') await change(context, data.purchaseOrder, { expected_at: new Date(data.dueAt) });
  }),
  on(sourcing.purchaseDecided, async (context, data) => {
    await change(
      context,
      data.purchaseOrder,
      data.accepted ? { expected_at: new Date(data.expectedAt) } : { state: 'closed' },
    );
  }),
  on(sourcing.supplyAnnounced, (context, data) =>
    expect(context, {
      purchase_order: data.purchaseOrder,
      number: data.number,
      supplier: data.supplier,
      item: data.item,
      quantity: data.quantity,
      expected_at: new Date(data.expectedAt),
      lot: data.lot,
      shipped: data.shipped,
    }),
  ),
];
