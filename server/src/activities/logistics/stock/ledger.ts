// The stock ledger: the only way in which a quantity changes; never below zero, every change with its cause.
import { logistics } from '@onelot/contracts';
import { sql } from 'kysely';
import { refuse } from '../../../kernel/refusal.ts';
import type { Ctx } from '../tables.ts';
import type { Cause } from './tables.ts';

export interface Movement {
  readonly item: string;
  readonly place: string;
  readonly lot: string;
  /** Signed; into the place is positive. */
  readonly quantity: number;
  readonly cause: Cause;
  readonly order?: string;
  readonly operation?: string;
  readonly purchaseOrder?: string;
  readonly note?: string;
  /** Age of the lot where it is known; else it is as old as this movement. */
  readonly since?: Date;
}

/** Decimal fractions survive the way through floating point: quantities are kept to the millionth of a unit. */
export const exact = (quantity: number): number => Math.round(quantity * 1e6) / 1e6;

/** Writes one movement and tells of it; answers what lies there now. Call it with logistics' own rights. */
export const move = async (context: Ctx, movement: Movement): Promise<number> => {
  const { item, place, lot, cause } = movement;
  const quantity = exact(movement.quantity);
  const now = quantity < 0 ? await take(context, movement, -quantity) : await put(context, movement, quantity);
  await context.db
    .insertInto('logistics.movements')
    .values({
      id: context.id(),
      at: context.now,
      item,
      place,
      lot,
      quantity,
      cause,
      order_id: movement.order ?? null,
      operation_id: movement.operation ?? null,
      purchase_order: movement.purchaseOrder ?? null,
      note: movement.note ?? null,
      actor: context.principal.name,
    })
    .execute();
  if (quantity !== 0)
    await context.emit(
      logistics.stockChanged,
      { item, place, lot, quantity: now, cause },
      { subject: movement.order ?? movement.purchaseOrder ?? item },
    );
  return now;
};

const put = async (context: Ctx, { item, place, lot, since }: Movement, quantity: number): Promise<number> => {
  const row = await context.db
    .insertInto('logistics.stock')
    .values({ item, place, lot, quantity, since: since ?? context.now })
    .onConflict((conflict) =>
      conflict.columns(['company_id', 'item', 'place', 'lot'] as never).doUpdateSet({
        quantity: sql<number>`logistics.stock.quantity + excluded.quantity`,
        since: sql<Date>`case when logistics.stock.quantity = 0 then excluded.since else least(logistics.stock.since, excluded.since) end`,
      }),
    )
    .returning('quantity')
    .executeTakeFirstOrThrow();
  return row.quantity;
};

const take = async (context: Ctx, { item, place, lot }: Movement, quantity: number): Promise<number> => {
  const row = await context.db
    .updateTable('logistics.stock')
    .set({ quantity: sql<number>`quantity - ${quantity}::numeric` })
    .where('item', '=', item)
    .where('place', '=', place)
    .where('lot', '=', lot)
    .where('quantity', '>=', quantity)
    .returning('quantity')
    .executeTakeFirst();
  return (
    row?.quantity ??
    refuse('conflict', `There is less than ${quantity} of ${item}, lot ${lot}, at ${place}.`, {
      code: 'SHORT',
      path: '/quantity',
      message: `Less than ${quantity} is there.`,
      data: { kind: 'LESS_THERE', item, lot, place },
    })
  );
};

/** Sets a counted quantity: the difference is the movement, also where it is zero. Answers the difference. */
export const setCounted = async (
  context: Ctx,
  fact: { item: string; place: string; lot: string; quantity: number; note?: string },
  cause: 'import' | 'count',
): Promise<number> => {
  const row = await context.db
    .selectFrom('logistics.stock')
    .select('quantity')
    .where('item', '=', fact.item)
    .where('place', '=', fact.place)
    .where('lot', '=', fact.lot)
    .forUpdate()
    .executeTakeFirst();
  const difference = exact(fact.quantity - (row?.quantity ?? 0));
  if (difference !== 0 || cause === 'count') await move(context, { ...fact, quantity: difference, cause });
  return difference;
};
