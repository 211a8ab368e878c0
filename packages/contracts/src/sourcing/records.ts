// Sourcing & planning: the records that cross its border.

import { z } from 'zod';
import { Code, Currency, Id, Instant, Minor, Position } from '../vocabulary.ts';

export const PO_STATES = ['sent', 'accepted', 'countered', 'declined', 'shipped', 'received', 'cancelled'] as const;

export const Planning = z.object({
  item: Code,
  leadTimeSeconds: z.int().min(0),
  lotSize: z.int().min(1).default(1),
  minimumOrderQuantity: z.int().min(0).default(0),
  safetyStock: z.int().min(0).default(0),
});

export const Supplier = z.object({
  supplier: Code,
  name: z.string(),
  party: Id,
  email: z.string(),
  country: z.string(),
  position: Position.optional(),
  items: z.array(
    z.object({
      item: Code,
      price: Minor,
      pricePer: z.int().min(1),
      leadTimeSeconds: z.int().min(0),
      minimumOrderQuantity: z.int().min(0),
    }),
  ),
});

export const PurchaseOrder = z.object({
  id: Id,
  number: z.string(),
  supplier: Code,
  supplierName: z.string(),
  state: z.enum(PO_STATES),
  item: Code,
  itemName: z.string(),
  quantity: z.number(),
  received: z.number(),
  price: Minor,
  pricePer: z.int(),
  /** Of the whole quantity, rounded half up. */
  total: Minor.optional(),
  currency: Currency,
  dueAt: Instant,
  expectedAt: Instant,
  orderedAt: Instant,
  counter: z.object({ quantity: z.number(), dueAt: Instant, price: Minor, note: z.string().nullable() }).nullable(),
  note: z.string().nullable(),
  waitingSeconds: z.int().nullable(),
});
