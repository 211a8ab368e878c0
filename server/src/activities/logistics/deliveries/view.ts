// A delivery as it is told: to staff and its carrier in full, to the customer without what is only for the others.
import type { logistics, Output } from '@onelot/contracts';
import { dayEnd } from '../../../kernel/local-time.ts';
import type { Ctx } from '../tables.ts';
import type { DeliveryRow } from './tables.ts';

type Delivery = Output<typeof logistics.offerDelivery>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The last instant that keeps its promise: the end of the window asked for, else of the local day promised. */
export const dueOf = (row: Pick<DeliveryRow, 'promised_at' | 'window_to'>, timeZone: string): Date => {
  const dayEnds = dayEnd(row.promised_at, timeZone);
  return row.window_to && row.window_to < dayEnds && row.window_to >= row.promised_at ? row.window_to : dayEnds;
};

export const view = (row: DeliveryRow, timeZone: string, place: string | null = null): Delivery => ({
  id: row.id,
  number: row.number,
  order: row.order_id,
  orderNumber: row.order_number,
  identifier: row.identifier,
  productName: row.product_name,
  state: row.state,
  carrier: row.carrier,
  carrierName: row.carrier_name,
  customerName: row.customer_name,
  address: row.address,
  from: row.from_position,
  to: row.to_position,
  approximate: row.approximate,
  attempts: row.attempts,
  window:
    row.window_from && row.window_to ? { from: row.window_from.toISOString(), to: row.window_to.toISOString() } : null,
  pickUpAt: row.pick_up_at.toISOString(),
  etaAt: row.eta_at.toISOString(),
  etaSpreadSeconds: row.eta_spread,
  promisedAt: row.promised_at.toISOString(),
  dueAt: dueOf(row, timeZone).toISOString(),
  position: row.position,
  positionAt: iso(row.position_at),
  arrivedAt: iso(row.arrived_at),
  proof: row.proof,
  place,
});

/** Places at which the products of these deliveries stand in store, by delivery. Call it with logistics' own rights. */
export const placesOf = async (context: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await context.db
    .selectFrom('logistics.finished')
    .select(['delivery', 'place'])
    .where('state', '=', 'stored')
    .where('delivery', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ delivery, place }) => [delivery ?? '', place]));
};

/** With the place where it is fetched. */
export const viewed = async (context: Ctx, row: DeliveryRow): Promise<Delivery> =>
  context.elevated(async (own) => view(row, own.company.timeZone, (await placesOf(own, [row.id])).get(row.id) ?? null));

export const brief = (row: Pick<DeliveryRow, 'id' | 'order_id' | 'order_number'>) => ({
  delivery: row.id,
  order: row.order_id,
  orderNumber: row.order_number,
});
