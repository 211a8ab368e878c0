// Production: what may be asked of it.

import { z } from 'zod';
import { command, query } from '../declare.ts';
import { LocalTime } from '../logistics/records.ts';
import { VariantBomLine, VariantOperation } from '../model.ts';
import { AsBuilt } from '../service/records.ts';
import { Choices, Code, Id, Instant, Line, Nothing, Pieces, Seconds, Text, Version } from '../vocabulary.ts';
import { PlanReason } from './reasons.ts';
import { Calendar, Job, Measurements, OPERATION_STATES, PlannedOperation, Promised, WorkCenter } from './records.ts';

const Variant = z.object({
  bom: z.array(VariantBomLine),
  routing: z.array(VariantOperation),
  quantity: Pieces.min(1),
  shippingMethod: z.string().optional(),
  country: z.string().optional(),
  notBefore: Instant.optional(),
  /** Local times of the day between which it is to be at the door. */
  window: z.object({ from: LocalTime, to: LocalTime }).optional(),
});

export const promise = query({
  id: 'production.promise',
  method: 'POST',
  path: '/promises',
  who: ['sales', 'research'],
  summary: 'When a variant could be at the door: material, capacity, transport; nothing is reserved',
  input: Variant,
  output: Promised,
});

export const reserve = command({
  id: 'production.reserve',
  path: '/reservations',
  who: ['sales'],
  summary: 'Reserve capacity and material for an order until it is confirmed or the hold runs out',
  input: Variant.extend({
    order: Id,
    orderNumber: z.string(),
    product: Code,
    version: Version,
    productName: z.string(),
    choices: Choices,
    customer: Id,
    holdSeconds: Seconds.min(1),
    scene: Job.shape.scene,
    attribute: z.string().nullable(),
  }),
  output: Promised,
});

export const confirm = command({
  id: 'production.confirm',
  path: '/reservations/{order}/confirm',
  who: ['sales'],
  summary: 'Make a reservation firm; refused when its hold ran out',
  input: z.object({ order: Id }),
  output: Promised,
});

export const release = command({
  id: 'production.release',
  path: '/reservations/{order}/release',
  who: ['sales'],
  summary: 'Give up the operations of an order that have not started',
  input: z.object({ order: Id }),
  output: z.object({ released: z.int(), started: z.int() }),
});

export const getBoard = query({
  id: 'production.getBoard',
  path: '/board',
  who: ['production', 'sourcing', 'sales', 'logistics'],
  summary: 'What runs where and what is late',
  input: z.object({ from: Instant.optional(), to: Instant.optional() }),
  output: z.object({
    now: Instant,
    workCenters: z.array(
      WorkCenter.extend({ load: z.number(), shifts: z.array(z.object({ from: Instant, to: Instant })) }),
    ),
    operations: z.array(PlannedOperation),
    late: z.array(
      z.object({
        order: Id,
        orderNumber: z.string(),
        promisedAt: Instant,
        plannedAt: Instant,
        lateSeconds: z.int(),
        cause: PlanReason,
      }),
    ),
    orders: z.int(),
    onTime: z.int(),
    lastReplan: z.object({ at: Instant, cause: PlanReason, moved: z.int() }).nullable(),
  }),
});

export const replan = command({
  id: 'production.replan',
  path: '/replan',
  who: ['production'],
  summary: 'Plan what has not started anew around what has; `cause` says why, in own words',
  input: z.object({ cause: Line(200).optional() }),
  output: z.object({ moved: z.int(), operations: z.int(), late: z.int() }),
});

export const listWorkCenters = query({
  id: 'production.listWorkCenters',
  path: '/work-centers',
  who: ['production', 'sourcing', 'research', 'sales', 'logistics'],
  summary: 'Work centers with what waits at each',
  input: Nothing,
  output: z.array(WorkCenter.extend({ waiting: z.int(), running: z.int() })),
});

