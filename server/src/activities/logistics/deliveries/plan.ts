// A finished product becomes a delivery on the schedule, and is offered to its method's carrier.
import { type Address, type Data, logistics, type Output, type production, sales } from '@onelot/contracts';
import { instantOf } from '../../../kernel/local-time.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { carrierTimes, site } from '../places/queries.ts';
import type { Ctx } from '../tables.ts';
import { spreadFor } from './eta.ts';
import { locate } from './geography.ts';
import { learntOf } from './history.ts';
import { shippingMethod } from './methods.ts';
import { nextCarrier, offerTo } from './offer.ts';
import type { DeliveryRow } from './tables.ts';
import { type Method, timed } from './transit.ts';
import { brief } from './view.ts';

type Ordered = Data<typeof production.distributionOrdered>;
type Order = Output<typeof sales.getOrder>;

/** What was refused is not there; everything else is a fault. */
const orNothing = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

/** Terms may have changed since the order: then the country's usual method, else one that waits for the dispatcher. */
const methodOf = async (context: Ctx, country: string, named: string): Promise<Method> =>
  (await orNothing(shippingMethod(context, country, named))) ??
  (await orNothing(shippingMethod(context, country, undefined))) ?? {
    country,
    method: named,
    carrier: null,
    transitDays: 0,
  };

const wishOf = (context: Ctx, order: Order | undefined) => {
  const { notBefore, window } = order?.wish ?? {};
  return {
    notBefore: notBefore ? instantOf(notBefore, '00:00', context.company.timeZone) : undefined,
    // A day ends a minute before midnight, so that its window ends on the day itself.
    window: window && { from: window.from, to: window.to === '24:00' ? '23:59' : window.to },
  };
};

const endsOf = async (context: Ctx, address: Address) => {
  const from = await site(context);
  const to = locate(address);
  return { from: from ? locate(from.address).position : null, to: to.position, approximate: to.approximate };
};

/** Puts it on the schedule once; what is there already, or was cancelled meanwhile, is left alone. */
export const plan = async (context: Ctx, ordered: Ordered): Promise<void> => {
  const known = await context.db
    .selectFrom('logistics.deliveries')
    .select('id')
    .where('order_id', '=', ordered.order)
    .where('identifier', '=', ordered.identifier)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
  if (known) return;
  const order = await orNothing(context.ask(sales.getOrder, { order: ordered.order }));
  if (order?.state === 'cancelled') return;
  const address = order?.address ?? ordered.address;
  if (!address) return context.log(`Order ${ordered.orderNumber} has no address: no delivery was planned.`);
  const row = await insert(context, ordered, address, order);
  await context.db
    .updateTable('logistics.finished')
    .set({ delivery: row.id })
    .where('identifier', '=', ordered.identifier)
    .execute();
  await context.emit(
    logistics.deliveryScheduled,
    { ...brief(row), pickUpAt: row.pick_up_at.toISOString(), etaAt: row.eta_at.toISOString() },
    { subject: row.order_id, seenBy: [row.customer] },
  );
  const carrier = await nextCarrier(context, row);
  if (carrier) await offerTo(context, row, carrier, { attempts: 1 });
};

const insert = async (
  context: Ctx,
  ordered: Ordered,
  address: Address,
  order: Order | undefined,
): Promise<DeliveryRow> => {
  const method = await methodOf(context, address.country, ordered.shippingMethod);
  const { notBefore, window } = wishOf(context, order);
  const { timeZone } = context.company;
  const collected = method.carrier === null;
  const times = timed({
    readyAt: context.now,
    nights: method.transitDays,
    collected,
    notBefore,
    window,
    timeZone,
    times: (await carrierTimes(context))(method.carrier),
  });
  const ends = await endsOf(context, address);
  const learnt = await learntOf(context, { carrier: method.carrier, method: method.method });
  const seconds = (times.at.getTime() - times.pickUpAt.getTime()) / 1000;
  const json = (value: unknown) => (value ? JSON.stringify(value) : null) as never;
  return (await context.db
    .insertInto('logistics.deliveries')
    .values({
      seen_by: [ordered.customer],
      id: context.id(),
      number: `D-${await context.next('delivery', 1001)}`,
      order_id: ordered.order,
      order_number: ordered.orderNumber,
      identifier: ordered.identifier,
      product_name: ordered.name,
      state: 'planned',
      method: method.method,
      nights: method.transitDays,
      method_carrier: method.carrier,
      carrier: null,
      carrier_party: null,
      carrier_name: null,
      declined: [],
      attempts: 0,
      customer: ordered.customer,
      customer_name: order?.customer.name ?? address.name,
      address: json(address),
      from_position: json(ends.from),
      to_position: json(ends.to),
      approximate: ends.approximate,
      not_before: notBefore ?? null,
      window_times: json(window),
      window_from: times.window?.from ?? null,
      window_to: times.window?.to ?? null,
      pick_up_at: times.pickUpAt,
      eta_at: times.at,
      eta_spread: spreadFor(seconds, learnt),
      eta_told: times.at,
      promised_at: new Date(order?.promised.at ?? ordered.promisedAt),
      departed_at: null,
      timetable_at: null,
      eta_at_departure: null,
      position: null,
      position_at: null,
      arrived_at: null,
      on_time: null,
      proof: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()) as DeliveryRow;
};
