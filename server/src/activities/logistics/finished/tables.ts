// What is kept of finished products in store.
import { type Migration, table } from '../../../kernel/schema.ts';

export interface FinishedTables {
  'logistics.finished': {
    seen_by: string[];
    id: string;
    order_id: string;
    order_number: string;
    product: string;
    name: string;
    identifier: string;
    place: string;
    quantity: number;
    customer: string;
    stored_at: Date;
    delivery: string | null;
    state: 'stored' | 'loaded' | 'delivered';
    flag: 'order-cancelled' | null;
  };
}

export const finishedMigrations: readonly Migration[] = [
  {
    name: '025 finished products',
    sql: table(
      'logistics',
      'finished',
      `id uuid not null, order_id uuid not null, order_number text not null, product text not null, name text not null, identifier text not null,
      place text not null, quantity int not null, customer uuid not null, stored_at timestamptz not null, delivery uuid, state text not null, flag text`,
      { level: 'WSL', constraints: ['primary key (company_id, id)', 'unique (company_id, identifier)'] },
    ),
  },
];
