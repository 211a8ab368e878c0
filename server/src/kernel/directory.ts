// Which companies live here, and who a request acts as in one of them.
import type { Activity, PartyKind } from '@onelot/contracts';
import type { Account, Accounts } from './accounts.ts';
import type { CompanyRecord } from './activity.ts';
import type { Database } from './database.ts';
import type { Links } from './links.ts';
import { nobody, type Party, type Principal, system } from './principal.ts';
import { Refusal, refusalOf } from './refusal.ts';
import type { KernelTables } from './tables.ts';

export interface Directory {
  companies(): Promise<readonly CompanyRecord[]>;
  /** Throws a 404 refusal for an unknown company. */
  company(slug: string): Promise<CompanyRecord>;
  forget(): void;
  /** Who acts: session or bearer token first, then a signed link, else nobody. */
  principal(company: CompanyRecord, headers: Headers, link: string | undefined): Promise<Principal>;
  account(headers: Headers): Promise<Account | undefined>;
}

const FRESH_MS = 3000;

export const makeDirectory = (database: Database, accounts: Accounts, links: Links): Directory => {
  let known: readonly CompanyRecord[] = [];
  let readAt = 0;
  /** Counts what was forgotten, so that a reading begun before it is not kept. */
  let turn = 0;
  const forget = (): void => {
    readAt = 0;
    turn += 1;
  };
  const companies = async (): Promise<readonly CompanyRecord[]> => {
    if (Date.now() - readAt < FRESH_MS) return known;
    const began = turn;
    const read = await database.as<KernelTables, CompanyRecord[]>(system('platform'), null, async (tx) => {
      const rows = await tx.selectFrom('kernel.companies').selectAll().orderBy('made_at').execute();
      return rows.map((row) => ({
        id: row.id,
        slug: row.slug,
        name: row.name as CompanyRecord['name'],
        kind: row.kind,
        currency: row.currency,
        locale: row.locale,
        timeZone: row.time_zone,
        country: row.country,
      }));
    });
    if (began !== turn) return companies();
    known = read;
    readAt = Date.now();
    return known;
  };
  const ofAccount = async (company: CompanyRecord, account: Account): Promise<Principal> => {
    const rows = await database.as<KernelTables, Membership[]>(system('platform'), company.id, (tx) =>
      tx
        .selectFrom('kernel.parties as p')
        .leftJoin('kernel.memberships as m', (join) =>
          join
            .onRef('m.party_id', '=', 'p.id')
            .onRef('m.company_id', '=', 'p.company_id')
            .on('m.account_id', '=', account.id),
        )
        .select(['p.id', 'p.kind', 'p.name', 'm.activity', 'm.role'])
        .where((where) => where.or([where('m.account_id', '=', account.id), where('p.account_id', '=', account.id)]))
        .execute(),
    );
    return fold(account, rows);
  };
  const ofLink = async (company: CompanyRecord, token: string): Promise<Principal> => {
    const id = links.read(company.id, token);
    if (!id)
      throw refusalOf(
        'not-signed-in',
        'LINK_OVER',
        'This link is not valid. Ask for a new one with your order number and e-mail.',
      );
    const party = await database.as<
      KernelTables,
      { id: string; kind: string; name: string; email: string | null } | undefined
    >(system('platform'), company.id, (tx) =>
      tx.selectFrom('kernel.parties').select(['id', 'kind', 'name', 'email']).where('id', '=', id).executeTakeFirst(),
    );
    if (!party) throw refusalOf('not-signed-in', 'LINK_OVER', 'This link leads to nothing any more.');
    return {
      ...nobody,
      kind: 'guest',
      id: `guest:${id}`,
      name: party.name,
      email: party.email,
      parties: [{ id, kind: party.kind as PartyKind, name: party.name }],
    };
  };
  return {
    companies,
    company: async (slug) => {
      const find = (list: readonly CompanyRecord[]) => list.find((each) => each.slug === slug);
      let company = find(await companies());
      if (!company) {
        forget();
        company = find(await companies());
      }
      if (!company) throw new Refusal('not-found', `There is no company "${slug.slice(0, 60)}" here.`);
      return company;
    },
    forget,
    account: (headers) => accounts.ofRequest(headers),
    principal: async (company, headers, link) => {
      const account = await accounts.ofRequest(headers);
      const signed = account ? await ofAccount(company, account) : undefined;
      if (!link) return signed ?? nobody;
      const guest = await ofLink(company, link);
      return signed ? { ...signed, parties: [...signed.parties, ...guest.parties] } : guest;
    },
  };
};

type Membership = { id: string; kind: string; name: string; activity: string | null; role: string | null };

const fold = (account: Account, rows: readonly Membership[]): Principal => {
  const parties = new Map<string, Party>();
  const roles = new Map<Activity, Set<string>>();
  for (const row of rows) {
    parties.set(row.id, { id: row.id, kind: row.kind as PartyKind, name: row.name });
    if (!row.activity || !row.role) continue;
    const held = roles.get(row.activity as Activity) ?? new Set<string>();
    roles.set(row.activity as Activity, held.add(row.role));
  }
  return {
    kind: 'account',
    id: account.id,
    name: account.name,
    email: account.email,
    parties: [...parties.values()],
    roles,
    installation: false,
  };
};
