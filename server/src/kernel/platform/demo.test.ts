// A demo company is removed with all its rows and loaded afresh; a server started again finds its data.
import { platform, sales } from '@onelot/contracts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHouse, type TestHouse } from '../../testing/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
}, 90_000);
afterAll(() => house.stop());

const rowsOf = async (company: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: house.running.house.database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ full: string }>(
    `select format('%I.%I', table_schema, table_name) as full from information_schema.columns
      where column_name = 'company_id' and table_schema not in ('accounts', 'public')`,
  );
  const left: string[] = [];
  for (const { full } of rows) {
    const { rows: count } = await client.query(`select count(*)::int as n from ${full} where company_id = $1`, [
      company,
    ]);
    if (count[0].n > 0) left.push(full);
  }
  await client.end();
  return left;
};

describe('the demo company', () => {
  it('is removed with every row by its manager only, and loaded afresh', async () => {
    const owner = await house.as('owner@golf-irons.example');
    const { id } = await house.company();
    expect((await rowsOf(id)).length).toBeGreaterThan(10);
    const planner = await house.as('planner-1@golf-irons.example');
    await expect(planner.call(platform.removeCompany, { confirm: 'golf-irons' })).rejects.toMatchObject({
      status: 403,
    });
    await expect(owner.call(platform.removeCompany, { confirm: 'golf-woods' })).rejects.toMatchObject({ status: 422 });
    await owner.call(platform.removeCompany, { confirm: 'golf-irons' });
    expect(await rowsOf(id)).toEqual([]);
    await expect(house.guest().call(sales.listProducts, {})).rejects.toMatchObject({ status: 404 });
    await expect(house.guest().call(platform.loadDemo, { slug: 'golf-irons' })).rejects.toMatchObject({ status: 401 });
    const again = await owner.call(platform.loadDemo, { slug: 'golf-irons' });
    expect(again.id).not.toBe(id);
    await house.settle();
    expect(await house.guest().call(sales.listProducts, {})).toHaveLength(1);
    expect((await owner.call(platform.loadDemo, { slug: 'golf-irons' })).id).toBe(again.id);
  }, 60_000);
});
