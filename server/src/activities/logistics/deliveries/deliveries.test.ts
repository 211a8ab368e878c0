// Plays deliveries on the running product: offer, decline, pick-up by scan, positions and estimates, proof, failure, cancellation, and who sees what.
import { ApiProblem, type Client, common, logistics } from '@onelot/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Customer, DOOR, startYard, type Yard } from '../../../testing/yard.ts';

vi.setConfig({ testTimeout: 60_000 });

let yard: Yard;
let dispatcher: Client;
let road: Client;
let air: Client;
let customer: Customer;
let stranger: Customer;

const refusal = async (asked: Promise<unknown>): Promise<ApiProblem> => {
  const error = await asked.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  if (!(error instanceof ApiProblem)) throw new Error(`Expected a refusal, got ${String(error)}`);
  return error;
};
const statusOf = async (asked: Promise<unknown>): Promise<number> => (await refusal(asked)).status;

const deliveryOf = async (order: string) => {
  const found = (await dispatcher.call(logistics.listDeliveries, {})).find((each) => each.order === order);
  if (!found) throw new Error('no delivery');
  return found;
};

beforeAll(async () => {
  yard = await startYard();
  dispatcher = await yard.staff('Dispatcher 1', 'logistics', 'dispatcher');
  road = await yard.driver('Driver 1', 'ROADRUN');
  air = await yard.driver('Driver 2', 'NORTHAIR');
  customer = await yard.customer('Customer 1');
  stranger = await yard.customer('Customer 2');
}, 60_000);
afterAll(() => yard.house.stop());

