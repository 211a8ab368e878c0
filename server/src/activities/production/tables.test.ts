// Shows that a plan written before reasons were data keeps its sentences when its database is brought forward.
import { production } from '@onelot/contracts';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHouse, type TestHouse } from '../../testing/house.ts';
import { migrations } from './tables.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ demo: false });
}, 90_000);
afterAll(() => house?.stop());

it('an older sentence is told as it was written, and what was empty stays empty', async () => {
  const step = migrations.find((each) => each.name.startsWith('002'))!;
  const client = new pg.Client({ connectionString: house.running.house.database.ownerUrl });
  await client.connect();
  await client.query('begin');
  const columns = step.sql.matchAll(/alter table (\S+) alter column (\S+) type jsonb/g);
  const old = [...columns].map(([, table, column]) => `alter table ${table} alter column ${column} type text;`);
  expect(old).toHaveLength(5);
  await client.query(old.join('\n'));
  await client.query(`insert into production.plans (company_id, site, version, replan_cause)
    values (gen_random_uuid(), 'old', gen_random_uuid(), 'Bending was stopped')`);
  await client.query(step.sql);
  const { rows } = await client.query(`select replan_cause, stale from production.plans where site = 'old'`);
  await client.query('rollback');
  await client.end();
  expect(rows).toEqual([{ replan_cause: { code: 'told', text: 'Bending was stopped' }, stale: null }]);
  expect(production.PlanReason.safeParse(rows[0].replan_cause).success).toBe(true);
});
