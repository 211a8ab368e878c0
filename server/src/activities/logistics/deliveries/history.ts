// What finished deliveries teach: pace and error of a carrier's method, from logistics' own records.
import type { Ctx } from '../tables.ts';
import { type Finished, type Learnt, learn } from './eta.ts';
import type { DeliveryRow } from './tables.ts';

/** The newest so many are looked at: roads and carriers change. */
const NEWEST = 40;

type Row = Pick<DeliveryRow, 'departed_at' | 'timetable_at' | 'arrived_at' | 'eta_at_departure'>;

const seconds = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;

const asFinished = ({ departed_at, timetable_at, arrived_at, eta_at_departure }: Row): Finished[] =>
  departed_at && timetable_at && arrived_at && eta_at_departure
    ? [
        {
          timetableSeconds: seconds(departed_at, timetable_at),
          seconds: seconds(departed_at, arrived_at),
          errorSeconds: seconds(eta_at_departure, arrived_at),
        },
      ]
    : [];

/** Call it with logistics' own rights. */
export const learntOf = async (
  context: Ctx,
  { carrier, method }: { carrier: string | null; method: string },
): Promise<Learnt> => {
  let query = context.db
    .selectFrom('logistics.deliveries')
    .select(['departed_at', 'timetable_at', 'arrived_at', 'eta_at_departure'])
    .where('state', '=', 'arrived')
    .where('method', '=', method)
    .where('departed_at', 'is not', null)
    .orderBy('arrived_at', 'desc')
    .limit(NEWEST);
  if (carrier) query = query.where('carrier', '=', carrier);
  return learn((await query.execute()).flatMap(asFinished));
};
