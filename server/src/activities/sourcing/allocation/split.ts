// Changes so much of a peg and leaves the rest of it as it is.
import type { PegRow, Sourcing } from '../tables.ts';

/** Answers the part that was changed. The caller holds the ledger. */
export const splitPeg = async (
  context: Sourcing,
  peg: PegRow,
  quantity: number,
  change: Partial<PegRow>,
): Promise<PegRow> => {
  const { db } = context;
  if (quantity >= peg.quantity) {
    if (Object.keys(change).length)
      await db.updateTable('sourcing.pegs').set(change).where('id', '=', peg.id).execute();
    return { ...peg, ...change };
  }
  await db
    .updateTable('sourcing.pegs')
    .set({ quantity: peg.quantity - quantity })
    .where('id', '=', peg.id)
    .execute();
  const { requirement, order_id, item, kind, at, purchase_order, make_id, lot } = peg;
  const part: PegRow = {
    requirement,
    order_id,
    item,
    kind,
    at,
    purchase_order,
    make_id,
    lot,
    ...change,
    id: context.id(),
    quantity,
  };
  await db
    .insertInto('sourcing.pegs')
    .values(part as never)
    .execute();
  return part;
};
