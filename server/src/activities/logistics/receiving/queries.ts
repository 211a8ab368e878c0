// What is still to come in, soonest first.
import { logistics } from '@onelot/contracts';
import type { Tx } from '../../../kernel/database.ts';
import type { KernelTables } from '../../../kernel/tables.ts';
import { itemNames } from '../stock/items.ts';
import { asStaff, type Ctx, room } from '../tables.ts';
import { openOf } from './open.ts';

const { handle } = room;

const supplierNames = async (context: Ctx): Promise<ReadonlyMap<string, string>> => {
  const rows = await (context.db as unknown as Tx<KernelTables>)
    .selectFrom('kernel.parties')
    .select(['code', 'name'])
    .where('kind', '=', 'supplier')
    .execute();
  return new Map(rows.map(({ code, name }) => [code ?? '', name]));
};

export const receivingQueries = [
  handle(logistics.listExpected, (context) =>
    asStaff(context, logistics.listExpected, async (own) => {
      const rows = await own.db
        .selectFrom('logistics.expected')
        .selectAll()
        .where('state', '=', 'open')
        .orderBy('expected_at')
        .orderBy('number')
        .execute();
      const names = await itemNames(own);
      const suppliers = await supplierNames(own);
      return rows.map((row) => ({
        purchaseOrder: row.purchase_order,
        number: row.number,
        supplier: suppliers.get(row.supplier) ?? row.supplier,
        item: row.item,
        itemName: names.of(row.item).name,
        quantity: openOf(row),
        lot: row.lot,
        expectedAt: row.expected_at.toISOString(),
        shipped: row.shipped,
      }));
    }),
  ),
];