export const saveWorkCenter = command({
  id: 'production.saveWorkCenter',
  method: 'PUT',
  path: '/work-centers/{workCenter}',
  who: ['production'],
  summary: 'Create or change a work center',
  input: WorkCenter,
  output: WorkCenter,
});

export const listCalendars = query({
  id: 'production.listCalendars',
  path: '/calendars',
  who: ['production', 'sourcing', 'logistics', 'research'],
  summary: 'Working calendars',
  input: Nothing,
  output: z.array(Calendar),
});

export const saveCalendar = command({
  id: 'production.saveCalendar',
  method: 'PUT',
  path: '/calendars/{calendar}',
  who: ['production'],
  summary: 'Create or change a calendar',
  input: Calendar,
  output: Calendar,
});

export const importProduction = command({
  id: 'production.importProduction',
  path: '/production/import',
  who: ['production:manager'],
  summary: 'Calendars and work centers in one step',
  input: z.object({ calendars: z.array(Calendar), workCenters: z.array(WorkCenter) }),
  output: z.object({ calendars: z.int(), workCenters: z.int() }),
});

export const progress = query({
  id: 'production.progress',
  path: '/orders/{order}/progress',
  who: ['production', 'sales', 'logistics', 'service', 'sourcing', 'anyone'],
  summary: 'How far an order is in the factory, in words a customer reads',
  input: z.object({ order: Id }),
  output: z.object({
    plannedReadyAt: Instant.nullable(),
    percent: z.int(),
    operations: z.array(z.object({ name: Text, state: z.enum(OPERATION_STATES), at: Instant })),
    now: z.object({ name: Text, startedAt: Instant, expectedAt: Instant }).nullable(),
    stored: z.object({ at: Instant, identifier: z.string() }).nullable(),
  }),
});

export const orderOperations = query({
  id: 'production.orderOperations',
  path: '/orders/{order}/operations',
  who: ['production', 'sales', 'sourcing', 'logistics', 'service'],
  summary: "An order's routing with plan and record",
  input: z.object({ order: Id }),
  output: z.array(PlannedOperation.extend({ instruction: Text, measurements: Measurements })),
});

export const asBuilt = query({
  id: 'production.asBuilt',
  path: '/orders/{order}/as-built',
  who: ['production', 'service'],
  summary: 'Every component lot, operation, operator and measurement of a finished product',
  input: z.object({ order: Id }),
  output: AsBuilt.extend({ identifier: z.string().nullable() }),
});

export const jobCard = query({
  id: 'production.jobCard',
  level: 'WSL',
  path: '/orders/{order}/job-card',
  who: ['production'],
  media: 'application/pdf',
  summary: 'Job card as PDF with QR',
  input: z.object({ order: Id, locale: z.enum(['en', 'de']).default('en') }),
  output: z.any(),
});

export const productLabel = query({
  id: 'production.productLabel',
  level: 'WSL',
  path: '/orders/{order}/label',
  who: ['production', 'logistics'],
  media: 'application/pdf',
  summary: 'Product label as PDF with QR',
  input: z.object({ order: Id }),
  output: z.any(),
});

export const reportEquipment = command({
  id: 'production.reportEquipment',
  level: 'EML',
  path: '/equipment/{equipment}/reports',
  who: ['production'],
  summary:
    'A machine tells its state; `running` starts and `done` completes the operation it was sent, with what it measured and the program it ran. Carried by MQTT Sparkplug B, or by this call',
  input: z.object({
    equipment: Code,
    workCenter: Code,
    state: z.enum(['idle', 'running', 'done', 'fault', 'offline']),
    operation: Id.optional(),
    values: Measurements.default({}),
  }),
  output: Nothing,
});

export const listEquipment = query({
  id: 'production.listEquipment',
  level: 'EML',
  path: '/equipment',
  who: ['production'],
  summary: 'Machines with their last report and the operation they were sent',
  input: Nothing,
  output: z.array(
    z.object({
      equipment: Code,
      workCenter: Code,
      state: z.string(),
      operation: Id.nullable(),
      reportedAt: Instant.nullable(),
      values: Measurements,
    }),
  ),
});
