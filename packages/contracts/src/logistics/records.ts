// Logistics: the records that cross its border.

import { z } from 'zod';
import { Address, Code, Id, Instant, Position, Text } from '../vocabulary.ts';

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

export const Carrier = z.object({ carrier: Code, name: z.string(), party: Id });
