// How a table is written as text: RFC 4180 with a header line; every record knows the line it starts on.

export interface CsvRecord {
  /** The line of the file this record starts on; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvMistake {
  readonly line: number;
  readonly message: string;
}

export type CsvRead =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly mistake: CsvMistake };

/**
 * Splits a text into records. Commas separate cells; a cell with a comma, a quote or a line break stands in double
 * quotes, a quote inside is doubled. Empty lines are passed over. A quote that never closes, or one in the middle of
 * an unquoted cell, is a mistake with its line: guessing would shift every cell behind it.
 */
export const readCsv = (text: string): CsvRead => {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const records: CsvRecord[] = [];
  let at = 0;
  for (let line = 1; at < source.length; line++) {
    const start = line;
    const cells: string[] = [];
    for (;;) {
      const cell = source[at] === '"' ? quotedCell(source, at) : plainCell(source, at);
      if ('wrong' in cell) return { ok: false, mistake: { line: line + cell.lines, message: cell.wrong } };
      cells.push(cell.text);
      line += cell.lines;
      at = cell.end;
      if (source[at] !== ',') break;
      at += 1;
    }
    if (cells.length > 1 || cells[0]?.trim() !== '') records.push({ line: start, cells });
    if (source[at] === '\r') at += 1;
    if (source[at] === '\n') at += 1;
  }
  return { ok: true, records };
};

/** A cell's text, the place behind it, and the line breaks within; or what is wrong, that many lines further. */
type Cell =
  | { readonly text: string; readonly end: number; readonly lines: number }
  | { readonly wrong: string; readonly lines: number };

const plainCell = (source: string, from: number): Cell => {
  const end = endOfCell(source, from);
  const text = source.slice(from, end);
  if (!text.includes('"')) return { text, end, lines: 0 };
  return {
    wrong: 'A quote stands inside an unquoted cell. Put the whole cell in double quotes and double it.',
    lines: 0,
  };
};

const quotedCell = (source: string, from: number): Cell => {
  let close = source.indexOf('"', from + 1);
  while (close >= 0 && source[close + 1] === '"') close = source.indexOf('"', close + 2);
  if (close < 0) return { wrong: 'A quoted cell starts here and never ends. Close it with a double quote.', lines: 0 };
  const inside = source.slice(from + 1, close);
  const lines = inside.split('\n').length - 1;
  if (endOfCell(source, close + 1) !== close + 1)
    return { wrong: 'Text follows a closing quote. Double every quote inside a quoted cell.', lines };
  return { text: inside.replaceAll('""', '"'), end: close + 1, lines };
};

const END = /[,\r\n]|$/g;
const endOfCell = (source: string, from: number): number => {
  END.lastIndex = from;
  return END.exec(source)?.index ?? source.length;
};

/** Writes records with the same rules; lines end with a line feed. */
export const writeCsv = (records: readonly (readonly string[])[]): string =>
  records.map((cells) => `${cells.map(quote).join(',')}\n`).join('');

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
