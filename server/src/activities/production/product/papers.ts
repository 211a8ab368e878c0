// The papers that go with a product: the job card through the shop and the label on the finished product.
import { production } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { paperDay, paperTime } from '../../../kernel/papers.ts';
import { type Block, paper } from '../../../kernel/pdf.ts';
import { found, refuseAs } from '../../../kernel/refusal.ts';
import type { Production } from '../plan/asked.ts';
import { materialsOf, operationsOf, readOrder } from '../plan/orders.ts';
import type { MaterialRow, OperationRow, OrderRow, ProductionTables } from '../tables.ts';

const { handle } = rooms<ProductionTables>('production');
type Locale = 'en' | 'de';

const WORDS = {
  en: {
    card: 'Job card',
    promised: 'Promised',
    quantity: 'Quantity',
    making: 'Making',
    head: ['No.', 'Operation', 'Work center', 'Planned start', 'Minutes'],
    work: 'Work instructions',
    material: 'Material',
    materialHead: ['Item', 'Name', 'Quantity', 'For'],
    scan: 'Scan to open the first open operation at its terminal.',
  },
  de: {
    card: 'Laufkarte',
    promised: 'Zugesagt',
    quantity: 'Menge',
    making: 'Anlauf',
    head: ['Nr.', 'Arbeitsgang', 'Arbeitsplatz', 'Geplanter Beginn', 'Minuten'],
    work: 'Arbeitsanweisungen',
    material: 'Material',
    materialHead: ['Artikel', 'Name', 'Menge', 'Für'],
    scan: 'Scannen öffnet den ersten offenen Arbeitsgang am Terminal.',
  },
} as const;

const inLocale = (text: { en: string; de?: string | undefined }, locale: Locale): string =>
  locale === 'de' ? text.de || text.en : text.en;

const timeOf = (context: Production, at: Date, locale: Locale): string => {
  const { timeZone } = context.company;
  return `${paperDay(at, locale, timeZone)}, ${paperTime(at, locale, timeZone)}`;
};

/** A page of this installation, without the token that `link` adds for guests. */
const pageAt = (context: Production, path: string): string => context.link(path, '').split('?')[0] ?? path;

const numbers = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale === 'de' ? 'de-DE' : 'en', { maximumFractionDigits: 3 }).format(value);

export const jobCardBlocks = (
  context: Production,
  order: OrderRow,
  rows: readonly OperationRow[],
  materials: readonly MaterialRow[],
  locale: Locale,
): Block[] => {
  const words = WORDS[locale];
  const next = rows.find((row) => row.state !== 'completed') ?? rows.at(-1);
  const names = new Map(rows.map((row) => [row.id, row.sequence]));
  return [
    { kind: 'title', text: `${words.card} ${order.number}`, note: order.product_name },
    {
      kind: 'columns',
      columns: [
        { head: words.promised, lines: [timeOf(context, order.promised_at, locale)] },
        { head: words.quantity, lines: [String(order.quantity)] },
        { head: words.making, lines: [String(order.attempt)] },
      ],
    },
    {
      kind: 'qr',
      size: 96,
      text: next ? `${pageAt(context, `/floor/${next.work_center}`)}?operation=${next.id}` : pageAt(context, '/floor'),
      beside: [order.number, words.scan],
    },
    {
      kind: 'table',
      head: words.head,
      widths: [1, 5, 2, 4, 2],
      right: [4],
      rows: rows.map((row) => ({
        cells: [
          String(row.sequence),
          inLocale(row.name, locale),
          row.work_center,
          timeOf(context, row.planned_start, locale),
          numbers(Math.round((row.setup_seconds + row.run_seconds) / 60), locale),
        ],
      })),
    },
    { kind: 'text', text: words.work, strong: true, size: 12 },
    ...rows.map(
      (row): Block => ({
        kind: 'text',
        text: `${row.sequence}  ${inLocale(row.instruction, locale) || inLocale(row.name, locale)}`,
      }),
    ),
    { kind: 'text', text: words.material, strong: true, size: 12 },
    {
      kind: 'table',
      head: words.materialHead,
      widths: [4, 6, 2, 1],
      right: [2],
      rows: materials
        .filter((row) => names.has(row.operation_id))
        .map((row) => ({
          cells: [
            row.item,
            inLocale(row.name, locale),
            `${numbers(row.quantity, locale)} ${row.unit}`.trim(),
            String(names.get(row.operation_id)),
          ],
        })),
    },
  ];
};

export const paperQueries = [
  handle(production.jobCard, (context, { order: id, locale }) =>
    context.elevated(async (own) => {
      const order = found(await readOrder(own, id), 'This order');
      const rows = await operationsOf(own, id, order.attempt);
      const blocks = jobCardBlocks(own, order, rows, await materialsOf(own, id), locale);
      return paper({ size: 'A4', title: `${WORDS[locale].card} ${order.number}`, blocks, locale });
    }),
  ),
  handle(production.productLabel, (context, { order: id }) =>
    context.elevated(async (own) => {
      const order = found(await readOrder(own, id), 'This order');
      if (!order.identifier)
        return refuseAs('conflict', 'NOT_FINISHED', `Order ${order.number} is not finished, so it has no identifier.`, {
          number: order.number,
        });
      return paper({
        size: 'A6',
        locale: 'en',
        title: order.identifier,
        blocks: [
          { kind: 'title', text: order.product_name, note: order.number },
          {
            kind: 'qr',
            size: 140,
            text: order.identifier,
            beside: [order.identifier, `× ${order.quantity}`, ...(order.place ? [order.place] : [])],
          },
        ],
      });
    }),
  ),
];
