// Marketing & sales: what is offered, quotes with a promise, user orders, payment, membership.
import { z } from 'zod';
import { command, event, query } from './declare.ts';
import { PriceBook, PriceLine, ProductModel } from './model.ts';
import { Promised } from './production.ts';
import { Address, Choices, Code, Currency, Day, Id, Instant, Line, Minor, Text } from './vocabulary.ts';

const Nothing = z.object({});
export const ORDER_STATES = [
  'awaiting-payment',
  'confirmed',
  'in-work',
  'stored',
  'on-the-road',
  'delivered',
  'cancelled',
  'expired',
] as const;
export const ShippingMethod = z.object({
  /** ISO 3166-1 alpha-2, or `*` for all countries without a row of their own. */
  country: z.string().regex(/^([A-Z]{2}|\*)$/),
  method: Code,
  name: Text,
  /** Carrier offered first; none: the customer collects. */
  carrier: Code.nullable(),
  price: Minor,
  transitDays: z.int().min(0),
  windows: z.array(z.object({ from: z.string(), to: z.string() })),
});
/** What the user asked of the delivery: not before a day, in a window of the day (local times such as 09:00). */
export const Wish = z.object({
  notBefore: Day.optional(),
  window: z.object({ from: z.string().regex(/^\d\d:\d\d$/), to: z.string().regex(/^\d\d:\d\d$/) }).optional(),
});
export const Price = z.object({
  currency: Currency,
  lines: z.array(PriceLine),
  goods: Minor,
  shipping: Minor,
  tax: Minor,
  taxName: Text,
  taxBasisPoints: z.int(),
  total: Minor,
});
export const Offer = z.object({
  product: Code,
  version: z.int(),
  name: Text,
  description: Text.optional(),
  currency: Currency,
  from: Minor.nullable(),
  scene: z.string().nullable(),
});
const Configured = z.object({
  product: Code,
  version: z.int().min(1),
  choices: Choices,
  quantity: z.int().min(1).max(50).default(1),
});
export const Payment = z.object({
  id: Id,
  state: z.enum(['pending', 'authorised', 'captured', 'voided', 'refunded', 'failed']),
  amount: Minor,
  refunded: Minor,
  currency: Currency,
  method: z.string(),
  at: Instant,
  reason: z.string().nullable(),
});
export const Order = z.object({
  id: Id,
  number: z.string(),
  state: z.enum(ORDER_STATES),
  product: Code,
  productName: Text,
  version: z.int(),
  choices: Choices,
  quantity: z.int(),
  /** The choices in words, for people. */
  summary: z.array(z.object({ option: Text, value: Text })),
  customer: z.object({ party: Id, name: z.string(), email: z.string() }),
  address: Address,
  shippingMethod: z.string(),
  wish: Wish,
  price: Price,
  promised: Promised,
  /** The date first promised; differs where the plan moved. */ firstPromised: Instant,
  placedAt: Instant,
  holdUntil: Instant.nullable(),
  payments: z.array(Payment),
  steps: z.array(z.object({ step: z.enum(ORDER_STATES), at: Instant })),
  canChange: z.boolean(),
  canCancel: z.boolean(),
  /** Fee for cancelling now; null where refused. */ cancelFee: Minor.nullable(),
  scene: z
    .object({ name: z.string(), parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })
    .nullable(),
});
export type Order = z.infer<typeof Order>;

