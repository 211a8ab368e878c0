// The invoice: numbered once in the company's sequence, on capture or when first asked for; a PDF of what was sold and paid.
import { sales } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { type Block, paper } from '../../../kernel/pdf.ts';
import { refuseAs } from '../../../kernel/refusal.ts';
import type { Sales } from '../offers/offer.ts';
import { termsOf } from '../offers/terms.ts';
import { heldIn } from '../payments/settle.ts';
import type { Locale, SalesTables, Terms } from '../tables.ts';
import { dayIn, moneyIn } from './letters.ts';
import { asReader, type OrderRead, type PaymentRead, paymentsOf, readOrder } from './order.ts';

const { handle } = rooms<SalesTables>('sales');
const FIRST_INVOICE = 1;

type Invoiced = OrderRead & { readonly invoice: string };

/** Gives an order its invoice number, once. The row is locked first, so that two who ask at once get the same. */
export const assignInvoice = async (context: Sales, { id }: Pick<OrderRead, 'id'>): Promise<Invoiced> => {
  const order = await context.db
    .selectFrom('sales.orders')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (order.invoice !== null) return order as Invoiced;
  const invoice = `INV-${String(await context.next('invoice', FIRST_INVOICE)).padStart(6, '0')}`;
  await context.db
    .updateTable('sales.orders')
    .set({ invoice, invoiced_at: context.now })
    .where('id', '=', id)
    .execute();
  return { ...order, invoice, invoiced_at: context.now };
};

const WORDS = {
  en: {
    invoice: 'Invoice',
    order: 'Order',
    date: 'Date',
    seller: 'Seller',
    buyer: 'Deliver and invoice to',
    taxNumber: 'Tax number',
    description: 'Description',
    quantity: 'Quantity',
    amount: 'Amount',
    goods: 'Goods',
    shipping: 'Shipping',
    fees: 'Fees for changes or cancelling',
    total: 'Total',
    cancelled: 'Cancelled: goods and shipping are not charged',
    payment: 'Payment',
    paid: 'Paid',
    reserved: 'Authorised, taken when work begins',
    open: 'Open',
    refunded: 'Refunded',
  },
  de: {
    invoice: 'Rechnung',
    order: 'Bestellung',
    date: 'Datum',
    seller: 'Verkäufer',
    buyer: 'Liefer- und Rechnungsadresse',
    taxNumber: 'Steuernummer',
    description: 'Beschreibung',
    quantity: 'Menge',
    amount: 'Betrag',
    goods: 'Waren',
    shipping: 'Versand',
    fees: 'Gebühren für Änderung oder Storno',
    total: 'Gesamt',
    cancelled: 'Storniert: Waren und Versand werden nicht berechnet',
    payment: 'Zahlung',
    paid: 'Bezahlt',
    reserved: 'Bewilligt, wird bei Arbeitsbeginn eingezogen',
    open: 'Offen',
    refunded: 'Erstattet',
  },
} as const;

type Place = OrderRead['address'];
const addressLines = (address: Place): string[] => [
  address.name,
  address.street,
  `${address.postcode} ${address.city}`,
  [address.region, address.country].filter(Boolean).join(', '),
];

const paymentLines = (payments: readonly PaymentRead[], locale: Locale, currency: string): string[] => {
  const words = WORDS[locale];
  const money = (amount: number): string => moneyIn(locale, amount, currency);
  const of = (states: readonly string[]) => payments.filter((each) => states.includes(each.state));
  const captured = of(['captured', 'refunded']).reduce((sum, each) => sum + each.amount, 0);
  const given = of(['refunded']).reduce((sum, each) => sum + each.refunded, 0);
  const reserved = heldIn(of(['authorised']));
  return [
    ...(captured > 0 ? [`${words.paid}: ${money(captured)}`] : []),
    ...(given > 0 ? [`${words.refunded}: ${money(given)}`] : []),
    ...(reserved > 0 ? [`${words.reserved}: ${money(reserved)}`] : []),
    ...(heldIn(payments) === 0 && given === 0 ? [words.open] : []),
  ];
};

const rowsOf = (order: OrderRead, locale: Locale) => {
  const words = WORDS[locale];
  const { price } = order;
  const money = (amount: number): string => moneyIn(locale, amount, order.currency);
  const say = (text: { en: string; de?: string | undefined }): string => text[locale] || text.en;
  const fees = order.fees > 0 ? [{ cells: [words.fees, '', money(order.fees)] }] : [];
  if (order.state === 'cancelled')
    return [
      { cells: [words.cancelled, '', money(0)] },
      ...fees,
      { cells: [words.total, '', money(order.fees)], strong: true },
    ];
  return [
    { cells: [say(order.product_name), String(order.quantity), ''], strong: true },
    ...price.lines.map((line) => ({ cells: [say(line.label), '', money(line.amount)] })),
    { cells: [words.goods, '', money(price.goods)] },
    { cells: [words.shipping, '', money(price.shipping)] },
    { cells: [say(price.taxName), '', money(price.tax)] },
    ...fees,
    { cells: [words.total, '', money(price.total + order.fees)], strong: true },
  ];
};

const blocksOf = (
  order: Invoiced,
  payments: readonly PaymentRead[],
  terms: Terms,
  locale: Locale,
  zone: string,
): Block[] => {
  const words = WORDS[locale];
  const { seller } = terms;
  const day = dayIn(locale, order.invoiced_at ?? order.placed_at, zone);
  return [
    {
      kind: 'title',
      text: `${words.invoice} ${order.invoice}`,
      note: `${words.order} ${order.number} · ${words.date}: ${day}`,
    },
    {
      kind: 'columns',
      columns: [
        {
          head: words.seller,
          lines: [
            seller.legalName,
            ...addressLines(seller.address).slice(1),
            ...(seller.taxNumber ? [`${words.taxNumber}: ${seller.taxNumber}`] : []),
            seller.email,
            ...(seller.phone ? [seller.phone] : []),
          ],
        },
        { head: words.buyer, lines: addressLines(order.address) },
      ],
    },
    {
      kind: 'table',
      head: [words.description, words.quantity, words.amount],
      widths: [6, 1, 2],
      right: [1, 2],
      rows: rowsOf(order, locale),
    },
    { kind: 'text', text: words.payment, strong: true },
    ...paymentLines(payments, locale, order.currency).map((text): Block => ({ kind: 'text', text })),
  ];
};

export const invoice = handle(sales.invoice, async (context, { order: id, locale }) => {
  const order = await asReader(context, (reader) => readOrder(reader, id));
  if (
    order.state === 'awaiting-payment' ||
    order.state === 'expired' ||
    (order.state === 'cancelled' && order.fees === 0)
  )
    refuseAs('conflict', 'NO_INVOICE', 'There is nothing to invoice: this order was not paid.');
  return context.elevated(async (own) => {
    const invoiced = await assignInvoice(own, order);
    const blocks = blocksOf(invoiced, await paymentsOf(own, id), await termsOf(own), locale, own.company.timeZone);
    return paper({ size: 'A4', title: `${WORDS[locale].invoice} ${invoiced.invoice}`, blocks });
  });
});
