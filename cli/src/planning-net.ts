// Netting a model from a JSON file or from CSV files: supplies, pegs and action messages, printed line by line.
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { companyFiles } from '@onelot/contracts';
import { messages, NET_MODEL_SCHEMA, type NetModel, openNetting, pegsOf, supplies } from '@onelot/plan';
import { flag, read, text } from './arguments.ts';
import { readJson, readText } from './files.ts';
import { type ExitCode, type Io, json, wrong } from './io.ts';

const TABLES = ['items', 'bom', 'stock', 'receipts', 'demands'] as const;

export const planNet = async (io: Io, args: readonly string[]): Promise<ExitCode> => {
  if (args.includes('--schema')) {
    io.out(json(NET_MODEL_SCHEMA));
    return 0;
  }
  const { values, words } = read(args, { now: text, json: flag }, ['FILE...']);
  const model = words[0]!.endsWith('.json')
    ? ((await readJson(io, words[0]!)) as NetModel)
    : await readTables(io, words, values.now);
  const netting = openNetting(model);
  if (!netting.ok) {
    io.out(json({ problems: netting.problems }));
    io.err(netting.problems.map(({ path, message }) => `${words[0]} ${path} ${message}`).join('\n'));
    return netting.problems.some(({ code }) => code === 'BUDGET' || code === 'CANCELLED') ? 3 : 2;
  }
  printList(io, '{"supplies":[', supplies(netting.value));
  printList(io, '],"pegs":[', pegsOf(netting.value));
  printList(io, '],"messages":[', messages(netting.value));
  io.out(']}');
  return 0;
};

/** A million lines make no one text: they are printed some thousand at a time. */
const printList = (io: Io, head: string, rows: Iterable<unknown>): void => {
  io.out(head);
  let lines: string[] = [];
  let first = true;
  for (const row of rows) {
    lines.push(`${first ? '' : ','}${JSON.stringify(row)}`);
    first = false;
    if (lines.length < 5000) continue;
    io.out(lines.join('\n'));
    lines = [];
  }
  if (lines.length) io.out(lines.join('\n'));
};

/** Files named after the tables, or a folder that holds them; a table that is not there is empty. */
const readTables = async (io: Io, words: readonly string[], now: string | undefined): Promise<NetModel> => {
  const files = (await Promise.all(words.map((word) => filesOf(io, word)))).flat();
  const tables = new Map<string, Record<string, string | number>[]>();
  for (const file of files) {
    const name = basename(file, '.csv');
    if (!TABLES.some((table) => table === name))
      wrong(`${file} is no table of a netting; there are ${TABLES.join(', ')}.`);
    tables.set(name, rowsOf(file, await readText(io, file)));
  }
  if (!tables.has('items')) wrong('items.csv is missing.');
  const model = Object.fromEntries(TABLES.map((table) => [table, tables.get(table) ?? []]));
  return { now: instantOf(now), ...model } as unknown as NetModel;
};

const filesOf = async (io: Io, word: string): Promise<string[]> => {
  const found = await stat(resolve(io.cwd, word)).catch(() => undefined);
  if (!found?.isDirectory()) return [word];
  const names = await readdir(resolve(io.cwd, word));
  return names.filter((name) => TABLES.some((table) => name === `${table}.csv`)).map((name) => join(word, name));
};

const instantOf = (word: string | undefined): number => {
  if (word === undefined)
    return wrong('Say --now: the instant to plan from, as seconds since 1970 or as 2026-12-01T00:00:00Z.');
  const seconds = /^\d+$/.test(word) ? Number(word) : Date.parse(word) / 1000;
  return Number.isSafeInteger(seconds)
    ? seconds
    : wrong(`--now is "${word}"; give 2026-12-01T00:00:00Z or whole seconds.`);
};

/** Which columns hold numbers or instants; an instant may be written as 2026-12-01T00:00:00Z. */
const NUMBERS = new Set([
  'quantity',
  'per',
  'scrap',
  'yield',
  'leadTimeSeconds',
  'lotSize',
  'periodSeconds',
  'minimumOrderQuantity',
  'multiple',
  'safetyStock',
]);
const INSTANTS = new Set(['at', 'due', 'to']);

const rowsOf = (file: string, content: string): Record<string, string | number>[] => {
  const csv = companyFiles.readCsv(content);
  if (!csv.ok) return wrong(`${file}:${csv.mistake.line} ${csv.mistake.message}`);
  const [head, ...records] = csv.records;
  if (!head) return [];
  const instants = basename(file) === 'bom.csv' ? new Set([...INSTANTS, 'from']) : INSTANTS;
  return records.map(({ cells, line }) => {
    const row: Record<string, string | number> = {};
    head.cells.forEach((column, c) => {
      const cell = cells[c] ?? '';
      if (cell === '') return;
      row[column] = cellOf(cell, NUMBERS.has(column), instants.has(column), `${file}:${line} ${column}`);
    });
    return row;
  });
};

const cellOf = (cell: string, number: boolean, instant: boolean, where: string): string | number => {
  if (!number && !instant) return cell;
  const value = instant && !/^\d+$/.test(cell) ? Date.parse(cell) / 1000 : Number(cell);
  return Number.isFinite(value) ? value : wrong(`${where}: "${cell}" is no ${instant ? 'instant' : 'number'}.`);
};
