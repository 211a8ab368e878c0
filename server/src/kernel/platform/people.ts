// People: accounts with roles per party and activity. Several may hold one role; one may hold several.
import { ACTIVITIES, platform } from '@onelot/contracts';
import type { Accounts } from '../accounts.ts';
import { rooms } from '../activity.ts';
import type { Tx } from '../database.ts';
import { makeParty, partiesOfKind } from '../parties.ts';
import { isStaff } from '../principal.ts';
import { found, refuseAs } from '../refusal.ts';
import type { KernelTables } from '../tables.ts';

const { handle } = rooms<KernelTables>('platform');

type Held = {
  account_id: string;
  party_id: string;
  party: string;
  kind: string;
  activity: string | null;
  role: string | null;
};

/** Makes an account manager of every activity, for the company's own party. */
export const grantAll = async (tx: Tx<KernelTables>, account: string, party: string): Promise<void> => {
  for (const activity of ACTIVITIES) await grant(tx, { account, party, activity, role: 'manager' });
};

export const grant = async (
  tx: Tx<KernelTables>,
  given: { account: string; party: string; activity: string | null; role: string | null },
): Promise<void> => {
  await tx
    .insertInto('kernel.memberships')
    .values({ account_id: given.account, party_id: given.party, activity: given.activity, role: given.role } as never)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

const heldBy = (tx: Tx<KernelTables>): Promise<Held[]> =>
  tx
    .selectFrom('kernel.memberships as m')
    .innerJoin('kernel.parties as p', (join) =>
      join.onRef('p.id', '=', 'm.party_id').onRef('p.company_id', '=', 'm.company_id'),
    )
    .select(['m.account_id', 'm.party_id', 'p.name as party', 'p.kind', 'm.activity', 'm.role'])
    .orderBy('m.made_at')
    .execute();

const people = async (tx: Tx<KernelTables>, accounts: Accounts, only?: string) => {
  const rows = (await heldBy(tx)).filter((row) => only === undefined || row.account_id === only);
  const known = await accounts.byIds([...new Set(rows.map((row) => row.account_id))]);
  return known.map((account) => {
    const own = rows.filter((row) => row.account_id === account.id);
    const first = own[0]!;
    const roles = own.flatMap((row) =>
      row.activity && row.role ? [{ activity: row.activity as (typeof ACTIVITIES)[number], role: row.role }] : [],
    );
    return {
      account: account.id,
      name: account.name,
      email: account.email,
      party: first.party_id,
      partyName: first.party,
      partyKind: first.kind as 'company',
      roles,
    };
  });
};

/** A code made of the name, by which a provider stands in the company's files; numbered where another has it. */
const freeCode = async (db: Tx<KernelTables>, name: string): Promise<string> => {
  const letters = name
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  const base = letters || 'PROVIDER';
  const taken = new Set((await partiesOfKind(db, 'provider')).map(({ code }) => code));
  let code = base;
  for (let more = 2; taken.has(code); more += 1) code = `${base}-${more}`;
  return code;
};

export const peopleHandlers = (accounts: Accounts) => [
  handle(platform.me, async (context) => {
    const { principal, company } = context;
    const view = { company: { ...company, name: { ...company.name } }, guest: principal.kind === 'guest' };
    if (principal.kind !== 'account') return { ...view, person: null };
    const party = principal.parties.find((each) => each.kind === 'company') ?? principal.parties[0];
    const roles = [...principal.roles].flatMap(([activity, held]) => [...held].map((role) => ({ activity, role })));
    const person = {
      account: principal.id,
      name: principal.name,
      email: principal.email ?? '',
      party: party?.id ?? company.id,
      partyName: party?.name ?? principal.name,
      partyKind: party?.kind ?? ('customer' as const),
      roles,
    };
    return { ...view, person };
  }),
  handle(platform.listRoleHolders, (context, { activity }) =>
    context.elevated(async (own) =>
      (await people(own.db, accounts)).flatMap(({ account, name, roles }) =>
        roles.filter((held) => held.activity === activity).map(({ role }) => ({ account, name, role })),
      ),
    ),
  ),
  handle(platform.listPeople, (context) => context.elevated((own) => people(own.db, accounts))),
  handle(platform.grantRole, async (context, input) => {
    const party = await context.elevated(async ({ db }) =>
      input.party
        ? found(
            await db.selectFrom('kernel.parties').select('id').where('id', '=', input.party).executeTakeFirst(),
            'This party',
          )
        : db.selectFrom('kernel.parties').select('id').where('kind', '=', 'company').executeTakeFirstOrThrow(),
    );
    const { email, name, password } = input;
    const { account, link } = password
      ? { ...(await accounts.ensure({ email, name, password })), link: undefined }
      : await accounts.invite({ email, name });
    return context.elevated(async (own) => {
      await grant(own.db, {
        account: account.id,
        party: party.id,
        activity: input.role.activity,
        role: input.role.role,
      });
      return { ...(await people(own.db, accounts, account.id))[0]!, invitation: link ?? null };
    });
  }),
  handle(platform.revokeRole, (context, input) =>
    context.elevated(async ({ db }) => {
      if (input.account === context.principal.id && input.role.role === 'manager')
        refuseAs('conflict', 'OWN_ROLE', 'You cannot take your own manager role back; another manager can.');
      const gone = await db
        .deleteFrom('kernel.memberships')
        .where('account_id', '=', input.account)
        .where('activity', '=', input.role.activity)
        .where('role', '=', input.role.role)
        .executeTakeFirst();
      if (Number(gone.numDeletedRows) === 0)
        refuseAs('not-found', 'NO_SUCH_ROLE', 'This account does not hold that role.');
      return {};
    }),
  ),
  handle(platform.addParty, async (context, input) => ({
    id: await context.elevated(async (own) =>
      makeParty(own, { ...input, code: input.kind === 'provider' ? await freeCode(own.db, input.name) : null }),
    ),
  })),
  handle(platform.listParties, async ({ db, principal }, input) => {
    if (!isStaff(principal)) return [];
    let query = db.selectFrom('kernel.parties').select(['id', 'kind', 'name', 'code']).orderBy('name').limit(1000);
    if (input.kind) query = query.where('kind', '=', input.kind);
    return (await query.execute()) as { id: string; kind: 'company'; name: string; code: string | null }[];
  }),
];
