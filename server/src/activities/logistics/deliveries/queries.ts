// What is known of deliveries: the transit time before one exists, the schedule, one delivery, its track.
import { logistics } from '@onelot/contracts';
import { room } from '../tables.ts';
import { shippingMethod } from './methods.ts';
import { timed } from './transit.ts';

const { handle } = room;

export const deliveryQueries = [
  handle(logistics.transit, async (context, input) => {
    const method = await shippingMethod(context, input.country, input.shippingMethod);
    const { pickUpAt, at } = timed({
      readyAt: new Date(input.readyAt),
      nights: method.transitDays,
      collected: method.carrier === null,
      notBefore: input.notBefore ? new Date(input.notBefore) : undefined,
      window: input.window,
      timeZone: context.company.timeZone,
    });
    return {
      pickUpAt: pickUpAt.toISOString(),
      at: at.toISOString(),
      method: method.method,
      nights: method.transitDays,
    };
  }),
];
