// The shortest plan of a job shop within a time: on one thread, or on several that start from different seeds.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Result } from '@onelot/base';
import { type JobShop, type ShortestPlan, shortestPlan } from '@onelot/plan';

export interface Budget {
  readonly seconds: number;
  readonly seed: number;
  readonly workers: number;
}

export interface JobShopTask {
  readonly shop: JobShop;
  readonly seed: number;
  /** Wall time as `Date.now()` at which the search ends with what it has. */
  readonly endsAt: number;
}

/** Searches until the time is over; a plan that cannot be beaten ends it sooner. */
export const searchUntil = ({ shop, seed, endsAt }: JobShopTask): Result<ShortestPlan> =>
  shortestPlan(shop, { seed, maxSteps: Number.MAX_SAFE_INTEGER, shouldStop: () => Date.now() >= endsAt });

/** In the built command the worker lies beside it; from source (tests) there is none, and one thread does all. */
const worker = new URL('./planning-jobshop.worker.mjs', import.meta.url);

/** The best plan of all workers; worker number w searches from `seed + w`. */
export const planJobShop = async (shop: JobShop, { seconds, seed, workers }: Budget): Promise<Result<ShortestPlan>> => {
  const endsAt = Date.now() + seconds * 1000;
  if (workers === 1 || !existsSync(fileURLToPath(worker))) return searchUntil({ shop, seed, endsAt });
  const answers = await Promise.all(
    Array.from({ length: workers }, (_, w) => onThread({ shop, seed: seed + w, endsAt })),
  );
  return answers.reduce((best, each) =>
    best.ok && each.ok && each.value.makespan >= best.value.makespan ? best : each,
  );
};

const onThread = (task: JobShopTask): Promise<Result<ShortestPlan>> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: task });
    thread.once('message', (answer: Result<ShortestPlan>) => resolve(answer));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`A planning thread ended with ${code} before it answered.`)));
  });
