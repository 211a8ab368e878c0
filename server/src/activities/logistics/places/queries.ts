// Which places, carriers and site there are, and when each carrier works.
import { logistics } from '@onelot/contracts';
import type { z } from 'zod';
import type { Tx } from '../../../kernel/database.ts';
import type { KernelTables } from '../../../kernel/tables.ts';
import { asStaff, type Ctx, room } from '../tables.ts';

const { handle } = room;
export type CarrierTimes = z.infer<typeof logistics.CarrierTimes>;

/** Carriers by code, with their times. */
export const carriers = async (context: Ctx) => {
  const rows = await (context.db as unknown as Tx<KernelTables>)
    .selectFrom('kernel.parties')
    .select(['id', 'code', 'name'])
    .where('kind', '=', 'carrier')
    .where('code', 'is not', null)
    .orderBy('code')
    .execute();
  const times = await carrierTimes(context);
  return rows.map(({ id, code, name }) => ({ carrier: code ?? '', name, party: id, ...times(code) }));
};

/** When each carrier works; who has said nothing, and who collects as a customer, has the usual times. */
export const carrierTimes = async (context: Ctx): Promise<(carrier: string | null) => CarrierTimes> => {
  const rows = await context.db
    .selectFrom('logistics.carriers')
    .select(['carrier', 'cut_off', 'working_days', 'closed_days'])
    .execute();
  const known = new Map(
    rows.map(({ carrier, cut_off: cutOff, working_days: workingDays, closed_days: closedDays }) => [
      carrier,
      { cutOff, workingDays, closedDays },
    ]),
  );
  return (carrier) => known.get(carrier ?? '') ?? logistics.USUAL_TIMES;
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
