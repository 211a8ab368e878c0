// Production: resources of the company's whole network, planned as long work.
import { z } from 'zod';
import { command, query } from '../declare.ts';
import { Code, Figure, Id, Instant, Line, Nothing } from '../vocabulary.ts';

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

/** Units of a work center before and after a plan. */
export const UnitChange = z.object({ workCenter: Code, before: z.int(), after: z.int() });

export const NetworkPlan = z.object({
  plan: Id,
  name: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  scenarios: z.int(),
  /** Of all resources, minor units. */
  cost: z.int(),
  edits: z.array(NetworkEdit),
  variation: z.number(),
  resources: z.array(z.object({ center: z.string(), resource: z.string(), planned: z.int() })),
  /** What adopting it would change now: resources that the network names a work center for. */
  changes: z.array(UnitChange),
  /** When its units became those of the work centers, as long as they may be taken back. */
  adoptedAt: Instant.nullable(),
});
export type NetworkPlan = z.infer<typeof NetworkPlan>;

const who = ['production', 'sourcing'] as const;
export const keepNetworkPlan = command({
  id: 'production.keepNetworkPlan',
  path: '/network/plans',
  who,
  summary: 'Keep the result of a planning job under a name, to compare and adopt it',
  input: z.object({ job: Id, name: Line(80) }),
  output: z.object({ plan: Id }),
});

export const listNetworkPlans = query({
  id: 'production.listNetworkPlans',
  path: '/network/plans',
  who,
  summary: 'Kept plans of the network, newest first, with what adopting each would change',
  input: Nothing,
  output: z.array(NetworkPlan),
});

export const dropNetworkPlan = command({
  id: 'production.dropNetworkPlan',
  method: 'DELETE',
  path: '/network/plans/{plan}',
  who,
  summary: 'Forget a kept plan; one that is adopted stays until it is taken back',
  input: z.object({ plan: Id }),
  output: Nothing,
});

export const adoptNetworkPlan = command({
  id: 'production.adoptNetworkPlan',
  path: '/network/plans/{plan}/adopt',
  who: ['production'],
  summary: 'Make the units of a plan those of the work centers, on which the schedule and promise dates stand',
  input: z.object({ plan: Id }),
  output: z.object({ changes: z.array(UnitChange) }),
});

export const undoNetworkPlan = command({
  id: 'production.undoNetworkPlan',
  path: '/network/plans/{plan}/undo',
  who: ['production'],
  summary: 'Give the work centers the units they had before the plan; one changed by hand since stays',
  input: z.object({ plan: Id }),
  output: z.object({ changes: z.array(UnitChange) }),
});
