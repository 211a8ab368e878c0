// Marketing & sales: what it tells.

import { z } from 'zod';
import { event } from '../declare.ts';
import { DateReason } from '../production/reasons.ts';
import { Address, Choices, Code, Currency, Id, Instant, Minor } from '../vocabulary.ts';
import { ORDER_STATES, Payment, Wish } from './records.ts';

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
  data: OrderEvent.extend({ changed: z.array(z.enum(['choices', 'address', 'wish', 'shipping'])) }),
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
  data: z.object({ order: Id, number: z.string(), from: Instant, to: Instant, cause: DateReason }),
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
