// Logistics: stock and places, receiving, delivery schedules, positions, proof of delivery.
import { z } from 'zod';
import { command, event, query } from './declare.ts';
import { Address, Code, Id, Instant, Line, Position, Text } from './vocabulary.ts';

const Nothing = z.object({});
export const DELIVERY_STATES = [
  'planned',
  'offered',
  'accepted',
  'declined',
  'on-the-road',
  'arrived',
  'failed',
  'cancelled',
] as const;
export const StockLine = z.object({
  item: Code,
  name: z.string(),
  place: Code,
  lot: z.string(),
  quantity: z.number(),
  unit: z.string(),
});
const StockFact = z.object({ item: Code, place: Code, lot: Code, quantity: z.number().min(0) });
export const Place = z.object({ place: Code, name: Text, kind: z.enum(['raw', 'wip', 'finished', 'dock']) });
export const Delivery = z.object({
  id: Id,
  number: z.string(),
  order: Id,
  orderNumber: z.string(),
  identifier: z.string(),
  productName: z.string(),
  state: z.enum(DELIVERY_STATES),
  carrier: Code.nullable(),
  carrierName: z.string().nullable(),
  customerName: z.string(),
  address: Address,
  from: Position.nullable(),
  to: Position.nullable(),
  window: z.object({ from: Instant, to: Instant }).nullable(),
  pickUpAt: Instant,
  etaAt: Instant,
  /** Half-width of the interval that holds nine in ten arrivals, seconds. */ etaSpreadSeconds: z.int(),
  promisedAt: Instant,
  position: Position.nullable(),
  positionAt: Instant.nullable(),
  arrivedAt: Instant.nullable(),
  proof: z.object({ receivedBy: z.string(), signature: z.string().nullable(), note: z.string().nullable() }).nullable(),
  place: z.string().nullable(),
  /** The position of the door is that of its postal region: none was given. */
  approximate: z.boolean().optional(),
  /** How often it was offered or tried; above one where an attempt failed. */
  attempts: z.int().optional(),
});
export const listStock = query({
  id: 'logistics.listStock',
  level: 'WSL',
  path: '/stock',
  who: ['logistics', 'sourcing', 'production'],
  summary: 'Stock by item, place and lot',
  input: z.object({ item: Code.optional(), place: Code.optional() }),
  output: z.array(StockLine),
});
export const onHand = query({
  id: 'logistics.onHand',
  method: 'POST',
  level: 'WSL',
  path: '/stock/on-hand',
  who: ['sourcing', 'production'],
  summary: 'Quantity on hand by item and lot, oldest first',
  input: z.object({ items: z.array(Code).max(2000) }),
  output: z.array(
    z.object({
      item: Code,
      quantity: z.number(),
      lots: z.array(z.object({ lot: z.string(), place: Code, quantity: z.number() })),
    }),
  ),
});
export const adjustStock = command({
  id: 'logistics.adjustStock',
  level: 'WSL',
  path: '/stock/adjust',
  who: ['logistics', 'sourcing:manager'],
  summary: 'Correct a counted quantity with its reason',
  input: StockFact.extend({ reason: Line(300) }),
  output: StockLine,
});
export const issueMaterial = command({
  id: 'logistics.issueMaterial',
  level: 'WSL',
  path: '/stock/issue',
  who: ['production', 'sourcing:manager'],
  summary: 'Take material out of stock for an operation, oldest lot first; refused when it is not there',
  input: z.object({
    order: Id,
    operation: Id,
    lines: z.array(z.object({ item: Code, quantity: z.number().positive() })).max(500),
  }),
  output: z.array(z.object({ item: Code, quantity: z.number(), lot: z.string(), place: Code })),
});
export const moveStock = command({
  id: 'logistics.moveStock',
  level: 'WSL',
  path: '/stock/move',
  who: ['logistics'],
  summary: 'Move stock to another place',
  input: z.object({ item: Code, lot: Code, from: Code, to: Code, quantity: z.number().positive() }),
  output: StockLine,
});
export const listPlaces = query({
  id: 'logistics.listPlaces',
  level: 'WSL',
  path: '/places',
  who: ['logistics', 'production', 'sourcing'],
  summary: 'Stock places',
  input: Nothing,
  output: z.array(Place),
});
export const savePlace = command({
  id: 'logistics.savePlace',
  level: 'WSL',
  method: 'PUT',
  path: '/places/{place}',
  who: ['logistics'],
  summary: 'Create or change a stock place',
  input: Place,
  output: Place,
});
export const listFinished = query({
  id: 'logistics.listFinished',
  level: 'WSL',
  path: '/finished',
  who: ['logistics', 'production', 'sales'],
  summary: 'Finished products in store by name, identifier and place',
  input: Nothing,
  output: z.array(
    z.object({
      id: Id,
      order: Id,
      orderNumber: z.string(),
      name: z.string(),
      identifier: z.string(),
      place: Code,
      storedAt: Instant,
      delivery: Id.nullable(),
      /** Why it stays in store, e.g. `order-cancelled`. */
      flag: z.enum(['order-cancelled']).nullable().optional(),
    }),
  ),
});
export const putAway = command({
  id: 'logistics.putAway',
  level: 'WSL',
  path: '/finished/{identifier}/put-away',
  who: ['logistics'],
  summary: 'Move a finished product to a named place',
  input: z.object({ identifier: Code, place: Code }),
  output: Nothing,
});
export const listExpected = query({
  id: 'logistics.listExpected',
  path: '/expected',
  who: ['logistics', 'sourcing'],
  summary: 'Goods that are to come in',
  input: Nothing,
  output: z.array(
    z.object({
      purchaseOrder: Id,
      number: z.string(),
      supplier: z.string(),
      item: Code,
      itemName: z.string(),
      quantity: z.number(),
      lot: z.string().nullable(),
      expectedAt: Instant,
      shipped: z.boolean(),
    }),
  ),
});
export const receive = command({
  id: 'logistics.receive',
  level: 'WSL',
  path: '/expected/{purchaseOrder}/receive',
  who: ['logistics'],
  summary: 'Receive and inspect goods of a purchase order',
  input: z.object({
    purchaseOrder: Id,
    accepted: z.number().min(0),
    rejected: z.number().min(0).default(0),
    lot: Code.optional(),
    place: Code.optional(),
    note: Line(500).optional(),
  }),
  output: Nothing,
});
export const transit = query({
  id: 'logistics.transit',
  method: 'POST',
  path: '/transit',
  who: ['production', 'sales'],
  summary: 'When something ready at an instant is at the door',
  input: z.object({
    readyAt: Instant,
    shippingMethod: z.string().optional(),
    country: z.string().optional(),
    notBefore: Instant.optional(),
    /** Local times of the day at the door; without it by 17:00. */
    window: z
      .object({
        from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
        to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      })
      .optional(),
  }),
  output: z.object({ pickUpAt: Instant, at: Instant, method: z.string(), nights: z.int() }),
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
export const Carrier = z.object({ carrier: Code, name: z.string(), party: Id });
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
  input: Carrier.omit({ party: true }),
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
    carriers: z.array(Carrier.omit({ party: true })),
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

const Brief = z.object({ delivery: Id, order: Id, orderNumber: z.string() });
export const deliveryScheduled = event({
  type: 'logistics.delivery.scheduled',
  flow: 'h',
  summary: 'A delivery is on the schedule',
  data: Brief.extend({ pickUpAt: Instant, etaAt: Instant }),
});
export const deliveryOffered = event({
  type: 'logistics.delivery.offered',
  flow: 'h',
  level: 'CBL',
  summary: 'A delivery is offered to a carrier',
  data: Brief.extend({ carrier: Code, pickUpAt: Instant, etaAt: Instant }),
});
export const deliveryAnswered = event({
  type: 'logistics.delivery.answered',
  flow: 'h',
  level: 'CBL',
  summary: 'A carrier answered',
  data: Brief.extend({ carrier: Code, accepted: z.boolean() }),
});
export const deliveryDeparted = event({
  type: 'logistics.delivery.departed',
  flow: 'h',
  level: 'CTL',
  summary: 'On the road',
  data: Brief.extend({ carrier: Code.nullable(), etaAt: Instant }),
});
export const positionReported = event({
  type: 'logistics.position.reported',
  flow: 'h',
  level: 'EML',
  summary: 'A vehicle told its position',
  data: Brief.extend({ position: Position, etaAt: Instant }),
});
export const etaChanged = event({
  type: 'logistics.eta.changed',
  flow: 'h',
  level: 'CBL',
  summary: 'The estimated arrival changed noticeably',
  data: Brief.extend({ from: Instant, to: Instant }),
});
export const deliveryArrived = event({
  type: 'logistics.delivery.arrived',
  flow: 'h',
  level: 'CTL',
  summary: 'Arrived with proof',
  data: Brief.extend({ arrivedAt: Instant, receivedBy: z.string(), identifier: z.string(), onTime: z.boolean() }),
});
export const deliveryFailed = event({
  type: 'logistics.delivery.failed',
  flow: 'h',
  level: 'CTL',
  summary: 'A delivery attempt failed',
  data: Brief.extend({ reason: z.string() }),
});
export const deliveryCancelled = event({
  type: 'logistics.delivery.cancelled',
  flow: 'h',
  summary: 'A delivery is taken off the schedule',
  data: Brief.extend({ reason: z.string() }),
});
export const productMoved = event({
  type: 'logistics.product.moved',
  level: 'WSL',
  summary: 'A finished product was put at another place',
  data: z.object({ order: Id, orderNumber: z.string(), identifier: z.string(), from: z.string(), to: z.string() }),
});
export const goodsReceived = event({
  type: 'logistics.goods.received',
  flow: 'o',
  level: 'WSL',
  summary: 'Commodities arrived',
  data: z.object({
    purchaseOrder: Id,
    number: z.string(),
    item: Code,
    accepted: z.number(),
    rejected: z.number(),
    lot: Code,
    place: Code,
  }),
});
export const stockChanged = event({
  type: 'logistics.stock.changed',
  level: 'WSL',
  summary: 'Stock of an item changed',
  data: z.object({ item: Code, place: Code, lot: z.string(), quantity: z.number(), cause: z.string() }),
});
