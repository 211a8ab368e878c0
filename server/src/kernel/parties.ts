// Parties a company works with, as activities make and find them.
import type { PartyKind } from '@onelot/contracts';
import type { Context } from './activity.ts';
import type { Tx } from './database.ts';
import type { KernelTables } from './tables.ts';

export interface PartyRecord {
  readonly id: string;
  readonly kind: PartyKind;
  readonly name: string;
  readonly email: string | null;
  readonly code: string | null;
  readonly account: string | null;
}

export interface NewParty {
  readonly kind: Exclude<PartyKind, 'company'>;
  readonly name: string;
  readonly email?: string | null;
  /** Short code of a supplier, carrier or provider, unique in its kind. */
  readonly code?: string | null;
  /** Account that acts for it. */
  readonly account?: string | null;
}

type Any = Pick<Context, 'id'> & { readonly db: unknown };
const kernel = (context: Any): Tx<KernelTables> => context.db as unknown as Tx<KernelTables>;

/** Makes a party and answers its id. Call it elevated: only activities may. */
export const makeParty = async (context: Any, party: NewParty): Promise<string> => {
  const id = context.id();
  await kernel(context)
    .insertInto('kernel.parties')
    .values({
      id,
      kind: party.kind,
      name: party.name,
      email: party.email ?? null,
      code: party.code ?? null,
      account_id: party.account ?? null,
    } as never)
    .execute();
  return id;
};

const select = (context: Any) =>
  kernel(context).selectFrom('kernel.parties').select(['id', 'kind', 'name', 'email', 'code', 'account_id as account']);

export const partyById = async (context: Any, id: string): Promise<PartyRecord | undefined> =>
  (await select(context).where('id', '=', id).executeTakeFirst()) as PartyRecord | undefined;

export const partyByCode = async (context: Any, kind: PartyKind, code: string): Promise<PartyRecord | undefined> =>
  (await select(context).where('kind', '=', kind).where('code', '=', code).executeTakeFirst()) as
    | PartyRecord
    | undefined;

/** Those of one kind with their mail addresses, by code. Call it elevated. */
export const partiesOfKind = (db: Tx<KernelTables>, kind: PartyKind) =>
  db.selectFrom('kernel.parties').select(['code', 'name', 'email']).where('kind', '=', kind).orderBy('code').execute();

/** Makes the supplier, carrier or provider with this code, or renames it. Answers its id. */
export const ensureParty = async (context: Any, party: NewParty & { readonly code: string }): Promise<string> => {
  const known = await partyByCode(context, party.kind, party.code);
  if (!known) return makeParty(context, party);
  await kernel(context)
    .updateTable('kernel.parties')
    .set({ name: party.name, email: party.email ?? known.email })
    .where('id', '=', known.id)
    .execute();
  return known.id;
};
