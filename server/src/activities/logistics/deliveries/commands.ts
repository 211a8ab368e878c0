// What dispatcher and carrier do with a delivery: offer, answer, pick up, report, arrive, fail.
import { logistics } from '@onelot/contracts';
import { partyOf } from '../../../kernel/principal.ts';
import { found, invalid, refuse, refuseAs } from '../../../kernel/refusal.ts';
import { carriers } from '../places/queries.ts';
import { type Ctx, room } from '../tables.ts';
import { estimate, NOTICEABLE, spreadFor } from './eta.ts';
import { learntOf } from './history.ts';
import { mustBecome } from './life-cycle.ts';
import { change, MOST_ATTEMPTS, nextCarrier, offerTo, rescheduled } from './offer.ts';
import type { DeliveryRow, Point } from './tables.ts';
import { isNews, keepPosition } from './track.ts';
import { brief, dueOf, viewed } from './view.ts';

const { handle } = room;

/** Locks it with the caller's own rights: what was not offered to a carrier is not there for it. */
const mine = async (context: Ctx, delivery: string): Promise<DeliveryRow> => {
  const row = found(
    (await context.db
      .selectFrom('logistics.deliveries')
      .selectAll()
      .where('id', '=', delivery)
      .forUpdate()
      .executeTakeFirst()) as DeliveryRow | undefined,
    'This delivery',
  );
  const carrier = partyOf(context.principal, 'carrier');
  const staff = context.principal.roles.has('logistics');
  if (!staff && row.carrier_party !== carrier?.id) found(undefined, 'This delivery');
  return row;
};

const about = (row: DeliveryRow) => ({
  subject: row.order_id,
  seenBy: row.carrier_party ? [row.customer, row.carrier_party] : [row.customer],
});

const offer = handle(logistics.offerDelivery, async (context, input) => {
  const row = await mine(context, input.delivery);
  mustBecome(row, 'offered');
  const carrier = (await carriers(context)).find((each) => each.carrier === input.carrier);
  if (!carrier) return invalid('/carrier', `There is no carrier "${input.carrier}".`, 'UNKNOWN_CARRIER');
  if (row.state === 'offered' && row.carrier === carrier.carrier)
    refuseAs('conflict', 'OFFERED_ALREADY', `Delivery ${row.number} is offered to ${carrier.name} already.`, {
      carrier: carrier.name,
    });
  const pickUpAt = input.pickUpAt ? new Date(input.pickUpAt) : undefined;
  if (pickUpAt && pickUpAt < context.now) invalid('/pickUpAt', 'The pick-up would be in the past.', 'PAST');
  const again = row.state === 'failed' || row.state === 'declined' ? rescheduled(context, row, carrier) : {};
  const offered = await offerTo(context, row, carrier, {
    ...again,
    ...(pickUpAt ? { pick_up_at: pickUpAt } : {}),
    attempts: row.state === 'failed' ? row.attempts + 1 : Math.max(1, row.attempts),
  });
  return viewed(context, offered);
});

const answer = handle(logistics.answerDelivery, async (context, input) => {
  const row = await mine(context, input.delivery);
  mustBecome(row, input.accept ? 'accepted' : 'declined');
  const carrier = row.carrier ?? '';
  return context.elevated(async (own) => {
    const answered = input.accept
      ? await change(own, row.id, { state: 'accepted' })
      : await change(own, row.id, {
          state: 'declined',
          declined: [...row.declined, carrier],
          seen_by: [row.customer],
        });
    await own.emit(
      logistics.deliveryAnswered,
      { ...brief(row), carrier, accepted: input.accept },
      { subject: row.order_id, seenBy: row.carrier_party ? [row.carrier_party] : [] },
    );
    if (!input.accept) {
      const next = await nextCarrier(own, answered);
      if (next) await offerTo(own, answered, next, rescheduled(own, answered, next));
    }
    // Whoever declined sees its own answer, not who is asked next.
    return viewed(own, answered);
  });
});

const pickUp = handle(logistics.pickUp, async (context, input) => {
  const row = await mine(context, input.delivery);
  mustBecome(row, 'on-the-road');
  if (row.identifier !== input.identifier)
    invalid(
      '/identifier',
      `This is not the product of delivery ${row.number}: "${input.identifier}" was scanned.`,
      'WRONG_PRODUCT',
    );
  return context.elevated(async (own) => {
    const loaded = await own.db
      .updateTable('logistics.finished')
      .set({ state: 'loaded', delivery: row.id })
      .where('identifier', '=', row.identifier)
      .where('state', '=', 'stored')
      .returning('id')
      .execute();
    if (loaded.length === 0)
      refuseAs('conflict', 'NOT_IN_STORE', `Product ${row.identifier} is not in store.`, {
        identifier: row.identifier,
      });
    const eta = await etaAtDeparture(own, row);
    const gone = await change(own, row.id, {
      state: 'on-the-road',
      departed_at: own.now,
      ...eta,
      eta_told: eta.eta_at,
      eta_at_departure: eta.eta_at,
      position: row.from_position,
      position_at: row.from_position ? own.now : null,
    });
    // The way of an earlier attempt is not this one's.
    await own.db.deleteFrom('logistics.positions').where('delivery', '=', row.id).execute();
    if (row.from_position) await keepPosition(own, gone, row.from_position);
    await own.emit(
      logistics.deliveryDeparted,
      { ...brief(gone), carrier: gone.carrier, etaAt: gone.eta_at.toISOString() },
      about(gone),
    );
    return viewed(own, gone);
  });
});

