// The log under slow transactions: a cursor never steps over an event that commits late, and reactions do each once.

import { event } from '@onelot/contracts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestHouse, type TestHouse } from '../testing/house.ts';
import type { Tx } from './database.ts';
import { append, type Cursor, readAfter, START } from './events.ts';
import { makeCompany } from './platform/companies.ts';
import { system } from './principal.ts';
import type { KernelTables } from './tables.ts';

const happened = event({ type: 'service.test.happened', summary: 'For this test', data: z.object({ n: z.int() }) });

let house: TestHouse;
let company: string;

const slowly = async (n: number, hold: Promise<void>): Promise<void> => {
  await house.running.house.database.as<KernelTables, void>(system('service'), company, async (tx) => {
    await append(tx, happened, { n }, { subject: String(n) }, { actor: 'test', now: new Date() });
    await hold;
  });
};

const readAll = async (from: Cursor): Promise<{ numbers: number[]; cursor: Cursor }> =>
  house.running.house.database.as<KernelTables, { numbers: number[]; cursor: Cursor }>(
    system('service'),
    company,
    async (tx) => {
      const events = await readAfter(tx, from, 1000, [happened.type]);
      return { numbers: events.map((each) => each.data.n as number), cursor: events.at(-1) ?? from };
    },
  );

beforeAll(async () => {
  house = await startTestHouse({ demo: false });
  const made = await makeCompany(
    { database: house.running.house.database, accounts: undefined as never, directory: house.running.directory },
    {
      slug: 'log-test',
      name: { en: 'Log test' },
      kind: 'real',
      currency: 'EUR',
      locale: 'en',
      timeZone: 'UTC',
      country: 'DE',
    },
  );
  company = made.company.id;
}, 60_000);
afterAll(() => house.stop());

describe('FRM-1 the event log', () => {
  it('holds a reader back behind a transaction that commits late', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const late = slowly(1, held);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await slowly(2, Promise.resolve());
    const before = await readAll(START);
    expect(before.numbers).toEqual([]);
    release();
    await late;
    const after = await readAll(before.cursor);
    expect(after.numbers.toSorted()).toEqual([1, 2]);
    expect((await readAll(after.cursor)).numbers).toEqual([]);
  });

  it('gives a reader that polls through random delays every event once', async () => {
    let { cursor } = await readAll(START);
    const seen: number[] = [];
    const writers = Array.from({ length: 60 }, (_, index) =>
      slowly(100 + index, new Promise((resolve) => setTimeout(resolve, (index * 37) % 160))),
    );
    let open = true;
    const all = Promise.all(writers).then(() => {
      open = false;
    });
    for (let rounds = 0; open || rounds < 3; rounds += open ? 0 : 1) {
      const next = await readAll(cursor);
      seen.push(...next.numbers);
      cursor = next.cursor;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await all;
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => 100 + index));
  });

  it('is written only with its state: a transaction that fails leaves no event', async () => {
    const failing = house.running.house.database.as<KernelTables, void>(
      system('service'),
      company,
      async (tx: Tx<KernelTables>) => {
        await append(tx, happened, { n: 999 }, { subject: '999' }, { actor: 'test', now: new Date() });
        throw new Error('the state was not written');
      },
    );
    await expect(failing).rejects.toThrow('the state was not written');
    expect((await readAll(START)).numbers).not.toContain(999);
  });

  it('is read by none whose company or party it is not', async () => {
    const client = new pg.Client({ connectionString: house.running.house.database.ownerUrl });
    await client.connect();
    await client.query('set role onelot_app');
    expect((await client.query('select count(*)::int as n from kernel.events')).rows[0].n).toBe(0);
    await client.query(
      `select set_config('onelot.company', $1, false), set_config('onelot.parties', '01a20d20-a806-7410-9bb3-c33fd45d341d', false)`,
      [company],
    );
    expect((await client.query('select count(*)::int as n from kernel.events')).rows[0].n).toBe(0);
    await client.query(`select set_config('onelot.activities', 'service', false)`);
    expect((await client.query('select count(*)::int as n from kernel.events')).rows[0].n).toBeGreaterThan(0);
    await client.end();
  });
});
