// Long work of the platform: how far it is, what came out, how it is stopped.
import { z } from 'zod';
import { command, query } from './declare.ts';
import { ACTIVITIES, Id, Instant } from './vocabulary.ts';

export const Job = z.object({
  id: Id,
  activity: z.enum(ACTIVITIES),
  /** What is done, e.g. `research.solveMix`. */
  kind: z.string(),
  /** What it is done for. */
  subject: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** 0 to 1. */
  progress: z.number(),
  note: z.string().nullable(),
  /** Why it failed. */
  problem: z.string().nullable(),
  cancelling: z.boolean(),
  requestedBy: z.string(),
  madeAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});
export type Job = z.infer<typeof Job>;
export const listJobs = query({
  id: 'platform.listJobs',
  path: '/jobs',
  who: ['signed-in'],
  summary: 'Long work under way or ended, newest first, as far as the caller may see it',
  input: z.object({
    kind: z.string().max(100).optional(),
    subject: z.string().max(100).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.array(Job),
});
export const getJob = query({
  id: 'platform.getJob',
  path: '/jobs/{job}',
  who: ['signed-in'],
  summary: 'One job with its result; one that was cancelled holds the best it had, if any',
  input: z.object({ job: Id }),
  output: Job.extend({ result: z.unknown() }),
});
export const cancelJob = command({
  id: 'platform.cancelJob',
  path: '/jobs/{job}/cancel',
  who: ['signed-in'],
  summary: 'Stop a job; one that has ended stays as it is',
  input: z.object({ job: Id }),
  output: Job,
});
