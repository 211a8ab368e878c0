// Where a re-plan is computed: at once while it is small, on a worker thread where it would hold up other requests.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Replan, type ReplanProblem, replan } from '@onelot/plan';

type Answer = ReturnType<typeof replan>;

/**
 * Measured on two cores (large.test.ts of the plan engine): 2,500 open operations take 176 ms, about 0.07 ms each. Up to
 * this many are planned at once, which holds other requests up for some 40 ms.
 */
export const AT_ONCE = 600;

/** In the built server the worker lies beside it; from source (tests) there is no built worker, and all is done at once. */
const worker = new URL('./replan.worker.mjs', import.meta.url);

export const computeReplan = (problem: ReplanProblem, file: URL = worker): Promise<Answer> => {
  const operations = problem.jobs.reduce((sum, job) => sum + job.operations.length, 0);
  if (operations <= AT_ONCE || !existsSync(fileURLToPath(file))) return Promise.resolve(replan(problem));
  return onThread(problem, file);
};

const onThread = (problem: ReplanProblem, file: URL): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(file, { workerData: problem });
    thread.once('message', (answer: Answer) => {
      resolve(answer);
      void thread.terminate();
    });
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`The planning thread ended with ${code} before it answered.`)));
  });

export type { Replan };
