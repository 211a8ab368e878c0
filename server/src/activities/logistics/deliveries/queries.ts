// What is known of deliveries: the transit time before one exists, the schedule, one delivery, and where an order is.
import { type Input, logistics } from '@onelot/contracts';
import { found } from '../../../kernel/refusal.ts';
import { type CarrierTimes, carrierTimes } from '../places/queries.ts';
import { asStaff, type Ctx, room } from '../tables.ts';
import { chosen, methods, refuseLacking } from './methods.ts';
import { slip } from './slip.ts';
import type { DeliveryRow } from './tables.ts';
import { positionsOf } from './track.ts';
import { type Method, timed } from './transit.ts';
import { placesOf, view, viewed } from './view.ts';

const { handle } = room;
const MOST = 1000;
const ENDED = new Set(['arrived', 'cancelled']);

/** Open ones by pick-up, then what has ended, newest first. */
const bySchedule = (a: DeliveryRow, b: DeliveryRow): number => {
  const [endedA, endedB] = [ENDED.has(a.state), ENDED.has(b.state)];
  if (endedA !== endedB) return endedA ? 1 : -1;
  const step = a.pick_up_at.getTime() - b.pick_up_at.getTime();
  return endedA ? -step : step;
};

const arrivalOf = (trip: Input<typeof logistics.transit>, method: Method, timeZone: string, times: CarrierTimes) => {
  const { pickUpAt, at, held } = timed({
    readyAt: new Date(trip.readyAt),
    nights: method.transitDays,
    collected: method.carrier === null,
    notBefore: trip.notBefore ? new Date(trip.notBefore) : undefined,
    window: trip.window,
    timeZone,
    times,
  });
  return {
    pickUpAt: pickUpAt.toISOString(),
    at: at.toISOString(),
    method: method.method,
    nights: method.transitDays,
    held,
  };
};

const transit = handle(logistics.transit, async (context, trip) => {
  const method = refuseLacking(chosen(await methods(context), context, trip), trip);
  const times = await carrierTimes(context);
  return arrivalOf(trip, method, context.company.timeZone, times(method.carrier));
});

const transits = handle(logistics.transits, async (context, { trips }) => {
  const offered = await methods(context);
  const times = await carrierTimes(context);
  return trips.map((trip) => {
    const method = chosen(offered, context, trip);
    return 'lacks' in method ? null : arrivalOf(trip, method, context.company.timeZone, times(method.carrier));
  });
});

const list = handle(logistics.listDeliveries, (context, { state }) =>
  asStaff(context, logistics.listDeliveries, async (own) => {
    let query = own.db.selectFrom('logistics.deliveries').selectAll().orderBy('id', 'desc').limit(MOST);
    if (state) query = query.where('state', '=', state);
    const rows = ((await query.execute()) as DeliveryRow[]).sort(bySchedule);
    const ids = rows.map(({ id }) => id);
    const places = await context.elevated((all) => placesOf(all, ids));
    return rows.map((row) => view(row, own.company.timeZone, places.get(row.id) ?? null));
  }),
);

const get = handle(logistics.getDelivery, (context, { delivery }) =>
  asStaff(context, logistics.getDelivery, async (own) => {
    const row = found(
      (await own.db.selectFrom('logistics.deliveries').selectAll().where('id', '=', delivery).executeTakeFirst()) as
        | DeliveryRow
        | undefined,
      'This delivery',
    );
    return { ...(await viewed(own, row)), positions: await positionsOf(own, row.id) };
  }),
);

/** The delivery of an order that counts: the newest that was not cancelled. */
const ofOrder = async (context: Ctx, order: string): Promise<DeliveryRow | undefined> =>
  (await context.db
    .selectFrom('logistics.deliveries')
    .selectAll()
    .where('order_id', '=', order)
    .where('state', '<>', 'cancelled')
    .orderBy('id', 'desc')
    .executeTakeFirst()) as DeliveryRow | undefined;

const tracking = handle(logistics.tracking, (context, { order }) =>
  asStaff(context, logistics.tracking, async (own) => {
    const row = await ofOrder(own, order);
    if (!row) return { delivery: null };
    const { address: _address, customerName: _name, place: _place, ...told } = view(row, own.company.timeZone);
    return { delivery: { ...told, positions: await positionsOf(own, row.id) } };
  }),
);

const packingSlip = handle(logistics.packingSlip, (context, { order, locale }) =>
  asStaff(context, logistics.packingSlip, async (own) => {
    const products = await own.db
      .selectFrom('logistics.finished')
      .select(['name', 'identifier', 'quantity'])
      .where('order_id', '=', order)
      .orderBy('identifier')
      .execute();
    if (products.length === 0) found(undefined, 'A packing slip of this order');
    return slip(own, { order, locale, products, delivery: await ofOrder(own, order) });
  }),
);

export const deliveryQueries = [transit, transits, list, get, tracking, packingSlip];
