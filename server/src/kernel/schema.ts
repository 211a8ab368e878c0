// How a table is made: with its company, system level, those who may see it, and row-level security that even its owner obeys.
import type { Activity, Level } from '@onelot/contracts';

export interface TableOptions {
  /** Level of the records where the row does not say otherwise. */
  readonly level?: Level;
  /** Everyone in the company may read it (what the shop shows to strangers). */
  readonly public?: boolean;
  /** Further constraints, e.g. `primary key (company_id, id)`. */
  readonly constraints?: readonly string[];
}

export interface Migration {
  /** Unique and ordered within its schema, e.g. `001 orders`. */
  readonly name: string;
  readonly sql: string;
}

/**
 * SQL that creates `schema.name` with the house's own columns (`company_id`, `seen_by`, `level`, `made_at`) before the
 * given ones, and its policies: the activity that owns the schema, and the parties in `seen_by`, see and write a row.
 */
export const table = (
  schema: Activity | 'kernel',
  name: string,
  columns: string,
  options: TableOptions = {},
): string => {
  const full = `${schema}.${name}`;
  const owner = schema === 'kernel' ? 'platform' : schema;
  const mine = `company_id = (select kernel.company()) and ((select kernel.acts('${owner}')) or seen_by && (select kernel.parties()))`;
  const lines = [
    'company_id uuid not null default kernel.company()',
    "seen_by uuid[] not null default '{}'",
    `level text not null default '${options.level ?? 'EPL'}'`,
    'made_at timestamptz not null default now()',
    columns,
    ...(options.constraints ?? []),
  ];
  return `create table ${full} (${lines.join(', ')});
${secure(full, mine, options.public ? 'company_id = (select kernel.company())' : undefined)}`;
};

/** Policies for a table: `mine` to read and write, `readable` (if wider) to read. */
export const secure = (full: string, mine: string, readable?: string): string => `
alter table ${full} enable row level security;
alter table ${full} force row level security;
create policy own on ${full} using (${mine}) with check (${mine});
${readable ? `create policy readable on ${full} for select using (${readable});` : ''}
grant select, insert, update, delete on ${full} to onelot_app;`;
