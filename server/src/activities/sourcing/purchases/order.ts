// A purchase order: its life cycle, its price, and how it is made, told and mailed.
import { MOST_MINOR, type Output, sourcing } from '@onelot/contracts';
import { invalid, refuseAs } from '../../../kernel/refusal.ts';
import { masterOf, nameOf } from '../allocation/master.ts';
import type { Source } from '../planning/suppliers.ts';
import type { PurchaseRow, PurchaseState, Sourcing } from '../tables.ts';

const LIFE: Record<PurchaseState, readonly PurchaseState[]> = {
  sent: ['accepted', 'countered', 'declined', 'received'],
  countered: ['accepted', 'countered', 'declined', 'cancelled', 'received'],
  accepted: ['shipped', 'received'],
  shipped: ['received'],
  declined: [],
  received: [],
  cancelled: [],
};

export const mayBecome = (from: PurchaseState, to: PurchaseState): boolean => LIFE[from].includes(to);

/** Refuses a step that the order's life cycle does not have. */
export const step = (order: PurchaseRow, to: PurchaseState): void => {
  if (!mayBecome(order.state, to))
    refuseAs(
      'conflict',
      'WRONG_STATE',
      `Purchase order ${order.number} is ${order.state}; from there it cannot become ${to}.`,
    );
};

/** Minor units for a quantity at a price for so many units, rounded half up. */
export const totalOf = (price: number, per: number, quantity: number): number =>
  Math.floor((price * quantity) / per + 0.5);

/** Refuses a quantity and a price whose product no longer is exact, or costs more than an amount of money may. */
export const refuseInexact = (price: number, per: number, quantity: number): void => {
  if (Number.isSafeInteger(Math.ceil(price * quantity)) && totalOf(price, per, quantity) <= MOST_MINOR) return;
  invalid('/quantity', 'This quantity at this price comes to more than one order may cost.', 'TOTAL_TOO_LARGE');
};

/** At least the quantity and the minimum, in whole lots. */
export const wholeLots = (quantity: number, lot: number, minimum: number): number =>
  Math.ceil(Math.max(quantity, minimum) / Math.max(1, lot)) * Math.max(1, lot);

export const readPurchase = async (context: Sourcing, id: string): Promise<PurchaseRow | undefined> =>
  (await context.db.selectFrom('sourcing.purchase_orders').selectAll().where('id', '=', id).executeTakeFirst()) as
    | PurchaseRow
    | undefined;

export const lockPurchase = async (context: Sourcing, id: string): Promise<PurchaseRow | undefined> =>
  (await context.db
    .selectFrom('sourcing.purchase_orders')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as PurchaseRow | undefined;

export const setPurchase = async (
  context: Sourcing,
  id: string,
  change: Partial<Omit<PurchaseRow, 'counter' | 'seen_by'>> & { counter?: string | null },
): Promise<void> => {
  await context.db
    .updateTable('sourcing.purchase_orders')
    .set(change as never)
    .where('id', '=', id)
    .execute();
};

export const shown = (
  context: Sourcing,
  row: PurchaseRow,
  names: ReadonlyMap<string, string>,
): Output<typeof sourcing.listPurchaseOrders>[number] => ({
  id: row.id,
  number: row.number,
  supplier: row.supplier,
  supplierName: names.get(row.supplier) ?? row.supplier,
  state: row.state,
  item: row.item,
  itemName: row.item_name,
  quantity: row.quantity,
  received: row.received,
  price: row.price,
  pricePer: row.price_per,
  total: totalOf(row.price, row.price_per, row.quantity),
  currency: row.currency,
  dueAt: row.due_at.toISOString(),
  expectedAt: row.expected_at.toISOString(),
  orderedAt: row.ordered_at.toISOString(),
  counter: row.counter,
  note: row.note,
  waitingSeconds:
    row.state === 'sent' ? Math.max(0, Math.floor((context.now.getTime() - row.ordered_at.getTime()) / 1000)) : null,
});

export const supplierNames = async (context: Sourcing): Promise<Map<string, string>> => {
  const rows = await context.db.selectFrom('sourcing.suppliers').select(['supplier', 'name']).execute();
  return new Map(rows.map((row) => [row.supplier, row.name]));
};

export const sendPurchase = async (
  context: Sourcing,
  source: Source,
  quantity: number,
  dueAt: Date,
): Promise<PurchaseRow> => {
  const row: PurchaseRow = {
    seen_by: [source.party],
    id: context.id(),
    number: `PO-${await context.next('purchase order', 5001)}`,
    supplier: source.supplier,
    party: source.party,
    state: 'sent',
    item: source.item,
    item_name: nameOf(await masterOf(context), source.item),
    quantity,
    received: 0,
    rejected: 0,
    price: source.price,
    price_per: source.price_per,
    currency: context.company.currency,
    due_at: dueAt,
    expected_at: dueAt,
    ordered_at: context.now,
    asked_at: context.now,
    answered_at: null,
    received_at: null,
    counter: null,
    note: null,
    lot: null,
  };
  await context.db
    .insertInto('sourcing.purchase_orders')
    .values(row as never)
    .execute();
  await tellOrdered(context, row);
  await mailOrder(context, row, source.email, 'is sent to you');
  return row;
};

export const tellOrdered = (context: Sourcing, row: PurchaseRow): Promise<void> =>
  context.emit(
    sourcing.purchaseOrdered,
    {
      purchaseOrder: row.id,
      number: row.number,
      supplier: row.supplier,
      item: row.item,
      quantity: row.quantity,
      dueAt: row.due_at.toISOString(),
      price: row.price,
      pricePer: row.price_per,
      currency: row.currency,
    },
    { subject: row.id, seenBy: [row.party] },
  );

export const mailOrder = (context: Sourcing, row: PurchaseRow, email: string, what: string): Promise<void> => {
  const total = new Intl.NumberFormat('en', { style: 'currency', currency: row.currency });
  const digits = total.resolvedOptions().maximumFractionDigits ?? 2;
  const price = total.format(totalOf(row.price, row.price_per, row.quantity) / 10 ** digits);
  return context.mail({
    to: email,
    subject: `Purchase order ${row.number} of ${context.company.name.en}`,
    text: [
      `Purchase order ${row.number} ${what}.`,
      '',
      `${row.quantity} x ${row.item_name} (${row.item})`,
      `Wanted by ${row.due_at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
      `Total ${price}`,
      '',
      'Please accept, counter or decline it:',
      context.link('/portal', row.party),
    ].join('\n'),
    seenBy: [row.party],
  });
};
