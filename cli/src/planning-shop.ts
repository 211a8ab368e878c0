// A shop problem of our own from a file: planned and checked, in numbers for programs or in lines for people.
import type { Problem, Result } from '@onelot/base';
import { type ShopObjective, type ShopProblem, type ShopSchedule, schedule, validate } from '@onelot/plan';
import { readJson } from './files.ts';
import { type ExitCode, type Io, json, wrong } from './io.ts';
import { type Budget, planShop } from './planning-jobshop.ts';

/** Jobs, operations and machines numbered from 0; places of a machine and instants as in the problem. */
export interface ShopAnswer {
  readonly makespan: number;
  readonly lowerBound: number;
  readonly objective: ShopObjective;
  readonly violations: readonly Problem[];
  readonly operations: readonly {
    readonly job: number;
    readonly operation: number;
    readonly machine: number;
    readonly unit: number;
    readonly operator?: string;
    readonly start: number;
    readonly run: number;
    readonly end: number;
  }[];
}

export const ownShop = async (shop: ShopProblem, budget: Budget): Promise<Result<ShopAnswer>> => {
  const plan = await planShop(shop, budget);
  if (!plan.ok) return plan;
  const machines = new Map(shop.machines.map(({ id }, m) => [id, m]));
  const places = new Map(
    shop.jobs.flatMap((job, j) => job.operations.map(({ id }, o) => [id, { job: j, operation: o }])),
  );
  const { objective, operations } = plan.value;
  return {
    ok: true,
    value: {
      makespan: objective.makespan,
      lowerBound: Math.max(0, ...shop.jobs.map((job) => shortest(shop, job))),
      objective,
      violations: validate(shop, plan.value),
      operations: operations.map(({ operation, machine, ...times }) => ({
        ...(places.get(operation) as { job: number; operation: number }),
        machine: machines.get(machine) as number,
        ...times,
      })),
    },
  };
};

/** From now to the end of a job that waits for nothing, on the fastest machines; batches may overlap, so only the longest counts. */
const shortest = (shop: ShopProblem, { release, operations }: ShopProblem['jobs'][number]): number => {
  const done = new Set((shop.fixed ?? []).map(({ operation }) => operation));
  const left = operations.filter(({ id }) => !done.has(id));
  const fastest = left.map(({ choices }) => Math.min(...choices.map(({ seconds }) => seconds)));
  const overlap = operations.some(({ transferBatch }) => transferBatch !== undefined);
  const work = overlap ? Math.max(0, ...fastest) : fastest.reduce((sum, seconds) => sum + seconds, 0);
  return left.length ? Math.max(0, (release ?? 0) - shop.now) + work : 0;
};

/** Changes tried for a plan that a person reads at once. */
const QUICK = 5000;

/** A shop problem as people read it: each operation in its place; `asJson` prints the plan as it is. */
export const readableSchedule = async (io: Io, file: string, asJson: boolean): Promise<ExitCode> => {
  const answer = schedule((await readJson(io, file)) as ShopProblem, { maxSteps: QUICK, seed: 1 });
  if (!answer.ok) {
    if (asJson) io.out(json({ problems: answer.problems }));
    return wrong(answer.problems.map(({ path, message }) => `${file} ${path} ${message}`).join('\n'));
  }
  io.out(asJson ? json(answer.value) : readable(answer.value.operations));
  return 0;
};

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');

const readable = (operations: ShopSchedule['operations']): string =>
  [...operations]
    .sort((a, b) => a.start - b.start || a.operation.localeCompare(b.operation))
    .map(
      ({ start, end, machine, unit, operator, operation }) =>
        `${instant(start)}  ${instant(end)}  ${`${machine} ${unit + 1}`.padEnd(16)} ${operation}${operator ? `  ${operator}` : ''}\n`,
    )
    .join('');
