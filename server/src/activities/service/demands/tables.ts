// What is kept of service demands: who asked what, the messages both ways, and what the product library answered.
import type { Output, service } from '@onelot/contracts';
import { type Migration, table } from '../../../kernel/schema.ts';

type Demand = Output<typeof service.getDemand>;

export interface DemandRow {
  seen_by: string[];
  id: string;
  number: string;
  installed: string | null;
  order_id: string | null;
  order_number: string | null;
  /** Product it is about, as far as known. */
  product: string | null;
  kind: Demand['kind'];
  title: string;
  state: Demand['state'];
  customer: string;
  customer_name: string;
  email: string | null;
  opened_at: Date;
  first_answer_at: Date | null;
  closed_at: Date | null;
  match: NonNullable<Demand['match']> | null;
  forwarded: boolean;
}

export interface DemandTables {
  'service.demands': DemandRow;
  'service.messages': {
    seen_by: string[];
    id: string;
    demand: string;
    side: 'customer' | 'service';
    name: string;
    text: string;
    at: Date;
  };
}

export const demandMigrations: readonly Migration[] = [
  {
    name: '010 service demands',
    sql: `${table(
      'service',
      'demands',
      `id uuid not null, number text not null, installed uuid, order_id uuid, order_number text, product text, kind text not null, title text not null,
      state text not null, customer uuid not null, customer_name text not null, email text, opened_at timestamptz not null,
      first_answer_at timestamptz, closed_at timestamptz, match jsonb, forwarded boolean not null default false`,
      { level: 'CBL', constraints: ['primary key (company_id, id)'] },
    )}
create index demands_state on service.demands (company_id, state, opened_at);
create index demands_order on service.demands (company_id, order_id);
${table(
  'service',
  'messages',
  'id uuid not null, demand uuid not null, side text not null, name text not null, text text not null, at timestamptz not null',
  { level: 'CBL', constraints: ['primary key (company_id, id)'] },
)}
create index messages_demand on service.messages (company_id, demand, at, id);`,
  },
];
