// Scheduling a file: a flexible job shop (.fjs), a job shop (.txt), or a shop problem of our own (.json).
import type { Problem, Result } from '@onelot/base';
import {
  type JobShop,
  readFlexibleJobShop,
  readJobShop,
  SHOP_PROBLEM_SCHEMA,
  type ShopProblem,
  verifyPlan,
} from '@onelot/plan';
import { flag, read, text } from './arguments.ts';
import { readJson, readText } from './files.ts';
import { type ExitCode, type Io, json, wrong } from './io.ts';
import { type Budget, planJobShop } from './planning-jobshop.ts';
import { ownShop, type ShopAnswer } from './planning-shop.ts';

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
  if (args.includes('--schema')) {
    io.out(json(SHOP_PROBLEM_SCHEMA));
    return 0;
  }
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
  io.out(
    json({ ...answer.value, ms: Math.round(performance.now() - begin) } satisfies
      | Answer
      | (ShopAnswer & { ms: number })),
  );
  return 0;
};

const numberOf = (name: string, word: string, least: number, most: number, whole = false): number => {
  const value = word.trim() === '' ? Number.NaN : Number(word);
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    wrong(`${name} is "${word}"; give a ${whole ? 'whole number' : 'number'} from ${least} to ${most}.`);
  return value;
};

const scheduleFile = async (io: Io, file: string, budget: Budget): Promise<Result<Omit<Answer, 'ms'> | ShopAnswer>> => {
  if (file.endsWith('.fjs')) return jobShop(readFlexibleJobShop(await readText(io, file)), budget);
  if (file.endsWith('.txt')) return jobShop(readJobShop(await readText(io, file)), budget);
  return ownShop((await readJson(io, file)) as ShopProblem, budget);
};

const jobShop = async (shop: Result<JobShop>, budget: Budget): Promise<Result<Omit<Answer, 'ms'>>> => {
  if (!shop.ok) return shop;
  const plan = await planJobShop(shop.value, budget);
  if (!plan.ok) return plan;
  const { makespan, lowerBound, operations } = plan.value;
  return { ok: true, value: { makespan, lowerBound, violations: verifyPlan(shop.value, operations), operations } };
};
