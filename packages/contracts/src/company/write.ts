// A company as a folder again: every record in its file, so that what was read is what is written.
import { writeCsv } from './csv.ts';
import type { CompanyData, CompanyFiles } from './data.ts';
import { type Column, headerOf, TABLES, type Table } from './tables.ts';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Text of every file by path; reading it gives the same data. Empty tables are written with their header. */
export const writeCompany = (data: CompanyData): CompanyFiles => ({
  'company.json': json(data.company),
  ...Object.fromEntries(TABLES.map((table) => [table.file, writeTable(table, data[table.key])])),
  ...Object.fromEntries(Object.entries(data.models).map(([id, model]) => [`models/${id}.json`, json(model)])),
  ...Object.fromEntries(Object.entries(data.prices).map(([id, book]) => [`prices/${id}.json`, json(book)])),
  ...(data.network ? { 'network.json': json(data.network) } : {}),
  ...(data.notes === undefined ? {} : { 'NOTES.md': data.notes }),
});

export const writeTable = (table: Table, records: readonly object[]): string =>
  writeCsv([
    headerOf(table),
    ...records.map((record) => table.columns.flatMap((column) => writeCell(column, record as Record<string, unknown>))),
  ]);

const writeCell = (column: Column, record: Record<string, unknown>): string[] => {
  const value = record[column.field];
  if (column.kind === 'translated') {
    const text = value as { en: string; de?: string };
    return [text.en, text.de ?? ''];
  }
  if (Array.isArray(value)) return [value.join(';')];
  return [value === undefined ? '' : typeof value === 'number' ? plain(value) : String(value)];
};

/** Small numbers such as 1e-7 in digits, since the reader takes no exponent. */
const plain = (value: number): string => {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
};
