// The way a delivery went: positions are kept as they come, not faster than useful, and thinned out when they get many.
import type { Ctx } from '../tables.ts';
import { distance } from './geography.ts';
import type { DeliveryRow, Point } from './tables.ts';

const MOST = 400;
/** A report nearer than both to the one before adds nothing. */
const LEAST_SECONDS = 15;
const LEAST_METRES = 50;

/** Whether a report says something new. */
export const isNews = (row: Pick<DeliveryRow, 'position' | 'position_at'>, now: Date, position: Point): boolean =>
  !row.position ||
  !row.position_at ||
  (now.getTime() - row.position_at.getTime()) / 1000 >= LEAST_SECONDS ||
  distance(row.position, position) >= LEAST_METRES;

/** Keeps a position; at the limit every second one of the earlier ones is dropped, so the whole way stays drawn. */
export const keepPosition = async (context: Ctx, row: DeliveryRow, position: Point): Promise<void> => {
  await context.db
    .insertInto('logistics.positions')
    .values({ id: context.id(), delivery: row.id, at: context.now, ...position, seen_by: row.seen_by })
    .execute();
  const { count } = await context.db
    .selectFrom('logistics.positions')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('delivery', '=', row.id)
    .executeTakeFirstOrThrow();
  if (count > MOST) await thinOut(context, row.id);
};

const thinOut = async (context: Ctx, delivery: string): Promise<void> => {
  const rows = await context.db
    .selectFrom('logistics.positions')
    .select('id')
    .where('delivery', '=', delivery)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const drop = rows.slice(1, -1).filter((_, index) => index % 2 === 0);
  await context.db
    .deleteFrom('logistics.positions')
    .where(
      'id',
      'in',
      drop.map(({ id }) => id),
    )
    .execute();
};

export const positionsOf = async (context: Ctx, delivery: string) => {
  const rows = await context.db
    .selectFrom('logistics.positions')
    .select(['at', 'lat', 'lon'])
    .where('delivery', '=', delivery)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ at, lat, lon }) => ({ at: at.toISOString(), position: { lat, lon } }));
};
