// Interaction: the records that cross its border.

import { z } from 'zod';
import { Id, Instant, Line } from '../vocabulary.ts';

export const SOURCES = ['configurator', 'form', 'service', 'feedback', 'unmatched'] as const;

export const Reasons = z.object({
  /** 1 (bad) to 5 (good) with a sentence each. */
  cost: z.object({ score: z.int().min(1).max(5), reason: Line(500) }),
  outcome: z.object({ score: z.int().min(1).max(5), reason: Line(500) }),
  scale: z.object({ score: z.int().min(1).max(5), reason: Line(500) }),
  fit: z.object({ score: z.int().min(1).max(5), reason: Line(500) }),
});

export const Demand = z.object({
  id: Id,
  title: z.string(),
  text: z.string(),
  source: z.enum(SOURCES),
  product: z.string().nullable(),
  option: z.string().nullable(),
  value: z.string().nullable(),
  /** How many times it was wanted, and by how many different people or browsers. */
  times: z.int(),
  people: z.int(),
  firstAt: Instant,
  lastAt: Instant,
  state: z.enum(['open', 'accepted', 'declined', 'merged']),
  verdict: z.object({ reasons: Reasons, note: z.string(), by: z.string(), at: Instant }).nullable(),
  mergedInto: Id.nullable(),
  concept: z.string().nullable(),
  outcome: z.string().nullable(),
  /** Whether the caller raised it. */
  mine: z.boolean(),
});
