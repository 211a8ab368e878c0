// What finished deliveries teach: pace and error of a carrier's method, from logistics' own records.
import type { Ctx } from '../tables.ts';
import { DETOUR, type Finished, type Learnt, learn } from './eta.ts';
import { distance } from './geography.ts';
import type { DeliveryRow } from './tables.ts';

/** The newest so many are looked at: roads and carriers change. */
const NEWEST = 40;

const asFinished = (
  row: Pick<DeliveryRow, 'from_position' | 'to_position' | 'departed_at' | 'arrived_at' | 'eta_at_departure'>,
): Finished[] => {
  if (!row.from_position || !row.to_position || !row.departed_at || !row.arrived_at || !row.eta_at_departure) return [];
  return [
    {
      metres: distance(row.from_position, row.to_position) * DETOUR,
      seconds: (row.arrived_at.getTime() - row.departed_at.getTime()) / 1000,
      errorSeconds: (row.arrived_at.getTime() - row.eta_at_departure.getTime()) / 1000,
    },
  ];
};

/** Call it with logistics' own rights. */
export const learntOf = async (
  context: Ctx,
  { carrier, method }: { carrier: string | null; method: string },
): Promise<Learnt> => {
  let query = context.db
    .selectFrom('logistics.deliveries')
    .select(['from_position', 'to_position', 'departed_at', 'arrived_at', 'eta_at_departure'])
    .where('state', '=', 'arrived')
    .where('method', '=', method)
    .where('departed_at', 'is not', null)
    .orderBy('arrived_at', 'desc')
    .limit(NEWEST);
  if (carrier) query = query.where('carrier', '=', carrier);
  return learn((await query.execute()).flatMap(asFinished));
};
