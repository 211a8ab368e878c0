// Planning parameters by item: lead time, lot size, minimum order and safety stock; with what is on hand, allocated and on order.
import { type Input, logistics, sourcing } from '@onelot/contracts';
import { sql } from 'kysely';
import type { PlanningRow } from '../tables.ts';
import { handleForStaff, type Sourcing } from '../tables.ts';
import { putSupplier } from './suppliers.ts';

type Parameters = Input<typeof sourcing.savePlanning>;

const toRow = (given: Parameters): PlanningRow => ({
  item: given.item,
  lead_time_seconds: given.leadTimeSeconds,
  lot_size: given.lotSize ?? 1,
  minimum_order_quantity: given.minimumOrderQuantity ?? 0,
  safety_stock: given.safetyStock ?? 0,
});

export const fromRow = (row: PlanningRow) => ({
  item: row.item,
  leadTimeSeconds: row.lead_time_seconds,
  lotSize: row.lot_size,
  minimumOrderQuantity: row.minimum_order_quantity,
  safetyStock: row.safety_stock,
});

const putParameters = async (context: Sourcing, given: readonly Parameters[]): Promise<void> => {
  const rows = [...new Map(given.map((each) => [each.item, toRow(each)])).values()];
  for (let at = 0; at < rows.length; at += 500)
    await context.db
      .insertInto('sourcing.planning')
      .values(rows.slice(at, at + 500) as never)
      .onConflict((conflict) =>
        conflict.columns(['company_id', 'item'] as never).doUpdateSet((row) => ({
          lead_time_seconds: row.ref('excluded.lead_time_seconds'),
          lot_size: row.ref('excluded.lot_size'),
          minimum_order_quantity: row.ref('excluded.minimum_order_quantity'),
          safety_stock: row.ref('excluded.safety_stock'),
        })),
      )
      .execute();
};

export const parametersOf = async (context: Sourcing, items: readonly string[]): Promise<Map<string, PlanningRow>> => {
  if (items.length === 0) return new Map();
  const rows = (await context.db
    .selectFrom('sourcing.planning')
    .selectAll()
    .where('item', 'in', [...items])
    .execute()) as PlanningRow[];
  return new Map(rows.map((row) => [row.item, row]));
};

/** Quantity on hand by item, as logistics counts it. */
export const onHandOf = async (context: Sourcing, items: readonly string[]): Promise<Map<string, number>> => {
  const counted = new Map<string, number>();
  for (let at = 0; at < items.length; at += 2000)
    for (const line of await context.ask(logistics.onHand, { items: items.slice(at, at + 2000) }))
      counted.set(line.item, line.quantity);
  return counted;
};

const listPlanning = handleForStaff(sourcing.listPlanning, async (context) => {
  const rows = (await context.db
    .selectFrom('sourcing.planning')
    .selectAll()
    .orderBy('item')
    .execute()) as PlanningRow[];
  const items = rows.map((row) => row.item);
  const hand = await onHandOf(context, items);
  const { rows: allocated } = await sql<{ item: string; quantity: number }>`
    select item, sum(quantity) as quantity from sourcing.pegs where kind <> 'consumed' group by item`.execute(
    context.db,
  );
  const { rows: ordered } = await sql<{ item: string; quantity: number }>`
    select item, sum(greatest(quantity - received - rejected, 0)) as quantity from sourcing.purchase_orders
    where state in ('sent', 'accepted', 'countered', 'shipped') group by item`.execute(context.db);
  const pegged = new Map(allocated.map((row) => [row.item, row.quantity]));
  const coming = new Map(ordered.map((row) => [row.item, row.quantity]));
  return rows.map((row) => ({
    ...fromRow(row),
    onHand: hand.get(row.item) ?? 0,
    allocated: pegged.get(row.item) ?? 0,
    onOrder: coming.get(row.item) ?? 0,
  }));
});

const savePlanning = handleForStaff(sourcing.savePlanning, async (context, input) => {
  await putParameters(context, [input]);
  return fromRow(toRow(input));
});

const importSourcing = handleForStaff(sourcing.importSourcing, async (context, input) => {
  await putParameters(context, input.planning);
  for (const supplier of input.suppliers) await putSupplier(context, supplier);
  return { planning: input.planning.length, suppliers: input.suppliers.length };
});

export const parameterHandlers = [listPlanning, savePlanning, importSourcing];