export const listProducts = query({
  id: 'sales.listProducts',
  path: '/products',
  who: ['anyone'],
  summary: 'What can be configured and ordered',
  input: Nothing,
  output: z.array(Offer),
});
export const getProduct = query({
  id: 'sales.getProduct',
  path: '/products/{product}',
  who: ['anyone'],
  summary: 'The product model without bill of materials and routing, with its price book; a version or the newest',
  input: z.object({ product: Code, version: z.int().min(1).optional() }),
  output: z.object({
    product: Code,
    version: z.int(),
    newest: z.int(),
    model: ProductModel,
    prices: PriceBook,
    shipping: z.array(ShippingMethod),
    taxName: Text,
    taxBasisPoints: z.int(),
    countries: z.array(z.string()),
  }),
});
export const quote = query({
  id: 'sales.quote',
  method: 'POST',
  path: '/quotes',
  who: ['anyone'],
  summary: 'Price and promise date of a configuration now; nothing is reserved',
  input: Configured.extend({
    shippingMethod: Code.optional(),
    country: z.string().max(2).optional(),
    wish: Wish.optional(),
  }),
  output: z.object({ price: Price, promised: Promised, choices: Choices }),
});
export const placeOrder = command({
  id: 'sales.placeOrder',
  path: '/orders',
  who: ['anyone'],
  summary:
    'Place an order: checked and priced again, its capacity and material reserved until paid or the hold runs out',
  input: Configured.extend({
    customer: z.object({ name: Line(120), email: z.email().max(200) }),
    address: Address,
    shippingMethod: Code,
    wish: Wish.default({}),
    consentContact: z.boolean().default(false),
    locale: z.enum(['en', 'de']).default('en'),
    /** Total the customer saw; a different one is refused. */ expectedTotal: Minor.optional(),
    reorderOf: Id.optional(),
  }),
  output: z.object({ order: Order, /** Opens the order without an account; also in the mail. */ link: z.string() }),
});
export const payOrder = command({
  id: 'sales.payOrder',
  path: '/orders/{order}/payment',
  who: ['anyone'],
  summary:
    'Authorise the payment; the reservation becomes firm with it. Test provider: card 4242424242424242 pays, 4000000000000002 is declined',
  input: z.object({
    order: Id,
    method: z.literal('test-card').default('test-card'),
    card: z.string().regex(/^\d{16}$/),
  }),
  output: Order,
});
export const getOrder = query({
  id: 'sales.getOrder',
  path: '/orders/{order}',
  who: ['sales', 'production', 'logistics', 'service', 'sourcing', 'customer', 'anyone'],
  summary: 'One order; customers by account or signed link',
  input: z.object({ order: Id }),
  output: Order,
});
export const listOrders = query({
  id: 'sales.listOrders',
  path: '/orders',
  who: ['sales', 'production', 'logistics', 'service', 'sourcing', 'research', 'customer'],
  summary: 'Orders the caller may see, newest first',
  input: z.object({
    state: z.enum(ORDER_STATES).optional(),
    q: z.string().max(100).optional(),
    late: z.boolean().optional(),
    limit: z.int().min(1).max(500).default(100),
    before: z.string().optional(),
  }),
  output: z.array(
    Order.pick({
      id: true,
      number: true,
      state: true,
      productName: true,
      version: true,
      quantity: true,
      customer: true,
      promised: true,
      firstPromised: true,
      placedAt: true,
    }).extend({ product: Code.optional(), total: Minor, currency: Currency }),
  ),
});
const Settled = z.object({ order: Order, fee: Minor, refund: Minor, extra: Minor, applied: z.boolean() });
export const changeOrder = command({
  id: 'sales.changeOrder',
  path: '/orders/{order}/change',
  who: ['sales', 'anyone'],
  summary:
    'Change choices, place or wish before work starts; `preview` says what it would cost and when it would be there',
  input: z.object({
    order: Id,
    choices: Choices.optional(),
    address: Address.optional(),
    wish: Wish.optional(),
    preview: z.boolean().default(false),
    /** Fee the caller saw; a different one is refused. */ expectedFee: Minor.optional(),
  }),
  output: Settled,
});
export const cancelOrder = command({
  id: 'sales.cancelOrder',
  path: '/orders/{order}/cancel',
  who: ['sales', 'anyone'],
  summary: 'Cancel: free before work starts, then for the stated fee, refused once it is on the road',
  input: z.object({
    order: Id,
    reason: Line(500).optional(),
    preview: z.boolean().default(false),
    /** Fee the caller saw; a different one is refused. */ expectedFee: Minor.optional(),
  }),
  output: Settled,
});
export const invoice = query({
  id: 'sales.invoice',
  path: '/orders/{order}/invoice',
  who: ['sales', 'anyone'],
  media: 'application/pdf',
  summary: 'The invoice as PDF',
  input: z.object({ order: Id, locale: z.enum(['en', 'de']).default('en') }),
  output: z.any(),
});
export const requestLink = command({
  id: 'sales.requestLink',
  path: '/order-links',
  who: ['anyone'],
  summary: 'Mail the link of an order again; the answer does not tell whether it exists',
  input: z.object({ number: Line(40), email: z.email() }),
  output: Nothing,
});
export const saveConfiguration = command({
  id: 'sales.saveConfiguration',
  path: '/configurations',
  who: ['anyone'],
  summary: 'Keep a configuration under a link; holds no personal data',
  input: Configured.pick({ product: true, version: true, choices: true }).extend({ name: Line(80).optional() }),
  output: z.object({ id: Id }),
});
export const getConfiguration = query({
  id: 'sales.getConfiguration',
  path: '/configurations/{configuration}',
  who: ['anyone'],
  summary: 'A kept configuration',
  input: z.object({ configuration: Id }),
  output: z.object({ id: Id, product: Code, version: z.int(), choices: Choices, name: z.string().nullable() }),
});
export const listMembers = query({
  id: 'sales.listMembers',
  path: '/members',
  who: ['sales'],
  summary: 'Users who ordered, with history and value',
  input: Nothing,
  output: z.array(
    z.object({
      party: Id,
      name: z.string(),
      email: z.string(),
      since: Instant,
      orders: z.int(),
      value: Minor,
      currency: Currency,
      consentContact: z.boolean(),
      lastOrder: Id.nullable(),
    }),
  ),
});
export const getPrices = query({
  id: 'sales.getPrices',
  path: '/prices/{product}',
  who: ['sales', 'research'],
  summary: 'The price book in force',
  input: z.object({ product: Code }),
  output: z.object({ product: Code, version: z.int(), prices: PriceBook }),
});
export const setPrices = command({
  id: 'sales.setPrices',
  method: 'PUT',
  path: '/prices/{product}',
  who: ['sales'],
  summary: 'Change the price book of the version on sale; orders keep the price they were sold at',
  input: z.object({ product: Code, prices: PriceBook }),
  output: z.object({ product: Code, version: z.int(), prices: PriceBook }),
});
export const ShopTerms = z.object({
  taxName: Text,
  taxBasisPoints: z.int().min(0).max(10000),
  seller: z.object({
    legalName: Line(120),
    address: Address,
    taxNumber: z.string().max(60).optional(),
    email: z.email().max(200),
    phone: z.string().max(40).optional(),
  }),
  /** Wall seconds that an unpaid order keeps its reservation. */
  holdSeconds: z.int().min(60).max(86400),
  /** Free until the order reaches `feeFrom`; then the fee, in basis points of the goods, until `refusedFrom`. */
  changes: z.object({
    feeFrom: z.enum([...ORDER_STATES, 'never']),
    changeFeeBasisPoints: z.int().min(0).max(10000),
    cancelFeeBasisPoints: z.int().min(0).max(10000),
    refusedFrom: z.enum([...ORDER_STATES, 'never']),
  }),
  shipping: z.array(ShippingMethod).max(100),
});
export const getTerms = query({
  id: 'sales.getTerms',
  path: '/terms',
  who: ['sales', 'logistics', 'production', 'service'],
  summary: 'Tax, seller, hold time, fees and shipping methods',
  input: Nothing,
  output: ShopTerms,
});
export const setTerms = command({
  id: 'sales.setTerms',
  method: 'PUT',
  path: '/terms',
  who: ['sales'],
  summary: 'Set the terms of the shop',
  input: ShopTerms,
  output: ShopTerms,
});
export const listPurchasingDemands = query({
  id: 'sales.listPurchasingDemands',
  path: '/purchasing-demands',
  who: ['sales'],
  summary: 'Purchasing demands from service and how the library answered',
  input: Nothing,
  output: z.array(
    z.object({
      id: Id,
      title: z.string(),
      text: z.string(),
      customer: z.string(),
      state: z.enum(['matched', 'unmatched']),
      product: z.string().nullable(),
      score: z.number(),
      at: Instant,
    }),
  ),
});

