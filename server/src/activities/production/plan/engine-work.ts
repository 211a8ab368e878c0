// Where a re-plan is computed: at once while it is small, on a worker thread where it would hold up other requests.
import { type JobsReplan, type ReplanProblem, replanJobs } from '@onelot/plan';
import { builtWorker, runWork, untold } from '../../../kernel/work.ts';

type Answer = ReturnType<typeof replanJobs>;

/**
 * Measured on two cores (large.test.ts of the plan engine): 2,500 open operations take 176 ms, about 0.07 ms each. Up to
 * this many are planned at once, which holds other requests up for some 40 ms.
 */
export const AT_ONCE = 600;

/** The whole work of a thread: no limits. */
export const replanWhole = (problem: ReplanProblem): Answer => replanJobs(problem);

export const computeReplan = async (problem: ReplanProblem, file: URL = builtWorker('replan')): Promise<Answer> => {
  const operations = problem.jobs.reduce((sum, job) => sum + job.operations.length, 0);
  return operations <= AT_ONCE ? replanJobs(problem) : runWork(replanWhole, file, problem, untold);
};

export type { JobsReplan };
