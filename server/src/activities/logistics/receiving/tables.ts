// What is to come in: one line a purchase order, with what was accepted and rejected of it so far.
import { type Migration, table } from '../../../kernel/schema.ts';

export interface ReceivingTables {
  'logistics.expected': {
    purchase_order: string;
    number: string;
    supplier: string;
    item: string;
    quantity: number;
    lot: string | null;
    expected_at: Date;
    shipped: boolean;
    accepted: number;
    rejected: number;
    receipts: number;
    state: 'open' | 'complete' | 'closed';
  };
}

export const receivingMigrations: readonly Migration[] = [
  {
    name: '020 expected goods',
    sql: `${table(
      'logistics',
      'expected',
      `purchase_order uuid not null, number text not null, supplier text not null, item text not null, quantity numeric not null, lot text,
      expected_at timestamptz not null, shipped boolean not null default false, accepted numeric not null default 0,
      rejected numeric not null default 0, receipts int not null default 0, state text not null default 'open'`,
      { constraints: ['primary key (company_id, purchase_order)'] },
    )}
create index expected_open on logistics.expected (company_id, expected_at) where state = 'open';`,
  },
];
