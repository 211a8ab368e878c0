// Marketing & sales: what may be asked of it.

import { z } from 'zod';
import { command, query } from '../declare.ts';
import { PriceBook, ProductModel } from '../model.ts';
import { Promised } from '../production/records.ts';
import { Address, Choices, Code, Currency, Id, Instant, Line, Minor, Nothing, Text, Version } from '../vocabulary.ts';
import { Offer, ORDER_STATES, Order, Price, ShippingMethod, ShopTerms, Wish } from './records.ts';

const Settled = z.object({ order: Order, fee: Minor, refund: Minor, extra: Minor, applied: z.boolean() });

const Configured = z.object({
  product: Code,
  version: Version,
  choices: Choices,
  quantity: z.int().min(1).max(50).default(1),
});

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
  input: z.object({ product: Code, version: Version.optional() }),
  output: z.object({
    product: Code,
    version: z.int(),
    newest: z.int(),
    model: ProductModel,
    /** The rules as the engine compiled them (`readCompiled` with the model), so that nobody need compile them again. */
    compiled: z.object({ format: z.string(), hash: z.string(), maxSteps: z.int(), graph: z.string() }),
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

export const changeOrder = command({
  id: 'sales.changeOrder',
  path: '/orders/{order}/change',
  who: ['sales', 'anyone'],
  summary:
    'Change choices, place, wish or way of shipping before work starts; `preview` says what it would cost and when it would be there',
  input: z.object({
    order: Id,
    choices: Choices.optional(),
    address: Address.optional(),
    wish: Wish.optional(),
    /** Another way of shipping; only before work starts. */ shippingMethod: Code.optional(),
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

export const creditNote = query({
  id: 'sales.creditNote',
  path: '/orders/{order}/credit-note',
  who: ['sales', 'anyone'],
  media: 'application/pdf',
  summary: 'The credit note that takes the invoice of a cancelled order back, as PDF',
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
