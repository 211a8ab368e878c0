// Research & development: the records that cross its border.

import { z } from 'zod';
import { PriceBook, ProductModel } from '../model.ts';
import { Code, Id, Instant, Pieces, Quantity, Text, UnitPrice } from '../vocabulary.ts';

export const UNITS = ['pcs', 'mm', 'mm2', 'g', 'ml'] as const;

export const Item = z.object({
  item: Code,
  name: Text,
  unit: z.enum(UNITS),
  makeOrBuy: z.enum(['make', 'buy']),
  /** Standard cost of one base unit, in millionths of a minor unit where units are small; see `costPer`. */
  cost: UnitPrice,
  /** Units that `cost` buys. */
  costPer: Pieces.min(1).default(1),
  massGrams: Quantity.default(0),
});

export const BomEntry = z.object({ parent: Code, component: Code, quantity: Quantity.positive() });

export const STATES = ['draft', 'verified', 'approved', 'released', 'discarded'] as const;

export const Draft = z.object({
  id: Id,
  product: Code,
  title: z.string(),
  state: z.enum(STATES),
  basedOn: z.int().nullable(),
  demand: Id.nullable(),
  model: ProductModel,
  prices: PriceBook,
  verification: z.record(z.string(), z.unknown()).nullable(),
  changedAt: Instant,
  /** Account that saved it last. */
  changedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  releasedVersion: z.int().nullable(),
});

export const Scheme = z.object({
  product: Code,
  version: z.int(),
  name: Text,
  model: ProductModel,
  prices: PriceBook,
  releasedAt: Instant,
  effectiveFrom: Instant,
  verification: z.record(z.string(), z.unknown()).nullable(),
  demand: Id.nullable(),
});

export const CustomizedDemand = z.object({
  id: Id,
  title: z.string(),
  concept: z.string(),
  product: z.string().nullable(),
  classification: z.enum(['function', 'appearance', 'module', 'service', 'unclassified']),
  state: z.enum(['received', 'quantified', 'in-design', 'released', 'declined']),
  supporters: z.int(),
  receivedAt: Instant,
  draft: Id.nullable(),
  releasedVersion: z.int().nullable(),
  quantified: z.array(
    z.object({
      id: Id,
      attribute: z.string(),
      target: z.string(),
      unit: z.string(),
      weight: z.number(),
      test: z.string(),
      deadline: Instant.nullable(),
      responses: z.array(z.object({ provider: z.string(), answer: z.string(), at: Instant })),
    }),
  ),
});
