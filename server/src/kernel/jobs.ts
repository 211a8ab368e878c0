// Long work that outlives a request: a job is a record, taken by one process at a time, told of as it goes, ended once.
import type { Activity } from '@onelot/contracts';
import { sql } from 'kysely';
import type { CompanyRecord, Context } from './activity.ts';
import { type House, inCompany } from './context.ts';
import { type Principal, system } from './principal.ts';
import { Refusal } from './refusal.ts';
import type { KernelTables } from './tables.ts';
import { builtWorker, runWork, type Work } from './work.ts';

/** A kind of long work of one activity. */
export interface JobKind<I = unknown, R = unknown> {
  readonly activity: Activity;
  /** `activity.verbNoun`, unique. */
  readonly id: string;
  /** The pure work, and the name of the built worker file that serves it: `mix` is dist/mix.worker.mjs. */
  readonly work: Work<I, R>;
  readonly worker: string;
  /** The effect of the result, in the transaction that ends the job; runs once. */
  readonly finish?: (
    context: Context<never>,
    result: R,
    job: { readonly id: string; readonly input: I },
  ) => Promise<void>;
}

export interface JobRow {
  readonly id: string;
  readonly activity: string;
  readonly kind: string;
  readonly subject: string;
  readonly input: unknown;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: number;
  readonly note: string | null;
  readonly result: unknown;
  readonly problem: string | null;
  readonly requested_by: string;
  readonly cancel: boolean;
  readonly attempts: number;
  readonly made_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
}

/** Seconds of silence after which a job's process is taken for dead. */
const LEASE = 15;
/** Milliseconds between two signs of life, which also carry the progress and bring a wish to stop. */
const BEAT = 500;
const LOOK = 500;
/** A job that took its process with it this often is not tried again. */
const TRIES = 3;

export interface JobRunner {
  stop(): Promise<void>;
}

/** Runs jobs of all companies, `slots` at once in this process; any number of processes may do so on one database. */
export const startJobs = (
  house: House,
  kinds: readonly JobKind[],
  companies: () => Promise<readonly CompanyRecord[]>,
  slots: number,
): JobRunner => {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  const running = new Set<Promise<void>>();
  let stopping = false;
  let looking = false;
  const look = async (): Promise<void> => {
    for (const company of await companies())
      while (!stopping && running.size < slots) {
        const job = await claim(house, company, [...byId.keys()]);
        if (!job) break;
        const work = carry(house, company, byId.get(job.kind)!, job, () => stopping)
          .catch((error) => house.log(`job ${job.kind} ${job.id} waits: ${error.message}`))
          .finally(() => running.delete(work));
        running.add(work);
      }
  };
  const timer = setInterval(() => {
    if (looking || kinds.length === 0) return;
    looking = true;
    void look()
      .catch((error) => house.log(`jobs wait: ${error.message}`))
      .finally(() => {
        looking = false;
      });
  }, LOOK);
  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await Promise.allSettled(running);
    },
  };
};

const asPlatform = <T>(house: House, company: CompanyRecord, work: (context: Context<KernelTables>) => Promise<T>) =>
  inCompany(house, company, system('platform'), 'platform', (context) => work(context as Context<KernelTables>));

/** Takes the oldest waiting job, or one whose process fell silent. `skip locked` keeps two processes from one job. */
const claim = (house: House, company: CompanyRecord, kinds: readonly string[]): Promise<JobRow | undefined> =>
  asPlatform(house, company, async ({ db }) => {
    const { rows } = await sql<JobRow>`update kernel.jobs set state = 'running', attempts = attempts + 1,
        started_at = coalesce(started_at, now()), lease_until = now() + make_interval(secs => ${LEASE})
      where (company_id, id) = (select company_id, id from kernel.jobs
        where company_id = kernel.company() and kind = any(${[...kinds]})
          and (state = 'waiting' or state = 'running' and lease_until < now())
        order by made_at, id limit 1 for update skip locked)
      returning *`.execute(db);
    return rows[0];
  });

