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
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  let at = 0;
  const endRecord = () => {
    if (cells.length > 1 || cells[0]?.trim() !== '') records.push({ line: start, cells });
    cells = [];
  };
  while (at <= source.length) {
    if (cells.length === 0) start = line;
    let cell = '';
    if (source[at] === '"') {
      const opened = line;
      at += 1;
      for (;;) {
        if (at >= source.length)
          return mistake(opened, 'A quoted cell starts here and never ends. Close it with a double quote.');
        if (source[at] === '"' && source[at + 1] === '"') {
          cell += '"';
          at += 2;
        } else if (source[at] === '"') {
          at += 1;
          break;
        } else {
          if (source[at] === '\n') line += 1;
          cell += source[at];
          at += 1;
        }
      }
      if (at < source.length && !',\r\n'.includes(source[at] as string))
        return mistake(line, 'Text follows a closing quote. Double every quote inside a quoted cell.');
    } else {
      const from = at;
      while (at < source.length && !',\r\n'.includes(source[at] as string)) at += 1;
      cell = source.slice(from, at);
      if (cell.includes('"'))
        return mistake(
          line,
          'A quote stands inside an unquoted cell. Put the whole cell in double quotes and double it.',
        );
    }
    cells.push(cell);
    if (source[at] === ',') {
      at += 1;
      continue;
    }
    endRecord();
    if (source[at] === '\r') at += 1;
    if (source[at] === '\n') at += 1;
    line += 1;
    if (at >= source.length) break;
  }
  return { ok: true, records };
};

const mistake = (line: number, message: string): CsvRead => ({ ok: false, mistake: { line, message } });

/** Writes records with the same rules; lines end with a line feed. */
export const writeCsv = (records: readonly (readonly string[])[]): string =>
  records.map((cells) => `${cells.map(quote).join(',')}\n`).join('');

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
