// The kernel's own tables: companies, parties, roles, clocks, the event log, cursors, mail, idempotency, test payments.
import type { JobRow } from './jobs.ts';
import { type Migration, secure, table } from './schema.ts';

const staff = `company_id = (select kernel.company()) and (select kernel.is_staff())`;
const platform = `company_id = (select kernel.company()) and (select kernel.acts('platform'))`;

export interface KernelTables {
  'kernel.companies': {
    id: string;
    slug: string;
    name: unknown;
    kind: 'demo' | 'real';
    currency: string;
    locale: string;
    time_zone: string;
    country: string;
    made_at: Date;
  };
  'kernel.documents': {
    company_id: string;
    seen_by: string[];
    made_at: Date;
    name: string;
    text: string;
  };
  'kernel.parties': {
    company_id: string;
    seen_by: string[];
    made_at: Date;
    id: string;
    kind: string;
    name: string;
    email: string | null;
    code: string | null;
    account_id: string | null;
  };
  'kernel.memberships': {
    company_id: string;
    made_at: Date;
    account_id: string;
    party_id: string;
    activity: string | null;
    role: string | null;
  };
  'kernel.clocks': {
    company_id: string;
    business_at: Date;
    wall_at: Date;
    speed: number;
    paused: boolean;
    pulse_at: Date | null;
  };
  'kernel.events': {
    seq: number;
    xid: string;
    company_id: string;
    id: string;
    type: string;
    subject: string;
    activity: string;
    level: string;
    flow: string | null;
    receivers: string[];
    seen_by: string[];
    actor: string;
    time: Date;
    recorded_at: Date;
    data: unknown;
  };
  'kernel.cursors': {
    company_id: string;
    reader: string;
    xid: string;
    seq: number;
    failures: number;
    error: string | null;
    retry_at: Date | null;
  };
  'kernel.parked': { company_id: string; reader: string; event_id: string; error: string; at: Date };
  'kernel.mail': {
    company_id: string;
    made_at: Date;
    seen_by: string[];
    id: string;
    recipient: string;
    subject: string;
    text: string;
    at: Date;
    state: string;
    error: string | null;
    tries: number;
  };
  'kernel.idempotency': {
    company_id: string;
    caller: string;
    key: string;
    operation: string;
    request: string;
    answer: unknown;
    at: Date;
  };
  'kernel.jobs': JobRow & { company_id: string; seen_by: string[]; lease_until: Date | null };
  'kernel.counters': { company_id: string; name: string; value: number };
  'kernel.test_payments': {
    company_id: string;
    key: string;
    card: string;
    amount: number;
    currency: string;
    state: string;
    refunded: number;
    reason: string | null;
  };
}

const functions = `
create schema if not exists kernel;
create or replace function kernel.company() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('onelot.company', true), '')::uuid $$;
create or replace function kernel.parties() returns uuid[] language sql stable parallel safe as
  $$ select string_to_array(nullif(current_setting('onelot.parties', true), ''), ',')::uuid[] $$;
create or replace function kernel.activities() returns text[] language sql stable parallel safe as
  $$ select string_to_array(nullif(current_setting('onelot.activities', true), ''), ',') $$;
create or replace function kernel.acts(activity text) returns boolean language sql stable parallel safe as
  $$ select coalesce(activity = any(kernel.activities()), false) $$;
create or replace function kernel.is_staff() returns boolean language sql stable parallel safe as
  $$ select kernel.activities() is not null $$;
grant usage on schema kernel to onelot_app;`;

const companies = `
create table kernel.companies (id uuid primary key, slug text not null unique, name jsonb not null, kind text not null, currency text not null,
  locale text not null, time_zone text not null, country text not null, made_at timestamptz not null default now());
${secure('kernel.companies', `(select kernel.acts('platform'))`, 'true')}`;

const people = `
create table kernel.parties (company_id uuid not null default kernel.company(), seen_by uuid[] not null default '{}', id uuid not null, kind text not null,
  name text not null, email text, code text, account_id text, made_at timestamptz not null default now(), primary key (company_id, id));
create unique index parties_code on kernel.parties (company_id, kind, code) where code is not null;
create index parties_account on kernel.parties (account_id);
${secure('kernel.parties', `company_id = (select kernel.company()) and ((select kernel.is_staff()) or array[id] && (select kernel.parties()))`)}
create table kernel.memberships (company_id uuid not null default kernel.company(), account_id text not null, party_id uuid not null, activity text, role text,
  made_at timestamptz not null default now());
create unique index memberships_one on kernel.memberships (company_id, account_id, party_id, coalesce(activity, ''), coalesce(role, ''));
${secure('kernel.memberships', platform)}
create table kernel.clocks (company_id uuid primary key default kernel.company(), business_at timestamptz not null, wall_at timestamptz not null,
  speed double precision not null default 1, paused boolean not null default false, pulse_at timestamptz);
${secure('kernel.clocks', staff, 'company_id = (select kernel.company())')}`;