/** Does a claimed job: its work on a thread, its progress and life sign kept, its end written once. */
const carry = async (
  house: House,
  company: CompanyRecord,
  kind: JobKind,
  job: JobRow,
  stopping: () => boolean,
): Promise<void> => {
  if (job.attempts > TRIES)
    return end(house, company, job, { state: 'failed', problem: `Its process ended ${TRIES} times before it did.` });
  // Read through a function: the beat changes it while the work is awaited.
  let stop: 'cancelled' | 'given-back' | undefined = job.cancel ? 'cancelled' : undefined;
  const stopped = () => stop;
  let told = { progress: job.progress, note: job.note };
  const beat = async (): Promise<void> => {
    if (stopping()) stop ??= 'given-back';
    const mine = await heartbeat(house, company, job, told);
    if (!mine) stop ??= 'given-back';
    else if (mine.cancel) stop ??= 'cancelled';
  };
  const timer = setInterval(() => void beat().catch(() => undefined), BEAT);
  try {
    const result = await runWork(kind.work, builtWorker(kind.worker), job.input, {
      progress: (progress, note) => {
        told = { progress, note: note ?? null };
      },
      stopped: () => stop !== undefined,
    });
    if (stopped() === 'given-back') return await giveBack(house, company, job);
    if (stopped() === 'cancelled') return await end(house, company, job, { state: 'cancelled', result });
    await end(house, company, job, { state: 'done', result }, kind);
  } catch (error) {
    if (stopped() === 'given-back') return await giveBack(house, company, job);
    const refused = error instanceof Refusal;
    if (!refused) house.log(`job ${kind.id} ${job.id} failed: ${(error as Error).stack ?? error}`);
    await end(house, company, job, { state: 'failed', problem: (error as Error).message });
  } finally {
    clearInterval(timer);
  }
};

const heartbeat = (
  house: House,
  company: CompanyRecord,
  job: JobRow,
  told: { progress: number; note: string | null },
) =>
  asPlatform(house, company, async ({ db }) => {
    const { rows } = await sql<{
      cancel: boolean;
    }>`update kernel.jobs set progress = ${told.progress}, note = ${told.note},
        lease_until = now() + make_interval(secs => ${LEASE})
      where company_id = kernel.company() and id = ${job.id} and state = 'running' and attempts = ${job.attempts}
      returning cancel`.execute(db);
    return rows[0];
  });

/** A process that stops hands its jobs to the next one, without counting the try. */
const giveBack = (house: House, company: CompanyRecord, job: JobRow): Promise<void> =>
  asPlatform(house, company, async ({ db }) => {
    await sql`update kernel.jobs set state = 'waiting', attempts = attempts - 1, lease_until = null
      where company_id = kernel.company() and id = ${job.id} and state = 'running' and attempts = ${job.attempts}`.execute(
      db,
    );
  });

interface End {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly result?: unknown;
  readonly problem?: string;
}

/** Ends the job and does its effect in one transaction; a process that lost the job in the meantime ends nothing. */
const end = async (house: House, company: CompanyRecord, job: JobRow, how: End, kind?: JobKind): Promise<void> => {
  const owner: Principal = system(job.activity as Activity);
  await inCompany(house, company, owner, job.activity as Activity, async (context) => {
    const { rows } = await sql<{ id: string }>`update kernel.jobs set state = ${how.state},
        result = ${how.result === undefined ? null : JSON.stringify(how.result)}::jsonb, problem = ${how.problem ?? null},
        progress = case when ${how.state} = 'done' then 1 else progress end, ended_at = now(), lease_until = null
      where company_id = kernel.company() and id = ${job.id} and state = 'running' and attempts = ${job.attempts}
      returning id`.execute(context.db);
    if (rows.length === 0) return;
    if (how.state === 'done') await kind?.finish?.(context as never, how.result, { id: job.id, input: job.input });
  });
};
