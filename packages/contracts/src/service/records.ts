// Service: the records that cross its border.

import { z } from 'zod';
import { VariantBomLine } from '../model.ts';
import { Choices, Code, Id, Instant } from '../vocabulary.ts';

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

export const Message = z.object({
  from: z.enum(['customer', 'service']),
  name: z.string(),
  text: z.string(),
  at: Instant,
});

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
