// The best plan within a time, of a job shop or of a whole shop: on one thread, or on several that start from different seeds.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Result } from '@onelot/base';
import {
  type JobShop,
  type ShopObjective,
  type ShopProblem,
  type ShopSchedule,
  type ShortestPlan,
  schedule,
  shortestPlan,
} from '@onelot/plan';

export interface Budget {
  readonly seconds: number;
  readonly seed: number;
  readonly workers: number;
}

interface Within {
  readonly seed: number;
  /** Wall time as `Date.now()` at which the search ends with what it has. */
  readonly endsAt: number;
}

export type PlanTask = Within & ({ readonly jobShop: JobShop } | { readonly problem: ShopProblem });

/** Searches until the time is over; a plan that cannot be beaten ends it sooner. */
export const searchUntil = (task: PlanTask): Result<ShortestPlan | ShopSchedule> => {
  const { seed, endsAt } = task;
  const options = { seed, maxSteps: Number.MAX_SAFE_INTEGER, shouldStop: () => Date.now() >= endsAt };
  return 'jobShop' in task ? shortestPlan(task.jobShop, options) : schedule(task.problem, options);
};

/** In the built command the worker lies beside it; from source (tests) there is none, and one thread does all. */
const worker = new URL('./planning-jobshop.worker.mjs', import.meta.url);

/** The shortest plan of all workers; worker number w searches from `seed + w`. */
export const planJobShop = async (jobShop: JobShop, budget: Budget): Promise<Result<ShortestPlan>> => {
  const answers = (await search({ jobShop }, budget)) as Result<ShortestPlan>[];
  return best(answers, (a, b) => a.makespan < b.makespan);
};

/** The cheapest plan of all workers, by the problem's weights or rank by rank. */
export const planShop = async (problem: ShopProblem, budget: Budget): Promise<Result<ShopSchedule>> => {
  const answers = (await search({ problem }, budget)) as Result<ShopSchedule>[];
  return best(answers, (a, b) => cheaper(problem, a.objective, b.objective));
};

const RANKS = ['lateness', 'setup', 'stock', 'makespan'] as const;

const cheaper = ({ weights }: ShopProblem, a: ShopObjective, b: ShopObjective): boolean => {
  if (weights) return RANKS.reduce((sum, rank) => sum + weights[rank] * (a[rank] - b[rank]), 0) < 0;
  const rank = RANKS.find((each) => a[each] !== b[each]);
  return rank !== undefined && a[rank] < b[rank];
};

const best = <T>(answers: readonly Result<T>[], better: (a: T, b: T) => boolean): Result<T> =>
  answers.reduce((kept, each) => (kept.ok && each.ok && !better(each.value, kept.value) ? kept : each));

type Question = { readonly jobShop: JobShop } | { readonly problem: ShopProblem };

const search = async (
  question: Question,
  { seconds, seed, workers }: Budget,
): Promise<Result<ShortestPlan | ShopSchedule>[]> => {
  const endsAt = Date.now() + seconds * 1000;
  if (workers === 1 || !existsSync(fileURLToPath(worker))) return [searchUntil({ ...question, seed, endsAt })];
  return Promise.all(Array.from({ length: workers }, (_, w) => onThread({ ...question, seed: seed + w, endsAt })));
};

const onThread = (task: PlanTask): Promise<Result<ShortestPlan | ShopSchedule>> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: task });
    thread.once('message', (answer: Result<ShortestPlan | ShopSchedule>) => resolve(answer));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`A planning thread ended with ${code} before it answered.`)));
  });
