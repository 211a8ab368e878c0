// Logistics: what may be asked of its deliveries.

import { z } from 'zod';
import { command, query } from '../declare.ts';
import { Address, Code, Id, Instant, Line, Nothing, Position, Quantity, Text } from '../vocabulary.ts';
import { Carrier, DELIVERY_STATES, Delivery, LocalTime, NewCarrier, Place } from './records.ts';

const StockFact = z.object({ item: Code, place: Code, lot: Code, quantity: Quantity });

const Trip = z.object({
  readyAt: Instant,
  shippingMethod: z.string().optional(),
  country: z.string().optional(),
  notBefore: Instant.optional(),
  /** Local times of the day at the door; without it by 17:00. */
  window: z.object({ from: LocalTime, to: LocalTime }).optional(),
});
const Arrival = z.object({
  pickUpAt: Instant,
  at: Instant,
  method: z.string(),
  nights: z.int(),
  /** The day asked for keeps it back: without that wish it would be there sooner. */ held: z.boolean().optional(),
});

export const transit = query({
  id: 'logistics.transit',
  method: 'POST',
  path: '/transit',
  who: ['production', 'sales'],
  summary: 'When something ready at an instant is at the door',
  input: Trip,
  output: Arrival,
});

export const transits = query({
  id: 'logistics.transits',
  method: 'POST',
  path: '/transits',
  who: ['production', 'sales'],
  summary: 'The same for many at once, in their order; null for a way that is not offered',
  input: z.object({ trips: z.array(Trip).max(5000) }),
  output: z.array(Arrival.nullable()),
});

export const listDeliveries = query({
  id: 'logistics.listDeliveries',
  path: '/deliveries',
  who: ['logistics', 'carrier', 'sales', 'service'],
  summary: 'The delivery schedule as far as the caller may see it',
  input: z.object({ state: z.enum(DELIVERY_STATES).optional() }),
  output: z.array(Delivery),
});

export const getDelivery = query({
  id: 'logistics.getDelivery',
  path: '/deliveries/{delivery}',
  who: ['logistics', 'carrier', 'sales', 'service'],
  summary: 'One delivery',
  input: z.object({ delivery: Id }),
  output: Delivery.extend({ positions: z.array(z.object({ at: Instant, position: Position })) }),
});

export const offerDelivery = command({
  id: 'logistics.offerDelivery',
  path: '/deliveries/{delivery}/offer',
  who: ['logistics'],
  summary: 'Offer a delivery to a carrier',
  input: z.object({ delivery: Id, carrier: Code, pickUpAt: Instant.optional() }),
  output: Delivery,
});

export const answerDelivery = command({
  id: 'logistics.answerDelivery',
  level: 'CBL',
  path: '/deliveries/{delivery}/answer',
  who: ['carrier'],
  summary: 'A carrier takes or declines a delivery',
  input: z.object({ delivery: Id, accept: z.boolean(), note: Line(300).optional() }),
  output: Delivery,
});

export const pickUp = command({
  id: 'logistics.pickUp',
  level: 'CTL',
  path: '/deliveries/{delivery}/pick-up',
  who: ['carrier', 'logistics'],
  summary: 'Loaded and on the road',
  input: z.object({ delivery: Id, identifier: Code }),
  output: Delivery,
});

export const reportPosition = command({
  id: 'logistics.reportPosition',
  level: 'EML',
  path: '/deliveries/{delivery}/position',
  who: ['carrier'],
  summary: 'Report where it is; the arrival is estimated anew',
  input: z.object({ delivery: Id, position: Position }),
  output: Delivery,
});

export const arrive = command({
  id: 'logistics.arrive',
  level: 'CTL',
  path: '/deliveries/{delivery}/arrive',
  who: ['carrier', 'logistics'],
  summary: 'Arrived, with proof of delivery',
  input: z.object({
    delivery: Id,
    receivedBy: Line(120),
    signature: z
      .string()
      .max(50_000)
      .regex(/^[MLZ0-9 .,-]*$/, 'an SVG path of M, L and Z')
      .optional(),
    note: Line(300).optional(),
  }),
  output: Delivery,
});

export const failDelivery = command({
  id: 'logistics.failDelivery',
  level: 'CTL',
  path: '/deliveries/{delivery}/fail',
  who: ['carrier', 'logistics'],
  summary: 'Nobody there or the way blocked: it is offered again',
  input: z.object({ delivery: Id, reason: Line(300) }),
  output: Delivery,
});

export const tracking = query({
  id: 'logistics.tracking',
  level: 'CBL',
  path: '/orders/{order}/tracking',
  who: ['logistics', 'sales', 'service', 'production', 'anyone'],
  summary: 'Where an order is between the factory and the door',
  input: z.object({ order: Id }),
  output: z.object({
    delivery: Delivery.omit({ address: true, customerName: true, place: true })
      .extend({ positions: z.array(z.object({ at: Instant, position: Position })) })
      .nullable(),
  }),
});

export const packingSlip = query({
  id: 'logistics.packingSlip',
  path: '/orders/{order}/packing-slip',
  who: ['logistics', 'sales', 'anyone'],
  media: 'application/pdf',
  summary: 'The packing slip as PDF',
  input: z.object({ order: Id, locale: z.enum(['en', 'de']).default('en') }),
  output: z.any(),
});

export const listCarriers = query({
  id: 'logistics.listCarriers',
  path: '/carriers',
  who: ['logistics', 'sales'],
  summary: 'Carriers',
  input: Nothing,
  output: z.array(Carrier),
});

export const saveCarrier = command({
  id: 'logistics.saveCarrier',
  method: 'PUT',
  path: '/carriers/{carrier}',
  who: ['logistics'],
  summary: 'Create or change a carrier',
  input: NewCarrier,
  output: Carrier,
});

export const importLogistics = command({
  id: 'logistics.importLogistics',
  path: '/logistics/import',
  who: ['logistics:manager'],
  summary: 'Places, stock, carriers and the site in one step',
  input: z.object({
    places: z.array(Place),
    stock: z.array(StockFact),
    carriers: z.array(NewCarrier),
    site: z.object({ code: Code, name: Text, address: Address }).optional(),
  }),
  output: z.object({ places: z.int(), stock: z.int(), carriers: z.int() }),
});

export const getSite = query({
  id: 'logistics.getSite',
  path: '/site',
  who: ['logistics', 'production', 'sales', 'sourcing', 'research'],
  summary: 'The site that makes and ships',
  input: Nothing,
  output: z.object({ code: Code, name: Text, address: Address }).nullable(),
});
