// What becomes of a purchase order once its supplier answers: agreed dates move pegs, what is not delivered is bought elsewhere.
import { sourcing } from '@onelot/contracts';
import { followMakes } from '../allocation/makes.ts';
import type { Counter, PurchaseRow, Sourcing } from '../tables.ts';
import { buyAgain, pegsOn, takeBack } from './arrivals.ts';
import { tellMoved } from './buying.ts';
import { setPurchase } from './order.ts';

/** Tells logistics what comes, and when (flow n). */
export const announce = (context: Sourcing, row: PurchaseRow, shipped: boolean): Promise<void> =>
  context.emit(
    sourcing.supplyAnnounced,
    {
      purchaseOrder: row.id,
      number: row.number,
      supplier: row.supplier,
      item: row.item,
      quantity: row.quantity,
      lot: row.lot,
      expectedAt: row.expected_at.toISOString(),
      shipped,
    },
    { subject: row.id, seenBy: [row.party] },
  );

/** Receipt pegs follow the date on which their order is expected. The caller holds the ledger. */
export const movePegs = async (context: Sourcing, row: PurchaseRow): Promise<void> => {
  const moved = (await pegsOn(context, row.id)).filter((peg) => peg.at.getTime() !== row.expected_at.getTime());
  if (moved.length === 0) return;
  await context.db
    .updateTable('sourcing.pegs')
    .set({ at: row.expected_at })
    .where(
      'id',
      'in',
      moved.map((peg) => peg.id),
    )
    .execute();
  const orders = [...new Set(moved.map((peg) => peg.order_id))];
  for (const order of orders) await followMakes(context, order);
  await tellMoved(context, orders, row.item, row.expected_at);
};

export const tellAnswer = (
  context: Sourcing,
  row: PurchaseRow,
  answer: 'accept' | 'counter' | 'decline',
  terms: Counter,
): Promise<void> =>
  context.emit(
    sourcing.purchaseAnswered,
    { purchaseOrder: row.id, number: row.number, supplier: row.supplier, item: row.item, answer, ...terms },
    { subject: row.id, seenBy: [row.party] },
  );

/** The supplier will deliver on these terms. The caller holds the ledger and the row. */
export const agree = async (context: Sourcing, row: PurchaseRow, terms: Counter): Promise<PurchaseRow> => {
  const due = new Date(terms.dueAt);
  const agreed: PurchaseRow = {
    ...row,
    state: 'accepted',
    quantity: terms.quantity,
    price: terms.price,
    due_at: due,
    expected_at: due,
    answered_at: context.now,
    counter: null,
    note: terms.note ?? row.note,
  };
  const { quantity, price, note } = agreed;
  await setPurchase(context, row.id, {
    state: 'accepted',
    quantity,
    price,
    due_at: due,
    expected_at: due,
    answered_at: context.now,
    counter: null,
    note,
  });
  await announce(context, agreed, false);
  await movePegs(context, agreed);
  if (quantity < row.quantity)
    await buyAgain(context, await takeBack(context, row.id, Math.max(0, quantity - row.received - row.rejected)));
  return agreed;
};

/** The order comes to nothing: its pegs are supplied by the next supplier, or a source is searched. */
export const abandon = async (
  context: Sourcing,
  row: PurchaseRow,
  state: 'declined' | 'cancelled',
  note: string | null,
): Promise<PurchaseRow> => {
  const ended: PurchaseRow = { ...row, state, answered_at: context.now, note: note ?? row.note };
  await setPurchase(context, row.id, { state, answered_at: context.now, note: ended.note });
  await buyAgain(context, await takeBack(context, row.id, 0));
  return ended;
};
