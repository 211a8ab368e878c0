// Paper: invoices, slips, cards and labels as PDF in one plain look, in the house's face.
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import { faceBytes, printable } from './faces.ts';

export interface Row {
  readonly cells: readonly string[];
  readonly strong?: boolean;
}

export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly note?: string }
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean; readonly size?: number }
  | {
      readonly kind: 'columns';
      readonly columns: readonly { readonly head: string; readonly lines: readonly string[] }[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly right?: readonly number[];
      readonly rows: readonly Row[];
    }
  | {
      /** Sums at the right, set apart from the lines they add up. */
      readonly kind: 'sums';
      readonly rows: readonly { readonly label: string; readonly amount: string; readonly strong?: boolean }[];
    }
  | { readonly kind: 'qr'; readonly text: string; readonly size: number; readonly beside?: readonly string[] };

export interface Paper {
  readonly size: 'A4' | 'A6';
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly locale: 'en' | 'de';
}

const INK = '#1A1C1E';
const SOFT = '#666A6E';
const LINE = '#DAD5CA';

type Doc = InstanceType<typeof PDFDocument>;

const NOT_PRINTED = {
  en: '□ stands for a letter that this paper cannot print; it is kept in full with the order.',
  de: '□ steht für ein Zeichen, das dieses Papier nicht drucken kann; vollständig ist es bei der Bestellung gespeichert.',
} as const;

/** The blocks with letters that can be printed, and a word about those that cannot. */
const printed = (blocks: readonly Block[], locale: Paper['locale']): readonly Block[] => {
  let whole = true;
  const through = (value: unknown, key = ''): unknown => {
    if (key === 'kind') return value;
    if (typeof value === 'string') {
      const done = printable(value);
      whole &&= done.whole;
      return done.text;
    }
    if (Array.isArray(value)) return value.map((each) => through(each));
    if (value === null || typeof value !== 'object') return value;
    // What a code holds is not drawn as letters.
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) =>
        name === 'text' && 'kind' in value && value.kind === 'qr' ? [name, each] : [name, through(each, name)],
      ),
    );
  };
  const done = blocks.map((block) => through(block) as Block);
  return whole ? done : [...done, { kind: 'text', text: NOT_PRINTED[locale], size: 8 }];
};

/** Lays the blocks below each other; long tables go on to further pages. Answers the bytes. */
export const paper = async ({ size, title, blocks, locale }: Paper): Promise<Uint8Array> => {
  const margin = size === 'A4' ? 48 : 18;
  const doc = new PDFDocument({ size, margin, info: { Title: title, Creator: 'onelot' }, lang: locale });
  for (const face of ['plain', 'bold'] as const) doc.registerFont(face, faceBytes(face));
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve) => doc.on('end', () => resolve()));
  doc.on('data', (part: Buffer) => parts.push(part));
  for (const block of printed(blocks, locale)) await draw(doc, block, margin);
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
};

const draw = async (doc: Doc, block: Block, margin: number): Promise<void> => {
  const width = doc.page.width - 2 * margin;
  doc.x = margin;
  if (block.kind === 'title') {
    doc.font('bold').fontSize(20).fillColor(INK).text(block.text, { width });
    if (block.note) doc.font('plain').fontSize(10).fillColor(SOFT).text(block.note, { width });
    doc.moveDown(0.8);
  } else if (block.kind === 'text') {
    doc
      .font(block.strong ? 'bold' : 'plain')
      .fontSize(block.size ?? 10)
      .fillColor(INK)
      .text(block.text, { width });
    doc.moveDown(0.5);
  } else if (block.kind === 'columns') {
    columns(doc, block.columns, margin, width);
  } else if (block.kind === 'table') {
    tableBlock(doc, block, margin, width);
  } else if (block.kind === 'sums') {
    sums(doc, block.rows, margin, width);
  } else {
    await qr(doc, block, margin, width);
  }
};

