// Whether a company folder may be imported: every line of every file is checked before anything is written.
import { fail, ok, type Result } from '@onelot/base';
import { compile, type PriceBook, type ProductModel, validateModel, validatePriceBook } from '@onelot/configure';
import type { CompanyData, CompanyFiles } from './data.ts';
import { Findings } from './findings.ts';
import { adopt, checkModelParts, checkNetwork, checkPricePlace, modelFile, priceFile } from './model-references.ts';
import { PriceBookFile, ProductModelFile } from './model-schema.ts';
import { Network } from './network.ts';
import { readJson } from './read-json.ts';
import { LARGEST_FILE, type Row, readTable } from './read-table.ts';
import { CompanyProfile } from './records.ts';
import { checkReferences, type Names, type Rows } from './references.ts';
import { TABLES } from './tables.ts';
import { checkVariantItems } from './variant-items.ts';

const MODEL = /^models\/([A-Za-z0-9_-]{1,64})\.json$/;
const PRICES = /^prices\/([A-Za-z0-9_-]{1,64})\.json$/;
const LARGEST_FOLDER = 20_000_000;
const MOST_FILES = 200;

/**
 * Reads a folder. Keys of `files` are paths inside it (`items.csv`, `models/irons.json`), values their text. Only
 * `company.json` must be there; a table that is missing is empty. Problems carry a JSON pointer `/items.csv/12/unit`
 * (file, line with the header as 1, column) or `/models~1irons.json/options/3/default`, and `data.file`, `data.line`,
 * `data.field`. Nothing is corrected silently: with any problem there is no data.
 */
export const readCompany = (files: CompanyFiles): Result<CompanyData> => {
  const findings = new Findings();
  const texts = admit(files, findings);
  const company = readProfile(texts, findings);
  const { rows, names } = readTables(texts, findings);
  checkReferences(rows, names, findings);
  const products = readProducts(texts, company, names, findings);
  const network = readNetwork(texts, products.models, findings);
  if (findings.any || !company) return fail(...findings.all());
  const notes = texts.get('NOTES.md');
  return ok({
    company,
    ...(Object.fromEntries(
      Object.entries(rows).map(([key, table]) => [key, (table as readonly Row[]).map((row) => row.value)]),
    ) as unknown as Pick<CompanyData, keyof Rows>),
    ...products,
    ...(network ? { network } : {}),
    ...(notes === undefined ? {} : { notes }),
  });
};

/** The first unique column names a record. */
const readTables = (texts: ReadonlyMap<string, string>, findings: Findings): { rows: Rows; names: Names } => {
  const rows: Record<string, readonly Row[]> = {};
  const names: Record<string, ReadonlySet<string> | undefined> = {};
  for (const table of TABLES) {
    const text = texts.get(table.file);
    const read = text === undefined ? { rows: [], flawed: new Set<string>() } : readTable(table, text, findings);
    const field = table.columns.find((column) => column.name === table.unique[0])?.field as string;
    rows[table.key] = read.rows;
    names[table.key] = read.flawed && new Set([...read.flawed, ...read.rows.map((row) => String(row.value[field]))]);
  }
  return { rows: rows as unknown as Rows, names };
};

const KNOWN = new Set(['company.json', 'network.json', 'NOTES.md', ...TABLES.map((table) => table.file)]);

/** Files that have a place in the folder and a size that can be read. */
const admit = (files: CompanyFiles, findings: Findings): Map<string, string> => {
  const texts = new Map<string, string>();
  const names = Object.keys(files);
  const size = names.reduce((sum, name) => sum + (files[name] as string).length, 0);
  if (names.length > MOST_FILES || size > LARGEST_FOLDER) {
    const message = `The folder has ${names.length} files and ${size} characters; at most ${MOST_FILES} files and ${LARGEST_FOLDER} characters are read. Split the import.`;
    findings.add('TOO_LARGE', { file: '' }, message);
    return texts;
  }
  for (const name of names) {
    const text = files[name] as string;
    if (!KNOWN.has(name) && !MODEL.test(name) && !PRICES.test(name))
      findings.add(
        'UNKNOWN_FILE',
        { file: name },
        `"${name}" is no file of a company folder. Known: ${[...KNOWN].join(', ')}, models/<product>.json, prices/<product>.json.`,
      );
    else if (text.length > LARGEST_FILE)
      findings.add(
        'TOO_LARGE',
        { file: name },
        `The file has ${text.length} characters; at most ${LARGEST_FILE} are read. Split the import.`,
      );
    else if (text.includes('\u0000'))
      findings.add('ENCODING', { file: name }, 'The file holds zero bytes. Save it as UTF-8 text.');
    else if (text.includes('\uFFFD'))
      findings.add(
        'ENCODING',
        { file: name, line: text.slice(0, text.indexOf('\uFFFD')).split('\n').length },
        'Some letters could not be read. Save the file as UTF-8.',
      );
    else texts.set(name, text);
  }
  return texts;
};

const readProfile = (texts: ReadonlyMap<string, string>, findings: Findings): CompanyProfile | undefined => {
  const text = texts.get('company.json');
  if (text !== undefined) return readJson('company.json', text, CompanyProfile, findings);
  findings.add(
    'MISSING_FILE',
    { file: 'company.json' },
    'company.json is missing. Add it; it names the company, its site and its currency.',
  );
  return undefined;
};

const readProducts = (
  texts: ReadonlyMap<string, string>,
  company: CompanyProfile | undefined,
  parts: Names,
  findings: Findings,
): { models: Record<string, ProductModel>; prices: Record<string, PriceBook> } => {
  const models: Record<string, ProductModel> = {};
  const prices: Record<string, PriceBook> = {};
  const named = new Set<string>();
  for (const [file, text] of texts) {
    const name = MODEL.exec(file)?.[1];
    if (name === undefined) continue;
    named.add(name);
    const model = readJson(file, text, ProductModelFile, findings);
    if (!model) continue;
    checkModelParts(name, model, parts, findings);
    const valid = validateModel(model);
    const sound = valid.ok ? compile(model) : valid;
    if (!sound.ok) adopt(file, sound.problems, findings);
    else if (parts.items) checkVariantItems(file, model, parts.items, findings);
    models[name] = model;
    if (!texts.has(priceFile(name)))
      findings.add(
        'MISSING_FILE',
        { file: priceFile(name) },
        `${priceFile(name)} is missing. Add it; without prices the product cannot be sold.`,
      );
  }
  for (const [file, text] of texts) {
    const name = PRICES.exec(file)?.[1];
    if (name === undefined) continue;
    const book = readJson(file, text, PriceBookFile, findings);
    if (!book) continue;
    checkPricePlace(name, book, company, named, findings);
    const model = models[name];
    const valid = model ? validatePriceBook(model, book) : undefined;
    if (valid && !valid.ok) adopt(file, valid.problems, findings);
    prices[name] = book;
  }
  return { models, prices };
};

const readNetwork = (
  texts: ReadonlyMap<string, string>,
  models: Readonly<Record<string, ProductModel>>,
  findings: Findings,
): Network | undefined => {
  const text = texts.get('network.json');
  if (text === undefined) return undefined;
  const network = readJson('network.json', text, Network, findings);
  const unread = network && texts.has(modelFile(network.product)) && !models[network.product];
  if (network && !unread) checkNetwork(network, models, findings);
  return network;
};