const OrderEvent = z.object({
  order: Id,
  number: z.string(),
  product: Code,
  version: z.int(),
  choices: Choices,
  quantity: z.int(),
  customer: Id,
  customerName: z.string(),
  address: Address,
  shippingMethod: z.string(),
  wish: Wish,
  promisedAt: Instant,
  total: Minor,
  currency: Currency,
});
export const orderPlaced = event({
  type: 'sales.order.placed',
  flow: 'c',
  summary: 'A user order is confirmed',
  data: OrderEvent.extend({ payment: z.object({ state: z.string(), amount: Minor }) }),
});
export const orderChanged = event({
  type: 'sales.order.changed',
  flow: 'c',
  summary: 'A user order is changed before work',
  data: OrderEvent.extend({ changed: z.array(z.enum(['choices', 'address', 'wish'])) }),
});
export const orderCancelled = event({
  type: 'sales.order.cancelled',
  flow: 'c',
  summary: 'A user order is cancelled',
  data: z.object({
    order: Id,
    number: z.string(),
    fee: Minor,
    refund: Minor,
    currency: Currency,
    reason: z.string().nullable(),
  }),
});
export const orderExpired = event({
  type: 'sales.order.expired',
  summary: 'An unpaid order lost its hold',
  data: z.object({ order: Id, number: z.string() }),
});
export const orderMoved = event({
  type: 'sales.order.moved',
  summary: 'A user order reached its next step',
  data: z.object({ order: Id, number: z.string(), state: z.enum(ORDER_STATES) }),
});
export const promiseMoved = event({
  type: 'sales.promise.moved',
  level: 'CBL',
  summary: 'The date promised to a user changed',
  data: z.object({ order: Id, number: z.string(), from: Instant, to: Instant, cause: z.string() }),
});
export const paymentMoved = event({
  type: 'sales.payment.moved',
  summary: 'A payment changed its state',
  data: z.object({
    order: Id,
    number: z.string(),
    payment: Id,
    state: Payment.shape.state,
    amount: Minor,
    currency: Currency,
  }),
});
export const memberJoined = event({
  type: 'sales.member.joined',
  flow: 'c',
  summary: 'A user who ordered is a member',
  data: z.object({ party: Id, order: Id }),
});
export const purchaseMatched = event({
  type: 'sales.purchase.matched',
  summary: 'The product library answers a purchasing demand',
  data: z.object({ demand: Id, product: Code, version: z.int(), choices: Choices }),
});
export const demandUnmatched = event({
  type: 'sales.demand.unmatched',
  flow: 'r',
  summary: 'The product library lacks what a user needs',
  data: z.object({ demand: Id, title: z.string(), text: z.string(), party: Id, product: z.string().nullable() }),
});
