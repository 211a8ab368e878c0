// Whether each line of one CSV file is a record of its table: columns, numbers, units, duplicates.
import { type CsvRecord, readCsv } from './csv.ts';
import type { Findings } from './findings.ts';
import { type Column, headerOf, type Table } from './tables.ts';

export const LARGEST_FILE = 4_000_000;
export const MOST_ROWS = 50_000;
const LONGEST_CELL = 2000;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A checked record and the line it stands on, for problems found later. */
export interface Row<T = Record<string, unknown>> {
  readonly line: number;
  readonly value: T;
}

/**
 * Rows that hold; every other line has its problems in `findings`. `flawed` are the names on those other lines, so that
 * a reference to one is not reported a second time; nothing when the file as a whole could not be read.
 */
export interface TableRead {
  readonly rows: readonly Row[];
  readonly flawed?: ReadonlySet<string>;
}

const UNREADABLE: TableRead = { rows: [] };

export const readTable = (table: Table, text: string, findings: Findings): TableRead => {
  const read = readCsv(text);
  if (!read.ok) {
    findings.add('CSV', { file: table.file, line: read.mistake.line }, read.mistake.message);
    return UNREADABLE;
  }
  const [header, ...records] = read.records;
  const places = header ? readHeader(table, header, findings) : missingHeader(table, findings);
  if (!places) return UNREADABLE;
  if (records.length > MOST_ROWS) {
    const message = `The file has ${records.length} lines; at most ${MOST_ROWS} are read. Split the import.`;
    findings.add('TOO_LARGE', { file: table.file }, message);
    return UNREADABLE;
  }
  const rows: Row[] = [];
  const flawed = new Set<string>();
  for (const record of records) {
    const row = readRow(table, record, places, findings);
    if (row) rows.push(row);
    else flawed.add((record.cells[places.get(table.unique[0] as string) ?? 0] ?? '').trim());
  }
  reportDuplicates(table, rows, findings);
  return { rows, flawed };
};

const missingHeader = (table: Table, findings: Findings): undefined => {
  findings.add('HEADER', { file: table.file }, `The file is empty. Begin with the line ${headerOf(table).join(',')}.`);
};

/** Column name to cell index; nothing when a column is unknown, missing or named twice: the cells would be misread. */
const readHeader = (table: Table, header: CsvRecord, findings: Findings): Map<string, number> | undefined => {
  const spot = { file: table.file, line: header.line };
  const known = headerOf(table);
  const names = header.cells.map((cell) => cell.trim());
  if (names.length === 1 && /[;\t]/.test(names[0] as string)) {
    findings.add('HEADER', spot, 'Columns are parted by semicolons or tabs. Save the file with commas.');
    return undefined;
  }
  const places = new Map<string, number>();
  let sound = true;
  const wrong = (code: string, field: string, message: string) => {
    findings.add(code, { ...spot, field }, message);
    sound = false;
  };
  names.forEach((name, index) => {
    if (!known.includes(name))
      wrong('UNKNOWN_COLUMN', name, `No column is called "${name}". Known: ${known.join(', ')}.`);
    else if (places.has(name)) wrong('DUPLICATE_COLUMN', name, `The column ${name} occurs twice. Keep one.`);
    else places.set(name, index);
  });
  for (const column of table.columns) {
    const name = column.kind === 'translated' ? `${column.name}_en` : column.name;
    if (column.empty === undefined && !places.has(name))
      wrong('MISSING_COLUMN', name, `The column ${name} is missing. Add it to the header and fill it on every line.`);
  }
  return sound ? places : undefined;
};

const readRow = (table: Table, record: CsvRecord, places: Map<string, number>, findings: Findings): Row | undefined => {
  const spot = { file: table.file, line: record.line };
  if (record.cells.length !== places.size) {
    const message = `The line has ${record.cells.length} cells, the header ${places.size}. Put cells that hold a comma in double quotes.`;
    findings.add('CELLS', spot, message);
    return undefined;
  }
  const cell = (name: string) => (record.cells[places.get(name) ?? -1] ?? '').trim();
  const value: Record<string, unknown> = {};
  let sound = true;
  for (const column of table.columns) {
    const found = readCell(column, cell);
    if ('wrong' in found) {
      findings.add('CELL', { ...spot, field: found.field ?? column.name }, found.wrong, { value: cell(column.name) });
      sound = false;
    } else if (found.value !== undefined) value[column.field] = found.value;
  }
  return sound && matchesSchema(table, spot, value, cell, findings) ? { line: record.line, value } : undefined;
};

type Found = { readonly value: unknown } | { readonly wrong: string; readonly field?: string };

const readCell = (column: Column, cell: (name: string) => string): Found => {
  if (column.kind === 'translated') {
    const en = cell(`${column.name}_en`);
    const de = cell(`${column.name}_de`);
    if (en === '') return { wrong: `${column.name}_en is empty. Write the English name.`, field: `${column.name}_en` };
    return { value: de === '' ? { en } : { en, de } };
  }
  const text = cell(column.name);
  if (text.length > LONGEST_CELL)
    return { wrong: `${column.name} has ${text.length} characters; at most ${LONGEST_CELL} are kept.` };
  if (text === '') {
    if (column.empty === undefined) return { wrong: `${column.name} is empty. Fill it in.` };
    return { value: column.empty === 'absent' ? undefined : column.empty };
  }
  if (column.kind === 'list') return { value: text.split(';').map((part) => part.trim()) };
  if (column.kind === 'text') return { value: text };
  if (NUMBER.test(text)) return { value: Number(text) };
  return { wrong: `${column.name} is "${text}", which is no number. Write digits with a point, such as 12 or 0.5.` };
};

const matchesSchema = (
  table: Table,
  spot: { file: string; line: number },
  value: Record<string, unknown>,
  cell: (name: string) => string,
  findings: Findings,
): boolean => {
  const checked = table.schema.safeParse(value);
  if (checked.success) return true;
  for (const issue of checked.error.issues) {
    const column = table.columns.find((candidate) => candidate.field === issue.path[0]);
    const field =
      column?.kind === 'translated' ? `${column.name}_${String(issue.path[1] ?? 'en')}` : (column?.name ?? '');
    const text = cell(field);
    findings.add('CELL', { ...spot, field }, `${field} is "${text}": it ${sentence(issue.message)}`, { value: text });
  }
  return false;
};

/** Schema messages begin with a verb ("must be ..."); zod's own do not. */
export const sentence = (message: string): string => {
  const end = message.endsWith('.') ? message : `${message}.`;
  if (/^(must|is|has|may) /.test(end)) return end;
  return `does not fit: ${end.charAt(0).toLowerCase()}${end.slice(1)}`;
};

const reportDuplicates = (table: Table, rows: readonly Row[], findings: Findings): void => {
  const seen = new Map<string, number>();
  const fields = table.unique.map((name) => table.columns.find((column) => column.name === name)?.field ?? name);
  for (const row of rows) {
    const key = JSON.stringify(fields.map((field) => row.value[field] ?? ''));
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.line);
    else {
      const what = fields.map((field) => row.value[field] ?? '').join(', ');
      const message = `${table.unique.join(', ')} "${what}" is already on line ${first}. Keep one of the two.`;
      findings.add('DUPLICATE', { file: table.file, line: row.line, field: table.unique[0] }, message, { first });
    }
  }
};
