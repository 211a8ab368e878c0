// Loads the demo company into an empty installation, with the people one can sign in as.

import { unwrap } from '@onelot/base';
import { companyFiles } from '@onelot/contracts';
import { v7 as uuid } from 'uuid';
import type { Context } from '../activity.ts';
import { type House, inCompany } from '../context.ts';
import type { Tx } from '../database.ts';
import type { Directory } from '../directory.ts';
import { system } from '../principal.ts';
import type { KernelTables } from '../tables.ts';
import { type Housekeeping, makeCompany } from './companies.ts';
import { companyFolder } from './folders.ts';
import { writeCompanyData } from './importing.ts';
import { grant, grantAll } from './people.ts';

/** Password of every demo account; demo companies only. */
export const DEMO_PASSWORD = 'onelot-demo';
const DEMO = 'golf-irons';

/** Loads the demo company unless there is a company already; answers its slug where it did. */
export const seedDemo = async (
  house: House,
  keeping: Housekeeping,
  log: (line: string) => void,
): Promise<string | undefined> => {
  if ((await keeping.directory.companies()).length > 0) return undefined;
  log(`demo company: loading ${DEMO}`);
  await loadDemo(house, keeping, DEMO);
  return DEMO;
};

export const loadDemo = async (house: House, keeping: Housekeeping, slug: string): Promise<void> => {
  const files = await companyFolder(slug);
  const data = unwrap(companyFiles.readCompany(files));
  const { name, currency, locale, timeZone, country } = data.company;
  const { company, party } = await makeCompany(keeping, {
    slug,
    name: { ...name },
    kind: 'demo',
    currency,
    locale,
    timeZone,
    country,
  });
  await inCompany(house, company, system('platform'), 'platform', async (context) => {
    await writeCompanyData(context as Context<KernelTables>, data, Object.keys(files));
  });
  const accounts = new Map<string, string>();
  for (const login of new Set(data.people.map((person) => person.login))) {
    const person = data.people.find((each) => each.login === login)!;
    accounts.set(
      login,
      (await keeping.accounts.ensure({ email: login, name: person.name, password: DEMO_PASSWORD })).account.id,
    );
  }
  await keeping.database.as<KernelTables, void>(system('platform'), company.id, async (tx) => {
    for (const person of data.people) await place(tx, person, accounts.get(person.login)!, party);
  });
};

/** Gives one person of the demo its party and role. */
const place = async (
  tx: Tx<KernelTables>,
  person: companyFiles.Person,
  account: string,
  company: string,
): Promise<void> => {
  const [kind, code] = person.party.split(':') as [string, string | undefined];
  if (kind === 'company' && !person.activity) return grantAll(tx, account, company);
  if (kind === 'company')
    return grant(tx, { account, party: company, activity: person.activity ?? null, role: person.role });
  if (kind === 'customer') {
    const id = uuid();
    await tx
      .insertInto('kernel.parties')
      .values({ id, kind, name: person.name, email: person.login, account_id: account } as never)
      .execute();
    return grant(tx, { account, party: id, activity: null, role: null });
  }
  const party = await tx
    .selectFrom('kernel.parties')
    .select('id')
    .where('kind', '=', kind)
    .where('code', '=', code ?? '')
    .executeTakeFirst();
  if (party) await grant(tx, { account, party: party.id, activity: null, role: null });
};

/** Says who one can sign in as. */
export const announceSeed = async (
  house: House,
  directory: Directory,
  seeded: string | undefined,
  log: (line: string) => void,
): Promise<void> => {
  for (const company of await directory.companies()) {
    if (company.kind !== 'demo') continue;
    const list = house.handlers.get('platform.listCompanies');
    const companies = (await list?.run({} as never, {} as never)) as {
      slug: string;
      demoPeople: { email: string; does: string }[];
    }[];
    const people = companies.find((each) => each.slug === company.slug)?.demoPeople ?? [];
    log(
      `${seeded === company.slug ? 'loaded' : 'there is'} the demo company "${company.slug}". Sign in with password ${DEMO_PASSWORD} as:`,
    );
    for (const person of people) log(`  ${person.email.padEnd(38)} ${person.does}`);
  }
};
