// The store: receives and inspects what arrived, hands over what is collected, and finds a carrier where none took a delivery.
import { logistics, sourcing } from '@onelot/contracts';
import type { Delivery } from './ground/types.ts';
import { HOUR, MINUTE, type Party, type World } from './party.ts';
import { scribble } from './road.ts';

const REJECTS = 0.03;

/** How many of a receipt pass inspection; nearly always all. */
export const inspected = (world: Pick<World, 'chance'>, number: string, quantity: number) => {
  const dice = world.chance('inspect', number);
  const rejected = quantity > 4 && dice.next() < REJECTS ? dice.integer(1, Math.max(1, Math.floor(quantity / 10))) : 0;
  return { accepted: quantity - rejected, rejected };
};

export const makeStore = (world: World): Party => {
  const store = world.staff('logistics');
  const receive = async (): Promise<void> => {
    for (const expected of await store.call(logistics.listExpected, {})) {
      if (!expected.shipped || expected.quantity <= 0) continue;
      const wait = world.chance('dock', expected.number).integer(5, 50) * MINUTE;
      const when = world.office.next(Date.parse(expected.expectedAt)) + wait;
      world.agenda.at(`receive ${expected.purchaseOrder}`, when, () =>
        store.call(logistics.receive, {
          purchaseOrder: expected.purchaseOrder,
          ...inspected(world, expected.number, expected.quantity),
        }),
      );
    }
  };
  const collected = (delivery: Delivery): void => {
    const dice = world.chance('collect', delivery.number);
    const when = world.office.next(
      Math.max(Date.parse(delivery.pickUpAt), Date.parse(delivery.etaAt)) + dice.integer(10, 240) * MINUTE,
    );
    world.agenda.at(`collect ${delivery.id}`, when, () =>
      store.call(logistics.arrive, {
        delivery: delivery.id,
        receivedBy: delivery.customerName,
        signature: scribble(dice.next),
      }),
    );
  };
  const offerAgain = (delivery: Delivery, carriers: readonly string[]): void => {
    const carrier = carriers[(delivery.attempts ?? 0) % Math.max(1, carriers.length)];
    if (!carrier) return;
    world.agenda.once(`offer ${delivery.id}`, world.office.next(world.time.now() + HOUR), () =>
      store.call(logistics.offerDelivery, { delivery: delivery.id, carrier }),
    );
  };
  /** Finished products fill the first aisle; some are taken to the other one. */
  const putAway = async (): Promise<void> => {
    const places = (await store.call(logistics.listPlaces, {})).filter(({ kind }) => kind === 'finished');
    if (places.length < 2) return;
    for (const product of await store.call(logistics.listFinished, {})) {
      const dice = world.chance('aisle', product.identifier);
      if (product.place !== places[0]?.place || dice.next() > 0.3) continue;
      const place = (places[1] as { place: string }).place;
      world.agenda.at(`aisle ${product.identifier}`, Date.parse(product.storedAt) + dice.integer(5, 40) * MINUTE, () =>
        store.call(logistics.putAway, { identifier: product.identifier, place }),
      );
    }
  };
  const deliveries = async (): Promise<void> => {
    for (const delivery of await store.call(logistics.listDeliveries, { state: 'planned' }))
      if (delivery.carrier === null) collected(delivery);
    const waiting = [
      ...(await store.call(logistics.listDeliveries, { state: 'declined' })),
      ...(await store.call(logistics.listDeliveries, { state: 'failed' })),
    ];
    if (waiting.length === 0) return;
    const carriers = (await store.call(logistics.listCarriers, {})).map(({ carrier }) => carrier);
    for (const delivery of waiting) offerAgain(delivery, carriers);
  };
  return {
    name: 'store',
    hears: [
      sourcing.supplyAnnounced.type,
      logistics.goodsReceived.type,
      logistics.deliveryScheduled.type,
      logistics.deliveryFailed.type,
      logistics.deliveryAnswered.type,
    ],
    restMs: 500,
    look: async () => {
      await receive();
      await deliveries();
      await putAway();
    },
  };
};
