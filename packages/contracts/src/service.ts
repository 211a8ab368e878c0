// Service: the delivered product's record, demands after delivery, what use teaches.
import { z } from 'zod';
import { command, event, query } from './declare.ts';
import { VariantBomLine } from './model.ts';
import { Choices, Code, Id, Instant, Line, Prose } from './vocabulary.ts';

const Nothing = z.object({});
export const KINDS = ['question', 'repair', 'return', 'purchase', 'idea'] as const;
export const AsBuilt = z.object({
  choices: Choices,
  components: z.array(VariantBomLine.extend({ lots: z.array(z.string()) })),
  operations: z.array(
    z.object({
      sequence: z.int(),
      name: z.string(),
      workCenter: z.string(),
      operator: z.string(),
      startedAt: Instant,
      completedAt: Instant,
      measurements: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
      scrapped: z.int(),
    }),
  ),
});
export const Installed = z.object({
  id: Id,
  identifier: z.string(),
  order: Id,
  orderNumber: z.string(),
  product: Code,
  version: z.int(),
  name: z.string(),
  customer: z.string(),
  deliveredAt: Instant,
  warrantyUntil: Instant,
  asBuilt: AsBuilt,
  asOrdered: Choices,
  matches: z.boolean(),
  /** For staff: each difference between as ordered and as built in a few words. */
  differences: z.array(z.string()).optional(),
});
const Message = z.object({ from: z.enum(['customer', 'service']), name: z.string(), text: z.string(), at: Instant });
export const ServiceDemand = z.object({
  id: Id,
  number: z.string(),
  installed: Id.nullable(),
  order: Id.nullable(),
  orderNumber: z.string().nullable(),
  kind: z.enum(KINDS),
  title: z.string(),
  state: z.enum(['open', 'answered', 'closed']),
  customer: z.string(),
  openedAt: Instant,
  messages: z.array(Message),
  /** A purchase: what the product library answered (MKT-5). */
  match: z
    .object({
      state: z.enum(['asked', 'matched', 'unmatched']),
      product: z.string().nullable(),
      choices: Choices.nullable(),
    })
    .nullable(),
  forwarded: z.boolean(),
});
export const listInstalled = query({
  id: 'service.listInstalled',
  path: '/installed',
  who: ['service', 'customer'],
  summary: 'Delivered products',
  input: z.object({ order: Id.optional() }),
  output: z.array(Installed),
});
export const getInstalled = query({
  id: 'service.getInstalled',
  path: '/installed/{installed}',
  who: ['service', 'customer'],
  summary: 'One delivered product with its as-built record',
  input: z.object({ installed: Id }),
  output: Installed,
});
export const openDemand = command({
  id: 'service.openDemand',
  level: 'CBL',
  path: '/service-demands',
  who: ['customer'],
  summary: 'Ask for help, a repair, a return, a purchase, or share an idea',
  input: z.object({
    order: Id.optional(),
    installed: Id.optional(),
    kind: z.enum(KINDS),
    title: Line(120),
    text: Prose(4000),
    /** A purchase: the product and options wanted, as far as known. */ wants: z
      .object({ product: Code.optional(), choices: Choices.optional() })
      .optional(),
  }),
  output: ServiceDemand,
});
export const listDemands = query({
  id: 'service.listDemands',
  path: '/service-demands',
  who: ['service', 'customer'],
  summary: 'Service demands',
  input: z.object({ state: z.enum(['open', 'answered', 'closed']).optional(), order: Id.optional() }),
  output: z.array(ServiceDemand),
});
export const getDemand = query({
  id: 'service.getDemand',
  path: '/service-demands/{demand}',
  who: ['service', 'customer'],
  summary: 'One service demand',
  input: z.object({ demand: Id }),
  output: ServiceDemand,
});
export const writeMessage = command({
  id: 'service.writeMessage',
  path: '/service-demands/{demand}/messages',
  who: ['service', 'customer'],
  summary: 'Write to the other side; staff may close it with the message',
  input: z.object({ demand: Id, text: Prose(4000), close: z.boolean().default(false) }),
  output: ServiceDemand,
});
export const forwardDemand = command({
  id: 'service.forwardDemand',
  path: '/service-demands/{demand}/forward',
  who: ['service'],
  summary: 'Send what it teaches to interaction as a new product or service demand',
  input: z.object({ demand: Id, need: Line(120), evidence: Prose(2000) }),
  output: ServiceDemand,
});
export const shareExperience = command({
  id: 'service.shareExperience',
  level: 'CBL',
  path: '/orders/{order}/experience',
  who: ['customer'],
  summary: 'Rate a delivered product and say why',
  input: z.object({ order: Id, rating: z.int().min(1).max(5), text: Prose(2000).optional() }),
  output: Nothing,
});
export const getExperience = query({
  id: 'service.getExperience',
  level: 'CBL',
  path: '/orders/{order}/experience',
  who: ['customer', 'service'],
  summary: 'The rating given',
  input: z.object({ order: Id }),
  output: z.object({ rating: z.int().nullable(), text: z.string().nullable() }),
});

export const productRegistered = event({
  type: 'service.product.registered',
  flow: 'i',
  summary: 'A delivered product is in service with its as-built record',
  data: z.object({ installed: Id, order: Id, orderNumber: z.string(), identifier: z.string(), matches: z.boolean() }),
});
export const demandOpened = event({
  type: 'service.demand.opened',
  level: 'CBL',
  summary: 'A customer opened a service demand',
  data: z.object({ demand: Id, number: z.string(), kind: z.enum(KINDS), title: z.string(), order: Id.nullable() }),
});
export const adviceGiven = event({
  type: 'service.advice.given',
  flow: 'i',
  summary: 'Service answered the customer',
  data: z.object({ demand: Id, number: z.string(), title: z.string(), closed: z.boolean() }),
});
export const messageWritten = event({
  type: 'service.message.written',
  level: 'CBL',
  summary: 'A customer wrote to a service demand',
  data: z.object({ demand: Id, number: z.string(), title: z.string() }),
});
export const experienceShared = event({
  type: 'service.experience.shared',
  flow: 'j',
  level: 'CBL',
  summary: 'A user told how the product is in use',
  data: z.object({
    order: Id,
    product: Code,
    version: z.int(),
    choices: Choices,
    rating: z.int(),
    text: z.string().nullable(),
  }),
});
export const purchaseRequested = event({
  type: 'service.purchase.requested',
  flow: 'q',
  summary: 'A purchasing demand found in service',
  data: z.object({
    demand: Id,
    title: z.string(),
    text: z.string(),
    party: Id,
    product: z.string().nullable(),
    choices: Choices.nullable(),
  }),
});
export const demandForwarded = event({
  type: 'service.demand.forwarded',
  flow: 's',
  summary: 'A new product or service demand with its evidence',
  data: z.object({ demand: Id, need: z.string(), evidence: z.string(), product: z.string().nullable() }),
});
