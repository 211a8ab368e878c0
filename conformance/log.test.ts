// LOG: receiving, deliveries that keep place and window, positions and proof, as far as the first evening goes.
import { logistics, platform } from '@onelot/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { make, type Placed, pay, place, staff, wholeWay } from './support/chain.ts';
import { as, until } from './support/people.ts';

let whole: Placed;
beforeAll(async () => {
  whole = await wholeWay();
}, 120_000);

describe('LOG', () => {
  it('LOG-1/2 LOG-2/1 goods are received with inspection and reported to sourcing', async () => {
    const people = await staff();
    const { events } = await people.store.call(platform.listEvents, {
      type: logistics.goodsReceived.type,
      newest: true,
      limit: 5,
    });
    expect(events.length).toBeGreaterThan(0);
    expect(events[0]?.data).toHaveProperty('rejected');
  });

  it('LOG-3/1 LOG-3/4 a distribution order becomes a delivery that keeps the user’s place and window', async () => {
    const people = await staff();
    const placed = await place({ order: { wish: { window: { from: '12:00', to: '17:00' } } } });
    await pay(placed);
    await make(placed.order.id, people);
    const delivery = (
      await until(
        'the delivery',
        () => people.store.call(logistics.listDeliveries, {}),
        (list) => list.some((each) => each.order === placed.order.id),
      )
    ).find((each) => each.order === placed.order.id)!;
    expect(delivery.address.city).toBe('Toronto');
    const hour = (instant: string) =>
      Number(
        new Intl.DateTimeFormat('en', { timeZone: 'America/Toronto', hour: 'numeric', hourCycle: 'h23' }).format(
          new Date(instant),
        ),
      );
    expect(hour(delivery.window!.from)).toBe(12);
    expect(hour(delivery.window!.to)).toBe(17);
  });

  it('LOG-5/3 LOG-6/1 LOG-6/2 positions move the arrival the customer sees; proof goes to service; history is kept', async () => {
    const { delivery } = await whole.customer.call(logistics.tracking, { order: whole.order.id });
    expect(delivery?.positions.length).toBeGreaterThanOrEqual(2);
    expect(delivery?.proof?.receivedBy).toBe('Customer 9');
    const { events } = await whole.customer.call(platform.listEvents, {
      type: logistics.positionReported.type,
      limit: 50,
    });
    expect(events.length).toBeGreaterThan(0);
    expect(
      await (await as('driver-2'))
        .call(logistics.getDelivery, { delivery: delivery!.id })
        .catch((error) => error.status),
    ).toBe(404);
  });
});
