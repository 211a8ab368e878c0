// Who is asked to take a delivery: the method's carrier first, then the others; what nobody takes waits for the dispatcher.
import { logistics } from '@onelot/contracts';
import { type CarrierTimes, carriers } from '../places/queries.ts';
import type { Ctx } from '../tables.ts';
import { mustBecome } from './life-cycle.ts';
import type { DeliveryRow } from './tables.ts';
import { timed } from './transit.ts';
import { brief } from './view.ts';

/** After so many attempts a person decides. */
export const MOST_ATTEMPTS = 3;

type Carrier = Awaited<ReturnType<typeof carriers>>[number];

/** Changes a delivery and answers it as it is now. */
export const change = (context: Ctx, id: string, set: Partial<DeliveryRow>): Promise<DeliveryRow> => {
  const json = Object.fromEntries(
    Object.entries(set).map(([name, value]) => [
      name,
      ['position', 'proof', 'address'].includes(name) && value !== null ? JSON.stringify(value) : value,
    ]),
  );
  return context.db
    .updateTable('logistics.deliveries')
    .set(json as Partial<DeliveryRow>)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow() as Promise<DeliveryRow>;
};

/** Pick-up and arrival anew, seen from now, by the times of the carrier that is asked: its next pick-up starts the attempt. */
export const rescheduled = (context: Ctx, row: DeliveryRow, times: CarrierTimes) => {
  const { pickUpAt, at, window } = timed({
    readyAt: context.now,
    nights: row.nights,
    collected: row.method_carrier === null && row.carrier === null,
    notBefore: row.not_before ?? undefined,
    window: row.window_times ?? undefined,
    timeZone: context.company.timeZone,
    times,
  });
  return {
    pick_up_at: pickUpAt,
    eta_at: at,
    eta_told: at,
    window_from: window?.from ?? null,
    window_to: window?.to ?? null,
  };
};

/** Offers it to one carrier, who from now on sees it; whoever saw it before sees it no more. Call it elevated. */
export const offerTo = async (
  context: Ctx,
  row: DeliveryRow,
  carrier: Carrier,
  set: Partial<DeliveryRow> = {},
): Promise<DeliveryRow> => {
  mustBecome(row, 'offered');
  const offered = await change(context, row.id, {
    ...set,
    state: 'offered',
    carrier: carrier.carrier,
    carrier_party: carrier.party,
    carrier_name: carrier.name,
    seen_by: [row.customer, carrier.party],
  });
  await context.emit(
    logistics.deliveryOffered,
    {
      ...brief(offered),
      carrier: carrier.carrier,
      pickUpAt: offered.pick_up_at.toISOString(),
      etaAt: offered.eta_at.toISOString(),
    },
    { subject: offered.order_id, seenBy: [carrier.party] },
  );
  return offered;
};

/** The next carrier that has not declined; undefined where there is none. */
export const nextCarrier = async (context: Ctx, row: DeliveryRow): Promise<Carrier | undefined> => {
  if (row.method_carrier === null) return undefined;
  const open = (await carriers(context)).filter(({ carrier }) => !row.declined.includes(carrier));
  return open.find(({ carrier }) => carrier === row.method_carrier) ?? open[0];
};
