// Import and export of a company as files: every line is checked before anything is written, then all is written at once.
import type { Problem } from '@onelot/base';
import { companyFiles, logistics, platform, production, research, sales, sourcing } from '@onelot/contracts';
import { type Context, rooms } from '../activity.ts';
import { ensureParty, partiesOfKind } from '../parties.ts';
import { refuse } from '../refusal.ts';
import type { KernelTables } from '../tables.ts';
import type { Housekeeping } from './companies.ts';
import {
  fromActivities,
  type Gathered,
  toLogistics,
  toProduction,
  toProducts,
  toSourcing,
  toTerms,
} from './company-data.ts';
import { companyFolder } from './folders.ts';

const { handle } = rooms<KernelTables>('platform');
type Files = Record<string, string>;

const gather = async (context: Context<KernelTables>): Promise<Gathered> => {
  const schemes = await context.ask(research.listSchemes, {});
  const newest = schemes.filter(
    (scheme, index) => schemes.findIndex((other) => other.product === scheme.product) === index,
  );
  const full = [];
  for (const { product, version } of newest) full.push(await context.ask(research.getScheme, { product, version }));
  const { slug, name, kind, currency, locale, timeZone, country } = context.company;
  return {
    company: { slug, name: { ...name }, kind, currency, locale, timeZone, country },
    items: await context.ask(research.listItems, {}),
    bom: await context.ask(research.listBom, {}),
    schemes: full,
    workCenters: await context.ask(production.listWorkCenters, {}),
    calendars: await context.ask(production.listCalendars, {}),
    planning: await context.ask(sourcing.listPlanning, {}),
    suppliers: await context.ask(sourcing.listSuppliers, {}),
    providers: await context.elevated(({ db }) => partiesOfKind(db, 'provider')),
    places: await context.ask(logistics.listPlaces, {}),
    stock: await context.ask(logistics.listStock, {}),
    carriers: await context.ask(logistics.listCarriers, {}),
    site: await context.ask(logistics.getSite, {}),
    terms: await context.ask(sales.getTerms, {}).catch(() => null),
  };
};

/** The company's present files; a new company has only its profile. */
const presentFiles = async (context: Context<KernelTables>): Promise<Files> => {
  return {
    ...companyFiles.writeCompany(fromActivities(await gather(context))),
    ...(await documents(context)),
  };
};

/** The network and the notes: read again as a whole, no activity holds a part of them. */
const DOCUMENTS = ['network.json', 'NOTES.md'] as const;

const documents = async (context: Context<KernelTables>): Promise<Files> => {
  const rows = await context.db.selectFrom('kernel.documents').select(['name', 'text']).execute();
  return Object.fromEntries(rows.map((row) => [row.name, row.text]));
};

const keepDocuments = async (context: Context<KernelTables>, data: companyFiles.CompanyData): Promise<void> => {
  const texts = companyFiles.writeCompany(data);
  for (const name of DOCUMENTS) {
    const text = texts[name];
    if (text === undefined) continue;
    await context.db
      .insertInto('kernel.documents')
      .values({ name, text } as never)
      .onConflict((on) => on.columns(['company_id', 'name'] as never).doUpdateSet({ text }))
      .execute();
  }
};

/** Writes what the given files changed, through the activities' own commands. */
export const writeCompanyData = async (
  context: Context<KernelTables>,
  data: companyFiles.CompanyData,
  given: readonly string[],
): Promise<void> => {
  const touches = (...names: string[]): boolean => given.some((file) => names.some((name) => file.startsWith(name)));
  await context.ask(production.importProduction, toProduction(data));
  await context.ask(logistics.importLogistics, toLogistics(data, touches('stock.csv')));
  if (touches('company.json', 'shipping.csv')) await context.ask(sales.setTerms, toTerms(data));
  await context.ask(sourcing.importSourcing, toSourcing(data));
  await context.elevated(async (own) => {
    for (const { provider, name, email } of data.providers)
      await ensureParty(own, { kind: 'provider', code: provider, name, ...(email ? { email } : {}) });
  });
  if (touches('items.csv', 'bom.csv', 'models/', 'prices/'))
    await context.ask(research.importProducts, toProducts(data));
  await keepDocuments(context, data);
};

const counts = (data: companyFiles.CompanyData): Record<string, number> =>
  Object.fromEntries(
    Object.entries(data)
      .map(
        ([name, part]) =>
          [
            name,
            Array.isArray(part)
              ? part.length
              : name === 'models' || name === 'prices'
                ? Object.keys(part as object).length
                : 0,
          ] as const,
      )
      .filter(([, count]) => count > 0),
  );

const asFields = (problems: readonly Problem[]) =>
  problems.map((each) => ({ ...each, data: each.data ? { ...each.data } : undefined }));

export const importHandlers = (_house: Housekeeping) => [
  handle(platform.importCompany, async (context, input) => {
    const names = Object.keys(input.files);
    if (names.length === 0)
      refuse('not-valid', 'No file was given.', {
        code: 'EMPTY',
        path: '/files',
        message: 'Choose at least one CSV or JSON file.',
      });
    const own = input.files['company.json'];
    const merged = {
      ...(await presentFiles(context)),
      ...input.files,
      ...(own ? { 'company.json': underThisName(own, context) } : {}),
    };
    const read = companyFiles.readCompany(merged);
    if (!read.ok) return { written: false, counts: {}, problems: asFields(read.problems) };
    if (!input.dryRun) await writeCompanyData(context, read.value, names);
    return { written: !input.dryRun, counts: counts(read.value), problems: [] };
  }),
  handle(platform.exportCompany, async (context) => ({ files: await presentFiles(context) })),
  handle(platform.getNetwork, async (context) => {
    const text = (await documents(context))['network.json'];
    return { network: text === undefined ? null : JSON.parse(text) };
  }),
  handle(platform.templates, async () => ({ files: { ...(await companyFolder('template')) } })),
];

/** A folder made for one company can be imported into another: slug and kind stay those of the company at hand. */
const underThisName = (text: string, context: Context<KernelTables>): string => {
  try {
    const { slug, kind, currency } = context.company;
    return JSON.stringify({ ...JSON.parse(text), slug, kind, currency });
  } catch {
    return text;
  }
};
