// Logistics: what may be asked of its stock, places and receiving.

import { z } from 'zod';
import { command, query } from '../declare.ts';
import { Code, Id, Instant, Line, Nothing, Quantity } from '../vocabulary.ts';
import { Place, StockLine } from './records.ts';

const StockFact = z.object({ item: Code, place: Code, lot: Code, quantity: Quantity });

export const listStock = query({
  id: 'logistics.listStock',
  level: 'WSL',
  path: '/stock',
  who: ['logistics', 'sourcing', 'production'],
  summary: 'Stock by item, place and lot',
  input: z.object({ item: Code.optional(), place: Code.optional() }),
  output: z.array(StockLine),
});

export const listMovements = query({
  id: 'logistics.listMovements',
  level: 'WSL',
  path: '/stock/movements',
  who: ['logistics', 'sourcing', 'production'],
  summary: 'Movements of stock, the newest first, each with its cause and what it was for',
  input: z.object({
    item: Code.optional(),
    place: Code.optional(),
    order: Id.optional(),
    limit: z.int().min(1).max(500).default(200),
  }),
  output: z.array(
    StockLine.extend({
      id: Id,
      at: Instant,
      /** Signed: into the place is positive; a count of no difference is zero. */
      quantity: z.number(),
      cause: z.enum(['import', 'count', 'issue', 'move', 'receipt', 'made']),
      order: Id.nullable(),
      purchaseOrder: Id.nullable(),
      note: z.string().nullable(),
      actor: z.string(),
    }),
  ),
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
  who: ['logistics'],
  summary: 'Set a quantity to what was counted, with the reason',
  input: StockFact.extend({ reason: Line(300) }),
  output: StockLine,
});

export const putAwayMade = command({
  id: 'logistics.putAwayMade',
  level: 'WSL',
  path: '/stock/made',
  who: ['sourcing:manager', 'production:manager'],
  summary: 'Put made items away: they come to what lies there under that lot',
  input: StockFact.extend({ quantity: Quantity.positive(), order: Id, note: Line(300) }),
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
    lines: z.array(z.object({ item: Code, quantity: Quantity.positive() })).max(500),
  }),
  output: z.array(z.object({ item: Code, quantity: z.number(), lot: z.string(), place: Code })),
});

export const moveStock = command({
  id: 'logistics.moveStock',
  level: 'WSL',
  path: '/stock/move',
  who: ['logistics'],
  summary: 'Move stock to another place',
  input: z.object({ item: Code, lot: Code, from: Code, to: Code, quantity: Quantity.positive() }),
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
    accepted: Quantity,
    rejected: Quantity.default(0),
    lot: Code.optional(),
    place: Code.optional(),
    note: Line(500).optional(),
  }),
  output: Nothing,
});
