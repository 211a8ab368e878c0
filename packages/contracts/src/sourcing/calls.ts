// Sourcing & planning: what may be asked of it.

import { z } from 'zod';
import { command, query } from '../declare.ts';
import { VariantBomLine } from '../model.ts';
import { Code, Id, Instant, Line, Minor, Nothing, Pieces, Quantity, Seconds, UnitPrice } from '../vocabulary.ts';
import { Planning, PO_STATES, PurchaseOrder, Supplier } from './records.ts';

const Need = z.object({ item: Code, quantity: Quantity.positive() });

export const availability = query({
  id: 'sourcing.availability',
  method: 'POST',
  path: '/availability',
  who: ['production', 'sales', 'research'],
  summary: 'When each quantity can be there: free stock, unpegged receipts, or lead time',
  input: z.object({ needs: z.array(Need).max(1000), earliest: Instant.optional() }),
  output: z.array(
    Need.extend({ at: Instant, from: z.enum(['stock', 'receipt', 'purchase', 'make']), name: z.string() }),
  ),
});

export const allocate = command({
  id: 'sourcing.allocate',
  path: '/allocations',
  who: ['production'],
  summary: 'Allocate material to an order: stock and receipts first, the rest to be bought once firm',
  input: z.object({ order: Id, needs: z.array(Need).max(1000) }),
  output: z.array(
    Need.extend({ at: Instant, from: z.enum(['stock', 'receipt', 'purchase', 'make']), name: z.string() }),
  ),
});

export const deallocate = command({
  id: 'sourcing.deallocate',
  path: '/allocations/release',
  who: ['production', 'sales'],
  summary: 'Give the material of an order back',
  input: z.object({ order: Id }),
  output: Nothing,
});

export const orderNeeds = query({
  id: 'sourcing.orderNeeds',
  path: '/orders/{order}/needs',
  who: ['sourcing', 'production', 'sales', 'logistics', 'service'],
  summary: 'What an order needs: variant bill of materials with each requirement pegged to its supply',
  input: z.object({ order: Id }),
  output: z.array(
    VariantBomLine.extend({
      name: z.string(),
      unit: z.string(),
      level: z.int(),
      pegs: z.array(
        z.object({
          from: z.enum(['stock', 'receipt', 'purchase', 'consumed', 'make']),
          quantity: z.number(),
          at: Instant,
          purchaseOrder: Id.nullable(),
          purchaseNumber: z.string().nullable(),
          lot: z.string().nullable(),
        }),
      ),
    }),
  ),
});

export const mps = query({
  id: 'sourcing.mps',
  path: '/mps',
  who: ['sourcing', 'production', 'sales'],
  summary: 'The master production schedule: what, how many, when, for which orders',
  input: Nothing,
  output: z.object({
    lines: z.array(
      z.object({
        id: Id,
        product: Code,
        productName: z.string(),
        version: z.int(),
        order: Id,
        orderNumber: z.string(),
        quantity: z.int(),
        dueAt: Instant,
        state: z.enum(['planned', 'in-work', 'done', 'cancelled']),
        materialReadyAt: Instant.nullable(),
      }),
    ),
    weeks: z.array(z.object({ product: Code, week: z.string(), quantity: z.int() })),
  }),
});

export const listPurchaseOrders = query({
  id: 'sourcing.listPurchaseOrders',
  path: '/purchase-orders',
  who: ['sourcing', 'logistics', 'supplier'],
  summary: 'Purchase orders the caller may see',
  input: z.object({ state: z.enum(PO_STATES).optional() }),
  output: z.array(PurchaseOrder),
});

export const getPurchaseOrder = query({
  id: 'sourcing.getPurchaseOrder',
  path: '/purchase-orders/{purchaseOrder}',
  who: ['sourcing', 'logistics', 'supplier'],
  summary: 'One purchase order; staff also see the orders pegged to it',
  input: z.object({ purchaseOrder: Id }),
  output: PurchaseOrder.extend({ pegged: z.array(z.object({ order: Id, number: z.string(), quantity: z.number() })) }),
});

export const createPurchaseOrder = command({
  id: 'sourcing.createPurchaseOrder',
  path: '/purchase-orders',
  who: ['sourcing'],
  summary: 'Buy beyond what orders need',
  input: z.object({ supplier: Code, item: Code, quantity: Pieces.min(1), dueAt: Instant }),
  output: PurchaseOrder,
});

export const answerPurchaseOrder = command({
  id: 'sourcing.answerPurchaseOrder',
  level: 'CBL',
  path: '/purchase-orders/{purchaseOrder}/answer',
  who: ['supplier'],
  summary: 'A supplier accepts, counters or declines',
  input: z.object({
    purchaseOrder: Id,
    answer: z.enum(['accept', 'counter', 'decline']),
    quantity: Quantity.positive().optional(),
    dueAt: Instant.optional(),
    price: UnitPrice.optional(),
    note: Line(500).optional(),
  }),
  output: PurchaseOrder,
});

