// Sourcing & planning: the master production schedule, netting with pegging, allocation, purchase orders.
import { z } from 'zod';
import { command, event, query } from './declare.ts';
import { VariantBomLine } from './model.ts';
import { Code, Currency, Id, Instant, Line, Minor, Position } from './vocabulary.ts';

const Nothing = z.object({});
const Need = z.object({ item: Code, quantity: z.number().positive() });
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
  input: z.object({ supplier: Code, item: Code, quantity: z.int().min(1), dueAt: Instant }),
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
    quantity: z.number().positive().optional(),
    dueAt: Instant.optional(),
    price: Minor.optional(),
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
    quantity: z.int().min(1),
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
    price: Minor,
    leadTimeSeconds: z.int().min(0),
    minimumOrderQuantity: z.int().min(0),
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
