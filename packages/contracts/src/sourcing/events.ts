// Sourcing & planning: what it tells.

import { z } from 'zod';
import { event } from '../declare.ts';
import { Code, Currency, Id, Instant, Minor } from '../vocabulary.ts';

export const mpsChanged = event({
  type: 'sourcing.mps.changed',
  flow: 'd',
  summary: 'The master production schedule changed',
  data: z.object({
    order: Id,
    orderNumber: z.string(),
    product: Code,
    version: z.int(),
    quantity: z.int(),
    dueAt: Instant,
    state: z.enum(['planned', 'changed', 'cancelled']),
    materialReadyAt: Instant.nullable(),
    stock: z.array(z.object({ item: Code, quantity: z.number(), from: z.string(), at: Instant })),
  }),
});

export const purchaseOrdered = event({
  type: 'sourcing.purchase.ordered',
  flow: 'e',
  level: 'CBL',
  summary: 'A purchase order is sent to a supplier',
  data: z.object({
    purchaseOrder: Id,
    number: z.string(),
    supplier: Code,
    item: Code,
    quantity: z.number(),
    dueAt: Instant,
    price: Minor,
    pricePer: z.int(),
    currency: Currency,
  }),
});

export const purchaseAnswered = event({
  type: 'sourcing.purchase.answered',
  flow: 'e',
  level: 'CBL',
  summary: 'A supplier answered a purchase order',
  data: z.object({
    purchaseOrder: Id,
    number: z.string(),
    supplier: Code,
    answer: z.enum(['accept', 'counter', 'decline']),
    item: Code,
    quantity: z.number(),
    dueAt: Instant,
    price: Minor,
    note: z.string().nullable(),
  }),
});

export const purchaseDecided = event({
  type: 'sourcing.purchase.decided',
  flow: 'e',
  level: 'CBL',
  summary: 'The company decided on a counter-offer or cancelled',
  data: z.object({ purchaseOrder: Id, number: z.string(), supplier: Code, accepted: z.boolean(), expectedAt: Instant }),
});

export const supplyAnnounced = event({
  type: 'sourcing.supply.announced',
  flow: 'n',
  summary: 'What comes from where, and when',
  data: z.object({
    purchaseOrder: Id,
    number: z.string(),
    supplier: Code,
    item: Code,
    quantity: z.number(),
    lot: z.string().nullable(),
    expectedAt: Instant,
    shipped: z.boolean(),
  }),
});

export const supplyMoved = event({
  type: 'sourcing.supply.moved',
  summary: 'Material of orders comes at another time',
  data: z.object({ orders: z.array(Id), item: Code, expectedAt: Instant }),
});

export const searchIssued = event({
  type: 'sourcing.search.issued',
  flow: 'l',
  level: 'CBL',
  summary: 'A source is searched',
  data: z.object({ search: Id, item: Code, quantity: z.number(), note: z.string().nullable() }),
});

export const searchAnswered = event({
  type: 'sourcing.search.answered',
  flow: 'l',
  level: 'CBL',
  summary: 'A supplier offers what is searched',
  data: z.object({ search: Id, item: Code, price: Minor, leadTimeSeconds: z.int() }),
});
