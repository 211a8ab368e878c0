// Production: what may be asked of it at a work center.

import { z } from 'zod';
import { command, query } from '../declare.ts';
import { Code, Id, Line } from '../vocabulary.ts';
import { Job, Measurements, WorkCenter } from './records.ts';

export const dispatchList = query({
  id: 'production.dispatchList',
  level: 'WSL',
  path: '/work-centers/{workCenter}/dispatch',
  who: ['production'],
  summary: 'What to do next at a work center, in order',
  input: z.object({ workCenter: Code, limit: z.int().min(1).max(200).default(200) }),
  output: z.object({ workCenter: WorkCenter, jobs: z.array(Job), done: z.int() }),
});

export const getOperation = query({
  id: 'production.getOperation',
  level: 'WSL',
  path: '/operations/{operation}',
  who: ['production'],
  summary: 'One operation with its work instruction',
  input: z.object({ operation: Id }),
  output: Job,
});

export const startOperation = command({
  id: 'production.startOperation',
  level: 'WSL',
  path: '/operations/{operation}/start',
  who: ['production'],
  summary: 'Start: material must be there and the operation before it complete',
  input: z.object({ operation: Id, unit: z.int().min(1).max(200).optional() }),
  output: Job,
});

export const completeOperation = command({
  id: 'production.completeOperation',
  level: 'WSL',
  path: '/operations/{operation}/complete',
  who: ['production'],
  summary: 'Complete with what was measured',
  input: z.object({ operation: Id, measurements: Measurements.default({}) }),
  output: Job,
});

export const scrapOperation = command({
  id: 'production.scrapOperation',
  level: 'WSL',
  path: '/operations/{operation}/scrap',
  who: ['production'],
  summary: 'Scrap: the product is made again from its first operation, with new material',
  input: z.object({ operation: Id, reason: Line(500) }),
  output: Job,
});

export const stopOperation = command({
  id: 'production.stopOperation',
  level: 'WSL',
  path: '/operations/{operation}/stop',
  who: ['production'],
  summary: 'Put a started operation back in the list',
  input: z.object({ operation: Id, reason: Line(500).optional() }),
  output: Job,
});
