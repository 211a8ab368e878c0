// Production: the records that cross its border.

import { z } from 'zod';
import { VariantOperation } from '../model.ts';
import { Choices, Code, Figure, Id, Instant, Text } from '../vocabulary.ts';
import { PlanReason } from './reasons.ts';

export const OPERATION_STATES = ['reserved', 'planned', 'started', 'completed', 'scrapped', 'cancelled'] as const;

/** Why a date is what it is: one stretch of time and what filled it. A critical one moves the date. Customers see words, no work centers. */
export const Segment = z.object({
  kind: z.enum(['material', 'capacity', 'wish', 'transport']),
  label: Text,
  from: Instant,
  to: Instant,
  critical: z.boolean(),
});

export const Promised = z.object({
  /** At the customer's door. */ at: Instant,
  /** Finished at the factory. */ readyAt: Instant,
  segments: z.array(Segment),
});

export type Promised = z.infer<typeof Promised>;

export const WorkCenter = z.object({
  workCenter: Code,
  name: Text,
  units: z.int().min(1).max(200),
  calendar: Code,
  efficiency: z.number().positive().max(2),
  kind: z.enum(['manual', 'machine']),
  /** Sparkplug device ids, one a unit; none where nothing reports in. */
  equipment: z.array(Code).max(200).default([]),
});

export const Calendar = z.object({
  calendar: Code,
  shifts: z.array(z.object({ weekday: z.int().min(0).max(6), from: z.string(), to: z.string() })),
  exceptions: z.array(z.object({ date: z.string(), shifts: z.array(z.object({ from: z.string(), to: z.string() })) })),
});

export const Measurements = z.record(z.string().max(64), z.union([Figure, z.string().max(200), z.boolean()]));

export const PlannedOperation = z.object({
  id: Id,
  order: Id,
  orderNumber: z.string(),
  product: z.string(),
  sequence: z.int(),
  name: Text,
  workCenter: Code,
  unit: z.int(),
  state: z.enum(OPERATION_STATES),
  plannedStart: Instant,
  plannedFinish: Instant,
  startedAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  operator: z.string().nullable(),
  setupSeconds: z.int(),
  runSeconds: z.int(),
  /** Why it starts when it does. */ reason: PlanReason,
  frozen: z.boolean(),
  attribute: z.string().nullable(),
});

export const Job = PlannedOperation.extend({
  instruction: Text,
  parameters: VariantOperation.shape.parameters,
  measurements: Measurements,
  step: z.int(),
  steps: z.int(),
  choices: Choices,
  material: z.array(z.object({ item: Code, name: Text, quantity: z.number(), unit: z.string(), there: z.boolean() })),
  ready: z.boolean(),
  /** What it waits for where it is not ready. */ waitsFor: PlanReason.nullable(),
  scene: z
    .object({ name: z.string(), parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })
    .nullable(),
  scraps: z.int(),
});
