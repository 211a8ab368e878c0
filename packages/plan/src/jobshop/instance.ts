// The flexible job shop: jobs of operations in a fixed order, each on one of several machines with its own duration there.

import { fail, ok, type Problem, problem, type Result } from '@onelot/base';

/** One way to make an operation. */
export interface Alternative {
  /** Machine, from 0. */
  readonly machine: number;
  /** Whole time units, 0 or more. */
  readonly duration: number;
}

/** A job shop has one alternative an operation, a flexible job shop several. */
export interface JobShop {
  readonly machines: number;
  /** Per job, in order of work: the alternatives of each operation. */
  readonly jobs: readonly (readonly (readonly Alternative[])[])[];
}

/** The job shop in dense arrays; operations are numbered job by job, `none` stands for "no operation". */
export interface Instance {
  readonly machines: number;
  readonly operations: number;
  /** Equals `operations`: an index whose head, tail and duration are 0. */
  readonly none: number;
  readonly jobOf: Int32Array;
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Alternatives of operation v: from `first[v]` up to `first[v + 1]` in `altMachine` and `altDuration`. */
  readonly first: Int32Array;
  readonly altMachine: Int32Array;
  readonly altDuration: Int32Array;
}

const MOST_OPERATIONS = 1_000_000;
/** Sums of durations stay exact in 32 bits. */
const MOST_TIME = 2 ** 30;

/** Problems of a job shop: BAD_INPUT, BAD_NUMBER, NO_ROUTING (a job without operations, an operation without machine). */
export function checkJobShop(shop: JobShop): Problem[] {
  const problems: Problem[] = [];
  const add = (code: string, path: string, message: string): void => {
    if (problems.length < 100) problems.push(problem(code, path, message));
  };
  if (!shop || !Array.isArray(shop.jobs)) return [problem('BAD_INPUT', '/jobs', 'Give the jobs as a list.')];
  if (!Number.isSafeInteger(shop.machines) || shop.machines < 1 || shop.machines > 100_000)
    return [problem('BAD_NUMBER', '/machines', 'Give the number of machines, from 1 to 100000.')];
  let operations = 0;
  let time = 0;
  for (const [j, job] of shop.jobs.entries()) {
    if (!Array.isArray(job) || job.length === 0) add('NO_ROUTING', `/jobs/${j}`, `Job ${j} has no operations.`);
    for (const [o, alternatives] of (Array.isArray(job) ? job : []).entries()) {
      operations++;
      time += checkAlternatives(shop.machines, alternatives, `/jobs/${j}/${o}`, add);
    }
  }
  if (operations > MOST_OPERATIONS) add('BAD_NUMBER', '/jobs', `More than ${MOST_OPERATIONS} operations.`);
  if (time > MOST_TIME) add('BAD_NUMBER', '/jobs', 'The durations add up to more than 2^30 time units.');
  return problems;
}

function checkAlternatives(
  machines: number,
  alternatives: readonly Alternative[],
  path: string,
  add: (code: string, path: string, message: string) => void,
): number {
  if (!Array.isArray(alternatives) || alternatives.length === 0) {
    add('NO_ROUTING', path, 'The operation has no machine.');
    return 0;
  }
  let longest = 0;
  const seen = new Set<number>();
  for (const [a, alternative] of alternatives.entries()) {
    const { machine, duration } = alternative ?? {};
    if (!Number.isSafeInteger(machine) || machine < 0 || machine >= machines)
      add('BAD_NUMBER', `${path}/${a}/machine`, `There is no machine ${machine}.`);
    else if (seen.has(machine)) add('DUPLICATE', `${path}/${a}/machine`, `Machine ${machine} is named twice.`);
    seen.add(machine);
    if (!Number.isSafeInteger(duration) || duration < 0)
      add('BAD_NUMBER', `${path}/${a}/duration`, 'A duration is a whole number, 0 or more.');
    else longest = Math.max(longest, duration);
  }
  return longest;
}

/** The job shop in dense arrays, after `checkJobShop`. */
export function toInstance(shop: JobShop): Result<Instance> {
  const problems = checkJobShop(shop);
  if (problems.length) return fail(...problems);
  const flat = shop.jobs.flatMap((job, j) =>
    job.map((alternatives, o) => ({ j, o, last: job.length - 1, alternatives })),
  );
  const none = flat.length;
  const first = new Int32Array(none + 1);
  for (let v = 0; v < none; v++) first[v + 1] = first[v]! + flat[v]!.alternatives.length;
  const all = flat.flatMap(({ alternatives }) => alternatives);
  return ok({
    machines: shop.machines,
    operations: none,
    none,
    jobOf: Int32Array.from(flat, ({ j }) => j),
    before: Int32Array.from(flat, ({ o }, v) => (o === 0 ? none : v - 1)),
    after: Int32Array.from(flat, ({ o, last }, v) => (o === last ? none : v + 1)),
    first,
    altMachine: Int32Array.from(all, ({ machine }) => machine),
    altDuration: Int32Array.from(all, ({ duration }) => duration),
  });
}
