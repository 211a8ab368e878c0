// How the invoice and the credit note are laid out: what was sold line by line, its sums apart, and the money that moved.
import { addressLines, paperDay, paperMoney } from '../../../kernel/papers.ts';
import type { Block } from '../../../kernel/pdf.ts';
import { heldIn } from '../payments/settle.ts';
import type { Locale, Terms } from '../tables.ts';
import { WORDS } from './money-words.ts';
import type { OrderRead, PaymentRead } from './order.ts';

export type Invoiced = OrderRead & { readonly invoice: string };
export type Credited = OrderRead & { readonly credit_note: string; readonly credited: number };

interface Seen<T extends OrderRead> {
  readonly order: T;
  readonly payments: readonly PaymentRead[];
  readonly terms: Terms;
  readonly locale: Locale;
  readonly zone: string;
}
type Sum = Extract<Block, { kind: 'sums' }>['rows'][number];

export const invoiceTitle = (order: Invoiced, locale: Locale): string => `${WORDS[locale].invoice} ${order.invoice}`;
export const creditTitle = (order: Credited, locale: Locale): string => `${WORDS[locale].credit} ${order.credit_note}`;

const say = (text: { en: string; de?: string | undefined }, locale: Locale): string => text[locale] || text.en;
const percent = (basisPoints: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);

/** The tax by its name, with its rate where the name does not say it already. */
const taxLabel = ({ taxName, taxBasisPoints }: OrderRead['price'], locale: Locale): string => {
  const name = say(taxName, locale);
  return name.includes('%') ? name : `${name}, ${percent(taxBasisPoints, locale)}`;
};

/** Fees that the invoice itself asked for: those before the cancelling, which replaces them by what stays. */
const invoicedFees = (order: OrderRead): number =>
  order.credited === null ? order.fees : order.credited + order.fees - order.total;

const people = ({ order, terms, locale }: Seen<OrderRead>): Block => {
  const words = WORDS[locale];
  const { seller } = terms;
  return {
    kind: 'columns',
    columns: [
      {
        head: words.seller,
        lines: [
          seller.legalName,
          ...addressLines(seller.address, locale).slice(1),
          ...(seller.taxNumber ? [`${words.taxNumber}: ${seller.taxNumber}`] : []),
          seller.email,
          ...(seller.phone ? [seller.phone] : []),
        ],
      },
      { head: words.buyer, lines: addressLines(order.address, locale) },
    ],
  };
};

/** The lines sold; their sum follows apart, so that no part reads as if it were added twice. */
const lines = ({ order, locale }: Seen<OrderRead>): Block[] => {
  const words = WORDS[locale];
  const pieces = words.pieces(order.quantity);
  return [
    { kind: 'text', text: `${say(order.product_name, locale)}, ${pieces}`, strong: true, size: 12 },
    {
      kind: 'table',
      head: [words.description, words.amount],
      widths: [4, 1],
      right: [1],
      rows: order.price.lines.map((line) => ({
        cells: [say(line.label, locale), paperMoney(line.amount, locale, order.currency)],
      })),
    },
  ];
};

const sumsOf = ({ order, locale }: Seen<OrderRead>, sign: 1 | -1): Sum[] => {
  const words = WORDS[locale];
  const { price } = order;
  const money = (amount: number): string => paperMoney(sign * amount, locale, order.currency);
  const fees = invoicedFees(order);
  return [
    { label: words.goods, amount: money(price.goods) },
    { label: words.shipping, amount: money(price.shipping) },
    { label: words.taxBase, amount: money(price.goods + price.shipping) },
    { label: taxLabel(price, locale), amount: money(price.tax) },
    ...(fees > 0 ? [{ label: words.fees, amount: money(fees) }] : []),
  ];
};

const paymentLines = ({ order, payments, locale }: Seen<OrderRead>): string[] => {
  const words = WORDS[locale];
  const money = (amount: number): string => paperMoney(amount, locale, order.currency);
  const sum = (states: readonly string[], of: (payment: PaymentRead) => number): number =>
    payments.filter((each) => states.includes(each.state)).reduce((all, each) => all + of(each), 0);
  const captured = sum(['captured', 'refunded'], ({ amount }) => amount);
  const given = sum(['refunded'], ({ refunded }) => refunded);
  const reserved = sum(['authorised'], ({ amount }) => amount);
  const released = order.state === 'cancelled' ? sum(['voided'], ({ amount }) => amount) : 0;
  return [
    ...(captured > 0 ? [`${words.paid}: ${money(captured)}`] : []),
    ...(given > 0 ? [`${words.refunded}: ${money(given)}`] : []),
    ...(reserved > 0 ? [`${words.reserved}: ${money(reserved)}`] : []),
    ...(released > 0 && captured === 0 ? [`${words.released}: ${money(released)}`] : []),
    ...(heldIn(payments) === 0 && given === 0 && released === 0 ? [words.open] : []),
  ];
};

const payment = (seen: Seen<OrderRead>): Block[] => [
  { kind: 'text', text: WORDS[seen.locale].payment, strong: true },
  ...paymentLines(seen).map((text): Block => ({ kind: 'text', text })),
];

const title = (text: string, note: readonly string[]): Block => ({ kind: 'title', text, note: note.join(' · ') });
const total = ({ order, locale }: Seen<OrderRead>, label: string, amount: number): Sum => ({
  label: `${label} (${order.currency})`,
  amount: paperMoney(amount, locale, order.currency),
  strong: true,
});

/** The invoice as it was issued; a cancelled one says which credit note takes it back. */
export const invoiceBlocks = (seen: Seen<Invoiced>): Block[] => {
  const { order, locale, zone } = seen;
  const words = WORDS[locale];
  const day = paperDay(order.invoiced_at ?? order.placed_at, locale, zone);
  return [
    title(invoiceTitle(order, locale), [`${words.order} ${order.number}`, `${words.date}: ${day}`]),
    people(seen),
    ...lines(seen),
    { kind: 'sums', rows: [...sumsOf(seen, 1), total(seen, words.total, order.total + invoicedFees(order))] },
    ...(order.credit_note ? [{ kind: 'text', text: words.takenBack(order.credit_note) } as const] : []),
    ...payment(seen),
  ];
};

/** The credit note: all of the invoice with a minus, and the fee that stays. */
export const creditBlocks = (seen: Seen<Invoiced & Credited>): Block[] => {
  const { order, locale, zone } = seen;
  const words = WORDS[locale];
  const day = (at: Date | null): string => paperDay(at ?? order.placed_at, locale, zone);
  const kept: Sum = { label: words.kept, amount: paperMoney(order.fees, locale, order.currency) };
  return [
    title(creditTitle(order, locale), [`${words.order} ${order.number}`, `${words.date}: ${day(order.credited_at)}`]),
    people(seen),
    { kind: 'text', text: words.about(order.invoice, day(order.invoiced_at)) },
    {
      kind: 'text',
      text: `${say(order.product_name, locale)}, ${words.pieces(order.quantity)}`,
      strong: true,
      size: 12,
    },
    {
      kind: 'sums',
      rows: [...sumsOf(seen, -1), ...(order.fees > 0 ? [kept] : []), total(seen, words.creditTotal, -order.credited)],
    },
    ...payment(seen),
  ];
};
