// Research & development: what it tells.

import { z } from 'zod';
import { event } from '../declare.ts';
import { PriceBook, ProductModel } from '../model.ts';
import { Code, Id, Instant, Text } from '../vocabulary.ts';
import { STATES } from './records.ts';

export const schemeReleased = event({
  type: 'research.scheme.released',
  flow: 'b',
  summary: 'A product scheme is released',
  data: z.object({
    product: Code,
    version: z.int(),
    name: Text,
    demand: Id.nullable(),
    effectiveFrom: Instant,
    model: ProductModel,
    prices: PriceBook,
    verification: z.record(z.string(), z.unknown()).nullable(),
  }),
});

export const demandQuantified = event({
  type: 'research.demand.quantified',
  flow: 'k',
  level: 'CBL',
  summary: 'A quantifiable demand is sent to providers',
  data: z.object({
    quantified: Id,
    demand: Id,
    attribute: z.string(),
    target: z.string(),
    unit: z.string(),
    test: z.string(),
    deadline: Instant.nullable(),
  }),
});

export const demandResponded = event({
  type: 'research.demand.responded',
  flow: 'k',
  level: 'CBL',
  summary: 'A provider answered',
  data: z.object({ quantified: Id, demand: Id, answer: z.string() }),
});

export const draftChanged = event({
  type: 'research.draft.changed',
  level: 'WSL',
  summary: 'A change of a product model moved on',
  data: z.object({ draft: Id, product: Code, title: z.string(), state: z.enum(STATES), demand: Id.nullable() }),
});

export const procurementDemanded = event({
  type: 'research.procurement.demanded',
  flow: 'm',
  summary: 'A released scheme needs an item that is bought',
  data: z.object({ product: Code, version: z.int(), items: z.array(z.object({ item: Code, supplied: z.boolean() })) }),
});
