// Attacks every table in the catalogue as every other party: whatever the code above does, the database gives out nothing.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pay, place, wholeWay } from '../conformance/support/chain.ts';
import { ownerDatabaseUrl } from './support/product.ts';

const SCHEMAS = [
  'kernel',
  'accounts',
  'interaction',
  'research',
  'sales',
  'sourcing',
  'production',
  'logistics',
  'service',
];
const ACTIVITIES = 'interaction,research,sales,sourcing,production,logistics,service';
const STRANGER = '019aaaaa-0000-7000-8000-000000000001';

interface Table {
  readonly full: string;
  readonly columns: readonly string[];
  readonly forced: boolean;
  /** Policies by name with what they apply to. */
  readonly readable: boolean;
}

let owner: pg.Client;
let attacker: pg.Client;
let tables: Table[];
let company: string;

const act = async (settings: { company?: string; parties?: string; activities?: string }): Promise<void> => {
  await attacker.query(
    `select set_config('onelot.company', $1, false), set_config('onelot.parties', $2, false), set_config('onelot.activities', $3, false)`,
    [settings.company ?? '', settings.parties ?? '', settings.activities ?? ''],
  );
};

const countOf = async (client: pg.Client, text: string, values: unknown[] = []): Promise<number> =>
  Number((await client.query(text, values)).rows[0].n);

beforeAll(async () => {
  // A life in the database: one order delivered, one paid, one not paid.
  await wholeWay({ shippingMethod: 'road' });
  await pay(await place());
  await place();
  owner = new pg.Client({ connectionString: ownerDatabaseUrl() });
  attacker = new pg.Client({ connectionString: ownerDatabaseUrl() });
  await owner.connect();
  await attacker.connect();
  await attacker.query('set role onelot_app');
  company = (await owner.query(`select id from kernel.companies where slug = 'golf-irons'`)).rows[0].id;
  const { rows } = await owner.query(
    `select n.nspname || '."' || c.relname || '"' as full, c.relrowsecurity and c.relforcerowsecurity as forced,
       array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
       exists (select from pg_policy where polrelid = c.oid and polname = 'readable') as readable
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname = any($1) order by 1`,
    [SCHEMAS],
  );
  tables = rows;
}, 90_000);
afterAll(async () => {
  await owner?.end();
  await attacker?.end();
});

describe('row-level security', () => {
  it('is forced on every table, and no other schema holds data', async () => {
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.filter((table) => !table.forced).map((table) => table.full)).toEqual([]);
    const { rows } = await owner.query(
      `select schemaname || '.' || tablename as full from pg_tables where schemaname not in ('pg_catalog', 'information_schema') and not schemaname = any($1)`,
      [SCHEMAS],
    );
    expect(rows.map((row) => row.full)).toEqual(['public.onelot_migrations']);
    const empty = [];
    for (const { full } of tables)
      if ((await countOf(owner, `select count(*) as n from ${full}`)) === 0) empty.push(full);
    expect(tables.length - empty.length, `tables without a row to steal: ${empty.join(', ')}`).toBeGreaterThan(
      tables.length * 0.55,
    );
  });

  it('binds the role the server connects as, which owns nothing and bypasses nothing', async () => {
    const role = (
      await owner.query(
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'onelot_app'`,
      )
    ).rows[0];
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    expect(
      await countOf(
        owner,
        `select count(*) as n from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'onelot_app'`,
      ),
    ).toBe(0);
    expect(
      await countOf(
        owner,
        `select count(*) as n from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = 'onelot_app'`,
      ),
    ).toBe(0);
  });

  it('gives nobody in particular nothing but what a shop shows', async () => {
    await act({});
    for (const { full } of tables)
      if (full !== 'kernel."companies"')
        expect(await countOf(attacker, `select count(*) as n from ${full}`), full).toBe(0);
    await act({ company });
    for (const { full, readable } of tables)
      if (!readable) expect(await countOf(attacker, `select count(*) as n from ${full}`), full).toBe(0);
  });

  it('gives the manager of another company nothing of this one', async () => {
    await act({ company: STRANGER, activities: ACTIVITIES, parties: STRANGER });
    for (const { full, columns } of tables) {
      if (!columns.includes('company_id')) continue;
      expect(await countOf(attacker, `select count(*) as n from ${full} where company_id = $1`, [company]), full).toBe(
        0,
      );
      const update = await attacker
        .query(`update ${full} set company_id = company_id where company_id = $1`, [company])
        .catch((error) => error);
      expect(update.rowCount ?? update.code, full).toSatisfy((answer: unknown) => answer === 0 || answer === '42501');
      const removal = await attacker
        .query(`delete from ${full} where company_id = $1`, [company])
        .catch((error) => error);
      expect(removal.rowCount ?? removal.code, full).toSatisfy((answer: unknown) => answer === 0 || answer === '42501');
    }
  });

  it('gives each outside party its own rows and those it was sent, of every table', async () => {
    const { rows: parties } = await owner.query(
      `select id, kind from kernel.parties where company_id = $1 and kind <> 'company' limit 60`,
      [company],
    );
    expect(new Set(parties.map((party) => party.kind)).size).toBeGreaterThan(2);
    for (const party of [...parties, { id: STRANGER, kind: 'nobody' }]) {
      await act({ company, parties: party.id });
      for (const { full, columns, readable } of tables) {
        if (readable || !columns.includes('company_id')) continue;
        const own = columns.includes('seen_by')
          ? `where $1 = any(seen_by)${full === 'kernel."parties"' ? ' or id = $1' : ''}`
          : 'where false and $1::uuid is null';
        const theirs = await countOf(owner, `select count(*) as n from ${full} ${own}`, [party.id]);
        expect(
          await countOf(attacker, `select count(*) as n from ${full}`),
          `${full} as ${party.kind}`,
        ).toBeLessThanOrEqual(theirs);
      }
    }
  });

  it('keeps each activity inside its own schema', async () => {
    for (const activity of ACTIVITIES.split(',')) {
      await act({ company, activities: activity });
      for (const { full, readable } of tables) {
        const schema = full.split('.')[0] as string;
        if (schema === activity || schema === 'kernel' || readable) continue;
        expect(await countOf(attacker, `select count(*) as n from ${full}`), `${full} as ${activity}`).toBe(0);
      }
    }
  });

  it('lets no one write into another company or for another party', async () => {
    await act({ company: STRANGER, activities: ACTIVITIES });
    await expect(
      attacker.query('insert into kernel.counters (company_id, name, value) values ($1, $2, 1)', [company, 'attack']),
    ).rejects.toMatchObject({ code: '42501' });
    await act({ company, parties: STRANGER });
    await expect(
      attacker.query(
        `insert into kernel.mail (id, recipient, subject, text, at, state) values (gen_random_uuid(), 'x', 'x', 'x', now(), 'queued')`,
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
