// Promises kept: what may be asked of the dates first promised and the arrivals that followed.

import { z } from 'zod';
import { query } from '../declare.ts';
import { Instant } from '../vocabulary.ts';
import { Order } from './records.ts';

/** What was promised beside what came: seconds are arrival less the end of what was first promised, so negative is early. */
export const promiseAccuracy = query({
  id: 'sales.promiseAccuracy',
  path: '/promise-accuracy',
  who: ['sales', 'production', 'logistics'],
  summary: 'Promises kept: of the orders delivered in the last days, what was promised first and when they came',
  input: z.object({ days: z.int().min(1).max(3650).default(90) }),
  output: z.object({
    delivered: z.int(),
    kept: z.int(),
    /** Of all delivered in these days; null where there is none. */
    lateSeconds: z.object({ p10: z.int(), p50: z.int(), p90: z.int() }).nullable(),
    /** The newest 500 arrivals. */
    orders: z.array(
      Order.pick({
        id: true,
        number: true,
        product: true,
        productName: true,
        placedAt: true,
        firstPromised: true,
      }).extend({
        /** The end of the day or window first promised. */ firstDue: Instant,
        /** The last date told before it came. */ promised: Instant,
        deliveredAt: Instant,
        lateSeconds: z.int(),
      }),
    ),
  }),
});
