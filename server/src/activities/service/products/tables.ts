// What is kept of each delivered product: as it was built, as it was ordered, and whether both are the same.
import type { Output, service } from '@onelot/contracts';
import { type Migration, table } from '../../../kernel/schema.ts';

type Installed = Output<typeof service.getInstalled>;

export interface InstalledRow {
  seen_by: string[];
  id: string;
  identifier: string;
  order_id: string;
  order_number: string;
  product: string;
  version: number;
  name: string;
  customer: string;
  customer_name: string;
  email: string | null;
  delivered_at: Date;
  warranty_until: Date;
  as_built: Installed['asBuilt'];
  as_ordered: Installed['asOrdered'];
  matches: boolean;
  /** Each difference between as built and as ordered in a few words; empty where both match. */
  differences: string[];
}

export interface ProductTables {
  'service.installed': InstalledRow;
}

export const productMigrations: readonly Migration[] = [
  {
    name: '001 installed products',
    sql: `${table(
      'service',
      'installed',
      `id uuid not null, identifier text not null, order_id uuid not null, order_number text not null, product text not null, version int not null,
      name text not null, customer uuid not null, customer_name text not null, email text, delivered_at timestamptz not null,
      warranty_until timestamptz not null, as_built jsonb not null, as_ordered jsonb not null, matches boolean not null, differences text[] not null`,
      { constraints: ['primary key (company_id, id)', 'unique (company_id, order_id, identifier)'] },
    )}
create index installed_customer on service.installed (company_id, customer);`,
  },
];