export const decideCounter = command({
  id: 'sourcing.decideCounter',
  path: '/purchase-orders/{purchaseOrder}/decide',
  who: ['sourcing'],
  summary: 'Accept a counter-offer, or turn it down and buy elsewhere',
  input: z.object({ purchaseOrder: Id, accept: z.boolean() }),
  output: PurchaseOrder,
});

export const shipPurchaseOrder = command({
  id: 'sourcing.shipPurchaseOrder',
  level: 'CBL',
  path: '/purchase-orders/{purchaseOrder}/ship',
  who: ['supplier'],
  summary: 'A supplier says that the goods are on their way',
  input: z.object({ purchaseOrder: Id, lot: Code, expectedAt: Instant.optional() }),
  output: PurchaseOrder,
});

export const askAgain = command({
  id: 'sourcing.askAgain',
  path: '/purchase-orders/{purchaseOrder}/remind',
  who: ['sourcing'],
  summary: 'Remind a supplier that has not answered',
  input: z.object({ purchaseOrder: Id }),
  output: Nothing,
});

export const listSuppliers = query({
  id: 'sourcing.listSuppliers',
  path: '/suppliers',
  who: ['sourcing', 'research', 'logistics'],
  summary: 'Suppliers, what they supply, and how they kept their word',
  input: Nothing,
  output: z.array(Supplier.extend({ onTimeShare: z.number().nullable(), orders: z.int() })),
});

export const saveSupplier = command({
  id: 'sourcing.saveSupplier',
  method: 'PUT',
  path: '/suppliers/{supplier}',
  who: ['sourcing'],
  summary: 'Create or change a supplier and what it supplies',
  input: Supplier.omit({ party: true }),
  output: Supplier,
});

export const listPlanning = query({
  id: 'sourcing.listPlanning',
  path: '/planning',
  who: ['sourcing', 'production', 'research'],
  summary: 'Planning parameters by item',
  input: Nothing,
  output: z.array(Planning.extend({ onHand: z.number(), allocated: z.number(), onOrder: z.number() })),
});

export const savePlanning = command({
  id: 'sourcing.savePlanning',
  method: 'PUT',
  path: '/planning/{item}',
  who: ['sourcing'],
  summary: 'Set planning parameters of an item',
  input: Planning,
  output: Planning,
});

export const importSourcing = command({
  id: 'sourcing.importSourcing',
  path: '/sourcing/import',
  who: ['sourcing:manager'],
  summary: 'Planning parameters and suppliers in one step',
  input: z.object({ planning: z.array(Planning), suppliers: z.array(Supplier.omit({ party: true })) }),
  output: z.object({ planning: z.int(), suppliers: z.int() }),
});

export const issueSearch = command({
  id: 'sourcing.issueSearch',
  path: '/source-searches',
  who: ['sourcing'],
  summary: 'Search a source for what nobody supplies yet',
  input: z.object({
    item: Code,
    quantity: Pieces.min(1),
    note: Line(500).optional(),
    suppliers: z.array(Code).max(50),
  }),
  output: z.object({ id: Id }),
});

export const respondToSearch = command({
  id: 'sourcing.respondToSearch',
  level: 'CBL',
  path: '/source-searches/{search}/respond',
  who: ['supplier'],
  summary: 'A supplier offers what is searched',
  input: z.object({
    search: Id,
    price: UnitPrice,
    leadTimeSeconds: Seconds,
    minimumOrderQuantity: Pieces,
    note: Line(500).optional(),
  }),
  output: Nothing,
});

export const takeOffer = command({
  id: 'sourcing.takeOffer',
  path: '/source-searches/{search}/take',
  who: ['sourcing'],
  summary: 'Take up an offer: its supplier now supplies the item, and waiting orders are bought',
  input: z.object({ search: Id, supplier: Code }),
  output: Nothing,
});

export const listSearches = query({
  id: 'sourcing.listSearches',
  level: 'CBL',
  path: '/source-searches',
  who: ['sourcing', 'supplier'],
  summary: 'Source searches the caller may see',
  input: Nothing,
  output: z.array(
    z.object({
      id: Id,
      item: Code,
      quantity: z.number(),
      note: z.string().nullable(),
      at: Instant,
      open: z.boolean().optional(),
      offers: z.array(
        z.object({ supplier: Code, price: Minor, leadTimeSeconds: z.int(), note: z.string().nullable() }),
      ),
    }),
  ),
});