describe('MKT-6 a delivery from the store to the door', () => {
  it('is stored by name, identifier and place, planned, offered to the carrier of its method, and driven to the door', async () => {
    const order = yard.order(customer);
    const identifier = await yard.finish(order);
    const stored = (await dispatcher.call(logistics.listFinished, {})).find((each) => each.identifier === identifier);
    expect(stored).toMatchObject({ name: 'Irons', place: 'FG-A', order: order.id, flag: null });
    await dispatcher.call(logistics.putAway, { identifier, place: 'FG-B' });
    const planned = await deliveryOf(order.id);
    expect(planned).toMatchObject({
      state: 'offered',
      carrier: 'ROADRUN',
      place: 'FG-B',
      pickUpAt: '2026-11-30T21:00:00.000Z',
      etaAt: '2026-12-02T22:00:00.000Z',
      to: DOOR,
      approximate: false,
      attempts: 1,
    });
    expect(stored?.delivery).toBe(planned.id);
    const delivery = planned.id;
    expect(await statusOf(air.call(logistics.getDelivery, { delivery }))).toBe(404);
    expect(await statusOf(air.call(logistics.answerDelivery, { delivery, accept: true }))).toBe(404);
    expect(await air.call(logistics.listDeliveries, {})).toEqual([]);
    expect(await statusOf(road.call(logistics.pickUp, { delivery, identifier }))).toBe(409);
    await road.call(logistics.answerDelivery, { delivery, accept: true });
    const wrong = await refusal(road.call(logistics.pickUp, { delivery, identifier: 'GI-1' }));
    expect(wrong.document.problems).toMatchObject([{ path: '/identifier', code: 'WRONG_PRODUCT' }]);
    await yard.setTime('2026-11-30T21:00:00.000Z');
    const gone = await road.call(logistics.pickUp, { delivery, identifier });
    expect(gone).toMatchObject({ state: 'on-the-road', etaAt: '2026-12-02T22:00:00.000Z', place: null });
    expect((await dispatcher.call(logistics.listFinished, {})).map((each) => each.identifier)).not.toContain(
      identifier,
    );

    // Three quarters of the way in half the time: it comes much earlier.
    await yard.setTime('2026-12-01T21:30:00.000Z');
    const near = await road.call(logistics.reportPosition, { delivery, position: { lat: 43.62, lon: -79.6 } });
    expect(Date.parse(near.etaAt)).toBeLessThan(Date.parse('2026-12-02T18:00:00.000Z'));
    expect(near.etaSpreadSeconds).toBeLessThan(gone.etaSpreadSeconds);
    // The same again a moment later is no news.
    await road.call(logistics.reportPosition, { delivery, position: { lat: 43.62, lon: -79.6 } });
    const track = await customer.guest.call(logistics.tracking, { order: order.id });
    expect(track.delivery).toMatchObject({ state: 'on-the-road', position: { lat: 43.62, lon: -79.6 } });
    expect(track.delivery?.positions).toHaveLength(2);
    expect(JSON.stringify(track)).not.toContain('Front Street');
    expect((await stranger.guest.call(logistics.tracking, { order: order.id })).delivery).toBeNull();
    expect(
      (await yard.house.guest(undefined, 'yard').call(logistics.tracking, { order: order.id })).delivery,
    ).toBeNull();

    await yard.setTime('2026-12-02T15:00:00.000Z');
    const there = await road.call(logistics.arrive, { delivery, receivedBy: 'Customer 1', signature: 'M1 1 L20 20' });
    expect(there).toMatchObject({ state: 'arrived', proof: { receivedBy: 'Customer 1', signature: 'M1 1 L20 20' } });
    expect(await statusOf(road.call(logistics.arrive, { delivery, receivedBy: 'Customer 1' }))).toBe(409);
    expect((await yard.events(order.id)).filter((type) => type.startsWith('logistics.'))).toEqual([
      'logistics.delivery.scheduled',
      'logistics.delivery.offered',
      'logistics.product.moved',
      'logistics.delivery.answered',
      'logistics.delivery.departed',
      'logistics.position.reported',
      'logistics.eta.changed',
      'logistics.delivery.arrived',
    ]);
  });

  it('goes to the next carrier when one declines, who then no more sees it, and waits for the dispatcher when all did', async () => {
    await yard.setTime('2026-12-03T15:00:00.000Z');
    const order = yard.order(customer, { promisedAt: '2026-12-10T22:00:00.000Z' });
    await yard.finish(order);
    const { id: delivery } = await deliveryOf(order.id);
    const answered = await road.call(logistics.answerDelivery, { delivery, accept: false, note: 'No van today.' });
    expect(answered).toMatchObject({ state: 'declined', carrier: 'ROADRUN' });
    expect(await statusOf(road.call(logistics.getDelivery, { delivery }))).toBe(404);
    expect(await air.call(logistics.getDelivery, { delivery })).toMatchObject({
      state: 'offered',
      carrier: 'NORTHAIR',
    });
    await air.call(logistics.answerDelivery, { delivery, accept: false });
    expect(await deliveryOf(order.id)).toMatchObject({ state: 'declined' });
    const unknown = await refusal(dispatcher.call(logistics.offerDelivery, { delivery, carrier: 'NOBODY' }));
    expect(unknown.document.problems).toMatchObject([{ path: '/carrier' }]);
    await dispatcher.call(logistics.offerDelivery, { delivery, carrier: 'ROADRUN' });
    expect(await road.call(logistics.getDelivery, { delivery })).toMatchObject({ state: 'offered' });
  });

  it('is offered again after a failed attempt, with the next pick-up and the count, and stops for a person after three', async () => {
    await yard.setTime('2026-12-04T22:00:00.000Z');
    const order = yard.order(customer, { promisedAt: '2026-12-08T22:00:00.000Z' });
    const identifier = await yard.finish(order);
    const { id: delivery } = await deliveryOf(order.id);
    for (const attempt of [1, 2, 3]) {
      await road.call(logistics.answerDelivery, { delivery, accept: true });
      await road.call(logistics.pickUp, { delivery, identifier });
      const failed = await road.call(logistics.failDelivery, { delivery, reason: 'Nobody there.' });
      expect(failed).toMatchObject(
        attempt < 3 ? { state: 'offered', attempts: attempt + 1 } : { state: 'failed', attempts: 3 },
      );
    }
    // A Friday after the cutoff: the next pick-up is on Monday.
    expect((await deliveryOf(order.id)).pickUpAt).toBe('2026-12-07T21:00:00.000Z');
    await dispatcher.call(logistics.offerDelivery, { delivery, carrier: 'ROADRUN' });
    await road.call(logistics.answerDelivery, { delivery, accept: true });
    await road.call(logistics.pickUp, { delivery, identifier });
    await yard.setTime('2026-12-10T15:00:00.000Z');
    await road.call(logistics.arrive, { delivery, receivedBy: 'Neighbour' });
    expect(await yard.events(order.id)).toContain('logistics.delivery.failed');
  });

  it('is collected by the customer where the method says so', async () => {
    const order = yard.order(customer, { method: 'collect' });
    await yard.finish(order);
    const planned = await deliveryOf(order.id);
    expect(planned).toMatchObject({ state: 'planned', carrier: null });
    const there = await dispatcher.call(logistics.arrive, { delivery: planned.id, receivedBy: 'Customer 1' });
    expect(there.state).toBe('arrived');
  });

  it('keeps the wished day and window', async () => {
    const wish = { notBefore: '2026-12-17', window: { from: '09:00', to: '12:00' } };
    const order = yard.order(customer, { wish });
    await yard.finish(order);
    expect(await deliveryOf(order.id)).toMatchObject({
      pickUpAt: '2026-12-15T21:00:00.000Z',
      etaAt: '2026-12-17T17:00:00.000Z',
      window: { from: '2026-12-17T14:00:00.000Z', to: '2026-12-17T17:00:00.000Z' },
    });
  });

  it('lies where its postal region lies when no position was given, and says so', async () => {
    const order = yard.order(customer, { address: { position: undefined, postcode: 'V6B 1A1' } });
    await yard.finish(order);
    expect(await deliveryOf(order.id)).toMatchObject({ approximate: true, to: { lat: 49.3, lon: -122.9 } });
  });

  it('is taken off the schedule when its order is cancelled, and the product stays in store with a flag', async () => {
    const order = yard.order(customer);
    const identifier = await yard.finish(order);
    const { id: delivery } = await deliveryOf(order.id);
    await yard.cancel(order);
    expect(await road.call(logistics.getDelivery, { delivery })).toMatchObject({ state: 'cancelled' });
    expect(await statusOf(road.call(logistics.answerDelivery, { delivery, accept: true }))).toBe(409);
    const stored = (await dispatcher.call(logistics.listFinished, {})).find((each) => each.identifier === identifier);
    expect(stored?.flag).toBe('order-cancelled');
    expect((await customer.guest.call(logistics.tracking, { order: order.id })).delivery).toBeNull();
  });

  it('has a packing slip without prices for its customer and staff, and for nobody else', async () => {
    const order = yard.order(customer);
    await yard.finish(order);
    const slip = async (client: Client) => {
      const response = await fetch(client.address(logistics.packingSlip, { order: order.id, locale: 'de' }));
      return {
        status: response.status,
        start: Buffer.from(await response.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      };
    };
    expect(await slip(customer.guest)).toEqual({ status: 200, start: '%PDF-' });
    expect((await slip(stranger.guest)).status).toBe(404);
  });

  it('counts how it did', async () => {
    const shares = await dispatcher.call(common.indicators.logistics, {});
    expect(shares.find(({ id }) => id === 'logistics.on-time-delivery')).toMatchObject({ of: 3, value: 1 / 3 });
    const census = await dispatcher.call(common.census.logistics, {});
    expect(census.map(({ level }) => level)).toEqual(['CBL', 'EPL', 'WSL', 'CTL', 'EML']);
    const hits = await customer.guest.call(common.find.logistics, { q: 'Y-1045' });
    expect(hits.every(({ href }) => href.startsWith('/orders/'))).toBe(true);
    expect(hits.length).toBeGreaterThan(0);
    expect(await stranger.guest.call(common.find.logistics, { q: 'Y-1045' })).toEqual([]);
    const [carrier] = await dispatcher.call(logistics.listCarriers, {});
    expect(await dispatcher.call(common.find.logistics, { q: carrier!.name })).toContainEqual(
      expect.objectContaining({ kind: 'carrier', label: carrier!.name }),
    );
    expect(await stranger.guest.call(common.find.logistics, { q: carrier!.name })).toEqual([]);
  });
});
