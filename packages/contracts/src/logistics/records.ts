// Logistics: the records that cross its border.

import { z } from 'zod';
import { Address, Code, Day, Id, Instant, Line, Position, Text } from '../vocabulary.ts';

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
  /** The last instant that keeps the promise: the end of the window asked for, else of the day promised. */ dueAt:
    Instant,
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

export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 16:00');

/** When a carrier works, in the site's time zone. It collects and delivers on its working days only. */
export const CarrierTimes = z.object({
  /** What is ready by this local time is collected the same day. */
  cutOff: LocalTime,
  /** 0 is Sunday. */
  workingDays: z.array(z.int().min(0).max(6)).min(1, 'must name at least one day').max(7),
  /** Holidays: days on which it does not work although the weekday would say so. */
  closedDays: z.array(Day).max(400),
});

/** What holds where a carrier says nothing: Monday to Friday, collected at 16:00. */
export const USUAL_TIMES = { cutOff: '16:00', workingDays: [1, 2, 3, 4, 5], closedDays: [] as string[] };

export const Carrier = z.object({ carrier: Code, name: z.string(), party: Id, ...CarrierTimes.shape });
/** Times that are left out stay as they are; a new carrier has the usual ones. */
export const NewCarrier = z.object({ carrier: Code, name: Line(120), ...CarrierTimes.partial().shape });
