// The papers of money: the invoice, numbered once on capture or when first asked for, and the credit note that takes it back.
import { sales } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { paper } from '../../../kernel/pdf.ts';
import { refuseAs } from '../../../kernel/refusal.ts';
import type { Sales } from '../offers/offer.ts';
import { termsOf } from '../offers/terms.ts';
import type { SalesTables } from '../tables.ts';
import { type Credited, creditBlocks, creditTitle, type Invoiced, invoiceBlocks, invoiceTitle } from './money-paper.ts';
import { asReader, type OrderRead, papersOf, paymentsOf, readOrder } from './order.ts';

const { handle } = rooms<SalesTables>('sales');
const FIRST = 1;

/** Gives an order its invoice number, once. The row is locked first, so that two who ask at once get the same. */
export const assignInvoice = async (context: Sales, { id }: Pick<OrderRead, 'id'>): Promise<Invoiced> => {
  const order = await context.db
    .selectFrom('sales.orders')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (order.invoice !== null) return order as Invoiced;
  const invoice = `INV-${String(await context.next('invoice', FIRST)).padStart(6, '0')}`;
  await context.db
    .updateTable('sales.orders')
    .set({ invoice, invoiced_at: context.now })
    .where('id', '=', id)
    .execute();
  return { ...order, invoice, invoiced_at: context.now };
};

/**
 * Gives a cancelled order its credit note, once: over what the invoice asked for less what stays with the seller.
 * `kept` in minor units. Without an invoice nothing was charged, and there is nothing to take back.
 */
export const assignCredit = async (context: Sales, order: OrderRead, kept: number): Promise<void> => {
  if (order.invoice === null && kept === 0) return;
  const invoiced = await assignInvoice(context, order);
  if (invoiced.credit_note !== null) return;
  const number = `CN-${String(await context.next('credit-note', FIRST)).padStart(6, '0')}`;
  await context.db
    .updateTable('sales.orders')
    .set({ credit_note: number, credited_at: context.now, credited: order.total + order.fees - kept })
    .where('id', '=', order.id)
    .execute();
};

export const invoice = handle(sales.invoice, async (context, { order: id, locale }) => {
  const order = await asReader(context, (reader) => readOrder(reader, id));
  if (!papersOf(order).includes('invoice'))
    refuseAs('conflict', 'NO_INVOICE', 'There is nothing to invoice: this order was not paid.');
  return context.elevated(async (own) => {
    const invoiced = await assignInvoice(own, order);
    const seen = { order: invoiced, payments: await paymentsOf(own, id), terms: await termsOf(own) };
    const blocks = invoiceBlocks({ ...seen, locale, zone: own.company.timeZone });
    return paper({ size: 'A4', title: invoiceTitle(invoiced, locale), blocks, locale });
  });
});

export const creditNote = handle(sales.creditNote, async (context, { order: id, locale }) => {
  const order = await asReader(context, (reader) => readOrder(reader, id));
  if (!papersOf(order).includes('credit-note'))
    refuseAs('conflict', 'NO_CREDIT_NOTE', 'No invoice of this order was taken back.');
  return context.elevated(async (own) => {
    const credited = order as Invoiced & Credited;
    const seen = { order: credited, payments: await paymentsOf(own, id), terms: await termsOf(own) };
    const blocks = creditBlocks({ ...seen, locale, zone: own.company.timeZone });
    return paper({ size: 'A4', title: creditTitle(credited, locale), blocks, locale });
  });
});
