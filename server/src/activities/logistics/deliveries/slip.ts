// The packing slip: what is in the parcel, for whom, as it was made; without any price.
import { sales } from '@onelot/contracts';
import { addressLines, paperDay } from '../../../kernel/papers.ts';
import { paper } from '../../../kernel/pdf.ts';
import { site } from '../places/queries.ts';
import type { Ctx } from '../tables.ts';
import type { DeliveryRow } from './tables.ts';

interface Slip {
  readonly order: string;
  readonly locale: 'en' | 'de';
  readonly products: readonly { name: string; identifier: string; quantity: number }[];
  readonly delivery: DeliveryRow | undefined;
}

const WORDS = {
  en: {
    title: 'Packing slip',
    order: 'Order',
    delivery: 'Delivery',
    from: 'From',
    to: 'To',
    sent: 'Pick-up',
    product: 'Product',
    identifier: 'Identifier',
    quantity: 'Quantity',
    made: 'Made for you as follows',
    option: 'Option',
    value: 'Your choice',
  },
  de: {
    title: 'Lieferschein',
    order: 'Bestellung',
    delivery: 'Lieferung',
    from: 'Von',
    to: 'An',
    sent: 'Abholung',
    product: 'Produkt',
    identifier: 'Kennung',
    quantity: 'Menge',
    made: 'So für Sie gefertigt',
    option: 'Merkmal',
    value: 'Ihre Wahl',
  },
} as const;

export const slip = async (context: Ctx, { order: id, locale, products, delivery }: Slip): Promise<Uint8Array> => {
  const words = WORDS[locale];
  const order = await context.ask(sales.getOrder, { order: id });
  const from = await context.elevated(site);
  const say = (text: { en: string; de?: string | undefined }) => (locale === 'de' ? (text.de ?? text.en) : text.en);
  return paper({
    size: 'A4',
    locale,
    title: `${words.title} ${order.number}`,
    blocks: [
      {
        kind: 'title',
        text: `${words.title} ${order.number}`,
        note: delivery
          ? `${words.delivery} ${delivery.number}, ${words.sent} ${paperDay(delivery.pick_up_at, locale, context.company.timeZone)}`
          : undefined,
      } as const,
      {
        kind: 'columns',
        columns: [
          { head: words.from, lines: from ? addressLines(from.address, locale) : [context.company.name.en] },
          { head: words.to, lines: addressLines(order.address, locale) },
        ],
      },
      {
        kind: 'table',
        head: [words.product, words.identifier, words.quantity],
        widths: [5, 3, 1],
        right: [2],
        rows: products.map(({ name, identifier, quantity }) => ({ cells: [name, identifier, String(quantity)] })),
      },
      { kind: 'text', text: words.made, strong: true },
      {
        kind: 'table',
        head: [words.option, words.value],
        widths: [2, 3],
        rows: order.summary.map(({ option, value }) => ({ cells: [say(option), say(value)] })),
      },
      {
        kind: 'qr',
        text: products[0]?.identifier ?? order.number,
        size: 90,
        beside: [products.map(({ identifier }) => identifier).join(', '), `${words.order} ${order.number}`],
      },
    ],
  });
};
