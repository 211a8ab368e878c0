// Carriers: take what is offered, pick it up in time, tell where they are, arrive with proof; sometimes nobody is there.
import { type Client, logistics } from '@onelot/contracts';
import { Again } from './ground/agenda.ts';
import type { Delivery } from './ground/types.ts';
import { HOUR, MINUTE, type Party, SECOND, type World } from './party.ts';
import { alongTheRoad, scribble } from './road.ts';

const DECLINES = 0.04;
const FAILS = 0.02;
/** Business time between two positions; more at high speed, so that a vehicle reports every few wall seconds at most. */
const BETWEEN = 20 * MINUTE;
const LEAST_WALL_SECONDS = 2.5;

interface Trip {
  /** Where it was when the drive was taken up: the house, or where the van was last seen before the world was stopped. */
  readonly from: Delivery['from'];
  readonly left: number;
  readonly arrives: number;
  readonly fails: boolean;
}

export const makeCarriers = (world: World): Party => {
  const drivers = world.people
    .filter(({ partyKind }) => partyKind === 'carrier')
    .map(({ email }) => ({ email, client: world.border.person(email) }));
  const trips = new Map<string, Trip>();

  const answer = (client: Client, delivery: Delivery, carrier: string): void => {
    const dice = world.chance('take', delivery.number, carrier, delivery.attempts ?? 1);
    const accept = dice.next() >= DECLINES;
    const when = Math.min(world.time.now() + dice.integer(2, 25) * MINUTE, Date.parse(delivery.pickUpAt) - 5 * MINUTE);
    world.agenda.once(`take ${delivery.id} ${carrier}`, when, () =>
      client.call(logistics.answerDelivery, {
        delivery: delivery.id,
        accept,
        ...(accept ? {} : { note: 'The van is full.' }),
      }),
    );
  };
  const pickUp = (client: Client, delivery: Delivery): void => {
    const late = world.chance('pick-up', delivery.number).integer(-2, 12) * MINUTE;
    world.agenda.at(`pick up ${delivery.id}`, Date.parse(delivery.pickUpAt) + Math.max(0, late), () =>
      client.call(logistics.pickUp, { delivery: delivery.id, identifier: delivery.identifier }),
    );
  };
  /** Most arrive about when the timetable says; a few late. */
  const tripOf = (delivery: Delivery): Trip => {
    const known = trips.get(delivery.id);
    if (known) return known;
    const dice = world.chance('trip', delivery.number, delivery.attempts ?? 1);
    const left = delivery.positionAt ? Date.parse(delivery.positionAt) : world.time.now();
    const eta = Date.parse(delivery.etaAt);
    const noise = dice.normal() * 0.03 * Math.max(HOUR, eta - left) - 20 * MINUTE;
    const arrives = Math.max(
      left + 30 * MINUTE,
      Date.parse(delivery.window?.from ?? delivery.positionAt ?? delivery.etaAt) + 5 * MINUTE,
      eta + noise,
    );
    const trip = { from: delivery.position ?? delivery.from, left, arrives, fails: dice.next() < FAILS };
    trips.set(delivery.id, trip);
    if (trips.size > 2000) trips.delete(trips.keys().next().value as string);
    return trip;
  };
  const drive = (client: Client, delivery: Delivery): void => {
    const { when, work } = stretch(client, delivery);
    world.agenda.once(`drive ${delivery.id}`, when, work);
  };
  /** The next position to report, or the end of the way. */
  const stretch = (client: Client, delivery: Delivery): Again => {
    const trip = tripOf(delivery);
    const step = Math.max(BETWEEN, world.time.speed() * LEAST_WALL_SECONDS * SECOND);
    const next = Math.max(Date.parse(delivery.positionAt ?? delivery.pickUpAt) + step, world.time.now());
    const { from } = trip;
    const { to } = delivery;
    if (next >= trip.arrives || !from || !to) return new Again(trip.arrives, () => end(client, delivery, trip));
    const bow = world.chance('bow', delivery.number).next() * 0.3 - 0.15;
    return new Again(next, async () => {
      const share = (world.time.now() - trip.left) / (trip.arrives - trip.left);
      const position = alongTheRoad(from, to, Math.min(0.99, share), bow);
      const told = await client.call(logistics.reportPosition, { delivery: delivery.id, position });
      return told.state === 'on-the-road' ? stretch(client, told) : undefined;
    });
  };
  const end = async (client: Client, delivery: Delivery, trip: Trip): Promise<void> => {
    if (trip.fails) {
      await client.call(logistics.failDelivery, { delivery: delivery.id, reason: 'Nobody was there.' });
    } else {
      const dice = world.chance('proof', delivery.number);
      await client.call(logistics.arrive, {
        delivery: delivery.id,
        receivedBy: dice.next() < 0.8 ? delivery.customerName : 'A neighbour',
        signature: scribble(dice.next),
      });
    }
    trips.delete(delivery.id);
  };
  return {
    name: 'carriers',
    hears: [
      logistics.deliveryOffered.type,
      logistics.deliveryAnswered.type,
      logistics.deliveryDeparted.type,
      logistics.deliveryFailed.type,
    ],
    restMs: 400,
    look: async () => {
      for (const { client, email } of drivers) {
        for (const state of ['offered', 'accepted', 'on-the-road'] as const) {
          const deliveries = await client.call(logistics.listDeliveries, { state });
          for (const delivery of deliveries) {
            if (state === 'offered') answer(client, delivery, email);
            else if (state === 'accepted') pickUp(client, delivery);
            else drive(client, delivery);
          }
        }
      }
    },
  };
};
