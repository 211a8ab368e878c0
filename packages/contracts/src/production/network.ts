// Production: resources of the company's whole network, planned as long work.
import { z } from 'zod';
import { command } from '../declare.ts';
import { Figure, Id } from '../vocabulary.ts';

/** One figure of the network file, by JSON pointer, with the value to plan with instead. */
export const NetworkEdit = z.object({ path: z.string().max(200), value: Figure });

export const NetworkQuestion = z.object({
  edits: z.array(NetworkEdit).max(2000).default([]),
  scenarios: z.int().min(1).max(2000).default(100),
  seed: z.int().min(0).max(1_000_000_000).default(1),
  /** Factor on every standard deviation of the forecast. */
  variation: z.number().min(0).max(4).default(1),
  /** Splits of response times the search tries; 0 searches none and draws no frontier. */
  searchSteps: z.int().min(0).max(500).default(0),
  /** Moves of demand between centers of a stage that are tried; 0 tries none. */
  transferRounds: z.int().min(0).max(50).default(0),
});

export const planNetwork = command({
  id: 'production.planNetwork',
  path: '/network/plan',
  who: ['production', 'sourcing'],
  summary: 'Plan how many resources every center of the network needs; a job whose result is the plan with its bounds',
  input: NetworkQuestion,
  output: z.object({ job: Id }),
});
