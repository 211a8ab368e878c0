// Service: what it tells.

import { z } from 'zod';
import { event } from '../declare.ts';
import { Choices, Code, Id } from '../vocabulary.ts';
import { KINDS } from './records.ts';

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
