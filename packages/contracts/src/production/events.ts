// Production: what it tells.

import { z } from 'zod';
import { event } from '../declare.ts';
import { Address, Code, Id, Instant, Text } from '../vocabulary.ts';
import { DateReason, PLAN_REASONS } from './reasons.ts';
import { Promised } from './records.ts';

export const planPublished = event({
  type: 'production.plan.published',
  flow: 'f',
  summary: "An order's executable plan",
  data: z.object({
    order: Id,
    orderNumber: z.string(),
    /** The code alone: customers read this event, and what a reason names stays inside. */
    cause: z.enum(PLAN_REASONS),
    moved: z.int(),
    readyAt: Instant,
    operations: z.array(
      z.object({ operation: Id, sequence: z.int(), name: Text, plannedStart: Instant, plannedFinish: Instant }),
    ),
  }),
});

export const materialPlanned = event({
  type: 'production.material.planned',
  flow: 'f',
  summary: 'The material demand plan of an order',
  data: z.object({
    order: Id,
    orderNumber: z.string(),
    needs: z.array(z.object({ item: Code, quantity: z.number(), neededAt: Instant })),
  }),
});

export const promiseShifted = event({
  type: 'production.promise.shifted',
  summary: 'The plan moved an order over or under its promise',
  data: z.object({ order: Id, promised: Promised, cause: DateReason }),
});

export const operationStarted = event({
  type: 'production.operation.started',
  level: 'WSL',
  summary: 'Work began',
  data: z.object({
    operation: Id,
    order: Id,
    orderNumber: z.string(),
    sequence: z.int(),
    first: z.boolean(),
    name: Text,
  }),
});

export const operationCompleted = event({
  type: 'production.operation.completed',
  level: 'WSL',
  summary: 'Work is done',
  data: z.object({
    operation: Id,
    order: Id,
    orderNumber: z.string(),
    sequence: z.int(),
    last: z.boolean(),
    name: Text,
  }),
});

export const operationScrapped = event({
  type: 'production.operation.scrapped',
  level: 'WSL',
  summary: 'Work was scrapped and is made again',
  data: z.object({ operation: Id, order: Id, orderNumber: z.string(), sequence: z.int(), reason: z.string() }),
});

export const materialConsumed = event({
  type: 'production.material.consumed',
  level: 'WSL',
  summary: 'Material went into a product or to scrap',
  data: z.object({
    order: Id,
    operation: Id,
    lines: z.array(
      z.object({ item: Code, quantity: z.number(), lot: z.string().nullable(), place: z.string().nullable() }),
    ),
  }),
});

export const recipeSent = event({
  type: 'production.recipe.sent',
  level: 'CTL',
  summary: "This variant's parameters went to the machine",
  data: z.object({
    operation: Id,
    order: Id,
    equipment: Code,
    workCenter: Code,
    parameters: z.record(z.string(), z.unknown()),
  }),
});

export const equipmentReported = event({
  type: 'production.equipment.reported',
  level: 'EML',
  summary: 'A machine reported',
  data: z.object({
    equipment: z.string(),
    workCenter: z.string(),
    state: z.string(),
    operation: Id.nullable(),
    values: z.record(z.string(), z.unknown()),
  }),
});

export const productStored = event({
  type: 'production.product.stored',
  flow: 'g',
  level: 'WSL',
  summary: 'A finished product is put away',
  data: z.object({
    order: Id,
    orderNumber: z.string(),
    product: Code,
    name: z.string(),
    identifier: z.string(),
    place: Code,
    quantity: z.int(),
    customer: Id,
  }),
});

export const distributionOrdered = event({
  type: 'production.distribution.ordered',
  flow: 'p',
  summary: 'A finished product is to be delivered',
  data: z.object({
    order: Id,
    orderNumber: z.string(),
    identifier: z.string(),
    product: Code,
    name: z.string(),
    quantity: z.int(),
    customer: Id,
    promisedAt: Instant,
    shippingMethod: z.string(),
    address: Address.nullable(),
  }),
});
