// Sourcing & planning: the records that cross its border.

import { z } from 'zod';
import { Code, Currency, Id, Instant, Minor, Pieces, Position, Seconds, UnitPrice } from '../vocabulary.ts';

export const PO_STATES = ['sent', 'accepted', 'countered', 'declined', 'shipped', 'received', 'cancelled'] as const;

export const Planning = z.object({
  item: Code,
  leadTimeSeconds: Seconds,
  lotSize: Pieces.min(1).default(1),
  minimumOrderQuantity: Pieces.default(0),
  safetyStock: Pieces.default(0),
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
      price: UnitPrice,
      pricePer: Pieces.min(1),
      leadTimeSeconds: Seconds,
      minimumOrderQuantity: Pieces,
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
