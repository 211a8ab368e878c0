// Brings a database forward: kernel first, then each activity's schema; every step runs once, as the owner.
import pg from 'pg';
import type { Migration } from './schema.ts';
import { kernelMigrations } from './tables.ts';

export interface SchemaSteps {
  readonly schema: string;
  readonly migrations: readonly Migration[];
}

const ROLE = (password: string): string => `
do $$ begin
  if not exists (select from pg_roles where rolname = 'onelot_app') then create role onelot_app login nosuperuser nocreatedb nocreaterole nobypassrls; end if;
end $$;
alter role onelot_app password '${password.replaceAll("'", "''")}';`;

/** Takes a lock, so that processes which start together migrate once. `extra` runs after the kernel's steps (accounts). */
export const migrate = async (
  ownerUrl: string,
  password: string,
  schemas: readonly SchemaSteps[],
  extra: (ownerUrl: string) => Promise<string>,
): Promise<number> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(716201)');
    await client.query(ROLE(password));
    await client.query(
      'create table if not exists public.onelot_migrations (schema text, name text, at timestamptz not null default now(), primary key (schema, name))',
    );
    let steps = await runSteps(client, { schema: 'kernel', migrations: kernelMigrations });
    await client.query('create schema if not exists accounts');
    await client.query(await extra(ownerUrl));
    for (const schema of schemas) steps += await runSteps(client, schema);
    return steps;
  } finally {
    await client.end();
  }
};

const runSteps = async (client: pg.Client, { schema, migrations }: SchemaSteps): Promise<number> => {
  const { rows } = await client.query('select name from public.onelot_migrations where schema = $1', [schema]);
  const done = new Set(rows.map((row) => row.name));
  const open = migrations.filter((step) => !done.has(step.name));
  for (const step of open) {
    await client.query('begin');
    await client.query(`create schema if not exists ${schema}; grant usage on schema ${schema} to onelot_app;`);
    await client.query(step.sql).catch((error) => {
      throw new Error(`migration ${schema} "${step.name}": ${error.message}`);
    });
    await client.query('insert into public.onelot_migrations (schema, name) values ($1, $2)', [schema, step.name]);
    await client.query('commit');
  }
  return open.length;
};
