// Which places, carriers and site there are.
import { logistics } from '@onelot/contracts';
import type { Tx } from '../../../kernel/database.ts';
import type { KernelTables } from '../../../kernel/tables.ts';
import { asStaff, type Ctx, room } from '../tables.ts';

const { handle } = room;

/** Carriers by code. */
export const carriers = async (context: Ctx) => {
  const rows = await (context.db as unknown as Tx<KernelTables>)
    .selectFrom('kernel.parties')
    .select(['id', 'code', 'name'])
    .where('kind', '=', 'carrier')
    .where('code', 'is not', null)
    .orderBy('code')
    .execute();
  return rows.map(({ id, code, name }) => ({ carrier: code ?? '', name, party: id }));
};

/** The site, or null in a company that has none yet. Call it with logistics' own rights. */
export const site = async (context: Ctx) =>
  (await context.db.selectFrom('logistics.sites').select(['code', 'name', 'address']).executeTakeFirst()) ?? null;

export const placeQueries = [
  handle(logistics.listPlaces, (context) =>
    asStaff(context, logistics.listPlaces, (own) =>
      own.db.selectFrom('logistics.places').select(['place', 'name', 'kind']).orderBy('place').execute(),
    ),
  ),
  handle(logistics.listCarriers, (context) => asStaff(context, logistics.listCarriers, carriers)),
  handle(logistics.getSite, (context) => asStaff(context, logistics.getSite, site)),
];
