// The lines of the master production schedule: one for each order that is placed; and the telling of their changes.
import { research, sourcing } from '@onelot/contracts';
import type { MpsRow, MpsState, PegRow, Sourcing } from '../tables.ts';

export const lineOf = async (context: Sourcing, order: string): Promise<MpsRow | undefined> =>
  (await context.db
    .selectFrom('sourcing.mps')
    .selectAll()
    .where('order_id', '=', order)
    .forUpdate()
    .executeTakeFirst()) as MpsRow | undefined;

/** An order on the schedule that still needs its material. */
export const firm = async (context: Sourcing, order: string): Promise<boolean> => {
  const line = await lineOf(context, order);
  return line?.state === 'planned' || line?.state === 'in-work';
};

export const productName = async (context: Sourcing, product: string, version: number): Promise<string> => {
  const schemes = await context.ask(research.listSchemes, { product });
  return (schemes.find((scheme) => scheme.version === version) ?? schemes[0])?.name.en ?? product;
};

export const setState = async (context: Sourcing, order: string, state: MpsState): Promise<void> => {
  await context.db.updateTable('sourcing.mps').set({ state }).where('order_id', '=', order).execute();
};

export const pegsOf = async (context: Sourcing, order: string): Promise<PegRow[]> =>
  (await context.db
    .selectFrom('sourcing.pegs')
    .selectAll()
    .where('order_id', '=', order)
    .orderBy('item')
    .orderBy('at')
    .orderBy('id')
    .execute()) as PegRow[];

/** When the last material of an order is there; null where nothing is pegged. */
export const readyAt = (pegs: readonly PegRow[]): Date | null =>
  pegs.reduce<Date | null>((late, peg) => (late && late > peg.at ? late : peg.at), null);

/** Tells production what is on the schedule for an order, with stock and lead times (flow d). */
export const tellSchedule = async (
  context: Sourcing,
  line: MpsRow,
  state: 'planned' | 'changed' | 'cancelled',
): Promise<void> => {
  const pegs = await pegsOf(context, line.order_id);
  await context.emit(
    sourcing.mpsChanged,
    {
      order: line.order_id,
      orderNumber: line.order_number,
      product: line.product,
      version: line.version,
      quantity: line.quantity,
      dueAt: line.due_at.toISOString(),
      state,
      materialReadyAt: readyAt(pegs)?.toISOString() ?? null,
      stock: pegs.map((peg) => ({ item: peg.item, quantity: peg.quantity, from: peg.kind, at: peg.at.toISOString() })),
    },
    { subject: line.order_id },
  );
};
