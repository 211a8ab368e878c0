// Whether a plan of a job shop is possible: the slow and obvious check, sharing no code with the search.

import { type Problem, problem } from '@onelot/base';
import type { JobShop } from './instance.ts';
import type { Placed } from './search.ts';

/** Every rule broken: MISSING, TWICE, UNKNOWN_OPERATION, WRONG_MACHINE, WRONG_DURATION, BEFORE_PREDECESSOR, OVERLAP. */
export function verifyPlan(shop: JobShop, operations: readonly Placed[]): Problem[] {
  const problems: Problem[] = [];
  const add = (code: string, i: number, message: string): void => {
    problems.push(problem(code, `/operations/${i}`, message));
  };
  const placed = new Map<string, Placed>();
  for (const [i, each] of operations.entries()) {
    const key = `${each.job}/${each.operation}`;
    const alternatives = shop.jobs[each.job]?.[each.operation];
    if (!alternatives) {
      add('UNKNOWN_OPERATION', i, `There is no operation ${key}.`);
      continue;
    }
    if (placed.has(key)) add('TWICE', i, `Operation ${key} is planned twice.`);
    placed.set(key, each);
    const way = alternatives.find(({ machine }) => machine === each.machine);
    if (!way) add('WRONG_MACHINE', i, `Operation ${key} cannot be made on machine ${each.machine}.`);
    else if (each.end - each.start !== way.duration || each.start < 0)
      add('WRONG_DURATION', i, `Operation ${key} takes ${way.duration} from 0 on.`);
  }
  shop.jobs.forEach((job, j) => {
    job.forEach((_, o) => {
      const here = placed.get(`${j}/${o}`);
      if (!here) problems.push(problem('MISSING', `/jobs/${j}/${o}`, `Operation ${j}/${o} is not planned.`));
      const before = placed.get(`${j}/${o - 1}`);
      if (here && before && here.start < before.end)
        add(
          'BEFORE_PREDECESSOR',
          operations.indexOf(here),
          `Operation ${j}/${o} starts before the one before it ends.`,
        );
    });
  });
  const byStart = operations.map((each, i) => ({ ...each, i })).sort((a, b) => a.start - b.start || a.end - b.end);
  const busy = new Map<number, number>();
  for (const each of byStart) {
    if (each.end === each.start) continue;
    if (each.start < (busy.get(each.machine) ?? 0))
      add('OVERLAP', each.i, `Machine ${each.machine} does two things at once.`);
    busy.set(each.machine, Math.max(each.end, busy.get(each.machine) ?? 0));
  }
  return problems;
}