const columns = (
  doc: Doc,
  list: readonly { readonly head: string; readonly lines: readonly string[] }[],
  margin: number,
  width: number,
): void => {
  const top = doc.y;
  let bottom = top;
  const each = width / list.length;
  list.forEach((column, index) => {
    const x = margin + index * each;
    doc
      .font('plain')
      .fontSize(8)
      .fillColor(SOFT)
      .text(column.head, x, top, { width: each - 12 });
    doc.fontSize(10).fillColor(INK);
    for (const line of column.lines) doc.text(line, x, doc.y, { width: each - 12 });
    bottom = Math.max(bottom, doc.y);
  });
  doc.y = bottom + 16;
};

const tableBlock = (doc: Doc, block: Extract<Block, { kind: 'table' }>, margin: number, width: number): void => {
  const total = block.widths.reduce((sum, part) => sum + part, 0);
  const widths = block.widths.map((part) => (part / total) * width);
  const line = (cells: readonly string[], font: string, size: number, colour: string): void => {
    doc.font(font).fontSize(size).fillColor(colour);
    const height = Math.max(
      ...cells.map((cell, index) => doc.heightOfString(cell || ' ', { width: (widths[index] ?? 40) - 8 })),
    );
    if (doc.y + height > doc.page.height - margin) doc.addPage();
    const top = doc.y;
    let x = margin;
    cells.forEach((cell, index) => {
      doc.text(cell, x, top, {
        width: (widths[index] ?? 40) - 8,
        align: block.right?.includes(index) ? 'right' : 'left',
      });
      x += widths[index] ?? 0;
    });
    doc.y = top + height + 5;
    doc
      .moveTo(margin, doc.y - 2)
      .lineTo(margin + width, doc.y - 2)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke();
    doc.y += 3;
  };
  line(block.head, 'plain', 8, SOFT);
  for (const row of block.rows) line(row.cells, row.strong ? 'bold' : 'plain', 10, INK);
  doc.y += 10;
};

const sums = (doc: Doc, rows: Extract<Block, { kind: 'sums' }>['rows'], margin: number, width: number): void => {
  const [left, amountWidth] = [margin + width * 0.4, 100];
  const labelWidth = margin + width - 8 - left - amountWidth;
  for (const { label, amount, strong } of rows) {
    doc.font(strong ? 'bold' : 'plain').fontSize(strong ? 12 : 10);
    const height = doc.heightOfString(label, { width: labelWidth - 8 });
    if (doc.y + height + 12 > doc.page.height - margin) doc.addPage();
    if (strong) {
      doc.y += 3;
      doc
        .moveTo(left, doc.y)
        .lineTo(margin + width, doc.y)
        .lineWidth(1)
        .strokeColor(INK)
        .stroke();
      doc.y += 5;
    }
    const top = doc.y;
    doc.fillColor(strong ? INK : SOFT).text(label, left, top, { width: labelWidth - 8 });
    doc.fillColor(INK).text(amount, left + labelWidth, top, { width: amountWidth, align: 'right' });
    doc.y = top + height + 4;
  }
  doc.y += 14;
};

const qr = async (doc: Doc, block: Extract<Block, { kind: 'qr' }>, margin: number, width: number): Promise<void> => {
  const code = QRCode.create(block.text, { errorCorrectionLevel: 'M' });
  const top = doc.y;
  const cell = block.size / code.modules.size;
  doc.fillColor(INK);
  for (let row = 0; row < code.modules.size; row += 1) {
    for (let column = 0; column < code.modules.size; column += 1) {
      if (code.modules.get(row, column))
        doc.rect(margin + column * cell, top + row * cell, cell + 0.05, cell + 0.05).fill();
    }
  }
  const x = margin + block.size + 14;
  doc.y = top;
  (block.beside ?? []).forEach((text, index) => {
    doc
      .font(index === 0 ? 'bold' : 'plain')
      .fontSize(index === 0 ? 12 : 9)
      .fillColor(INK)
      .text(text, x, doc.y, { width: width - block.size - 14 });
    doc.moveDown(0.2);
  });
  doc.y = Math.max(doc.y, top + block.size) + 12;
};
