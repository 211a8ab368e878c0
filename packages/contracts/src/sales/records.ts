// Marketing & sales: the records that cross its border.

import { z } from 'zod';
import { PriceLine } from '../model.ts';
import { Promised } from '../production/records.ts';
import { Address, Choices, Code, Currency, Day, Id, Instant, Line, Minor, Text, UnitPrice } from '../vocabulary.ts';

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
  price: UnitPrice,
  transitDays: z.int().min(0).max(365),
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
  /** The papers of money there are, to be fetched as PDF. */ papers: z.array(z.enum(['invoice', 'credit-note'])),
  steps: z.array(z.object({ step: z.enum(ORDER_STATES), at: Instant })),
  canChange: z.boolean(),
  canCancel: z.boolean(),
  /** Fee for cancelling now; null where refused. */ cancelFee: Minor.nullable(),
  scene: z
    .object({ name: z.string(), parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })
    .nullable(),
});

export type Order = z.infer<typeof Order>;

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