const visible = `company_id = (select kernel.company()) and (array[activity] && (select kernel.activities()) or receivers && (select kernel.activities())
  or seen_by && (select kernel.parties()) or (select kernel.acts('platform')))`;

const log = `
create table kernel.events (seq bigint generated always as identity, xid xid8 not null default pg_current_xact_id(), company_id uuid not null default kernel.company(),
  id uuid not null, type text not null, subject text not null, activity text not null, level text not null, flow text, receivers text[] not null default '{}',
  seen_by uuid[] not null default '{}', actor text not null, time timestamptz not null, recorded_at timestamptz not null default clock_timestamp(), data jsonb not null,
  primary key (company_id, id));
create index events_order on kernel.events (company_id, xid, seq);
create index events_subject on kernel.events (company_id, subject, xid, seq);
create index events_type on kernel.events (company_id, type, xid, seq);
create index events_flow on kernel.events (company_id, flow, time) where flow is not null;
alter table kernel.events enable row level security;
alter table kernel.events force row level security;
create policy visible on kernel.events for select using (${visible});
create policy appended on kernel.events for insert with check (company_id = (select kernel.company()) and ((select kernel.is_staff()) or seen_by && (select kernel.parties())));
create policy removed on kernel.events for delete using (${platform});
grant select, insert, delete on kernel.events to onelot_app;
create function kernel.announce() returns trigger language plpgsql as $$ begin perform pg_notify('onelot_events', new.company_id::text); return null; end $$;
create trigger announce after insert on kernel.events for each row execute function kernel.announce();
create table kernel.cursors (company_id uuid not null default kernel.company() references kernel.companies on delete cascade, reader text not null, xid xid8 not null default '0', seq bigint not null default 0,
  failures int not null default 0, error text, retry_at timestamptz, primary key (company_id, reader));
${secure('kernel.cursors', staff)}
create table kernel.parked (company_id uuid not null default kernel.company(), reader text not null, event_id uuid not null, error text not null,
  at timestamptz not null default now(), primary key (company_id, reader, event_id));
${secure('kernel.parked', staff)}`;

const rest = `
${table('kernel', 'mail', 'id uuid not null, recipient text not null, subject text not null, text text not null, at timestamptz not null, state text not null, error text, tries int not null default 0, primary key (company_id, id)').replaceAll(`(select kernel.acts('platform'))`, '(select kernel.is_staff())')}
create table kernel.idempotency (company_id uuid not null default kernel.company(), caller text not null, key text not null, operation text not null, request text not null, answer jsonb,
  at timestamptz not null default now(), primary key (company_id, caller, key));
${secure('kernel.idempotency', platform)}
create table kernel.counters (company_id uuid not null default kernel.company(), name text not null, value bigint not null, primary key (company_id, name));
${secure('kernel.counters', staff)}
create table kernel.test_payments (company_id uuid not null default kernel.company(), key text not null, card text not null, amount bigint not null, currency text not null,
  state text not null, refunded bigint not null default 0, reason text, primary key (company_id, key));
${secure('kernel.test_payments', `company_id = (select kernel.company()) and (select kernel.acts('sales'))`)}`;

const mayJob = `company_id = (select kernel.company()) and (array[activity] && (select kernel.activities()) or seen_by && (select kernel.parties())
  or (select kernel.acts('platform')))`;
const jobs = `
create table kernel.jobs (company_id uuid not null default kernel.company(), seen_by uuid[] not null default '{}', id uuid not null, activity text not null,
  kind text not null, subject text not null, input jsonb not null, state text not null default 'waiting', progress double precision not null default 0, note text,
  result jsonb, problem text, requested_by text not null, cancel boolean not null default false, attempts int not null default 0, lease_until timestamptz,
  made_at timestamptz not null default clock_timestamp(), started_at timestamptz, ended_at timestamptz, primary key (company_id, id));
create index jobs_open on kernel.jobs (company_id, made_at) where state in ('waiting', 'running');
create index jobs_by on kernel.jobs (company_id, kind, subject, made_at desc);
${secure('kernel.jobs', mayJob)}`;

/** Files of the company that no activity owns a part of: kept as they came. */
const documents = table(
  'kernel',
  'documents',
  'name text not null, text text not null, primary key (company_id, name)',
).replaceAll(`(select kernel.acts('platform'))`, '(select kernel.is_staff())');

export const kernelMigrations: readonly Migration[] = [
  { name: '001 who acts', sql: functions },
  { name: '002 companies', sql: companies },
  { name: '003 parties, roles, clocks', sql: people },
  { name: '004 event log', sql: log },
  { name: '005 mail, idempotency, counters, test payments', sql: rest },
  { name: '006 jobs', sql: jobs },
  { name: '007 documents', sql: documents },
];
