// Scheduling a file: a flexible job shop (.fjs), a job shop (.txt), or a shop problem of our own (.json).
import type { Problem, Result } from '@onelot/base';
import {
  type JobShop,
  readFlexibleJobShop,
  readJobShop,
  type Schedule,
  type ShopProblem,
  schedule,
  verify,
  verifyPlan,
} from '@onelot/plan';
import { flag, read, text } from './arguments.ts';
import { readJson, readText } from './files.ts';
import { type ExitCode, type Io, json, wrong } from './io.ts';
import { type Budget, planJobShop } from './planning-jobshop.ts';

/** What `onelot plan schedule` prints; numbers from 0. `violations` comes from a check that knows nothing of the search. */
interface Answer {
  readonly makespan: number;
  readonly lowerBound: number;
  readonly violations: readonly Problem[];
  readonly operations: readonly {
    readonly job: number;
    readonly operation: number;
    readonly machine: number;
    readonly start: number;
    readonly end: number;
  }[];
  readonly ms: number;
}

export const planSchedule = async (io: Io, args: readonly string[]): Promise<ExitCode> => {
  const options = { time: text, seed: text, workers: text, json: flag };
  const { values, words } = read(args, options, ['FILE']);
  const file = words[0] as string;
  const budget = {
    seconds: numberOf('--time', values.time ?? '10', 0, 86_400),
    seed: numberOf('--seed', values.seed ?? '1', 0, 2 ** 32 - 1, true),
    workers: numberOf('--workers', values.workers ?? '1', 1, 64, true),
  };
  const begin = performance.now();
  const answer = await scheduleFile(io, file, budget);
  if (!answer.ok) {
    io.out(json({ problems: answer.problems }));
    io.err(answer.problems.map(({ path, message }) => `${file} ${path} ${message}`).join('\n'));
    return answer.problems.some(({ code }) => code === 'BUDGET' || code === 'CANCELLED' || code === 'INFEASIBLE')
      ? 3
      : 2;
  }
  io.out(json({ ...answer.value, ms: Math.round(performance.now() - begin) } satisfies Answer));
  return 0;
};

const numberOf = (name: string, word: string, least: number, most: number, whole = false): number => {
  const value = word.trim() === '' ? Number.NaN : Number(word);
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    wrong(`${name} is "${word}"; give a ${whole ? 'whole number' : 'number'} from ${least} to ${most}.`);
  return value;
};

const scheduleFile = async (io: Io, file: string, budget: Budget): Promise<Result<Omit<Answer, 'ms'>>> => {
  if (file.endsWith('.fjs')) return jobShop(readFlexibleJobShop(await readText(io, file)), budget);
  if (file.endsWith('.txt')) return jobShop(readJobShop(await readText(io, file)), budget);
  return ownShop((await readJson(io, file)) as ShopProblem);
};

const jobShop = async (shop: Result<JobShop>, budget: Budget): Promise<Result<Omit<Answer, 'ms'>>> => {
  if (!shop.ok) return shop;
  const plan = await planJobShop(shop.value, budget);
  if (!plan.ok) return plan;
  const { makespan, lowerBound, operations } = plan.value;
  return { ok: true, value: { makespan, lowerBound, violations: verifyPlan(shop.value, operations), operations } };
};

/** Machines are the units of the work centers, counted through in the order given. */
const ownShop = (shop: ShopProblem): Result<Omit<Answer, 'ms'>> => {
  const plan = schedule(shop);
  if (!plan.ok) return plan;
  let units = 0;
  const firstUnit = new Map(
    shop.workCenters.map((center) => {
      units += center.units;
      return [center.id, units - center.units];
    }),
  );
  const places = new Map(
    shop.jobs.flatMap((job, j) => job.operations.map((operation, o) => [operation.id, { job: j, operation: o }])),
  );
  const operations = plan.value.operations.map(({ operation, workCenter, unit, start, finish }) => ({
    ...(places.get(operation) as { job: number; operation: number }),
    machine: (firstUnit.get(workCenter) as number) + unit,
    start,
    end: finish,
  }));
  const end = Math.max(shop.now, ...operations.map((each) => each.end));
  const longest = Math.max(0, ...shop.jobs.map((job) => workOf(shop, job)));
  return {
    ok: true,
    value: { makespan: end - shop.now, lowerBound: longest, violations: verify(shop, plan.value), operations },
  };
};

/** The work of a job without any waiting. */
const workOf = (shop: ShopProblem, job: ShopProblem['jobs'][number]): number => {
  const efficiency = new Map(shop.workCenters.map((center) => [center.id, center.efficiency]));
  const booked = new Set(shop.bookings.map((booking) => booking.operation));
  return job.operations
    .filter(({ id }) => !booked.has(id))
    .reduce((sum, op) => sum + Math.ceil((op.setupSeconds + op.runSeconds) / (efficiency.get(op.workCenter) ?? 1)), 0);
};

/** A shop problem as people read it: each operation in its place; `json` prints the whole schedule with its reasons. */
export const readableSchedule = async (io: Io, file: string, asJson: boolean): Promise<ExitCode> => {
  const answer = schedule((await readJson(io, file)) as ShopProblem);
  if (!answer.ok) {
    if (asJson) io.out(json({ problems: answer.problems }));
    return wrong(answer.problems.map(({ path, message }) => `${file} ${path} ${message}`).join('\n'));
  }
  io.out(asJson ? json(answer.value) : readable(answer.value.operations));
  return 0;
};

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');

const readable = (operations: Schedule['operations']): string =>
  [...operations]
    .sort((a, b) => a.start - b.start || a.operation.localeCompare(b.operation))
    .map(
      ({ start, finish, workCenter, unit, operation }) =>
        `${instant(start)}  ${instant(finish)}  ${`${workCenter} ${unit + 1}`.padEnd(16)} ${operation}\n`,
    )
    .join('');
