// Companies of the installation: made empty, listed with whom one can sign in as, removed when a demo.
import { platform } from '@onelot/contracts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Accounts } from '../accounts.ts';
import { type CompanyRecord, rooms } from '../activity.ts';
import type { Database, Tx } from '../database.ts';
import type { Directory } from '../directory.ts';
import { system } from '../principal.ts';
import { invalid, refuse, refuseAs } from '../refusal.ts';
import type { KernelTables } from '../tables.ts';
import { grantAll } from './people.ts';

export interface Housekeeping {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly directory: Directory;
}

const { handle } = rooms<KernelTables>('platform');

const checkPlace = (input: { timeZone: string; locale: string; currency: string }): void => {
  try {
    new Intl.DateTimeFormat(input.locale, { timeZone: input.timeZone });
  } catch (error) {
    invalid(
      /time zone/i.test((error as Error).message) ? '/timeZone' : '/locale',
      (error as Error).message,
      'UNKNOWN_HERE',
    );
  }
  if (!Intl.supportedValuesOf('currency').includes(input.currency))
    invalid('/currency', `"${input.currency}" is not an ISO 4217 currency.`, 'NO_CURRENCY');
};

export type NewCompany = Omit<CompanyRecord, 'id'>;

/** Writes the company, its clock and the party that is the company itself. Throws a conflict for a slug in use. */
export const makeCompany = async (
  house: Housekeeping,
  input: NewCompany,
): Promise<{ company: CompanyRecord; party: string }> => {
  checkPlace(input);
  const company: CompanyRecord = { ...input, id: uuid() };
  const party = uuid();
  await house.database.as<KernelTables, void>(system('platform'), company.id, async (tx) => {
    const taken = await tx
      .selectFrom('kernel.companies')
      .select('id')
      .where('slug', '=', company.slug)
      .executeTakeFirst();
    if (taken)
      refuse('conflict', `There is already a company "${company.slug}".`, {
        code: 'TAKEN',
        path: '/slug',
        message: 'Choose another short name.',
      });
    await tx
      .insertInto('kernel.companies')
      .values({
        id: company.id,
        slug: company.slug,
        name: JSON.stringify(company.name),
        kind: company.kind,
        currency: company.currency,
        locale: company.locale,
        time_zone: company.timeZone,
        country: company.country,
      } as never)
      .execute();
    const now = new Date();
    await tx
      .insertInto('kernel.clocks')
      .values({ business_at: now, wall_at: now, speed: 1, paused: false } as never)
      .execute();
    await tx
      .insertInto('kernel.parties')
      .values({ id: party, kind: 'company', name: company.name.en, code: 'company' } as never)
      .execute();
  });
  house.directory.forget();
  return { company, party };
};

const view = (company: CompanyRecord) => ({ ...company, name: { ...company.name } });

/** Tables that hold rows of companies, each after those that refer to it. */
const tablesInOrder = async (tx: Tx<KernelTables>): Promise<string[]> => {
  const { rows: tables } = await sql<{ full: string }>`select format('%I.%I', table_schema, table_name) as full
    from information_schema.columns where column_name = 'company_id' and table_schema not in ('accounts', 'public')`.execute(
    tx,
  );
  const { rows: keys } = await sql<{
    child: string;
    parent: string;
  }>`select conrelid::regclass::text as child, confrelid::regclass::text as parent
    from pg_constraint where contype = 'f' and conrelid <> confrelid`.execute(tx);
  const ordered: string[] = [];
  let open = tables.map((row) => row.full);
  while (open.length > 0) {
    const free = open.filter((full) => !keys.some((key) => key.parent === full && open.includes(key.child)));
    ordered.push(...(free.length > 0 ? free : open));
    open = free.length > 0 ? open.filter((full) => !free.includes(full)) : [];
  }
  return ordered;
};

const removeRows = async (tx: Tx<KernelTables>, company: string): Promise<void> => {
  for (const full of await tablesInOrder(tx))
    await sql`delete from ${sql.raw(full)} where company_id = ${company}`.execute(tx);
  await tx.deleteFrom('kernel.companies').where('id', '=', company).execute();
};

/** `load` writes a demo company; it needs every activity, so it is handed in by who has them. */
export const companyHandlers = (house: Housekeeping, load: (slug: string) => Promise<void>) => [
  handle(platform.listCompanies, async () => {
    const companies = await house.directory.companies();
    return Promise.all(
      companies.map(async (company) => ({
        ...view(company),
        demoPeople: company.kind === 'demo' ? await demoPeople(house, company) : [],
      })),
    );
  }),
  handle(platform.createCompany, async (context, input) => {
    const { company, party } = await makeCompany(house, { ...input, kind: 'real' });
    await house.database.as<KernelTables, void>(system('platform'), company.id, (tx) =>
      grantAll(tx, context.principal.id, party),
    );
    return view(company);
  }),
  handle(platform.loadDemo, async (_context, { slug }) => {
    const known = (await house.directory.companies()).find((each) => each.slug === slug);
    if (!known) await load(slug);
    return view(await house.directory.company(slug));
  }),
  handle(platform.removeCompany, async (context, input) => {
    if (context.company.kind !== 'demo') refuseAs('not-allowed', 'ONLY_DEMO', 'Only a demo company can be removed.');
    if (input.confirm !== context.company.slug)
      invalid('/confirm', `Write "${context.company.slug}" to confirm.`, 'CONFIRM', { slug: context.company.slug });
    await house.database.as<KernelTables, void>({ ...system('platform') }, context.company.id, (tx) =>
      removeRows(tx, context.company.id),
    );
    house.directory.forget();
    return {};
  }),
];

/** People of a demo company with what each does, for the sign-in page. */
const demoPeople = (house: Housekeeping, company: CompanyRecord) =>
  house.database.as<KernelTables, { name: string; email: string; does: string }[]>(
    system('platform'),
    company.id,
    async (tx) => {
      const rows = await tx
        .selectFrom('kernel.memberships as m')
        .innerJoin('kernel.parties as p', (join) =>
          join.onRef('p.id', '=', 'm.party_id').onRef('p.company_id', '=', 'm.company_id'),
        )
        .select(['m.account_id', 'p.name as party', 'p.kind', 'm.activity', 'm.role', 'm.made_at'])
        .orderBy('m.made_at')
        .execute();
      const accounts = new Map(
        (await house.accounts.byIds([...new Set(rows.map((row) => row.account_id))])).map((account) => [
          account.id,
          account,
        ]),
      );
      const does = new Map<string, Set<string>>();
      for (const row of rows) {
        const words = row.activity ? `${row.role}, ${row.activity}` : `${row.kind}: ${row.party}`;
        does.set(row.account_id, (does.get(row.account_id) ?? new Set()).add(words));
      }
      return [...does].flatMap(([id, words]) => {
        const account = accounts.get(id);
        if (!account?.email.endsWith(`@${company.slug}.example`)) return [];
        return [
          {
            name: account.name,
            email: account.email,
            does: words.size > 6 ? 'manager of all activities' : [...words].join('; '),
          },
        ];
      });
    },
  );
