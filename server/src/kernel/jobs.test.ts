// Decides whether long work is done once with its progress told, can be stopped, survives its process, and is seen by its own only.
import { platform } from '@onelot/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHouse, type TestHouse } from '../testing/house.ts';
import { type Context, rooms } from './activity.ts';
import type { JobRow } from './jobs.ts';

const here = rooms<never>('research');
const finished: string[] = [];
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const sum = here.job('testSum', {
  worker: 'none',
  work: async (input: { upTo: number; pause: number }, tell) => {
    let total = 0;
    for (let i = 1; i <= input.upTo; i += 1) {
      total += i;
      tell.progress(i / input.upTo, `at ${i}`);
      await wait(input.pause);
      if (tell.stopped()) break;
    }
    return { total };
  },
  finish: async (_, { total }, job) => {
    finished.push(`${job.id} ${total}`);
  },
});
const broken = here.job('testBroken', {
  worker: 'none',
  work: () => {
    throw new Error('no such luck');
  },
});

let house: TestHouse;
const begin = (input: { upTo: number; pause: number }) =>
  house.inside('research', (context) => (context as unknown as Context).begin(sum, input, { subject: 'numbers' }));
const until = async (job: string, states: readonly string[]) => {
  const client = await house.as('designer-1@golf-irons.example');
  for (let i = 0; i < 300; i += 1) {
    const seen = await client.call(platform.getJob, { job });
    if (states.includes(seen.state)) return seen;
    await wait(50);
  }
  throw new Error('the job did not come to that');
};

beforeAll(async () => {
  house = await startTestHouse({ more: [here.module({ jobs: [sum, broken] })] });
}, 60_000);
afterAll(() => house?.stop());

describe('a job', () => {
  it('is done once, with its result kept and its effect in the same transaction', async () => {
    const job = await begin({ upTo: 10, pause: 0 });
    const done = await until(job, ['done']);
    expect(done).toMatchObject({ result: { total: 55 }, progress: 1, kind: 'research.testSum', subject: 'numbers' });
    expect(finished.filter((line) => line.startsWith(job))).toEqual([`${job} 55`]);
    const list = await (await house.as('designer-1@golf-irons.example')).call(platform.listJobs, {
      subject: 'numbers',
    });
    expect(list.map(({ id }) => id)).toContain(job);
  });

  it('tells how far it is and stops when asked, keeping what it had', async () => {
    const job = await begin({ upTo: 1000, pause: 10 });
    await until(job, ['running']);
    const client = await house.as('designer-1@golf-irons.example');
    const asked = await client.call(platform.cancelJob, { job });
    expect(asked.cancelling).toBe(true);
    const ended = await until(job, ['cancelled']);
    expect(ended.progress).toBeGreaterThan(0);
    expect(ended.progress).toBeLessThan(1);
    expect((ended.result as { total: number }).total).toBeGreaterThan(0);
    expect(finished.some((line) => line.startsWith(job))).toBe(false);
  });

  it('that fails says why', async () => {
    const job = await house.inside('research', (context) =>
      (context as unknown as Context).begin(broken, {}, { subject: 'x' }),
    );
    expect((await until(job, ['failed'])).problem).toBe('no such luck');
  });

  it('whose process fell silent is taken up by another; one that fells its processes is given up', async () => {
    const job = await begin({ upTo: 3, pause: 0 });
    const orphan = (attempts: number) =>
      house.inside('platform', (context) =>
        sql`update kernel.jobs set state = 'running', attempts = ${attempts}, lease_until = now() - interval '1 second', ended_at = null
          where id = ${job}`.execute((context as unknown as Context).db as never),
      );
    await until(job, ['done']);
    await orphan(1);
    expect(await until(job, ['done'])).toMatchObject({ result: { total: 6 } });
    await orphan(3);
    expect((await until(job, ['failed'])).problem).toContain('3 times');
  });

  it('is seen by its activity, not by another nor by a stranger', async () => {
    const job = await begin({ upTo: 1, pause: 0 });
    await until(job, ['done']);
    const other = await house.as('dispatcher-1@golf-irons.example');
    await expect(other.call(platform.getJob, { job })).rejects.toMatchObject({ status: 404 });
    await expect(house.guest().call(platform.getJob, { job })).rejects.toMatchObject({ status: 401 });
    const rows = (await house.inside('sales', (context) =>
      sql<JobRow>`select * from kernel.jobs where id = ${job}`.execute((context as unknown as Context).db as never),
    )) as { rows: unknown[] };
    expect(rows.rows).toEqual([]);
  });
});
