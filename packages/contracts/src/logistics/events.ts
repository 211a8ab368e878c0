// Logistics: what it tells.

import { z } from 'zod';
import { event } from '../declare.ts';
import { Code, Id, Instant, Position } from '../vocabulary.ts';

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