/** The timetable moved by as much as the pick-up is later, and the estimate that history makes of it. */
const etaAtDeparture = async (context: Ctx, row: DeliveryRow) => {
  const learnt = await learntOf(context, row);
  const late = Math.max(0, context.now.getTime() - row.pick_up_at.getTime());
  const timetable = new Date(row.eta_at.getTime() + late);
  const seconds = ((timetable.getTime() - context.now.getTime()) / 1000) * learnt.pace;
  const free = new Date(context.now.getTime() + Math.round(seconds) * 1000);
  return {
    timetable_at: timetable,
    eta_at: row.window_from && row.window_from > free ? row.window_from : free,
    eta_spread: spreadFor(seconds, learnt),
  };
};

const onTheRoad = (context: Ctx, row: DeliveryRow, position: Point) => ({
  now: context.now,
  departedAt: row.departed_at ?? context.now,
  timetableAt: row.timetable_at ?? row.eta_at,
  from: row.from_position ?? position,
  to: row.to_position ?? position,
  position,
  windowFrom: row.window_from,
});

const report = handle(logistics.reportPosition, async (context, input) => {
  const row = await mine(context, input.delivery);
  if (row.state !== 'on-the-road')
    refuse('conflict', `Delivery ${row.number} is ${row.state}, not on the road.`, {
      code: 'WRONG_STATE',
      path: '',
      message: 'Positions are reported between pick-up and arrival.',
      data: { state: row.state },
    });
  if (!isNews(row, context.now, input.position)) return viewed(context, row);
  return context.elevated(async (own) => {
    const eta = row.to_position
      ? estimate(onTheRoad(own, row, input.position), await learntOf(own, row))
      : { at: row.eta_at, spread: row.eta_spread };
    const noticed = Math.abs(eta.at.getTime() - row.eta_told.getTime()) / 1000 >= NOTICEABLE;
    const there = await change(own, row.id, {
      position: input.position,
      position_at: own.now,
      eta_at: eta.at,
      eta_spread: eta.spread,
      ...(noticed ? { eta_told: eta.at } : {}),
    });
    await keepPosition(own, there, input.position);
    await own.emit(
      logistics.positionReported,
      { ...brief(there), position: input.position, etaAt: eta.at.toISOString() },
      about(there),
    );
    if (noticed)
      await own.emit(
        logistics.etaChanged,
        { ...brief(there), from: row.eta_told.toISOString(), to: eta.at.toISOString() },
        about(there),
      );
    return viewed(own, there);
  });
});

const arrive = handle(logistics.arrive, async (context, input) => {
  const row = await mine(context, input.delivery);
  mustBecome(row, 'arrived');
  if (row.state === 'planned' && row.method_carrier !== null)
    refuseAs(
      'conflict',
      'NOT_PICKED_UP',
      `Delivery ${row.number} was not picked up: only what the customer collects arrives without a way.`,
    );
  return context.elevated(async (own) => {
    const onTime = own.now <= dueOf(row, own.company.timeZone);
    const collected = row.state === 'planned';
    const there = await change(own, row.id, {
      state: 'arrived',
      arrived_at: own.now,
      on_time: onTime,
      eta_at: own.now,
      eta_spread: 0,
      ...(collected ? {} : { position: row.to_position ?? row.position, position_at: own.now }),
      proof: { receivedBy: input.receivedBy, signature: input.signature ?? null, note: input.note ?? null },
    });
    await own.db
      .updateTable('logistics.finished')
      .set({ state: 'delivered' })
      .where('identifier', '=', row.identifier)
      .execute();
    await own.emit(
      logistics.deliveryArrived,
      {
        ...brief(there),
        arrivedAt: own.now.toISOString(),
        receivedBy: input.receivedBy,
        identifier: there.identifier,
        onTime,
      },
      about(there),
    );
    return viewed(own, there);
  });
});

const fail = handle(logistics.failDelivery, async (context, input) => {
  const row = await mine(context, input.delivery);
  mustBecome(row, 'failed');
  return context.elevated(async (own) => {
    const failed = await change(own, row.id, { state: 'failed', position: null, position_at: null, departed_at: null });
    // It comes back to where it was fetched.
    await own.db
      .updateTable('logistics.finished')
      .set({ state: 'stored' })
      .where('identifier', '=', row.identifier)
      .execute();
    await own.emit(logistics.deliveryFailed, { ...brief(failed), reason: input.reason }, about(failed));
    const carrier = (await carriers(own)).find((each) => each.carrier === row.carrier);
    if (!carrier || row.attempts >= MOST_ATTEMPTS) return viewed(own, failed);
    const again = await offerTo(own, failed, carrier, {
      ...rescheduled(own, failed, carrier),
      declined: [],
      attempts: row.attempts + 1,
    });
    return viewed(own, again);
  });
});

export const deliveryCommands = [offer, answer, pickUp, report, arrive, fail];
